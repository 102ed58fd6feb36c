using DeepLearning.Kernel.Cells;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.ValueSharing;

namespace DeepLearning.Kernel.Interactive;

/// <summary>One of the session's languages as .NET Interactive knows kernels: it runs code, and gives and takes values.</summary>
internal sealed class LanguageKernel :
    Microsoft.DotNet.Interactive.Kernel,
    IKernelCommandHandler<SubmitCode>,
    IKernelCommandHandler<RequestValueInfos>,
    IKernelCommandHandler<RequestValue>,
    IKernelCommandHandler<SendValue>
{
    private readonly Lazy<ILanguageEngine> _engine;
    private readonly RunningCell _cell;

    public LanguageKernel(string name, Lazy<ILanguageEngine> engine, RunningCell cell)
        : base(name)
    {
        _engine = engine;
        _cell = cell;
        KernelInfo.LanguageName = name == Languages.CSharp ? "C#" : "F#";
        KernelInfo.DisplayName = $"{name} - {KernelInfo.LanguageName}";
    }

    // Code that comes as a command, from an extension or a cell, and not as a cell: its value is shown where the cell is.
    async Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        // Not on the cell's thread: what the session does when the cell is stopped has to follow.
        if (await Task.Run(() => _engine.Value.RunAsync(command.Code, "command", _cell.Run)) is { } value)
            context.Publish(new ReturnValueProduced(value, command, [.. EventOutput.Forms(value)]));
    }

    async Task IKernelCommandHandler<RequestValueInfos>.HandleAsync(RequestValueInfos command, KernelInvocationContext context)
    {
        var variables = await VariablesAsync();
        var infos = variables.Select(variable => new KernelValueInfo(
            variable.Name,
            FormattedValue.CreateSingleFromObject(variable.Value, command.MimeType),
            variable.Type));
        context.Publish(new ValueInfosProduced([.. infos], command));
    }

    async Task IKernelCommandHandler<RequestValue>.HandleAsync(RequestValue command, KernelInvocationContext context)
    {
        var variables = await VariablesAsync();
        if (variables.FirstOrDefault(variable => variable.Name == command.Name) is { } found)
        {
            var formatted = FormattedValue.CreateSingleFromObject(found.Value, command.MimeType);
            context.Publish(new ValueProduced(found.Value, command.Name, formatted, command));
        }
        else
        {
            context.Fail(command, message: $"Value '{command.Name}' not found in kernel {Name}");
        }
    }

    Task IKernelCommandHandler<SendValue>.HandleAsync(SendValue command, KernelInvocationContext context) =>
        SetValueAsync(command, context, (name, value, type) =>
            Task.Run(() => _engine.Value.SetAsync(new Variable(name, type ?? value?.GetType() ?? typeof(object), value), _cell.Run)));

    private async Task<IReadOnlyList<Variable>> VariablesAsync() => _engine.IsValueCreated ? await _engine.Value.VariablesAsync() : [];
}
