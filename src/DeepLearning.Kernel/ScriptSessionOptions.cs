using System.Reflection;

namespace DeepLearning.Kernel;

/// <summary>What a host gives to its session.</summary>
public sealed record ScriptSessionOptions
{
    /// <summary>Assemblies that cells may use besides .NET, the library and the notebook functions.</summary>
    public IReadOnlyList<Assembly> References { get; init; } = [];

    /// <summary>
    /// Using directives besides the usual ones, without <c>using</c> and semicolon: <c>DeepLearning.Course</c>,
    /// <c>static System.Math</c>.
    /// </summary>
    public IReadOnlyList<string> Imports { get; init; } = [];

    /// <summary>Where relative paths in <c>#r</c>, <c>#load</c> and <c>#!import</c> start; null for the current directory.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Where packages of <c>#r "nuget: …"</c> are noted after their first restore; null for a folder of the user's.</summary>
    public string? PackageCache { get; init; }
}
