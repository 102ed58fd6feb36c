using DeepLearning.Kernel.Cells;

namespace DeepLearning.Kernel.Errors;

/// <summary>A place that an exception came through.</summary>
/// <param name="Method">As the learner knows it; empty for code outside of any method.</param>
/// <param name="Path">The cell or file; null if it is not known, or not the learner's.</param>
/// <param name="Line">Counted from 1; 0 if it is not known.</param>
/// <param name="IsOwn">Whether the learner wrote it.</param>
/// <param name="Where">What is known when the line is not.</param>
internal sealed record Place(string Method, string? Path, int Line, bool IsOwn, string Where)
{
    public string Describe(CellSources sources, string cellPath)
    {
        var method = Method.Length == 0 ? "" : Method + " in ";
        if (Path is null || Line == 0)
            return Where.Length > 0 ? method + Where : Method.Length > 0 ? Method : "this cell";
        var where = Path == cellPath ? "" : Path + ", ";
        var code = sources.Line(Path, Line)?.Trim() is { Length: > 0 } text ? ":  " + text : "";
        return FormattableString.Invariant($"{method}{where}line {Line}{code}");
    }
}
