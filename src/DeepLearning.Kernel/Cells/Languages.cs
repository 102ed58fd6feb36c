using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Cells;

/// <summary>A language that cells may be written in.</summary>
/// <param name="Name">Its <c>#!</c> line.</param>
/// <param name="Aliases">Other names for it.</param>
/// <param name="Summary">What it is for.</param>
/// <param name="Render">Turns the text into something to show; null for languages that run.</param>
internal sealed record Language(string Name, string[] Aliases, string Summary, Func<string, MimeBundle>? Render);

/// <summary>The languages of cells.</summary>
internal static class Languages
{
    public const string CSharp = "csharp";
    public const string FSharp = "fsharp";

    /// <summary>The line before what a <c>.dib</c> file says about itself; that is nothing to run.</summary>
    public const string Metadata = "meta";

    public static readonly IReadOnlyList<Language> All =
    [
        new(CSharp, ["c#", "cs"], "C#, the language of a cell that names none", Render: null),
        new(FSharp, ["f#", "fs"], "F#; values pass with #!share", Render: null),
        new("html", [], "HTML, shown as it is", DisplayFunctions.HTML),
        new("javascript", ["js"], "JavaScript that the page runs", DisplayFunctions.Javascript),
        new("markdown", ["md"], "Markdown, shown formatted", DisplayFunctions.Markdown),
        new("mermaid", [], "a Mermaid diagram", DisplayFunctions.Mermaid),
        new("svg", [], "an SVG drawing", svg => DisplayFunctions.Svg(svg)),
    ];

    public static Language? Find(string name) => All.FirstOrDefault(language =>
        language.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
        || language.Aliases.Contains(name, StringComparer.OrdinalIgnoreCase));
}
