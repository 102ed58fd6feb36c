using System.Text.Json.Nodes;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Worker;

/// <summary>A cell's result on its way between processes.</summary>
internal sealed record CellReport(CellStatus Status, JsonObject? Value, CellError? Error, double Milliseconds, bool HasRunningThreads)
{
    public static CellReport Of(CellResult result) =>
        new(result.Status, result.Value?.ToJson(), result.Error, result.Elapsed.TotalMilliseconds, result.HasRunningThreads);

    /// <exception cref="FormatException">The value is no bundle.</exception>
    public CellResult ToResult()
    {
        var value = Value is null ? null : MimeBundle.FromJson(Value);
        return new(Status, value, Error, TimeSpan.FromMilliseconds(Milliseconds)) { HasRunningThreads = HasRunningThreads };
    }
}
