using System.CommandLine;
using DeepLearning.Publishing.Pages;

namespace DeepLearning.Cli.Commands;

/// <summary>Arguments that several commands take.</summary>
internal static class CommonOptions
{
    public static Argument<string[]> LessonPaths() => new("paths")
    {
        Description = "Lessons, or folders of lessons.",
        Arity = ArgumentArity.ZeroOrMore,
        DefaultValueFactory = _ => ["notebooks"],
    };

    /// <summary>Where pages go: below <c>dist</c>, unless it is said.</summary>
    public static Option<string> Target(string folder, string meaning) => new("--out")
    {
        Description = $"Where the pages go: {meaning}.",
        DefaultValueFactory = _ => Path.Combine("dist", folder),
        HelpName = "PATH",
    };

    public static Option<PageTheme> Theme() => new("--theme") { Description = "light, dark or contrast." };
}
