using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text;
using System.Text.RegularExpressions;
using DeepLearning.Kernel.Cells;
using DeepLearning.Kernel.Execution;
using DeepLearning.Kernel.IntelliSense;
using DeepLearning.Kernel.Output;
using DeepLearning.Kernel.Packages;
using DeepLearning.Notebook;
using FSharp.Compiler.Diagnostics;
using FSharp.Compiler.Interactive;
using Microsoft.FSharp.Core;

namespace DeepLearning.Kernel.FSharp;

/// <summary>
/// Runs F# with the compiler's own interactive session. Nothing of that compiler is loaded before the first F# cell.
/// </summary>
internal sealed partial class FSharpEngine : ILanguageEngine, ILanguageHelp, IDisposable
{
    // F# loads what it references where everything of this process is loaded.
    private static readonly NativeLibraries Natives = new();

    private readonly Shell.FsiEvaluationSession _session;
    private readonly PackageReferences _packages;
    private readonly IInteractiveBridge _bridge;
    private readonly FSharpGuards _guards;
    private readonly FSharpHelp _help;
    private bool _hasInteractive;
    private bool _hasHtml;

    static FSharpEngine() => AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => Natives.Load(name);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public FSharpEngine(IEnumerable<Assembly> references, PackageReferences packages, IInteractiveBridge bridge)
    {
        _packages = packages;
        _bridge = bridge;
        // The first word stands for the program's name.
        var arguments = new List<string> { "fsi", "--noninteractive", "--nologo", "--gui-", "--quiet", "--multiemit-", "--optimize+" };
        arguments.AddRange(references.Select(assembly => "--reference:" + assembly.Location));
        _session = Shell.FsiEvaluationSession.Create(
            Shell.FsiEvaluationSession.GetDefaultConfiguration(),
            [.. arguments],
            TextReader.Null,
            TextWriter.Null,
            TextWriter.Null,
            FSharpOption<bool>.None,
            null);
        _guards = new FSharpGuards(_session.InteractiveChecker);
        _help = new FSharpHelp(_session);
        Evaluate(
            // Not System.Collections.Generic: List is F#'s own.
            "open System\nopen System.Text\nopen System.Threading.Tasks\nopen System.IO\nopen System.Linq\nopen DeepLearning\n"
                + "open DeepLearning.Notebook\nopen type DeepLearning.Notebook.DisplayFunctions",
            "imports",
            CancellationToken.None);
    }

    /// <summary>The values that later cells can name, in alphabetical order.</summary>
    public Task<IReadOnlyList<Variable>> VariablesAsync() => Task.Run<IReadOnlyList<Variable>>(() =>
        [.. _session.GetBoundValues()
            .Where(bound => bound.Name != "it")
            .Select(bound => new Variable(bound.Name, bound.Value.ReflectionType, bound.Value.ReflectionValue))
            .OrderBy(variable => variable.Name, StringComparer.Ordinal)]);

    /// <exception cref="FSharpErrorException">It does not compile.</exception>
    /// <exception cref="InterruptedException">It was stopped.</exception>
    public async Task<MimeBundle?> RunAsync(string code, string path, CellRun run)
    {
        var prepared = await ResolvePackagesAsync(FSharpHtml.WithoutNamespace(code), run);
        if (!_hasHtml && FSharpHtml.IsNamedIn(code))
        {
            _hasHtml = true;
            await Task.Run(() => Evaluate(FSharpHtml.Source, "Html.fsx", CancellationToken.None));
        }
        if (code.Contains("Microsoft.DotNet.Interactive", StringComparison.Ordinal))
            await _bridge.WakeAsync(run);
        if (_bridge.IsAwake && !_hasInteractive)
        {
            _hasInteractive = true;
            await Task.Run(() => ReferenceAll(_bridge.Assemblies));
        }
        return await _bridge.RunAsync(Languages.FSharp, code, run, () => ExecuteAsync(prepared, path, run));
    }

    private void ReferenceAll(IEnumerable<string> assemblies) =>
        Evaluate(string.Join('\n', assemblies.Select(assembly => $"#r @\"{assembly}\"")), "references", CancellationToken.None);

