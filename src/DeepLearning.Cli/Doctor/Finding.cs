namespace DeepLearning.Cli.Doctor;

/// <summary>How much a thing matters that was not found.</summary>
internal enum FindingKind
{
    Good,

    /// <summary>Something extra will not work; the course will.</summary>
    Optional,

    /// <summary>The course will not work.</summary>
    Bad,
}

/// <summary>One line of the doctor's report: what was looked at, what was found, and what to do if it is wanting.</summary>
internal sealed record Finding(FindingKind Kind, string Name, string Found, string? Remedy = null);
