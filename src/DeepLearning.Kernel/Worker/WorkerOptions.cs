using System.Reflection;

namespace DeepLearning.Kernel.Worker;

/// <summary>How a worker is started and what its cells may use.</summary>
public sealed record WorkerOptions
{
    /// <summary>The program; <see cref="ForThisProgram"/> fills it in.</summary>
    public required string Program { get; init; }

    /// <summary>Its arguments.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The folder in which it runs; null for the current one.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>How much a cell may put out, in characters.</summary>
    public long OutputLimit { get; init; } = 20_000_000;

    /// <summary>How much memory the worker's objects may take, in bytes; null for no limit.</summary>
    public long? MemoryLimit { get; init; }

    /// <summary>Environment variables for the process besides those of this one.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Starts the running program once more, with other arguments.</summary>
    public static WorkerOptions ForThisProgram(params string[] arguments)
    {
        var host = System.Environment.ProcessPath!;
        // `dotnet dln.dll …` needs the DLL's name again; the program's own executable does not.
        var isHost = Path.GetFileNameWithoutExtension(host).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        string[] program = isHost ? [Assembly.GetEntryAssembly()!.Location] : [];
        return new WorkerOptions { Program = host, Arguments = [.. program, .. arguments] };
    }
}
