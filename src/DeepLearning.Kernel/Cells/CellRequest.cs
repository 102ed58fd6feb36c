namespace DeepLearning.Kernel;

/// <summary>A cell to run, with what the notebook knows about it besides its code.</summary>
/// <param name="Code">The cell's text.</param>
/// <param name="Language">
/// The language of its first lines: <c>csharp</c>, or another one that a <c>#!</c> line could switch to, such as
/// <c>fsharp</c> or <c>markdown</c>.
/// </param>
/// <param name="Number">The number that the notebook shows beside the cell; null to count on.</param>
public sealed record CellRequest(string Code, string Language = "csharp", int? Number = null);
