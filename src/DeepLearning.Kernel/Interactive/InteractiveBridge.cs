using System.Runtime.CompilerServices;
using DeepLearning.Kernel.Cells;
using DeepLearning.Kernel.Execution;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Interactive;

/// <summary>
/// Wakes .NET Interactive's kernels when they are asked for. This class names none of their types outside of the methods
/// that run when they are awake, so a notebook that never asks for them does not load their assemblies.
/// </summary>
internal sealed class InteractiveBridge(IReadOnlyDictionary<string, Lazy<ILanguageEngine>> engines, CellScripts scripts)
    : IInteractiveBridge, IDisposable
{
    private const string ValueKernel = "value";

    // What .NET Interactive's notebooks use without a using directive, or before one.
    private static readonly HashSet<string> KnownNames = new(InteractiveImports.Types.Keys, StringComparer.Ordinal)
    {
        "CSS", "GetInputAsync", "GetInputsAsync", "GetPasswordAsync", "DotNet", "Interactive", "AspNetCore",
        "ToTabularDataResource", "ToHtmlContent",
    };

    private KernelTree? _tree;

    public bool IsAwake => _tree is not null;

    public IReadOnlyList<string> Assemblies => IsAwake ? InteractiveImports.Assemblies : [];

    public bool IsWanted(IEnumerable<string> unknownNames) => !IsAwake && unknownNames.Any(KnownNames.Contains);

    public Task WakeAsync(CellRun run) => IsAwake ? Task.CompletedTask : StartAsync(run);

    public Task<MimeBundle?> RunAsync(string language, string code, CellRun run, Func<Task<MimeBundle?>> body) =>
        IsAwake ? InCommandAsync(language, code, run, body) : body();

    public async Task LoadExtensionsAsync(IEnumerable<string> folders, CellRun run)
    {
        var fresh = folders.ToList();
        if (fresh.Count == 0)
            return;
        await WakeAsync(run);
        await ExtendAsync(fresh, run);
    }

    // A value cell (#!value) wakes the kernels; it is the one that needs no package.
    public bool HasKernel(string name) =>
        name.Equals(ValueKernel, StringComparison.OrdinalIgnoreCase) || (IsAwake && TreeHasKernel(name));

    public bool HasCommand(string name) => IsAwake && TreeHasCommand(name);

    public async Task SubmitAsync(string code, string kernel, int line, CellRun run)
    {
        await WakeAsync(run);
        await PassOnAsync(code, kernel, line, run);
    }

    public async Task<Variable?> ValueAsync(string kernel, string name, CellRun run)
    {
        await WakeAsync(run);
        return await AskAsync(kernel, name, run);
    }

    public async Task SetAsync(string kernel, Variable value, CellRun run)
    {
        await WakeAsync(run);
        await GiveAsync(kernel, value, run);
    }

    /// <summary>Ends the kernels, if they have been started.</summary>
    public void Dispose()
    {
        if (IsAwake)
            End();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void End() => _tree!.Dispose();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task StartAsync(CellRun run)
    {
        var tree = await Task.Run(() => new KernelTree(engines, scripts), run.Cancellation);
        await Task.Run(() => InteractiveImports.AddTo(scripts), run.Cancellation);
        _tree = tree;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Task<MimeBundle?> InCommandAsync(string language, string code, CellRun run, Func<Task<MimeBundle?>> body) =>
        _tree!.RunAsync(language, code, run, body);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Task ExtendAsync(IReadOnlyList<string> folders, CellRun run) => _tree!.LoadExtensionsAsync(folders, run);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TreeHasKernel(string name) => _tree!.HasKernel(name);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TreeHasCommand(string name) => _tree!.HasCommand(name);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Task PassOnAsync(string code, string kernel, int line, CellRun run) => _tree!.SubmitAsync(code, kernel, line, run);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Task<Variable?> AskAsync(string kernel, string name, CellRun run) => _tree!.ValueAsync(kernel, name, run);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Task GiveAsync(string kernel, Variable value, CellRun run) => _tree!.SetAsync(kernel, value, run);
}
