using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using DeepLearning.Plotly;

namespace DeepLearning.Kernel.Packages;

/// <summary>
/// Plotly.NET in the cells. It is part of the program, and a cell that names it gets it without <c>#r</c>; the compiler
/// is told of it, and the process loads it, only then.
/// </summary>
static class PlotlyNet
{
    private const string Charts = "Plotly.NET";

    // What charts are, of which a notebook may ask for another version, and what they lean on, of which there is one only.
    private static readonly string[] Own = [Charts, "Plotly.NET.CSharp", "DynamicObj", "Giraffe.ViewEngine"];
    private static readonly string[] Shared = ["DeepLearning.Plotly", "FSharp.Core", "Newtonsoft.Json"];

    private static int _watching;

    /// <summary>From now on, teaches the formatter about charts as soon as a cell loads Plotly.NET.</summary>
    public static void Watch()
    {
        if (Interlocked.Exchange(ref _watching, 1) == 0)
            AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => Recognize(loaded.LoadedAssembly);
    }

    /// <summary>Whether a piece of code seems to use charts.</summary>
    public static bool IsNamedIn(string code) =>
        code.Contains(Charts, StringComparison.Ordinal) || code.Contains(".ToChart(", StringComparison.Ordinal);

    /// <summary>Whether a file is one of the assemblies that a cell with charts compiles against.</summary>
    public static bool IsPart(string path) => IsOneOf(Own, path) || IsOneOf(Shared, path);

    /// <summary>Whether the program's copy stands for an assembly that a package brought.</summary>
    public static bool IsOurs(string path) => IsPart(path) && !IsOtherVersion(path);

    /// <summary>Whether a package brought another version of the charts. A notebook that asks for it was written for it.</summary>
    public static bool IsOtherVersion(string path) =>
        IsOneOf(Own, path) && TrustedAssemblies.Find(Path.GetFileNameWithoutExtension(path)) is { } own && Identity(own) != Identity(path);

    private static bool IsOneOf(string[] names, string path) =>
        names.Contains(Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase);

    // Not the assembly's version: Plotly.NET.CSharp has 0.0.0.0 in all of its releases.
    private static Guid Identity(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }

    private static void Recognize(Assembly assembly)
    {
        if (assembly.IsDynamic || assembly.GetName().Name != Charts)
            return;
        if (AssemblyLoadContext.GetLoadContext(assembly) == AssemblyLoadContext.Default)
            ShowOurs();
        else
            ShowOthers(assembly);
    }

    // Methods of their own, since compiling a call is what loads the assembly that it goes to.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ShowOurs() => ChartDisplay.Install();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ShowOthers(Assembly plotlyNet) => ChartDisplay.Install(plotlyNet);
}
