using DeepLearning.Kernel.Cells;
using DeepLearning.Kernel.Execution;
using DeepLearning.Kernel.Output;
using DeepLearning.Notebook;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Utility;

namespace DeepLearning.Kernel.Interactive;

/// <summary>.NET Interactive's composite kernel, with the session's languages in it, and how a cell runs inside a command of it.</summary>
internal sealed class KernelTree : IDisposable
{
    // How long a command that was stopped may take to come to its end, before the next cell is let in all the same.
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromMilliseconds(200);

    private readonly CompositeKernel _root = new();
    private readonly RunningCell _cell = new();
    private readonly ExtensionLoader _extensions;
    private readonly HashSet<string> _ownCommands;
    private volatile Task _onCellThread = Task.CompletedTask;

    static KernelTree() =>
        // .NET Interactive replaces the console when the first of its commands starts and gives it back after the last.
        // One that lasts keeps it from doing so; the session's own console knows the cell that writes.
        ConsoleOutput.Subscribe(_ => System.Reactive.Disposables.Disposable.Empty);

    public KernelTree(IReadOnlyDictionary<string, Lazy<ILanguageEngine>> engines, CellScripts scripts)
    {
        CellConsole.Install();
        foreach (var (name, engine) in engines)
            _root.Add(new LanguageKernel(name, engine, _cell).UseValueSharing().UseWho(), Languages.Find(name)!.Aliases);
        _root.Add(new KeyValueStoreKernel());
        _root.Add(new HtmlKernel());
        _root.Add(new JavaScriptKernel());
        _root.DefaultKernelName = Languages.CSharp;
        _root.RegisterCommandHandler<RequestInput>(AnswerAsync);
        _root.RegisterCommandHandler<RequestInputs>(AnswerAllAsync);
        _root.SetDefaultTargetKernelNameForCommand(typeof(RequestInput), _root.Name);
        _root.SetDefaultTargetKernelNameForCommand(typeof(RequestInputs), _root.Name);
        _root.AddMiddleware(OnCellThreadAsync);
        _root.KernelEvents.Subscribe(new EventOutput(_cell));
        _extensions = new ExtensionLoader(_root, scripts);
        _ownCommands = [.. Commands()];
        SharedFormats.Join();
    }

    /// <summary>Ends the kernels and their thread.</summary>
    public void Dispose() => _root.Dispose();

    public bool HasKernel(string name) =>
        _root.ChildKernels.Any(kernel => kernel.Name == name || kernel.KernelInfo.Aliases.Contains(name, StringComparer.Ordinal));

    // Its own, such as #!share, are there for code that is submitted; in a cell the session's are meant.
    public bool HasCommand(string name) => Commands().Except(_ownCommands).Contains("#!" + name);

    /// <summary>Runs a piece of a cell inside a command and returns its value.</summary>
    public async Task<MimeBundle?> RunAsync(string language, string code, CellRun run, Func<Task<MimeBundle?>> body)
    {
        // Code that a command's handler runs is inside a command already.
        if (CellScope.Current is not null)
            return await body();
        MimeBundle? value = null;
        await RunInCommandAsync(language, code, run, async () => value = await body(), needsCellThread: false);
        return value;
    }

    /// <summary>Loads packages' extensions inside a command.</summary>
    public Task LoadExtensionsAsync(IReadOnlyList<string> folders, CellRun run) =>
        RunInCommandAsync(_root.DefaultKernelName, "", run, async () =>
        {
            foreach (var folder in folders)
                await _extensions.LoadAsync(folder);
        }, needsCellThread: true);

    /// <exception cref="DirectiveException">The kernel reports an error.</exception>
    public async Task SubmitAsync(string code, string kernel, int line, CellRun run)
    {
        var result = await SendAsync(new SubmitCode(code, HasKernel(kernel) ? kernel : null), run);
        if (result.Events.OfType<CommandFailed>().FirstOrDefault() is { } failed)
            throw failed.Exception is InterruptedException stopped ? stopped : new DirectiveException(failed.Message, line);
    }

