namespace DeepLearning.Kernel.Execution;

/// <summary>
/// A pattern such as <c>^(a+)+$</c> can take longer than the universe is old, and nothing can stop .NET's matching from outside.
/// With a default limit it stops itself, with an exception that says why.
/// </summary>
public static class RegexLimit
{
    /// <summary>Longer than any match takes that ends at all, shorter than a learner waits before ending the kernel.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Sets the limit for patterns that have none of their own. To be called before .NET's first pattern is made.</summary>
    public static void Install() => AppDomain.CurrentDomain.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", Limit);
}
