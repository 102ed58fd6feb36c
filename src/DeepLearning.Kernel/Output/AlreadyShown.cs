using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Output;

/// <summary>Tells handles of outputs, which a cell may end in, from values that are still to be shown.</summary>
internal static class AlreadyShown
{
    // .NET Interactive's handle is known by its name: naming the type would load its assembly.
    private const string OfInteractive = "Microsoft.DotNet.Interactive.Formatting.DisplayedValue";

    public static bool Is(object? value) => value is DisplayedValue || value?.GetType().FullName == OfInteractive;
}
