using System.Globalization;

namespace DeepLearning.Course;

/// <summary>A checked exercise: what is asked, how an answer is judged, and how a learner who is stuck is helped.
/// Derive from <see cref="Exercise{TAnswer}"/>; the catalogue finds the class by itself.</summary>
public abstract class Exercise
{
    /// <summary>How long a call may take, where an exercise does not say otherwise.</summary>
    public static readonly TimeSpan UsualTimeLimit = TimeSpan.FromSeconds(10);

    private protected Exercise() => Lesson = LessonName.Of(GetType());

    /// <summary>The name used in <c>Check.Run("…")</c> and in the lesson's cells, such as <c>fp-neuron</c>.</summary>
    public abstract string Id { get; }

    /// <summary>The lesson it belongs to, read from the folder (namespace) that the class lives in.</summary>
    public LessonName Lesson { get; }

    /// <summary>Its place in the lesson, counted from 1.</summary>
    public abstract int Number { get; }

    /// <summary>A short title, as a learner would name the task.</summary>
    public abstract string Title { get; }

    /// <summary>In a checkpoint: the slugs of the lessons to read again when this one goes wrong.</summary>
    public virtual IReadOnlyList<string> Revisit => [];

    /// <summary>What a right answer is worth.</summary>
    public virtual int Points => 1;

    /// <summary>The delegate type that an answer must fit; the parameter names come from <see cref="Reference"/>.</summary>
    public abstract Type Signature { get; }

    /// <summary>A right answer.</summary>
    public abstract Delegate Reference { get; }

    /// <summary>Another right answer, written another way: a check that accepts only one way of writing fails on it.</summary>
    public abstract Delegate OtherReference { get; }

    /// <summary>Named inputs, the smallest first. The reference says what is expected.</summary>
    public virtual IReadOnlyList<Case> Cases => [];

    /// <summary>How many random cases follow the named ones.</summary>
    public virtual int RandomCaseCount => 20;

    /// <summary>How far an answer may be from the reference, and why.</summary>
    public virtual Tolerance Tolerance => Tolerance.SinglePrecision;

    /// <summary>Exactly three: the idea, then the formula or the shape, then nearly the code.</summary>
    public abstract IReadOnlyList<string> Hints { get; }

    /// <summary>At least three wrong answers that learners really give, each with the hint that fits it.</summary>
    public abstract IReadOnlyList<Mistake> Mistakes { get; }

    /// <summary>What the answer may not call, because writing it is the exercise.</summary>
    public virtual IReadOnlyList<ForbiddenMember> ForbiddenMembers => [];

    /// <summary>Whether gradients must flow through the answer back to its tensor inputs.</summary>
    public virtual bool ChecksGradient => false;

    /// <summary>What a right answer must achieve, where many answers are right.</summary>
    public virtual IReadOnlyList<Behaviour> Behaviours => [];

    /// <summary>How long one call may take before it counts as never ending.</summary>
    public virtual TimeSpan TimeLimit => UsualTimeLimit;

    /// <summary>The inputs of one random case, or null when the exercise has none.</summary>
    /// <param name="random">Seeded from the exercise's id, so that every learner gets the same cases.</param>
    protected virtual object?[]? RandomInputs(RandomGenerator random) => null;

    /// <summary>The random cases: the same on every machine and in every run.</summary>
    /// <param name="secret">Other cases for another secret; a grader's are not those that learners can see.</param>
    public IReadOnlyList<Case> RandomCases(string secret = "")
    {
        var random = new RandomGenerator(StableHash(Id + secret));
        var cases = new List<Case>();
        for (var i = 0; i < RandomCaseCount; i++)
        {
            if (RandomInputs(random) is not { } inputs) break;
            cases.Add(new Case(string.Create(CultureInfo.InvariantCulture, $"random case {i + 1}"), inputs));
        }

        return cases;
    }

    /// <summary>The names of the answer's parameters.</summary>
    internal IReadOnlyList<string> ParameterNames =>
        [.. Reference.Method.GetParameters().Select(parameter => parameter.Name ?? "?")];

    // string.GetHashCode differs from run to run; FNV-1a does not.
    private static ulong StableHash(string text) =>
        text.Aggregate(14695981039346656037UL, (hash, letter) => unchecked((hash ^ letter) * 1099511628211UL));
}

/// <summary>A checked exercise whose answer is a function of type <typeparamref name="TAnswer"/>.</summary>
/// <typeparam name="TAnswer">Say <c>Func&lt;float, float, float, float&gt;</c>. Inputs and output are float, int, bool,
/// string, tensors, arrays or tuples of these, so that they can cross to a grading process as JSON.</typeparam>
public abstract class Exercise<TAnswer> : Exercise
    where TAnswer : Delegate
{
    /// <summary>A right answer, with the parameter names that a learner should see.</summary>
    protected abstract TAnswer Solution { get; }

    /// <summary>Another right answer, written as differently as can be.</summary>
    protected abstract TAnswer Alternative { get; }

    /// <inheritdoc/>
    public sealed override Type Signature => typeof(TAnswer);

    /// <inheritdoc/>
    public sealed override Delegate Reference => Solution;

    /// <inheritdoc/>
    public sealed override Delegate OtherReference => Alternative;

    /// <summary>A mistake, given as the wrong function that makes it: recognised when the learner's answer agrees with it
    /// on every case.</summary>
    protected static Mistake Mistake(string name, string hint, TAnswer wrong) => new(name, hint, wrong);

    /// <summary>A mistake in an open-ended exercise, where no two wrong answers need agree: recognised by what the answer
    /// returned for the inputs of a behaviour.</summary>
    protected static Mistake Mistake<TOutput>(string name, string hint, TAnswer wrong, Func<TOutput, bool> recognises) =>
        new(name, hint, wrong) { Recognises = output => output is TOutput typed && recognises(typed) };

    /// <summary>Something that a right answer must achieve for the given inputs.</summary>
    protected static Behaviour Behaviour<TOutput>(string name, Func<TOutput, Verdict> judge, params object?[] inputs) =>
        new(name, inputs, output => judge((TOutput)output));
}
