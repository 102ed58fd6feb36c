using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using Plotly.NET;
using Properties = DynamicObj.DynamicObj;

namespace DeepLearning.Plotly;

/// <summary>
/// Writes a chart of Plotly.NET as plotly.js reads it, in one walk over its properties. Plotly.NET's own <c>toJson</c> goes
/// over every chart four times through Newtonsoft's reflection, which takes a hundred times as long.
/// </summary>
internal static class ChartJson
{
    public static JsonObject Write(GenericChart chart)
    {
        var traces = new JsonArray();
        for (var rest = GenericChart.getTraces(chart); !rest.IsEmpty; rest = rest.TailOrNull)
            traces.Add(Node(rest.HeadOrDefault));
        return new JsonObject
        {
            ["data"] = traces,
            ["layout"] = Node(GenericChart.getLayout(chart)),
            ["config"] = Node(GenericChart.getConfig(chart)),
        };
    }

    internal static JsonNode? Node(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        double number => double.IsFinite(number) ? JsonValue.Create(number) : null,
        float number => float.IsFinite(number) ? JsonValue.Create(number) : null,
        long number => JsonValue.Create(number),
        byte or sbyte or short or ushort or uint => JsonValue.Create(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        ulong number => JsonValue.Create(number),
        decimal number => JsonValue.Create(number),
        // As plotly.js reads dates: without a time zone, which it would drop.
        DateTime time => JsonValue.Create(time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        DateTimeOffset time => JsonValue.Create(time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        DateOnly date => JsonValue.Create(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        Color color => Node(color.Value),
        Trace trace => Object(trace, new JsonObject { ["type"] = trace.type }),
        Properties properties => Object(properties, []),
        JsonNode node => node.DeepClone(),
        IDictionary entries => Object(entries),
        IEnumerable items => Array(items),
        // What none of the above is, Newtonsoft writes as Plotly.NET would have.
        _ => JsonNode.Parse(Newtonsoft.Json.JsonConvert.SerializeObject(value)),
    };

    private static JsonObject Object(Properties properties, JsonObject json)
    {
        foreach (var (name, value) in properties.Properties)
            json[name] = Node(value);
        return json;
    }

    private static JsonObject Object(IDictionary entries)
    {
        var json = new JsonObject();
        foreach (DictionaryEntry entry in entries)
            json[Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!] = Node(entry.Value);
        return json;
    }

    // Numbers are most of a chart, and boxing each of them would be most of the time.
    private static JsonArray Array(IEnumerable items)
    {
        switch (items)
        {
            case IEnumerable<double> numbers:
                return [.. numbers.Select(number => double.IsFinite(number) ? JsonValue.Create(number) : null)];
            case IEnumerable<float> numbers:
                return [.. numbers.Select(number => float.IsFinite(number) ? JsonValue.Create(number) : null)];
            case IEnumerable<int> numbers:
                return [.. numbers.Select(number => JsonValue.Create(number))];
            case IEnumerable<string> texts:
                return [.. texts.Select(text => JsonValue.Create(text))];
        }
        var array = new JsonArray();
        foreach (var item in items)
            array.Add(Node(item));
        return array;
    }
}
