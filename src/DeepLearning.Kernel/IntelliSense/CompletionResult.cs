namespace DeepLearning.Kernel;

/// <summary>What could stand at the cursor. Positions count UTF-16 units from the start of the code.</summary>
/// <param name="Start">Where the text to replace starts.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Items">The proposals, what is likely meant first.</param>
public sealed record CompletionResult(int Start, int End, IReadOnlyList<CompletionItem> Items);

/// <summary>One proposal.</summary>
/// <param name="Text">What to insert.</param>
/// <param name="Kind">
/// What it is: <c>method</c>, <c>property</c>, <c>class</c>, <c>local</c>, <c>keyword</c>, <c>path</c> and the like.
/// </param>
/// <param name="Description">Its signature, with the number of further overloads; null for keywords and paths.</param>
public sealed record CompletionItem(string Text, string Kind, string? Description = null);
