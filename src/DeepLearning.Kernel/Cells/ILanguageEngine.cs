using DeepLearning.Kernel.Execution;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Cells;

/// <summary>Runs what cells say in one language, and holds that language's variables.</summary>
internal interface ILanguageEngine
{
    /// <summary>Runs a piece of a cell and returns its trailing expression's value, ready to show; null if it has none.</summary>
    /// <param name="code">The piece, after as many empty lines as precede it in the cell.</param>
    /// <param name="path">The name under which errors know the cell.</param>
    /// <param name="run">The cell's execution.</param>
    Task<MimeBundle?> RunAsync(string code, string path, CellRun run);

    /// <summary>The variables that a later cell can name, in alphabetical order.</summary>
    Task<IReadOnlyList<Variable>> VariablesAsync();

    /// <summary>Makes a variable.</summary>
    /// <exception cref="DirectiveException">The language cannot name its type.</exception>
    Task SetAsync(Variable variable, CellRun run);
}
