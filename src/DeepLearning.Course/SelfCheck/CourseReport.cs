namespace DeepLearning.Course;

/// <summary>What <see cref="CourseCheck"/> counted and found wrong.</summary>
public sealed class CourseReport
{
    private readonly List<string> _problems = [];

    /// <summary>How many exercises were checked.</summary>
    public int Exercises { get; internal set; }

    /// <summary>How many stubs were found not attempted, as they should be.</summary>
    public int StubsNotAttempted { get; internal set; }

    /// <summary>How many solutions were found right.</summary>
    public int SolutionsRight { get; internal set; }

    /// <summary>How many known mistakes there are.</summary>
    public int Mistakes { get; internal set; }

    /// <summary>How many known mistakes were found wrong and recognised.</summary>
    public int MistakesRecognised { get; internal set; }

    /// <summary>Every miss, one line each; empty when the course is sound.</summary>
    public IReadOnlyList<string> Problems => _problems;

    internal void Add(string problem) => _problems.Add(problem);

    internal void Add(IEnumerable<string> found) => _problems.AddRange(found);
}
