using DeepLearning.Kernel.Cells;
using DeepLearning.Kernel.Execution;

namespace DeepLearning.Kernel.Directives;

/// <summary>A <c>#!</c> command.</summary>
/// <param name="Name">Its name, without <c>#!</c>.</param>
/// <param name="Usage">Its arguments, as help shows them.</param>
/// <param name="Summary">What it does.</param>
/// <param name="RunAsync">Does it.</param>
internal sealed record Directive(string Name, string Usage, string Summary, Func<DirectiveCall, Task> RunAsync);

/// <summary>A use of a command in a cell.</summary>
/// <param name="Session">The parts of the session that commands work on.</param>
/// <param name="Run">The cell's execution.</param>
/// <param name="Command">The line.</param>
internal sealed record DirectiveCall(CellInterpreter Session, CellRun Run, CellPart.Command Command)
{
    public Arguments Arguments { get; } = new(Command.Arguments);

    public DirectiveException Error(string message) => Command.Error(message);
}
