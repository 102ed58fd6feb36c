namespace DeepLearning.Kernel.Tests.Scripting;

/// <summary>What is here without being asked for, and what the notebook's own imports mean beside it.</summary>
public sealed class ImportTests : IAsyncDisposable
{
    private readonly ScriptSession _session = new();

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Theory]
    [InlineData("new StringBuilder().Append('a').Append('b').ToString()", "ab")]
    [InlineData("IList list = new ArrayList { 1, 2 }; list.Count", "2")]
    public async Task What_dotnet_interactive_imports_is_here(string code, string value) =>
        Assert.Equal(value, await _session.RunAsync(code));

    [Theory]
    [InlineData("using System.Timers;\ntypeof(Timer).FullName", "System.Timers.Timer")]
    [InlineData("using System.Reflection;\ntypeof(Module).FullName", "System.Reflection.Module")]
    [InlineData("using System.Timers;\nTimer Made() => new Timer(5);\nMade().Interval", "5")]
    public async Task A_name_that_the_notebook_imports_wins(string code, string value) =>
        Assert.Equal(value, await _session.RunAsync(code));

    [Fact]
    public async Task It_wins_in_later_cells_too()
    {
        await _session.RunAsync("using System.Timers;");
        Assert.Equal("System.Timers.Timer", await _session.RunAsync("typeof(Timer).FullName"));
    }

    [Fact]
    public async Task Two_imports_of_the_notebooks_own_stay_ambiguous()
    {
        var error = await _session.FailAsync("using System.Timers;\nusing System.Threading;\ntypeof(Timer)");
        Assert.Contains("CS0104", error.Name);
    }

    [Theory]
    [InlineData("new Regex(\"a\")", "Regex is there after `using System.Text.RegularExpressions;`")]
    [InlineData("JsonSerializer.Serialize(1)", "JsonSerializer is there after `using System.Text.Json;`")]
    [InlineData("ConcurrentDictionary<int, int> d = null;", "ConcurrentDictionary is there after `using System.Collections.Concurrent;`")]
    [InlineData("new BigInteger(3)", "BigInteger is there after `using System.Numerics;`")]
    public async Task A_missing_using_is_named(string code, string hint) =>
        Assert.Contains("    hint: " + hint, (await _session.FailAsync(code)).Traceback);
}
