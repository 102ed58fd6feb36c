using System.Globalization;
using System.Text.RegularExpressions;
using DeepLearning.Course;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepLearning.Grading.Tests;

/// <summary>
/// The known mistakes of one exercise, and a right answer written another way, as source: as students would write them into its
/// cell.
/// </summary>
/// <param name="Usings">The using directives of its file, but for the course's own.</param>
/// <param name="Alternative">A right answer that is not the lesson's own.</param>
/// <param name="Type">The type of the answer, such as <c>Func&lt;float, float&gt;</c>.</param>
internal sealed partial record WrittenAnswers(string Usings, string Type, IReadOnlyList<WrittenAnswer> Mistakes, WrittenAnswer Alternative)
{
    private static readonly string Root = CourseFolder.Find();

    private static readonly Lazy<IReadOnlyList<ClassDeclarationSyntax>> Toolbox = new(() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "src", "DeepLearning.Course", "Toolbox"), "*.cs")
            .SelectMany(file => Parsed(File.ReadAllText(file)).DescendantNodes().OfType<ClassDeclarationSyntax>())
            .Where(type => type.Modifiers.Any(SyntaxKind.StaticKeyword)),
    ]);

    /// <summary>Reads them off the exercise's own file, found by the exercise's id.</summary>
    public static WrittenAnswers Of(string exercise)
    {
        var lessons = Path.Combine(Root, "src", "DeepLearning.Course", "Lessons");
        foreach (var path in Directory.EnumerateFiles(lessons, "*Exercise.cs", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(path);
            if (!text.Contains($"Id => \"{exercise}\";", StringComparison.Ordinal)) continue;
            if (!BaseType().IsMatch(text)) return OfValues(Catalogue.Find(exercise)!);
            var shared = Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "*.cs").Where(file => file != path)
                .Select(File.ReadAllText);
            return Read(text, [.. shared]);
        }
        throw new InvalidOperationException($"no file of the course holds the exercise {exercise}");
    }

    /// <summary>The cell of a student who gives an answer.</summary>
    /// <remarks>A class holds it, for a helper may have the name that the lesson gives to the answer.</remarks>
    /// <param name="name">What the lesson's check calls the answer.</param>
    public string Cell(WrittenAnswer answer, string name) =>
        $"{Usings}static class Mine\n{{\n{answer.Helpers}\npublic static readonly {Type} Answer = {answer.Code};\n}}\n"
        + $"{Type} {name} = Mine.Answer;";

    // What a class of the toolbox asks for is a letter or some numbers, and its mistakes are made of what the exercise lists.
    private static WrittenAnswers OfValues(Exercise exercise)
    {
        var type = exercise.Signature == typeof(Func<string>) ? "System.Func<string>"
            : exercise.Signature == typeof(Func<float[]>) ? "System.Func<float[]>"
            : throw new InvalidOperationException($"{exercise.Id} gives neither text nor numbers");
        return new WrittenAnswers("", type,
            [.. exercise.Mistakes.Select(mistake => new WrittenAnswer(mistake.Name, Code(mistake.Wrong), ""))],
            new WrittenAnswer("another way", Code(exercise.OtherReference), ""));

        static string Code(Delegate answer) => "() => " + answer.DynamicInvoke() switch
        {
            string text => SymbolDisplay.FormatLiteral(text, quote: true),
            float[] numbers => "new float[] { "
                + string.Join(", ", numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture) + "f")) + " }",
            var other => throw new InvalidOperationException($"{other} is neither text nor numbers"),
        };
    }

    private static WrittenAnswers Read(string text, string[] shared)
    {
        // A mistake may be right in most cases and say so by calling the solution, which then is a helper like any other.
        var type = Parsed(SolutionHead().Replace(text, "static $1 Solution =>")).DescendantNodes().OfType<ClassDeclarationSyntax>().First();
        var answer = type.BaseList!.DescendantNodes().OfType<GenericNameSyntax>()
            .First(name => name.Identifier.Text is "Exercise" or "OpenEndedExercise").TypeArgumentList.Arguments[0].ToString();
        var others = shared.SelectMany(other =>
            Parsed(SolutionHead().Replace(other, "internal static $1 Solution =>")).DescendantNodes().OfType<ClassDeclarationSyntax>());
        var own = type.Members.Where(member => !member.Modifiers.Any(SyntaxKind.OverrideKeyword))
            .Concat(others.Where(one => one.Parent is not TypeDeclarationSyntax).Select(Helper)).ToList();
        var helpers = own.Concat(Imported(text, own.SelectMany(Names).ToHashSet(StringComparer.Ordinal))).Concat(Toolbox.Value).ToList();
        var calls = type.Members.OfType<PropertyDeclarationSyntax>().Single(property => property.Identifier.Text == "Mistakes")
            .DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is SimpleNameSyntax { Identifier.Text: "Mistake" });
        var another = type.Members.OfType<PropertyDeclarationSyntax>().Single(property => property.Identifier.Text == "Alternative")
            .ExpressionBody!.Expression;
        var usings = string.Concat(Parsed(text).DescendantNodes().OfType<UsingDirectiveSyntax>()
            .Select(directive => directive.ToString() + "\n")
            .Where(directive => !directive.Contains("DeepLearning", StringComparison.Ordinal)));
        return new WrittenAnswers(usings, answer, [.. calls.Select(call =>
        {
            var wrong = call.ArgumentList.Arguments[2].Expression;
            var name = string.Concat(call.ArgumentList.Arguments[0].DescendantTokens()
                .Where(token => token.IsKind(SyntaxKind.StringLiteralToken)).Select(token => token.ValueText));
            return new WrittenAnswer(name, wrong.ToString(), Needed(wrong, helpers));
        })], new WrittenAnswer("another way", another.ToString(), Needed(another, helpers)));
    }

    /// <summary>What an exercise calls by its bare name because its file says <c>using static</c>.</summary>
    private static IEnumerable<MemberDeclarationSyntax> Imported(string text, HashSet<string> own) =>
        Toolbox.Value.Where(type => text.Contains($"using static DeepLearning.Course.{type.Identifier.Text};", StringComparison.Ordinal))
            .SelectMany(type => type.Members).Where(member => !Names(member).Any(own.Contains));

    /// <summary>
    /// A class of the lesson with what others can call of it: of an exercise that is everything but what makes it an exercise.
    /// </summary>
    private static ClassDeclarationSyntax Helper(ClassDeclarationSyntax type) => type.BaseList is null ? type
        : type.WithBaseList(null)
            .WithModifiers(SyntaxFactory.TokenList(SyntaxFactory.Token(SyntaxKind.StaticKeyword).WithTrailingTrivia(SyntaxFactory.Space)))
            .WithMembers(SyntaxFactory.List(type.Members.Where(member =>
                member.Modifiers.Any(SyntaxKind.StaticKeyword) || member.Modifiers.Any(SyntaxKind.ConstKeyword))));

    /// <summary>The members that an answer needs, with those that these need in turn.</summary>
    private static string Needed(SyntaxNode answer, List<MemberDeclarationSyntax> helpers)
    {
        var needed = new HashSet<MemberDeclarationSyntax>();
        var open = new Queue<SyntaxNode>([answer]);
        while (open.TryDequeue(out var node))
        {
            var used = node.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken))
                .Select(token => token.ValueText).ToHashSet(StringComparer.Ordinal);
            foreach (var helper in helpers.Where(helper => used.Overlaps(Names(helper)) && needed.Add(helper))) open.Enqueue(helper);
        }
        return string.Concat(helpers.Where(needed.Contains).Select(helper => helper.ToString() + "\n"));
    }

    private static IEnumerable<string> Names(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => [method.Identifier.Text],
        PropertyDeclarationSyntax property => [property.Identifier.Text],
        BaseTypeDeclarationSyntax type => [type.Identifier.Text],
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.Text),
        _ => [],
    };

    private static SyntaxNode Parsed(string text) => CSharpSyntaxTree.ParseText(text).GetRoot();

    [GeneratedRegex(@"class \w+ : (OpenEnded)?Exercise<")]
    private static partial Regex BaseType();

    [GeneratedRegex("protected override (.+) Solution =>")]
    private static partial Regex SolutionHead();
}

/// <summary>An answer as source.</summary>
/// <param name="Name">The mistake's name.</param>
/// <param name="Helpers">What else of its file it needs.</param>
internal sealed record WrittenAnswer(string Name, string Code, string Helpers);
