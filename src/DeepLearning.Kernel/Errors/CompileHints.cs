using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepLearning.Kernel.Errors;

/// <summary>Says what to do about the compile errors that beginners meet most.</summary>
internal static class CompileHints
{
    private static readonly Dictionary<string, string> ById = new(StringComparer.Ordinal)
    {
        ["CS1002"] = "a statement ends with a semicolon; only the last line of a cell may go without one, and its value is then shown",
        ["CS1010"] = "the text that starts here has no closing quote on its line",
        ["CS1012"] = "text stands between double quotes; single quotes are for one character",
        ["CS1513"] = "an opening brace { has no closing brace }",
        ["CS7017"] = "this closing brace } has no opening brace {",
        ["CS0161"] = "some way through the function ends without a `return`",
        ["CS0664"] = "write f after the number, as in 0.5f",
        ["CS0122"] = "members of a class are private until they are marked `public`",
        ["CS0131"] = "what stands left of = cannot be changed; to compare, write ==",
        ["CS0165"] = "give the variable a value where it is declared",
        ["CS7021"] = "a cell has no namespace: leave it out and keep what is in it, or put it into a .cs file and write #!import File.cs",
        ["CS9283"] = "a cell cannot hold an extension block: write each function in the cell itself, as "
            + "`static int Twice(this int n) => 2 * n;`",
        ["CS0751"] = "a cell holds whole functions: leave `partial` and the line without a body out",
        ["CS0201"] = "a value alone does nothing: `return` it, or put it into a variable",
    };

    // What other languages call it, and what it is called here.
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        ["print"] = "in C#, Console.WriteLine(x) prints, and display(x) shows",
        ["len"] = "in C#, an array has .Length, a list has .Count",
        ["range"] = "in C#, Enumerable.Range(0, n), or for (int i = 0; i < n; i++)",
        ["True"] = "in C#, `true`",
        ["False"] = "in C#, `false`",
        ["None"] = "in C#, `null`",
        ["and"] = "in C#, && means and",
        ["or"] = "in C#, || means or",
        ["not"] = "in C#, ! means not",
        ["elif"] = "in C#, `else if`",
        ["let"] = "in C#, `var` introduces a variable",
        ["def"] = "in C#, a function is written `int Twice(int x) { return 2 * x; }`",
        ["import"] = "in C#, `using System.Text;` takes over names; most of what a lesson needs is already here",
        ["np"] = "here, Tensor does what NumPy's arrays do",
        ["torch"] = "here, Tensor and the layers have the names that PyTorch gives them, in PascalCase",
    };

    /// <summary>A hint for the error; null if there is nothing to add to it.</summary>
    public static string? For(Diagnostic error, Compilation? compilation)
    {
        var node = error.Location.SourceTree?.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true);
        if (OfOtherTools(error) is { } other) return other;
        if (OfTopLevelUsing(error) is { } alive) return alive;
        if (error.Id is "CS0103" or "CS0246" or "CS1002"
            && node is IdentifierNameSyntax foreign
            && Elsewhere.TryGetValue(foreign.Identifier.ValueText, out var here)) return here;
        if (error.Id is "CS0029" && node?.Parent is IfStatementSyntax or WhileStatementSyntax) return "to compare, write ==";
        if (error.Id is "CS0103" or "CS0117" or "CS1061" or "CS0246" or "CS0234" && compilation is not null)
        {
            if (error.Id is "CS0103" or "CS0246" && MissingUsing.For(error, compilation) is { } import) return import;
            if (NameSuggestion.For(error, compilation) is { } meant) return $"did you mean `{meant}`?";
            return error.Id == "CS0103" ? "if another cell defines it, run that cell first" : null;
        }
        return ById.GetValueOrDefault(error.Id);
    }

    // The compiler reads the line as a directive that takes over names, and complains of what follows.
    private static string? OfTopLevelUsing(Diagnostic error)
    {
        if (error.Location.SourceTree is not { } tree || error.Id is not ("CS1002" or "CS1519" or "CS1001" or "CS1022")) return null;
        var line = tree.GetText().Lines.GetLineFromPosition(error.Location.SourceSpan.Start).ToString().Trim();
        var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words is ["using", _, _, "=", ..] or ["await", "using", _, _, "=", ..]
            ? "a variable of a cell lives on in later cells, so `using` cannot end it: leave `using` out, or write "
                + "`using (var file = …) { … }`"
            : null;
    }

    // A whole line in another language: def f(x):, import numpy, %matplotlib inline, !pip install.
    private static string? OfOtherTools(Diagnostic error)
    {
        if (error.Location.SourceTree is not { } tree) return null;
        var line = tree.GetText().Lines.GetLineFromPosition(error.Location.SourceSpan.Start).ToString().Trim();
        if (line.StartsWith('%'))
            return "lines that start with % belong to Python's kernel; here commands start with #!, and #!lsmagic lists them";
        if (line.StartsWith('!') && line.IndexOfAny([';', '(']) < 0)
            return "lines that start with ! belong to Python's kernel; run programs in a terminal";
        var words = line.Split(' ', 2);
        return words is ["def" or "import" or "elif", _] ? Elsewhere[words[0]] : null;
    }
}
