namespace DeepLearning.Course;

/// <summary>What a check found.</summary>
public enum Outcome
{
    /// <summary>The cell still holds the stub.</summary>
    NotAttempted,

    /// <summary>The answer could not be judged: it threw, never ended, or does not have the right parameters.</summary>
    Error,

    /// <summary>The answer ran and is not right.</summary>
    Wrong,

    /// <summary>The small case is right, and something later is not.</summary>
    PartlyRight,

    /// <summary>Everything is right.</summary>
    Right,
}

/// <summary>The stages of a check, in order. It stops at the first that fails.</summary>
public enum Stage
{
    /// <summary>Is there an answer at all?</summary>
    Attempted,

    /// <summary>Does it run, and end?</summary>
    Runs,

    /// <summary>Does it keep to the rules: nothing forbidden called?</summary>
    Rules,

    /// <summary>Does it return a value of the right type and shape?</summary>
    TypeAndShape,

    /// <summary>Are the numbers finite, and the inputs as they were?</summary>
    FiniteAndInputsKept,

    /// <summary>Are the named cases right?</summary>
    SmallCase,

    /// <summary>Are the random cases right?</summary>
    RandomCases,

    /// <summary>Do gradients flow, with the right values?</summary>
    Gradient,

    /// <summary>Does it achieve what it is for?</summary>
    Behaviour,

    /// <summary>Nothing failed.</summary>
    Done,
}
