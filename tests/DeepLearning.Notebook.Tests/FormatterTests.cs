using System.Text.Json.Nodes;
using static DeepLearning.Notebook.DisplayFunctions;

namespace DeepLearning.Notebook.Tests;

public sealed class FormatterTests : IDisposable
{
    public record Penguin(string Species, float Mass, int? Year = null);

    private class Animal;

    private sealed class Dog : Animal;

    private sealed class Angry
    {
        public int Calm => 1;

        public int Rage => throw new InvalidOperationException("no");
    }

    public void Dispose() => Formatter.ResetToDefault();

    public static TheoryData<object?, string> Values => new()
    {
        { null, "null" },
        { 1.5f, "1.5" },
        { float.NaN, "NaN" },
        { double.NegativeInfinity, "-Infinity" },
        { -3, "-3" },
        { true, "true" },
        { "plain \"text\"", "plain \"text\"" },
        { new[] { 1, 2, 3 }, "[1, 2, 3]" },
        { Array.Empty<int>(), "[]" },
        { new[] { "a", "b" }, "[\"a\", \"b\"]" },
        { (1, "two", 3.5), "(1, \"two\", 3.5)" },
        { new float[,] { { 1, 2 }, { 3, 4 } }, "[[1, 2], [3, 4]]" },
        { new Dictionary<string, int> { ["a"] = 1 }, "{ \"a\": 1 }" },
        { new Penguin("Adelie", 3.75f), "Penguin { Species = \"Adelie\", Mass = 3.75, Year = null }" },
        { new { X = 1, Y = new[] { 2.5 } }, "{ X = 1, Y = [2.5] }" },
        { typeof(Dictionary<string, int[,]>), "Dictionary<string, int[,]>" },
        { (Func<int, bool>)(number => number > 0), "(int number) => bool" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_reads_as_a_learner_would_write_it(object? value, string expected) =>
        Assert.Equal(expected, Formatter.ToMimeBundle(value).PlainText);

    [Fact]
    public void Numbers_read_the_same_in_every_country()
    {
        using var german = new GermanCulture();
        Assert.Equal("[1.5, -2.25]", Formatter.ToMimeBundle(new[] { 1.5, -2.25 }).PlainText);
        Assert.Contains("<td style=\"text-align:right\">3.75</td>", Html(new Penguin("Adelie", 3.75f)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sequence_of_records_is_a_table_with_a_column_for_each_member()
    {
        var html = Html(new[] { new Penguin("Adelie", 3.75f), new Penguin("<Gentoo>", 5, 2007) });
        Assert.Contains(
            ">Species</th><th scope=\"col\" style=\"text-align:right\">Mass</th><th scope=\"col\" style=\"text-align:left\">Year</th>",
            html,
            StringComparison.Ordinal);
        Assert.Contains("&lt;Gentoo&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<Gentoo>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void An_endless_sequence_is_cut_and_says_so()
    {
        static IEnumerable<int> Forever()
        {
            for (var i = 0; ; i++)
                yield return i;
        }
        Formatter.ListExpansionLimit = 3;
        Assert.Equal("[0, 1, 2, …]", Formatter.ToMimeBundle(Forever()).PlainText);
        Assert.Equal("[0, 0, 0, … (7 more)]", Formatter.ToMimeBundle(new int[10]).PlainText);
        Assert.Contains("7 more rows", Html(Enumerable.Repeat(new Penguin("x", 1), 10).ToList()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_holds_itself_is_written_once_and_then_cut()
    {
        var loop = new List<object>();
        loop.Add(loop);
        Assert.Equal("[[[[[[[…]]]]]]]", Formatter.ToMimeBundle(loop).PlainText);
    }

    [Fact]
    public void A_getter_that_throws_shows_its_exception_and_the_rest() =>
        Assert.Equal("Angry { Calm = 1, Rage = InvalidOperationException: no }", Formatter.ToMimeBundle(new Angry()).PlainText);

    [Fact]
    public void The_formatter_of_the_nearest_type_is_used()
    {
        Formatter.Register<Animal>(_ => "an animal");
        Assert.Equal("an animal", Formatter.ToMimeBundle(new Dog()).PlainText);
        Formatter.Register<Dog>((_, writer) => writer.Write("a dog"));
        Assert.Equal("a dog", Formatter.ToMimeBundle(new Dog()).PlainText);
        Assert.Equal("[an animal, a dog]", Formatter.ToMimeBundle(new[] { new Animal(), new Dog() }).PlainText);
    }

    [Fact]
    public void The_latest_registration_wins_and_reset_forgets_it()
    {
        Formatter.Register<Penguin>(_ => "<b>1</b>", "text/html");
        Formatter.Register<Penguin>(penguin => $"<b>{penguin.Species}</b>", "text/html");
        Assert.Equal("<b>Adelie</b>", Html(new Penguin("Adelie", 1)));
        Formatter.ResetToDefault();
        Assert.Contains("<table", Html(new Penguin("Adelie", 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_generic_type_can_be_registered()
    {
        Formatter.Register(typeof(Stack<>), (_, writer) => writer.Write("a stack"));
        Assert.Equal("a stack", Formatter.ToMimeBundle(new Stack<int>()).PlainText);
    }

    [Fact]
    public void A_preferred_media_type_leaves_the_others_out()
    {
        Formatter.SetPreferredMimeTypesFor(typeof(Penguin), "text/plain");
        Assert.Equal(["text/plain"], Formatter.ToMimeBundle(new Penguin("Adelie", 1)).Data.Keys);
    }

    [Fact]
    public void Display_shows_once_and_updates_in_place()
    {
        using var host = new RecordingHost();
        var displayed = display("first");
        displayed.Update(2);
        var (bundle, id) = Assert.Single(host.Shown);
        Assert.Equal("first", bundle.PlainText);
        Assert.Equal((id, "2"), (host.Updates.Single().DisplayId, host.Updates.Single().Bundle.PlainText));
        Assert.NotEqual(id, display(1).Id);
    }

    [Fact]
    public void Text_is_displayed_as_the_media_type_that_it_is_said_to_be()
    {
        using var host = new RecordingHost();
        "# Title".DisplayAs("text/markdown");
        display(HTML("<b>a &lt; b</b><script>x</script>"));
        Assert.Equal("# Title", host.Shown[0].Bundle.Data["text/markdown"]);
        Assert.Equal("a < b", host.Shown[1].Bundle.PlainText);
    }

    [Fact]
    public void A_value_can_be_asked_for_in_one_media_type()
    {
        Assert.Equal("<pre>[1, 2]</pre>", new[] { 1, 2 }.ToDisplayString("text/html"));
        Assert.Equal("**bold**", Formatter.ToMimeBundle("**bold**", "text/markdown").Data["text/markdown"]);
        Assert.Equal("3.5", 3.5.ToDisplayString());
    }

    [Fact]
    public void A_bundle_survives_its_JSON_form()
    {
        var bundle = MimeBundle.Picture([1, 2, 3], "dots").With(MimeType.Plotly, new JsonObject { ["data"] = new JsonArray() });
        var back = MimeBundle.FromJson((JsonObject)JsonNode.Parse(bundle.ToJson().ToJsonString())!);
        Assert.Equal([1, 2, 3], Assert.IsType<byte[]>(back.Data[MimeType.Png]));
        Assert.IsType<JsonObject>(back.Data[MimeType.Plotly]);
        Assert.Equal("dots", back.PlainText);
        Assert.Equal("dots", (string?)back.Metadata[MimeType.Png]["alt"]);
    }

    private static string Html(object value) => Assert.IsType<string>(Formatter.ToMimeBundle(value).Data[MimeType.Html]);
}
