using System.CommandLine;
using DeepLearning.Grading.Policies;

namespace DeepLearning.Cli.Commands;

/// <summary>The options that several of the commands about a class have.</summary>
internal static class GradingOptions
{
    public static Option<string> Output(string description, string standard) =>
        new("--out") { Description = description, DefaultValueFactory = _ => standard, HelpName = "DIR" };

    public static Option<string> Notebooks(string description) =>
        new("--notebooks") { Description = description, DefaultValueFactory = _ => "notebooks", HelpName = "DIR" };

    public static Option<string[]> Lessons(string description) => new("--lesson") { Description = description, HelpName = "LESSON" };
}

/// <summary><c>--policy</c>: the file that says how a class is graded.</summary>
internal sealed class PolicyOption : Option<string?>
{
    private const string StandardFile = "course.yml";

    public PolicyOption()
        : base("--policy")
    {
        Description = "The course's policy; course.yml where that exists.";
        HelpName = "FILE";
    }

    /// <exception cref="UserError">The file that was asked for is missing, or it is no policy.</exception>
    public CoursePolicy Load(ParseResult parsed)
    {
        var file = parsed.GetValue(this);
        return CoursePolicy.Load(file ?? StandardFile, isRequired: file is not null);
    }
}
