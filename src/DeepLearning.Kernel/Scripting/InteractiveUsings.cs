using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DeepLearning.Kernel.Scripting;

/// <summary>
/// Settles which name is meant where .NET Interactive and this kernel have the same one and a cell takes over .NET
/// Interactive's namespace.
/// </summary>
internal static class InteractiveUsings
{
    private const string Formatting = "Microsoft.DotNet.Interactive.Formatting";

    /// <summary>What to change in a using directive; null for nothing.</summary>
    public static TextChange? Settle(UsingDirectiveSyntax directive) => directive switch
    {
        { Alias: not null, Name: not null } => null,
        // display, HTML and Javascript are here already; the rest of that class is there without being asked for.
        { StaticKeyword.RawKind: not 0 } when Names(directive, "Microsoft.DotNet.Interactive.Kernel") =>
            new TextChange(directive.Span, new string(' ', directive.Span.Length)),
        // Whoever names this namespace means the Formatter that is in it.
        { StaticKeyword.RawKind: 0 } when Names(directive, Formatting) =>
            new TextChange(new TextSpan(directive.Span.End, 0), $" using Formatter = {Formatting}.Formatter;"),
        _ => null,
    };

    private static bool Names(UsingDirectiveSyntax directive, string name) =>
        directive.Name?.ToString().Replace("global::", "", StringComparison.Ordinal) == name && !directive.SemicolonToken.IsMissing;
}
