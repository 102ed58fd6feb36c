using System.Globalization;
using System.Text;
using DeepLearning.Course;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepLearning.CourseGenerator;

/// <summary>Writes the blocks of a lesson as C#.</summary>
internal static class LessonCode
{
    public static void Write(StringBuilder code, string lesson, LessonBlocks blocks)
    {
        code.AppendLine($"        new(LessonName.OfSource({Literal(lesson)}),").AppendLine("        [");
        foreach (var question in blocks.Questions)
        {
            code.AppendLine($"            new({Literal(question.Id)}, {Literal(question.Text)},").AppendLine("            [");
            foreach (var choice in question.Choices)
                Line(code, $"    new({Literal(choice.Text)}, {(choice.IsRight ? "true" : "false")}, {Literal(choice.Explanation)}),");
            Line(code, "]),");
        }

        code.AppendLine("        ],").AppendLine("        [");
        foreach (var card in blocks.Flashcards) Line(code, $"new({Literal(card.Front)}, {Literal(card.Back)}),");
        code.AppendLine("        ],").AppendLine("        [");
        foreach (var term in blocks.Terms) Line(code, $"new({Literal(term.Name)}, {Literal(term.Meaning)}),");
        code.AppendLine("        ]),");
    }

    /// <summary>Writes the solutions; where two lessons have one for the same exercise, the last counts.</summary>
    public static void WriteSolutions(StringBuilder code, IEnumerable<KeyValuePair<string, string>> solutions)
    {
        const string type = "global::System.Collections.Generic.{0}Dictionary<string, string>";
        code.Append("    private static partial ").AppendFormat(CultureInfo.InvariantCulture, type, "IReadOnly")
            .AppendLine(" SolutionsFromSources() =>")
            .Append("        new ").AppendFormat(CultureInfo.InvariantCulture, type, "")
            .AppendLine("(global::System.StringComparer.Ordinal)").AppendLine("        {");
        foreach (var solution in solutions) Line(code, $"[{Literal(solution.Key)}] = {Literal(solution.Value)},");
        code.AppendLine("        };");
    }

    private static void Line(StringBuilder code, string text) => code.Append("            ").AppendLine(text);

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
