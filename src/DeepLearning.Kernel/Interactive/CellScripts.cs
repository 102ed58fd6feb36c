using System.Reflection;

namespace DeepLearning.Kernel.Interactive;

/// <summary>What the session's C# offers to make .NET Interactive's types known to cells.</summary>
/// <param name="Reference">Lets later cells name what is in an assembly's file.</param>
/// <param name="Load">Loads an assembly's file that belongs to a package, and finds what lies beside it.</param>
/// <param name="Declare">Compiles declarations that all later cells see.</param>
internal sealed record CellScripts(Action<string> Reference, Func<string, Assembly> Load, Action<string> Declare);
