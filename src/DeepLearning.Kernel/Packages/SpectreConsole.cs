using System.Reflection;
using System.Runtime.Loader;
using DeepLearning.Kernel.Output;

namespace DeepLearning.Kernel.Packages;

/// <summary>
/// Spectre.Console looks whether it writes to a terminal, and finds that a kernel has none; then it leaves out colours, and of
/// progress bars nearly everything. A notebook shows both, so it is told to write them.
/// </summary>
internal static class SpectreConsole
{
    private static int _watching;

    /// <summary>From now on, tells the package as soon as a cell loads it.</summary>
    public static void Watch()
    {
        if (Interlocked.Exchange(ref _watching, 1) == 0)
            AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => Recognize(loaded.LoadedAssembly);
    }

    private static void Recognize(Assembly assembly)
    {
        if (assembly.IsDynamic || assembly.GetName().Name != "Spectre.Console"
            || AssemblyLoadContext.GetLoadContext(assembly) == AssemblyLoadContext.Default)
            return;
        try
        {
            Tell(assembly);
        }
        catch (Exception changed) when (changed is NullReferenceException or TargetException
            or TargetInvocationException or ArgumentException or MissingMethodException)
        {
            // A version with other names: it writes as it does into a file.
        }
    }

    private static void Tell(Assembly spectre)
    {
        var settings = Activator.CreateInstance(spectre.GetType("Spectre.Console.AnsiConsoleSettings")!)!;
        Choose("Ansi", "Yes");
        Choose("Interactive", "Yes");
        Choose("ColorSystem", "TrueColor");
        var writer = new CellWriter("stdout", TextWriter.Null);
        Property("Out").SetValue(settings, Activator.CreateInstance(spectre.GetType("Spectre.Console.AnsiConsoleOutput")!, writer));
        var console = spectre.GetType("Spectre.Console.AnsiConsole")!;
        var create = console.GetMethod("Create", BindingFlags.Public | BindingFlags.Static, [settings.GetType()])!;
        console.GetProperty("Console")!.SetValue(null, create.Invoke(null, [settings]));

        PropertyInfo Property(string name) => settings.GetType().GetProperty(name)!;

        void Choose(string name, string value)
        {
            var type = Property(name).PropertyType;
            Property(name).SetValue(settings, Enum.Parse(Nullable.GetUnderlyingType(type) ?? type, value));
        }
    }
}
