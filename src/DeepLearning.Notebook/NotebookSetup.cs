using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace DeepLearning.Notebook;

/// <summary>Connects the library to the notebook.</summary>
public static class NotebookSetup
{
    /// <summary>
    /// From now on every <see cref="Trainer.Fit"/> shows its progress on the current host. Call it once, when a kernel or
    /// program starts.
    /// </summary>
    public static void Install() => TrainingHost.CreateProgress = TrainingView.Create;

    // When the assembly is loaded, and not by the formatter itself: it would know everything that it is to show.
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Whoever shows a tensor first, in a kernel or not, finds the form registered.")]
    internal static void RegisterFormatters() => LibraryExtensions.RegisterFormatters();
}
