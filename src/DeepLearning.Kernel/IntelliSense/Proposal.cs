namespace DeepLearning.Kernel.IntelliSense;

/// <summary>Something that could stand at the cursor.</summary>
/// <param name="Item">What is shown and inserted.</param>
/// <param name="Name">What the learner types to find it: of <c>DayOfWeek.Monday</c>, also <c>Monday</c>.</param>
/// <param name="Rank">Where it comes in the list.</param>
internal readonly record struct Proposal(CompletionItem Item, string Name, Rank Rank)
{
    public bool StartsWith(string prefix) =>
        Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) || Item.Text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The order of a list of completions: what the place itself asks for first, what few people mean last.</summary>
internal enum Rank
{
    /// <summary>What the grammar or the expected type asks for here: a parameter's name, a member of an enumeration.</summary>
    Expected,

    /// <summary>What the learner declared, and what a type declares itself.</summary>
    Own,

    /// <summary>Keywords, and what the library and the notebook have.</summary>
    Near,

    /// <summary>Everything else that is imported, and extension methods.</summary>
    Known,

    /// <summary>What every object has, what is obsolete, and types that no cell has imported.</summary>
    Unlikely,
}
