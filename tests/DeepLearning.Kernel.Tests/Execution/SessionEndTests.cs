using System.Runtime.CompilerServices;

namespace DeepLearning.Kernel.Tests.Execution;

/// <summary>A session that has ended gives its memory back: nothing of the process goes on holding it.</summary>
[Collection(MeasuredCollection.Name)]
public sealed class SessionEndTests
{
    [Theory]
    [InlineData("1 + 1")]
    [InlineData("var numbers = new List<int> { 1 }; display(numbers); numbers.Sum()")]
    [InlineData("#!fsharp\nlet x = 1\nx + 1")]
    [InlineData("using Microsoft.DotNet.Interactive;\nKernel.Root.Name")]
    public async Task A_session_that_has_ended_is_collected(string code)
    {
        var session = await RunAsync(code);
        for (var attempt = 0; attempt < 20 && session.IsAlive; attempt++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.False(session.IsAlive, "the session is still held");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> RunAsync(string code)
    {
        await using var session = new ScriptSession();
        await session.RunAsync(code);
        session.Complete("Console.", 8);
        session.Inspect("Console", 3);
        return new WeakReference(session);
    }
}
