using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace DeepLearning.Kernel.IntelliSense;

/// <summary>Finds XML documentation and turns it into Markdown.</summary>
internal static partial class XmlDocumentation
{
    /// <summary>The documentation as Markdown; empty if there is none.</summary>
    public static string Of(ISymbol symbol, Compilation compilation)
    {
        var definition = (symbol as IMethodSymbol)?.ReducedFrom ?? symbol.OriginalDefinition;
        var xml = definition.GetDocumentationCommentXml();
        if (string.IsNullOrWhiteSpace(xml))
            xml = FromFile(definition, compilation);
        return ToMarkdown(xml);
    }

    /// <summary>The comment of a member as Markdown; empty if it is empty or cannot be read.</summary>
    public static string ToMarkdown(string? xml)
    {
        if (string.IsNullOrWhiteSpace(xml))
            return "";
        try
        {
            return ToMarkdown(XElement.Parse($"<doc>{xml}</doc>", LoadOptions.PreserveWhitespace));
        }
        catch (XmlException)
        {
            return "";
        }
    }

    private static string FromFile(ISymbol symbol, Compilation compilation)
    {
        if (symbol.GetDocumentationCommentId() is not { } id || symbol.ContainingAssembly is not { } assembly)
            return "";
        if (compilation.GetMetadataReference(assembly) is not PortableExecutableReference { FilePath: { } file })
            return "";
        var beside = Path.ChangeExtension(file, ".xml");
        return File.Exists(beside)
            ? XmlDocumentationFiles.Find(beside, id)
            : XmlDocumentationFiles.FindInDotNet(id, symbol.ContainingNamespace?.ToDisplayString() ?? "");
    }

    private static string ToMarkdown(XElement doc)
    {
        var text = new StringBuilder();
        void Paragraph(string content)
        {
            if (content.Length > 0)
                text.Append(text.Length > 0 ? "\n\n" : "").Append(content);
        }
        Paragraph(Text(doc.Descendants("summary").FirstOrDefault()));
        Paragraph(string.Join('\n', doc.Descendants("param").Select(param => $"- `{(string?)param.Attribute("name")}`: {Text(param)}")));
        if (Text(doc.Descendants("returns").FirstOrDefault()) is { Length: > 0 } returns)
            Paragraph("Returns: " + returns);
        Paragraph(string.Join('\n', doc.Descendants("exception")
            .Select(exception => $"Throws `{ShortName((string?)exception.Attribute("cref"))}`: {Text(exception)}")));
        Paragraph(Text(doc.Descendants("remarks").FirstOrDefault()));
        return text.ToString();
    }

    private static string Text(XElement? element)
    {
        if (element is null)
            return "";
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            text.Append(node switch
            {
                XText plain => Blanks().Replace(plain.Value, " "),
                XElement { Name.LocalName: "see" or "seealso" } see => $"`{Target(see)}`",
                XElement { Name.LocalName: "paramref" or "typeparamref" } reference => $"`{(string?)reference.Attribute("name")}`",
                XElement { Name.LocalName: "c" } inline => $"`{inline.Value}`",
                XElement { Name.LocalName: "code" } block => $"\n```csharp\n{block.Value.Trim('\n')}\n```\n",
                XElement { Name.LocalName: "para" } paragraph => $"\n\n{Text(paragraph)}\n\n",
                XElement other => Text(other),
                _ => "",
            });
        }
        return text.ToString().Trim();
    }

    private static string Target(XElement see) =>
        (string?)see.Attribute("langword") ?? ShortName((string?)see.Attribute("cref") ?? (string?)see.Attribute("href"));

    // "M:System.Math.Max(System.Int32,System.Int32)" is known to a learner as Math.Max.
    private static string ShortName(string? reference)
    {
        if (reference is null || reference.Length < 3 || reference[1] != ':')
            return reference ?? "";
        var name = reference[2..].Split('(')[0].Split('`')[0];
        var parts = name.Split('.');
        return reference[0] is 'T' or 'N' || parts.Length < 2 ? parts[^1] : $"{parts[^2]}.{parts[^1]}";
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();
}
