namespace DeepLearning.Course;

/// <summary>A member of the library that an answer may not use, because writing it is the exercise.</summary>
/// <param name="Name">A type (<c>Linear</c>) or a member (<c>Tensor.Sigmoid</c>).</param>
/// <param name="Reason">Said to the learner, such as "writing it is the exercise".</param>
public sealed record ForbiddenMember(string Name, string Reason = "writing it is the exercise")
{
    /// <summary>Whether a used member, such as <c>DeepLearning.Tensor.Sigmoid</c>, is this one or belongs to it.</summary>
    public bool Covers(string usedMember)
    {
        var used = $".{usedMember}.";
        return used.Contains($".{Name}.", StringComparison.Ordinal);
    }
}

/// <summary>A member that a learner's code uses.</summary>
/// <param name="Name">Its full name without parameters, such as <c>DeepLearning.Tensor.Sigmoid</c>.</param>
/// <param name="Line">The line in the learner's cell, counted from 1; null when not known.</param>
public sealed record MemberUse(string Name, int? Line = null);

/// <summary>Lists the members that an answer uses, the learner's own functions that it calls included. The host supplies it,
/// for it needs the compiler, which this project does without.</summary>
/// <param name="answer">The learner's function.</param>
public delegate IReadOnlyList<MemberUse> SourceInspector(Delegate answer);
