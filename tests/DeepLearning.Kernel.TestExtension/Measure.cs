using Microsoft.DotNet.Interactive.Commands;

namespace Thermometer;

/// <summary><c>#!measure</c></summary>
public sealed class Measure : KernelDirectiveCommand
{
    /// <summary>What the thermometer shows.</summary>
    public double Celsius { get; set; }
}
