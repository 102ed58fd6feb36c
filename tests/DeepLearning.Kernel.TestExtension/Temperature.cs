namespace Thermometer;

/// <summary>A value that the extension says how to show.</summary>
public sealed record Temperature(double Celsius);
