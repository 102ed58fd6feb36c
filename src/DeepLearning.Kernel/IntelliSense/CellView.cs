using DeepLearning.Kernel.Cells;
using DeepLearning.Kernel.Scripting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepLearning.Kernel.IntelliSense;

/// <summary>A cell that is being written, seen around the cursor.</summary>
internal sealed class CellView
{
    private CellView(string code, int cursor, string language)
    {
        Code = code;
        Cursor = cursor;
        Language = language;
        LineStart = code.LastIndexOf('\n', Math.Max(cursor - 1, 0), cursor) + 1;
        WordStart = cursor;
        while (WordStart > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[WordStart - 1]))
            WordStart--;
    }

    public string Code { get; }

    public int Cursor { get; }

    /// <summary>The language of the text at the cursor.</summary>
    public string Language { get; }

    public int LineStart { get; }

    /// <summary>The cursor's line up to the cursor.</summary>
    public string LineToCursor => Code[LineStart..Cursor];

    /// <summary>Where the name that ends at the cursor starts.</summary>
    public int WordStart { get; }

    public string Word => Code[WordStart..Cursor];

    /// <summary>The cell with everything blanked out but what is in that language, so that positions stay what they are.</summary>
    public string Text { get; private init; } = "";

    public static CellView Of(string code, int cursor)
    {
        var at = Math.Clamp(cursor, 0, code.Length);
        var line = code.AsSpan(0, at).Count('\n') + 1;
        var text = code.ToCharArray();
        var starts = new List<int> { 0 };
        for (var index = 0; index < code.Length; index++)
        {
            if (code[index] == '\n')
                starts.Add(index + 1);
            else if (code[index] != '\r')
                text[index] = ' ';
        }
        var parts = CellParser.Parse(code, Languages.CSharp, isForeign: _ => false);
        var language = parts.LastOrDefault(part => part.Line <= line) switch
        {
            CellPart.Code part => part.Language,
            CellPart.Command command => command.Language,
            _ => Languages.CSharp,
        };
        foreach (var visible in parts.OfType<CellPart.Code>().Where(part => part.Language == language))
        {
            var last = visible.Line - 1 + visible.Text.Count(character => character == '\n');
            var end = last + 1 < starts.Count ? starts[last + 1] : code.Length;
            code.CopyTo(starts[visible.Line - 1], text, starts[visible.Line - 1], end - starts[visible.Line - 1]);
        }
        return new CellView(code, at, language) { Text = new string(text) };
    }

    /// <summary>The cell's C# as a continuation of the session.</summary>
    public (SyntaxTree Tree, SemanticModel Model) Analyze(SubmissionCompiler compiler)
    {
        var tree = SubmissionCompiler.Parse(Text, "cell");
        return (tree, compiler.ContinueWithAllOfNet(tree).GetSemanticModel(tree));
    }
}
