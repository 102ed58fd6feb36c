using System.Reflection;
using DeepLearning.Kernel.Directives;
using DeepLearning.Kernel.Execution;
using DeepLearning.Kernel.Packages;
using DeepLearning.Notebook;
using Microsoft.CodeAnalysis;

namespace DeepLearning.Kernel.Scripting;

/// <summary>Compiles and runs C#, and holds the variables that pass from cell to cell.</summary>
sealed class CSharpEngine
{
    readonly ReferenceSet references;
    readonly ScriptLoadContext loadContext = new();
    readonly SortedDictionary<string, (FieldInfo Field, object Owner)> variables = new(StringComparer.Ordinal);
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
    public async Task<MimeBundle?> RunAsync(SyntaxTree tree, CellRun run)
    {
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
                Keep(submission, state[slot]);
        }
        if (value is DisplayedValue || (value is null && !submission.HasValue))
            return null;
        return await run.RunAsync(() => Task.FromResult(Formatter.ToMimeBundle(value)));
    }

    /// <summary>The variables that a later cell can name, in alphabetical order.</summary>
    public IReadOnlyList<Variable> Variables =>
        [.. variables.Select(entry => new Variable(entry.Key, entry.Value.Field.FieldType, entry.Value.Field.GetValue(entry.Value.Owner)))];

    /// <summary>Makes a variable. One of a type that C# cannot name here becomes <c>dynamic</c>.</summary>
    public async Task SetAsync(Variable variable, CellRun run)
    {
        foreach (var assembly in Assemblies(variable.Type).Where(assembly => !assembly.IsDynamic && assembly.Location.Length > 0))
            references.Add(assembly.Location);
        var type = IsNameable(variable.Type) ? CSharpTypeName.Qualified(variable.Type) : "dynamic";
        var ticket = Cell.Offer(variable.Value);
        var code = FormattableString.Invariant($"{type} @{variable.Name} = ({type})global::DeepLearning.Kernel.Cell.Take({ticket});");
        await RunAsync(SubmissionCompiler.Parse(code, "set"), run);
    }

    /// <summary>Makes an assembly and what lies beside it available to later cells.</summary>
    public void Reference(string path)
    {
        if (references.Add(path) && !PlotlyNet.IsOurs(path))
            loadContext.AddReference(path);
    }

    public void AddNativeLibrary(string path) => loadContext.AddNativeLibrary(path);

    static IEnumerable<Assembly> Assemblies(Type type) =>
        type.GetGenericArguments().Append(type.HasElementType ? type.GetElementType()! : typeof(object)).Distinct()
            .SelectMany(part => part == typeof(object) ? [] : Assemblies(part))
            .Append(type.Assembly);

    static bool IsNameable(Type type) =>
        type.IsVisible
        && !type.Assembly.IsDynamic
        && (!type.HasElementType || IsNameable(type.GetElementType()!))
        && type.GetGenericArguments().All(IsNameable);

    void Keep(Submission submission, object? instance)
    {
        Compiler.Keep(submission);
        if (!submission.DeclaresSomething || instance is null)
            return;
        foreach (var field in instance.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
        {
            // Names that no source can contain are the compiler's.
            if (!field.Name.StartsWith('<'))
                variables[field.Name] = (field, instance);
        }
    }
}
