namespace DeepLearning.Kernel.Tests.IntelliSense;

/// <summary>What lies in assemblies of .NET that no cell has needed yet is proposed all the same.</summary>
public sealed class WideCompletionTests : IAsyncDisposable
{
    private readonly ScriptSession _session = new();

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Theory]
    [InlineData("using System.Xml.Li", "Linq")]
    [InlineData("System.Net.Http.HttpCl", "HttpClient")]
    [InlineData("System.Net.Ht", "Http")]
    [InlineData("System.Xm", "Xml")]
    public void Namespaces_and_their_types_are_proposed_from_all_of_NET(string code, string expected) =>
        Assert.Contains(expected, _session.Complete(code, code.Length).Items.Select(item => item.Text));

    [Fact]
    public void A_name_is_inspected_wherever_it_comes_from() =>
        Assert.Contains("HttpClient", _session.Inspect("System.Net.Http.HttpClient", 20)!.Signature, StringComparison.Ordinal);
}
