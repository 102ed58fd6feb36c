using DeepLearning.Kernel.Execution;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Scripting;

/// <summary>Compiles and runs C#, and holds the variables that pass from cell to cell.</summary>
sealed class CSharpEngine
{
    readonly ReferenceSet references;
    readonly ScriptLoadContext loadContext = new();
    object?[] state = new object?[16];

    public CSharpEngine(ReferenceSet references)
    {
        this.references = references;
        Compiler = new SubmissionCompiler(references, loadContext);
    }

    public SubmissionCompiler Compiler { get; }

    /// <summary>Takes over using directives that all cells share.</summary>
    /// <exception cref="CompilationException">One of them names something that is not there.</exception>
    public void Import(IEnumerable<string> imports)
    {
        var code = string.Concat(imports.Select(import => $"using {import};\n"));
        Compiler.Keep(Compiler.Compile(SubmissionCompiler.Parse(code, "imports"), CancellationToken.None));
    }

    /// <summary>Runs a piece of C# and returns its trailing expression's value as it is to be shown.</summary>
    /// <exception cref="CompilationException">It has errors.</exception>
    /// <exception cref="InterruptedException">It was stopped.</exception>
    public async Task<MimeBundle?> RunAsync(string code, string path, CellRun run)
    {
        var tree = SubmissionCompiler.Parse(code, path);
        var submission = await Task.Run(() => Compiler.Compile(tree, run.Cancellation));
        var slot = Compiler.Depth + 1;
        if (slot == state.Length)
            Array.Resize(ref state, 2 * state.Length);
        state[slot] = null;
        object? value;
        try
        {
            var slots = state;
            value = await run.RunAsync(() => submission.Run(slots));
        }
        finally
        {
            // What a cell set before it threw or was stopped stays, as it would at a prompt.
            if (!submission.HasCode || state[slot] is not null)
                Compiler.Keep(submission);
        }
        if (value is DisplayedValue || (value is null && !submission.HasValue))
            return null;
        return await run.RunAsync(() => Task.FromResult(Formatter.ToMimeBundle(value)));
    }

    /// <summary>Makes an assembly and what lies beside it available to later cells.</summary>
    public void Reference(string path)
    {
        if (references.Add(path))
            loadContext.AddReference(path);
    }

    public void AddNativeLibrary(string path) => loadContext.AddNativeLibrary(path);
}
