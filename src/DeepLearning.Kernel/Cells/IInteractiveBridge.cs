using DeepLearning.Kernel.Execution;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Cells;

/// <summary>
/// The way to .NET Interactive's own kernels. They sleep, and nothing of their packages is loaded, until a cell or a
/// package asks for them; from then on cells run inside commands of them.
/// </summary>
internal interface IInteractiveBridge
{
    /// <summary>Whether .NET Interactive's kernels have been started.</summary>
    bool IsAwake { get; }

    /// <summary>The files of the assemblies whose types cells may name once the kernels are awake.</summary>
    IReadOnlyList<string> Assemblies { get; }

    /// <summary>Whether names that the compiler does not know belong to .NET Interactive and waking it would make them known.</summary>
    bool IsWanted(IEnumerable<string> unknownNames);

    /// <summary>Starts .NET Interactive's kernels, if they do not run yet.</summary>
    Task WakeAsync(CellRun run);

    /// <summary>Runs a piece of a cell, as a command if the kernels are awake.</summary>
    /// <param name="language">The piece's language.</param>
    /// <param name="code">Its text, for whoever looks at the command.</param>
    /// <param name="run">The cell.</param>
    /// <param name="body">Runs the piece.</param>
    Task<MimeBundle?> RunAsync(string language, string code, CellRun run, Func<Task<MimeBundle?>> body);

    /// <summary>Loads what packages bring for .NET Interactive, each once, and wakes the kernels for it.</summary>
    /// <param name="folders">The packages' folders that hold it.</param>
    /// <param name="run">The cell.</param>
    Task LoadExtensionsAsync(IEnumerable<string> folders, CellRun run);

    /// <summary>Whether <c>#!name</c> gives the text that follows to a kernel that this project does not bring itself.</summary>
    bool HasKernel(string name);

    /// <summary>Whether <c>#!name</c> is a command that a package brought.</summary>
    bool HasCommand(string name);

    /// <summary>Has text done by the kernel that it names, or a command followed.</summary>
    /// <exception cref="DirectiveException">It failed.</exception>
    Task SubmitAsync(string code, string kernel, int line, CellRun run);

    /// <summary>The value of a variable of such a kernel; null if there is none.</summary>
    Task<Variable?> ValueAsync(string kernel, string name, CellRun run);

    /// <summary>Gives a value to such a kernel.</summary>
    Task SetAsync(string kernel, Variable value, CellRun run);
}
