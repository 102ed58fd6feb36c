using System.Reflection;
using DeepLearning.Kernel.Cells;
using DeepLearning.Kernel.Execution;
using DeepLearning.Kernel.Output;
using DeepLearning.Kernel.Packages;
using DeepLearning.Notebook;
using Microsoft.CodeAnalysis;

namespace DeepLearning.Kernel.Scripting;

/// <summary>Compiles and runs C#, and holds the variables that pass from cell to cell.</summary>
internal sealed class CSharpEngine
{
    private readonly ReferenceSet _references;
    private readonly Action<Submission, string, CellRun> _warn;
    private readonly ScriptLoadContext _loadContext = new();
    private readonly SortedDictionary<string, (FieldInfo Field, object Owner)> _variables = new(StringComparer.Ordinal);
    private object?[] _state = new object?[16];
    private int _running;

    /// <param name="references">What cells compile against.</param>
    /// <param name="warn">Shows what the compiler has to say about a piece, given its path.</param>
    public CSharpEngine(ReferenceSet references, Action<Submission, string, CellRun> warn)
    {
        _warn = warn;
        _references = references;
        Compiler = new SubmissionCompiler(references, _loadContext);
        Libraries = new FileLibraries(references, _loadContext);
    }

    /// <summary>Files that were compiled as libraries.</summary>
    public FileLibraries Libraries { get; }

    public SubmissionCompiler Compiler { get; }

    /// <summary>Takes over using directives that all cells share.</summary>
    /// <exception cref="CompilationException">One of them names something that is not there.</exception>
    public void Import(IEnumerable<string> imports)
    {
        List<string> all = [.. imports];
        Declare(string.Concat(all.Select(import => $"using {import};\n")));
        Compiler.Give(all);
    }

    /// <summary>Takes over using directives and functions that all later cells see.</summary>
    public void Declare(string code) =>
        Compiler.Keep(Compiler.Compile(SubmissionCompiler.Parse(code, "imports"), CancellationToken.None));

    /// <summary>Runs a piece of C# and returns its trailing expression's value as it is to be shown.</summary>
    /// <exception cref="CompilationException">It has errors.</exception>
    /// <exception cref="InterruptedException">It was stopped.</exception>
    public async Task<MimeBundle?> RunAsync(SyntaxTree tree, CellRun run)
    {
        var submission = await Task.Run(() => Compiler.Compile(tree, run.Cancellation));
        _warn(submission, tree.FilePath, run);
        var slot = submission.Depth;
        if (slot == _state.Length)
            Array.Resize(ref _state, 2 * _state.Length);
        // Code that runs while other code of the cell waits for it continues from where that one did.
        var slots = _running == 0 ? _state : [.. _state];
        if (submission.HasCode)
            slots[slot] = null;
        object? value;
        _running++;
        try
        {
            value = await run.RunAsync(() => submission.Run(slots));
        }
        finally
        {
            _running--;
            // What a cell set before it threw or was stopped stays, as it would at a prompt.
            if (!submission.HasCode || slots[slot] is not null)
            {
                if (submission.DeclaresSomething)
                    _state = slots;
                Keep(submission, submission.HasCode ? slots[slot] : null);
            }
        }
        if (AlreadyShown.Is(value) || (value is null && !submission.HasValue))
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

    /// <summary>Loads an assembly for the kernel itself, from where cells find it, with what lies beside it.</summary>
    public Assembly Load(string path)
    {
        foreach (var neighbour in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "*.dll"))
            _loadContext.AddReference(neighbour);
        return _loadContext.LoadFromAssemblyName(AssemblyName.GetAssemblyName(path));
    }

    public void AddNativeLibraries(IEnumerable<string> paths) => _loadContext.AddNativeLibraries(paths);

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
