using DeepLearning.Notebook;

namespace DeepLearning.Kernel;

/// <summary>What is known about the name at the cursor.</summary>
/// <param name="Signature">Its declaration in C#.</param>
/// <param name="Documentation">Its documentation as Markdown; empty if it has none.</param>
/// <param name="Start">Where the name starts in the code.</param>
/// <param name="End">Where it ends.</param>
public sealed record InspectionResult(string Signature, string Documentation, int Start, int End)
{
    /// <summary>Signature and documentation as text and as Markdown.</summary>
    public MimeBundle ToMimeBundle() =>
        MimeBundle.Text(Join(Signature))
            .With("text/markdown", Join($"```csharp\n{Signature}\n```"));

    private string Join(string head) => Documentation.Length == 0 ? head : $"{head}\n\n{Documentation}";
}
