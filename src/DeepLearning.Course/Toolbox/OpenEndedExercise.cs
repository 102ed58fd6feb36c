namespace DeepLearning.Course;

/// <summary>An exercise that many different answers solve: it is judged by what the answer achieves, and not compared with the
/// reference.</summary>
/// <typeparam name="TAnswer">The answer's type.</typeparam>
/// <typeparam name="TOutput">What the answer returns.</typeparam>
public abstract class OpenEndedExercise<TAnswer, TOutput> : Exercise<TAnswer>
    where TAnswer : Delegate
{
    /// <inheritdoc/>
    public override int Points => 3;

    /// <summary>What the answer has to achieve, in a few words.</summary>
    protected abstract string Task { get; }

    /// <summary>One value for each parameter of the answer.</summary>
    protected virtual object?[] Inputs => [];

    /// <inheritdoc/>
    public sealed override IReadOnlyList<Behaviour> Behaviours => [Behaviour<TOutput>(Task, Judge, Inputs)];

    /// <summary>Measures what the answer achieved.</summary>
    protected abstract Verdict Judge(TOutput output);

    /// <summary>A mistake, recognised by what the answer returned: no two wrong answers need agree.</summary>
    protected static Mistake Mistake(string name, string hint, TAnswer wrong, Func<TOutput, bool> recognises) =>
        Mistake<TOutput>(name, hint, wrong, recognises);

    /// <summary>A verdict whose numbers are written the same in every country.</summary>
    protected static Verdict Verdict(bool passed, InvariantText message, object? picture = null) => new(passed, message.ToText(), picture);

    /// <summary>The verdict on an answer that cannot be measured.</summary>
    protected static Verdict Failed(InvariantText message, object? picture = null) => Verdict(false, message, picture);
}
