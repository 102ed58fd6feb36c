using DeepLearning.Kernel.Packages;
using DeepLearning.Kernel.Scripting;

namespace DeepLearning.Kernel.Tests.Scripting;

/// <summary>Every type of .NET can be used, though the compiler is given few of .NET's assemblies to begin with.</summary>
public sealed class ReferenceTests : IAsyncDisposable
{
    private readonly ScriptSession _session = new();

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Theory]
    [InlineData("using System.Xml.Linq;\nnew XElement(\"a\", 1).ToString()", "<a>1</a>")]
    [InlineData("new System.Net.Http.HttpMethod(\"GET\").Method", "GET")]
    [InlineData("Enumerable.Range(0, 10).AsParallel().Sum()", "45")]
    [InlineData("new[] { 1, 2 }.AsQueryable().Select(x => x + 1).Sum()", "5")]
    [InlineData("dynamic d = 20; d + 1", "21")]
    [InlineData(
        "var c = System.Threading.Channels.Channel.CreateUnbounded<int>(); c.Writer.TryWrite(7); c.Reader.TryRead(out var n); n", "7")]
    [InlineData("new System.Data.DataTable(\"t\").TableName", "t")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().Id == Environment.ProcessId", "true")]
    [InlineData("System.Web.HttpUtility.HtmlEncode(\"<\")", "&lt;")]
    [InlineData("System.Linq.Expressions.Expression.Constant(3).Type.Name", "Int32")]
    [InlineData("long sum = 0; Parallel.For(0, 4, i => Interlocked.Add(ref sum, i)); sum", "6")]
    [InlineData("new System.ComponentModel.DataAnnotations.RangeAttribute(1, 5).IsValid(3)", "true")]
    public async Task A_type_outside_of_the_first_assemblies_is_found(string code, string expected) =>
        Assert.Equal(expected, await _session.RunAsync(code));

    [Fact]
    public async Task A_using_directive_alone_in_a_cell_finds_its_namespace_for_later_cells()
    {
        await _session.RunAsync("using System.Xml.Linq;");
        await _session.RunAsync("var element = new XElement(\"a\");");
        await _session.RunAsync("element.Add(new XAttribute(\"n\", 1));");
        Assert.Equal("<a n=\"1\" />", await _session.RunAsync("element.ToString()"));
    }

    [Fact]
    public async Task A_value_keeps_its_type_when_more_assemblies_come()
    {
        await _session.RunAsync("var lookup = new[] { 1, 2, 3 }.ToLookup(x => x % 2);\nvar table = new "
            + "System.Collections.Concurrent.ConcurrentDictionary<string, System.Text.RegularExpressions.Regex>();");
        await _session.RunAsync("var document = new System.Xml.XmlDocument();\nvar client = new System.Net.Http.HttpClient();");
        await _session.RunAsync("ILookup<int, int> same = lookup;\nSystem.Collections.Concurrent.ConcurrentDictionary<string, "
            + "System.Text.RegularExpressions.Regex> sameTable = table;");
        Assert.Equal("2", await _session.RunAsync("same[1].Count()"));
    }

    [Fact]
    public async Task A_misspelt_name_is_told_as_such()
    {
        var error = await _session.FailAsync("Consol.WriteLine(1);");
        Assert.Equal(("CS0103", 1, 1), (error.Name, error.Line, error.Column));
    }

    [Fact]
    public void Every_assembly_of_the_set_comes_with_those_that_it_refers_to()
    {
        var references = new ReferenceSet([typeof(TrainingHost).Assembly, typeof(DeepLearning.Notebook.Figure).Assembly]);
        var names = references.NotIn(null)
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Display!))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var dependencies = references.NotIn(null)
            .SelectMany(reference => System.Reflection.Assembly.Load(Path.GetFileNameWithoutExtension(reference.Display!))
                .GetReferencedAssemblies())
            .Select(name => name.Name!).Where(TrustedAssemblies.Has).ToList();
        Assert.NotEmpty(dependencies);
        Assert.All(dependencies, name => Assert.Contains(name, names));
        // Otherwise there would be no point in it.
        Assert.True(references.Rest.Count > names.Count, $"{names.Count} in use, {references.Rest.Count} not");
    }

    [Theory]
    [InlineData("using Plotly.NET.CSharp;", true)]
    [InlineData("figure.ToChart()", true)]
    [InlineData("Figure.Line(loss)", false)]
    public void Charts_come_before_the_first_try_of_a_piece_that_names_them(string code, bool come)
    {
        var references = new ReferenceSet([typeof(DeepLearning.Notebook.Figure).Assembly]);
        Assert.Contains(references.Rest, IsCharts);
        references.AddChartsFor(SubmissionCompiler.Parse(code, "cell"));
        Assert.Equal(come, references.NotIn(null).Any(IsCharts));
        static bool IsCharts(Microsoft.CodeAnalysis.MetadataReference reference) =>
            Path.GetFileNameWithoutExtension(reference.Display) == "Plotly.NET";
    }
}
