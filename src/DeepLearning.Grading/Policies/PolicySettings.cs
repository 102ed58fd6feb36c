using System.Globalization;
using System.Text.Json.Nodes;
using DeepLearning.Course;

namespace DeepLearning.Grading.Policies;

/// <summary>
/// One level of <c>course.yml</c>. A setting of the wrong type or with a misspelt name is an error that says which it is:
/// a due date that is silently ignored would cost a class its marks, or give them away.
/// </summary>
internal sealed class PolicySettings
{
    private readonly JsonObject _values;
    private readonly string _place;

    /// <param name="place">How messages name this level, such as <c>late.</c>; empty at the top.</param>
    /// <param name="known">The settings there are; empty where the names are the instructor's own.</param>
    public PolicySettings(JsonObject values, string place, params IReadOnlyList<string> known)
    {
        (_values, _place) = (values, place);
        if (known.Count > 0 && values.Select(entry => entry.Key).FirstOrDefault(key => !known.Contains(key)) is { } unknown)
        {
            var meant = Catalogue.Nearest(unknown, known) is { } near ? $"do you mean `{near}`? " : "";
            throw new FormatException($"`{place}{unknown}` is not a setting; {meant}there are {string.Join(", ", known)}");
        }
    }

    public IEnumerable<string> Names => _values.Select(entry => entry.Key);

    public bool Has(string name) => _values[name] is not null;

    /// <summary>The settings below one, none where it is left out.</summary>
    public PolicySettings Below(string name, params IReadOnlyList<string> known) => _values[name] switch
    {
        null => new([], $"{_place}{name}."),
        JsonObject below => new(below, $"{_place}{name}.", known),
        _ => throw Wrong(name, known.Count > 0 ? $"write {{{known[0]}: …}}" : "write {name: value, …}"),
    };

    public string? Text(string name) => _values[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) => text,
        _ => throw Wrong(name, "it must be a word or a text; put it in quotation marks"),
    };

    public IReadOnlyList<string> Texts(string name) => _values[name] switch
    {
        null => [],
        JsonArray all when all.All(one => one is JsonValue value && value.TryGetValue(out string? _)) =>
            [.. all.Select(one => (string)one!)],
        _ => throw Wrong(name, "it must be a list of names; write [first, second]"),
    };

    public double Number(string name, double standard, double least = 0, double most = 1e6)
    {
        if (_values[name] is not { } node) return standard;
        var number = node switch
        {
            JsonValue value when value.TryGetValue(out double real) => real,
            JsonValue value when value.TryGetValue(out long whole) => whole,
            _ => double.NaN,
        };
        return number >= least && number <= most
            ? number
            : throw Wrong(
                name, string.Create(CultureInfo.InvariantCulture, $"it must be a number from {least:0.######} to {most:0.######}"));
    }

    public int Whole(string name, int standard) =>
        Number(name, standard, least: 1) is var number && number == Math.Floor(number)
            ? (int)number
            : throw Wrong(name, "it must be a whole number");

    public double Share(string name, double standard) => Number(name, standard, most: 1);

    public DateTimeOffset Date(string name) =>
        _values[name] is JsonValue value && value.TryGetValue(out string? text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : throw Wrong(name, "write a date like 2026-10-01T23:59:00+02:00");

    private FormatException Wrong(string name, string remedy) =>
        new($"`{_place}{name}` is {_values[name]?.ToJsonString() ?? "empty"}; {remedy}");
}
