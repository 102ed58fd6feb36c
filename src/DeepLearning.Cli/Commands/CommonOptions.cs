using System.CommandLine;

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
}
