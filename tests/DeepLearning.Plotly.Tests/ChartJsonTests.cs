using System.Text.Json;
using System.Text.Json.Nodes;
using Plotly.NET;
using Chart = Plotly.NET.CSharp.Chart;

namespace DeepLearning.Plotly.Tests;

/// <summary>What our writer makes of charts, beside what Plotly.NET's own makes of them.</summary>
public sealed class ChartJsonTests
{
    static ChartJsonTests() => ChartDisplay.Install();

    public static TheoryData<string> Kinds => [.. SevenCharts.Kinds.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_chart_is_written_as_Plotly_NET_writes_it(string kind)
    {
        var chart = SevenCharts.Kinds[kind]();
        var theirs = JsonNode.Parse(GenericChart.toJson(chart))!.AsObject();
        var ours = ChartJson.Write(chart);
        foreach (var part in new[] { "data", "layout", "config" })
            Assert.True(
                Same(theirs[part], Reread(ours[part])), $"{part}: {ours[part]!.ToJsonString()} beside {theirs[part]!.ToJsonString()}");
    }

    [Fact]
    public void A_chart_takes_some_hundred_letters_not_nine_thousand()
    {
        var chart = Chart.Line<double, double, string>(new[] { 1.0, 2, 3 }, new[] { 3.0, 1, 2 });
        Assert.InRange(ChartJson.Write(chart).ToJsonString().Length, 100, 300);
    }

    [Fact]
    public void Values_that_JSON_has_no_number_for_become_gaps_and_times_become_texts()
    {
        Assert.Equal("[1.5,null,null]", ChartJson.Node(new[] { 1.5, double.NaN, double.PositiveInfinity })!.ToJsonString());
        Assert.Equal("[0.1,null]", ChartJson.Node(new[] { 0.1f, float.NaN })!.ToJsonString());
        Assert.Equal("[\"2026-01-02T03:04:05\",\"2026-01-02\"]",
            ChartJson.Node(new object[] { new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), new DateOnly(2026, 1, 2) })!.ToJsonString());
    }

    [Fact]
    public void What_the_writer_does_not_know_is_written_as_Newtonsoft_does() =>
        Assert.Equal("""{"Item1":1,"Item2":"a"}""", ChartJson.Node(Tuple.Create(1, "a"))!.ToJsonString());

    // Numbers by their value: one of them writes 1, the other 1.0.
    private static bool Same(JsonNode? one, JsonNode? other) => (one, other) switch
    {
        (JsonObject a, JsonObject b) => a.Count == b.Count && a.All(pair => b.ContainsKey(pair.Key) && Same(pair.Value, b[pair.Key])),
        (JsonArray a, JsonArray b) => a.Count == b.Count && a.Zip(b).All(pair => Same(pair.First, pair.Second)),
        (JsonValue a, JsonValue b) when a.GetValueKind() == JsonValueKind.Number && b.GetValueKind() == JsonValueKind.Number =>
            a.GetValue<double>() == b.GetValue<double>(),
        _ => JsonNode.DeepEquals(one, other),
    };

    // A number that was made and one that was read compare by their text only.
    private static JsonNode Reread(JsonNode? node) => JsonNode.Parse(node!.ToJsonString())!;
}
