using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DeepLearning.Plotly;

/// <summary>Numbers of JSON, whether they were read from text or made from a value of any numeric type.</summary>
internal static class JsonNumber
{
    /// <summary>The number; null if the node is something else.</summary>
    public static double? Of(JsonNode? node)
    {
        if (node is not JsonValue value || value.GetValueKind() != JsonValueKind.Number)
            return null;
        if (value.TryGetValue(out double number))
            return number;
        if (value.TryGetValue(out int integer))
            return integer;
        return value.TryGetValue(out float single) ? single : double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
    }
}
