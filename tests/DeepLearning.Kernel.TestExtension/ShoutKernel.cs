using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;

namespace Thermometer;

/// <summary>A language of the extension's own: what its cells say is shown in capitals.</summary>
public sealed class ShoutKernel() : Kernel("shout"), IKernelCommandHandler<SubmitCode>
{
    Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        context.DisplayAs(command.Code.Trim().ToUpperInvariant(), "text/plain");
        return Task.CompletedTask;
    }
}
