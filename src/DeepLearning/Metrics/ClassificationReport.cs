namespace DeepLearning;

/// <summary>One class's scores.</summary>
/// <param name="Class">The class index.</param>
/// <param name="Precision">Share of the predictions of this class that are right.</param>
/// <param name="Recall">Share of this class's samples that are found.</param>
/// <param name="F1">The harmonic mean of the two.</param>
/// <param name="Support">The number of this class's samples.</param>
public readonly record struct ClassScore(int Class, double Precision, double Recall, double F1, int Support);

/// <summary>Scores class by class. A macro average counts every class alike, a weighted one by its samples.</summary>
/// <param name="Accuracy">The share of all samples that is right.</param>
/// <param name="Classes">The classes in order.</param>
public sealed record ClassificationReport(double Accuracy, IReadOnlyList<ClassScore> Classes)
{
    /// <summary>The plain mean of the classes' precision.</summary>
    public double MacroPrecision => Classes.Average(c => c.Precision);

    /// <summary>The plain mean of the classes' recall.</summary>
    public double MacroRecall => Classes.Average(c => c.Recall);

    /// <summary>The plain mean of the classes' F1.</summary>
    public double MacroF1 => Classes.Average(c => c.F1);

    /// <summary>The mean of the classes' F1, each weighted by its number of samples.</summary>
    public double WeightedF1 => Classes.Sum(c => c.F1 * c.Support) / Classes.Sum(c => c.Support);

    /// <summary>The scores as a table of text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("class  precision  recall  F1     samples\n");
        foreach (ClassScore c in Classes)
            text.Append(CultureInfo.InvariantCulture, $"{c.Class,5}  {c.Precision,9:F3}  {c.Recall,6:F3}  {c.F1:F3}  {c.Support,7}\n");
        return text.Append(CultureInfo.InvariantCulture,
            $"macro  {MacroPrecision,9:F3}  {MacroRecall,6:F3}  {MacroF1:F3}; accuracy {Accuracy:F3}").ToString();
    }
}
