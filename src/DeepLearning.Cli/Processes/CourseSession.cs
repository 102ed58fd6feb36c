using System.Reflection;
using DeepLearning.Course;
using DeepLearning.Kernel;

namespace DeepLearning.Cli.Processes;

/// <summary>What a cell of the course finds at hand, the same in Jupyter, in a batch run and in a check.</summary>
internal static class CourseSession
{
    public static ScriptSessionOptions Options(string? workingDirectory = null)
    {
        Check.SourceInspector = answer => [.. LearnerSource.MembersUsedBy(answer).Select(use => new MemberUse(use.Name, use.Line))];
        return new ScriptSessionOptions
        {
            References = [Assembly.Load("DeepLearning"), Assembly.Load("DeepLearning.Course")],
            Imports = ["DeepLearning", "DeepLearning.Course"],
            WorkingDirectory = workingDirectory,
        };
    }
}
