using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using DeepLearning.Kernel.Processes;

namespace DeepLearning.Kernel.Worker;

/// <summary>What a worker's client sends.</summary>
[JsonDerivedType(typeof(RunCell), "run")]
[JsonDerivedType(typeof(InterruptCell), "interrupt")]
[JsonDerivedType(typeof(InputLine), "input")]
internal abstract record WorkerRequest;

/// <summary>Run a cell, which <see cref="CellEnded"/> answers.</summary>
/// <param name="Cell">The client's number for it.</param>
/// <param name="Number">The number that the notebook shows beside it.</param>
internal sealed record RunCell(int Cell, string Code, string Language, int? Number) : WorkerRequest;

/// <summary>Stop a cell, whether it has begun or not.</summary>
internal sealed record InterruptCell(int Cell) : WorkerRequest;

/// <summary>The answer to <see cref="InputWanted"/>: what was typed, or why nobody can type.</summary>
internal sealed record InputLine(int Question, string? Text, string? Problem) : WorkerRequest;

/// <summary>What a worker sends.</summary>
[JsonDerivedType(typeof(CellStarted), "started")]
[JsonDerivedType(typeof(StreamText), "stream")]
[JsonDerivedType(typeof(DisplayShown), "display")]
[JsonDerivedType(typeof(DisplayUpdated), "update")]
[JsonDerivedType(typeof(OutputCleared), "clear")]
[JsonDerivedType(typeof(InputWanted), "input")]
[JsonDerivedType(typeof(CellEnded), "ended")]
[JsonDerivedType(typeof(WorkerExiting), "exiting")]
internal abstract record WorkerEvent;

/// <summary>The cell begins now: from here on the time is its own.</summary>
internal sealed record CellStarted : WorkerEvent;

/// <summary>The cell printed something.</summary>
/// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
internal sealed record StreamText(string Name, string Text) : WorkerEvent;

/// <summary>The cell shows something.</summary>
internal sealed record DisplayShown(JsonObject Bundle, string? DisplayId) : WorkerEvent;

/// <summary>The cell replaces what it showed earlier.</summary>
internal sealed record DisplayUpdated(JsonObject Bundle, string DisplayId) : WorkerEvent;

/// <summary>The cell takes its output back.</summary>
internal sealed record OutputCleared(bool Wait) : WorkerEvent;

/// <summary>The cell wants a line typed.</summary>
internal sealed record InputWanted(int Question, string Prompt, bool Password) : WorkerEvent;

/// <summary>What came of a cell, or what kept the worker from saying it.</summary>
internal sealed record CellEnded(int Cell, CellReport? Report, string? Problem) : WorkerEvent;

/// <summary>The cell ended the process itself; a crash says nothing.</summary>
internal sealed record WorkerExiting(int Code) : WorkerEvent;

/// <summary>The messages between a worker and its client as JSON.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 64)]
[JsonSerializable(typeof(WorkerRequest))]
[JsonSerializable(typeof(WorkerEvent))]
internal sealed partial class WorkerMessages : JsonSerializerContext
{
    // What a cell shows is in one message; the client counts it and stops the cell that shows too much.
    private static readonly MessageLimits Limits = new(512 << 20);

    public static MessageChannel<WorkerRequest, WorkerEvent> ForClient(Stream input, Stream output) =>
        new(input, output, Default.WorkerRequest, Default.WorkerEvent, Limits);

    public static MessageChannel<WorkerEvent, WorkerRequest> ForWorker(Stream input, Stream output) =>
        new(input, output, Default.WorkerEvent, Default.WorkerRequest, Limits);
}
