using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace DeepLearning.Tests;

/// <summary>Runs every example in the library's documentation and compares what it prints with its comments.</summary>
public sealed partial class ExampleTests
{
    private static readonly Dictionary<string, string> Examples = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "DeepLearning.xml"))
        .Descendants("member").Where(m => m.Element("example") is not null)
        .ToDictionary(m => m.Attribute("name")!.Value, m =>
            string.Join('\n', m.Elements("example").Descendants("code").Select(c => c.Value)), StringComparer.Ordinal);

    private static readonly ScriptOptions Options = ScriptOptions.Default
        .AddReferences(typeof(Tensor).Assembly, typeof(Enumerable).Assembly, typeof(Console).Assembly)
        .AddImports("System", "System.Linq", "System.Collections.Generic", "DeepLearning");

    public static TheoryData<string> Members => [.. Examples.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Examples_run_and_print_what_they_say(string member)
    {
        var page = new Page();
        await CSharpScript.RunAsync(Examples[member].Replace("Console.WriteLine(", "Output.Add(", StringComparison.Ordinal), Options, page,
            typeof(Page), TestContext.Current.CancellationToken);
        string[] promised = [.. Printed().Matches(Examples[member]).Select(m => m.Groups["promise"].Value.Trim())];
        Assert.Equal(promised.Length, page.Output.All.Count);
        Assert.All(promised.Zip(page.Output.All).Where(p => p.First.Length > 0), p => Assert.Equal(p.First, p.Second));
    }

    [Fact]
    public void Many_members_have_an_example() => Assert.True(Examples.Count >= 30, $"{Examples.Count}");

    [GeneratedRegex(@"Console\.WriteLine\(.*?(//(?<promise>.*))?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Printed();

    /// <summary>What an example sees besides the library: the names that every lesson uses, so that examples stay short.</summary>
    public sealed class Page
    {
        public Page()
        {
            (x, y) = (Tensor.Rand(new RandomGenerator(1), 12, 3), Tensor.From([.. Enumerable.Range(0, 12).Select(i => (float)(i % 2))]));
            (train, test, data) = (new TensorDataset(x, y), new TensorDataset(x, y), new TensorDataset(x, y));
            model = new Sequential(new Linear(3, 8), new Relu(), new Linear(8, 2));
            optimizer = new Adam(model.Parameters());
        }

        public Lines Output { get; } = new();

        public Tensor x { get; }

        public Tensor y { get; }

        public TensorDataset train { get; }

        public TensorDataset test { get; }

        public TensorDataset data { get; }

        public Sequential model { get; }

        public Optimizer optimizer { get; }

        public Loss loss { get; } = new CrossEntropyLoss();
    }

    /// <summary>Takes the place of the console, so that examples can run side by side.</summary>
    public sealed class Lines
    {
        private readonly List<string> _lines = [];

        public void Add(object? value) => _lines.Add(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");

        internal IReadOnlyList<string> All => _lines;
    }
}
