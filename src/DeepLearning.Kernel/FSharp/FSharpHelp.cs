using DeepLearning.Kernel.IntelliSense;
using FSharp.Compiler.CodeAnalysis;
using FSharp.Compiler.EditorServices;
using FSharp.Compiler.Interactive;
using FSharp.Compiler.Symbols;
using FSharp.Compiler.Text;
using FSharp.Compiler.Tokenization;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace DeepLearning.Kernel.FSharp;

/// <summary>What could stand at the cursor of an F# cell, and what the name there is, as the F# compiler's own services say it.</summary>
internal sealed class FSharpHelp(Shell.FsiEvaluationSession session) : ILanguageHelp
{
    // Signatures of more take longer than a learner waits.
    private const int MostDescribed = 100;

    public CompletionResult Complete(string code, int cursor)
    {
        var (line, column, text) = Place(code, cursor);
        var name = QuickParse.GetPartialLongNameEx(text, column - 1);
        var (parsed, result, _) = session.ParseAndCheckInteraction(code, null);
        var list = result.GetDeclarationListInfo(FSharpOption<FSharpParseFileResults>.Some(parsed), line, text, name, null, null, null);
        var found = list.Items
            .Where(item => item.NameInList.StartsWith(name.PartialIdent, StringComparison.OrdinalIgnoreCase))
            .ToList();
        return new CompletionResult(cursor - name.PartialIdent.Length, cursor, [.. found.Select(item => new CompletionItem(
            item.NameInCode,
            item.Glyph.ToString().ToLowerInvariant(),
            found.Count <= MostDescribed ? Signatures(item.Description).FirstOrDefault() : null))]);
    }

    public InspectionResult? Inspect(string code, int cursor)
    {
        var (line, column, text) = Place(code, cursor);
        if (QuickParse.GetCompleteIdentifierIsland(true, text, column)?.Value is not { } island) return null;
        var (names, end) = (island.Item1, island.Item2);
        var (_, result, _) = session.ParseAndCheckInteraction(code, null);
        var tip = result.GetToolTip(line, end, text, ListModule.OfArray(names.Split('.')), FSharpTokenTag.Identifier, null);
        var signatures = Signatures(tip).ToList();
        var start = cursor - column + end - names.Split('.')[^1].Length;
        return signatures.Count == 0
            ? null
            : new InspectionResult(string.Join('\n', signatures), Documentation(tip), start, cursor - column + end);
    }

    // Lines count from one, columns from zero.
    private static (int Line, int Column, string Text) Place(string code, int cursor)
    {
        var start = cursor == 0 ? 0 : code.LastIndexOf('\n', cursor - 1) + 1;
        var end = code.IndexOf('\n', cursor);
        return (code.AsSpan(0, start).Count('\n') + 1, cursor - start, code[start..(end < 0 ? code.Length : end)].TrimEnd('\r'));
    }

    private static IEnumerable<ToolTipElementData> Elements(ToolTipText tip) =>
        tip.Item.OfType<ToolTipElement.Group>().SelectMany(group => group.elements);

    private static IEnumerable<string> Signatures(ToolTipText tip) =>
        Elements(tip).Select(element => string.Concat(element.MainDescription.Select(part => part.Text))).Where(text => text.Length > 0);

    private static string Documentation(ToolTipText tip) => Elements(tip).Select(element => element.XmlDoc switch
    {
        FSharpXmlDoc.FromXmlText text => XmlDocumentation.ToMarkdown(string.Join('\n', text.Item.UnprocessedLines)),
        FSharpXmlDoc.FromXmlFile file when File.Exists(Path.ChangeExtension(file.dllName, ".xml")) =>
            XmlDocumentation.ToMarkdown(XmlDocumentationFiles.Find(Path.ChangeExtension(file.dllName, ".xml"), file.xmlSig)),
        _ => "",
    }).FirstOrDefault(text => text.Length > 0) ?? "";
}