    private async Task<MimeBundle?> ExecuteAsync(string prepared, string path, CellRun run)
    {
        var plain = FSharpPieces.Join(prepared, path);
        var guarded = await Task.Run(() => _guards.Insert(plain, path));
        Shell.FsiValue? value;
        try
        {
            value = await run.RunAsync(() => Task.FromResult(Evaluate(guarded, path, run.Cancellation)));
        }
        catch (FSharpErrorException) when (guarded != plain && ErrorsIn(plain) is { Count: > 0 } errors)
        {
            // At the places of the code that the learner wrote.
            throw new FSharpErrorException(errors);
        }
        if (value is null || value.ReflectionType == typeof(Unit) || AlreadyShown.Is(value.ReflectionValue))
            return null;
        return await run.RunAsync(() => Task.FromResult(Formatter.ToMimeBundle(value.ReflectionValue)));
    }

    /// <inheritdoc/>
    public CompletionResult Complete(string code, int cursor) => _help.Complete(WithoutPackages(code), cursor);

    /// <inheritdoc/>
    public InspectionResult? Inspect(string code, int cursor) => _help.Inspect(WithoutPackages(code), cursor);

    // The F# compiler would set out to restore them itself.
    private static string WithoutPackages(string code) => PackageLine().Replace(code, line => new string(' ', line.Length));

    /// <summary>Ends the compiler's session, which would be kept by what it watches in this process.</summary>
    public void Dispose() => ((IDisposable)_session).Dispose();

    /// <summary>Makes a value of another language known under a name.</summary>
    /// <remarks>F# cannot name a type that a cell declared: it gets the value as what it is a kind of, and at worst as an object.</remarks>
    public Task SetAsync(Variable variable, CellRun run) => Task.Run(() => Set(variable));

    private void Set(Variable variable)
    {
        var (name, known) = FSharpTypeName.Nearest(variable.Type);
        var ticket = Cell.Offer(variable.Value);
        // .NET's own assemblies are there, under the names by which the compiler knows its primitive types.
        var file = known.Assembly.Location;
        var reference = TrustedAssemblies.IsFramework(file) ? "" : $"#r @\"{file}\"\n";
        Evaluate(
            FormattableString.Invariant($"{reference}let ``{variable.Name}`` : {name} = unbox (DeepLearning.Kernel.Cell.Take {ticket})"),
            "set",
            CancellationToken.None);
    }

    private Shell.FsiValue? Evaluate(string code, string path, CancellationToken cancellation)
    {
        var (result, diagnostics) = _session.EvalInteractionNonThrowing(code, path, FSharpOption<CancellationToken>.Some(cancellation));
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity.IsError).ToList();
        if (errors.Count > 0)
            throw new FSharpErrorException(errors);
        return result switch
        {
            FSharpChoice<FSharpOption<Shell.FsiValue>, Exception>.Choice1Of2 done => done.Item?.Value,
            FSharpChoice<FSharpOption<Shell.FsiValue>, Exception>.Choice2Of2 failed => throw failed.Item,
            _ => null,
        };
    }

    private List<FSharpDiagnostic> ErrorsIn(string code) =>
        [.. _session.ParseAndCheckInteraction(code, null).Item2.Diagnostics.Where(diagnostic => diagnostic.Severity.IsError)];

    // The SDK restores packages for F# as it does for C#. What they hold is referenced beforehand, and the line is left empty.
    private async Task<string> ResolvePackagesAsync(string code, CellRun run)
    {
        var prepared = new StringBuilder();
        var end = 0;
        foreach (Match match in PackageLine().Matches(code))
        {
            prepared.Append(code, end, match.Index - end);
            end = match.Index + match.Length;
            try
            {
                await ResolveAsync(match.Groups["kind"].Value, match.Groups["package"].Value, run);
            }
            catch (PackageException failed)
            {
                var line = code.AsSpan(0, match.Index).Count('\n') + 1;
                throw new DirectiveException($"{match.Value.Trim()}: {failed.Message}", line);
            }
        }
        return prepared.Append(code, end, code.Length - end).ToString();
    }

    private async Task ResolveAsync(string kind, string argument, CellRun run)
    {
        if (kind == "i")
        {
            _packages.AddSource(argument["nuget:".Length..].Trim());
        }
        else if (PackageId.TryParse(argument, out var package))
        {
            var assemblies = await _packages.AddAsync(package, run);
            await Task.Run(() => ReferenceAll(assemblies));
            Natives.Add(_packages.NativeLibraries);
            await _bridge.LoadExtensionsAsync(_packages.Extensions, run);
        }
    }

    [GeneratedRegex(
        "^[ \t]*#(?<kind>[ri])[ \t]+\"(?<package>nuget:[^\"]*)\"[ \t]*\r?$",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex PackageLine();
}
