namespace DeepLearning.Kernel.Tests;

internal static class SessionExtensions
{
    /// <summary>Runs a cell that is expected to succeed and returns its value as text; null if it has none.</summary>
    public static async Task<string?> RunAsync(this ScriptSession session, string code, RecordingOutput? output = null)
    {
        var result = await session.SubmitAsync(code, output ?? new RecordingOutput(), TestContext.Current.CancellationToken);
        Assert.True(result.Status == CellStatus.Ok, string.Join('\n', result.Error?.Traceback ?? []));
        return result.Value?.PlainText;
    }

    /// <summary>Runs a cell that is expected to fail.</summary>
    public static async Task<CellError> FailAsync(this ScriptSession session, string code, RecordingOutput? output = null)
    {
        var result = await session.SubmitAsync(code, output ?? new RecordingOutput(), TestContext.Current.CancellationToken);
        Assert.Equal(CellStatus.Error, result.Status);
        return result.Error!;
    }
}