    public async Task<Variable?> ValueAsync(string kernel, string name, CellRun run)
    {
        var result = await SendAsync(new RequestValue(name, "text/plain", kernel), run);
        return result.Events.OfType<ValueProduced>().FirstOrDefault() switch
        {
            null => null,
            { Value: { } value } => new Variable(name, value.GetType(), value),
            var produced => Variable.Of(name, produced.FormattedValue.Value),
        };
    }

    public async Task SetAsync(string kernel, Variable value, CellRun run)
    {
        var formatted = FormattedValue.CreateSingleFromObject(value.Value, value.Value is string ? "text/plain" : "application/json");
        var result = await SendAsync(new SendValue(value.Name, value.Value, formatted, kernel), run);
        if (result.Events.OfType<CommandFailed>().FirstOrDefault() is { } failed)
            throw new InvalidOperationException(failed.Message);
    }

    private IEnumerable<string> Commands() =>
        _root.ChildKernels.Append(_root)
            .SelectMany(kernel => kernel.KernelInfo.SupportedDirectives)
            .OfType<KernelActionDirective>()
            .Select(directive => directive.Name);

    private async Task RunInCommandAsync(string kernel, string code, CellRun run, Func<Task> body, bool needsCellThread)
    {
        SharedFormats.Renew();
        var command = new CellCommand(code, kernel, body, needsCellThread);
        var sent = SendAsync(command, run);
        await Task.WhenAny(command.Ended, sent);
        if (needsCellThread || !command.HasStarted)
        {
            var result = await sent;
            // A command that never reached its handler has been refused or cancelled.
            if (!command.Ended.IsCompleted)
                throw result.Events.OfType<CommandFailed>().FirstOrDefault()?.Exception ?? new OperationCanceledException();
        }
        // An interrupt ends the command at once; the piece needs a moment to stop. And where code that cannot be stopped goes
        // on, the command may never come to its end.
        await Task.WhenAny(command.Ended);
        await (run.IsInterrupted ? Task.WhenAny(sent, Task.Delay(TimeToEnd)) : (Task)sent);
        await command.Ended;
    }

    private async Task<KernelCommandResult> SendAsync(KernelCommand command, CellRun run)
    {
        _cell.Begin(run);
        _onCellThread = Task.CompletedTask;
        run.FlowsContext = true;
        CellConsole.Install();
        try
        {
            return await _root.SendAsync(command, run.Cancellation);
        }
        catch (OperationCanceledException) when (run.IsInterrupted)
        {
            await _onCellThread;
            throw;
        }
    }

    // Commands run on .NET Interactive's own thread, where nothing could stop what they do, unless they are taken from it.
    private async Task OnCellThreadAsync(KernelCommand command, KernelInvocationContext context, KernelPipelineContinuation next)
    {
        // .NET Interactive makes a new command where its parser drops blank lines from the text.
        if (command is SubmitCode { Handler: null, Parent: CellCommand { HasStarted: false } whole })
        {
            command.Handler = whole.Handler;
            if (!whole.NeedsCellThread)
            {
                await next(command, context);
                return;
            }
        }
        if (CellScope.Current is not null || command is CellCommand { NeedsCellThread: false } || _cell.RunOrNull is not { } run)
        {
            await next(command, context);
            return;
        }
        _onCellThread = run.RunAsync(async () =>
        {
            await next(command, context);
            return true;
        });
        await _onCellThread;
    }

    private static Task AnswerAsync(RequestInput asked, KernelInvocationContext context)
    {
        context.Publish(new InputProduced(Ask(asked.Prompt, asked.IsPassword), asked));
        return Task.CompletedTask;
    }

    private static Task AnswerAllAsync(RequestInputs asked, KernelInvocationContext context)
    {
        var answers = asked.Inputs.ToDictionary(
            input => input.GetPropertyNameForJsonSerialization(),
            input => Ask(input.Prompt, input.TypeHint == "password"),
            StringComparer.Ordinal);
        context.Publish(new InputsProduced(answers, asked));
        return Task.CompletedTask;
    }

    private static string Ask(string prompt, bool password) => NotebookHost.Current.ReadLine(prompt, password);
}
