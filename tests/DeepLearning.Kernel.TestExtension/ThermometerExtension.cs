using System.Globalization;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Formatting;

namespace Thermometer;

/// <summary>Brings a formatter, a directive and a kernel, and tells the cell that loads it.</summary>
public sealed class ThermometerExtension : IKernelExtension
{
    /// <inheritdoc/>
    public Task OnLoadAsync(Kernel kernel)
    {
        Formatter.Register<Temperature>(
            (temperature, writer) => writer.Write(string.Create(CultureInfo.InvariantCulture, $"<b>{temperature.Celsius} °C</b>")),
            "text/html");
        var directive = new KernelActionDirective("#!measure") { Description = "Shows a temperature." };
        directive.Parameters.Add(new KernelDirectiveParameter("--celsius") { Required = true });
        kernel.AddDirective<Measure>(directive, (command, context) =>
        {
            Console.WriteLine("measuring");
            context.Display(new Temperature(command.Celsius));
            return Task.CompletedTask;
        });
        ((CompositeKernel)kernel).Add(new ShoutKernel());
        KernelInvocationContext.Current.DisplayAs("The thermometer is ready.", "text/plain");
        return Task.CompletedTask;
    }
}
