using System.Reflection;
using DeepLearning.Kernel.Cells;
using DeepLearning.Kernel.Execution;
using DeepLearning.Kernel.Packages;
using DeepLearning.Notebook;
using Microsoft.CodeAnalysis;

namespace DeepLearning.Kernel.Scripting;

/// <summary>Compiles and runs C#, and holds the variables that pass from cell to cell.</summary>
internal sealed class CSharpEngine
{
    private readonly ReferenceSet _references;
    private readonly ScriptLoadContext _loadContext = new();
    private readonly SortedDictionary<string, (FieldInfo Field, object Owner)> _variables = new(StringComparer.Ordinal);
    private object?[] _state = new object?[16];

    public CSharpEngine(ReferenceSet references)
    {
        _references = references;
        Compiler = new SubmissionCompiler(references, _loadContext);
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
        if (slot == _state.Length)
            Array.Resize(ref _state, 2 * _state.Length);
        _state[slot] = null;
        object? value;
        try
        {
            var slots = _state;
            value = await run.RunAsync(() => submission.Run(slots));
        }
        finally
        {
            // What a cell set before it threw or was stopped stays, as it would at a prompt.
            if (!submission.HasCode || _state[slot] is not null)
                Keep(submission, _state[slot]);
        }
        if (value is DisplayedValue || (value is null && !submission.HasValue))
            return null;
        return await run.RunAsync(() => Task.FromResult(Formatter.ToMimeBundle(value)));
    }

    /// <summary>The variables that a later cell can name, in alphabetical order.</summary>
    public IReadOnlyList<Variable> Variables =>
        [.. _variables.Select(
            entry => new Variable(entry.Key, entry.Value.Field.FieldType, entry.Value.Field.GetValue(entry.Value.Owner)))];

    /// <summary>Makes a variable. One of a type that C# cannot name here becomes <c>dynamic</c>.</summary>
    public async Task SetAsync(Variable variable, CellRun run)
    {
        foreach (var assembly in Assemblies(variable.Type).Where(assembly => !assembly.IsDynamic && assembly.Location.Length > 0))
            _references.Add(assembly.Location);
        var type = IsNameable(variable.Type) ? CSharpTypeName.Qualified(variable.Type) : "dynamic";
        var ticket = Cell.Offer(variable.Value);
        var code = FormattableString.Invariant($"{type} @{variable.Name} = ({type})global::DeepLearning.Kernel.Cell.Take({ticket});");
        await RunAsync(SubmissionCompiler.Parse(code, "set"), run);
    }

    /// <summary>Makes an assembly and what lies beside it available to later cells.</summary>
    public void Reference(string path)
    {
        if (_references.Add(path) && !PlotlyNet.IsOurs(path))
            _loadContext.AddReference(path);
    }

    public void AddNativeLibrary(string path) => _loadContext.AddNativeLibrary(path);

    private static IEnumerable<Assembly> Assemblies(Type type) =>
        type.GetGenericArguments().Append(type.HasElementType ? type.GetElementType()! : typeof(object)).Distinct()
            .SelectMany(part => part == typeof(object) ? [] : Assemblies(part))
            .Append(type.Assembly);

    private static bool IsNameable(Type type) =>
        type.IsVisible
        && !type.Assembly.IsDynamic
        && (!type.HasElementType || IsNameable(type.GetElementType()!))
        && type.GetGenericArguments().All(IsNameable);

    private void Keep(Submission submission, object? instance)
    {
        Compiler.Keep(submission);
        if (!submission.DeclaresSomething || instance is null)
            return;
        foreach (var field in instance.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
        {
            // Names that no source can contain are the compiler's.
            if (!field.Name.StartsWith('<'))
                _variables[field.Name] = (field, instance);
        }
    }
}
