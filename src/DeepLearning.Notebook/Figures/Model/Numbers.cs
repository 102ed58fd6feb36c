using System.Globalization;

namespace DeepLearning.Notebook;

/// <summary>Numbers as a figure's text shows them, the same in every country.</summary>
internal static class Numbers
{
    /// <summary>Four digits that matter: 0.6571, 12, 1.5e-06.</summary>
    public static string Text(double number) => double.IsNaN(number) ? "not a number"
        : number == 0 ? "0"
        : number.ToString("G4", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal);

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>"1 line", "3 lines".</summary>
    public static string Count(int number, string one, string? many = null) =>
        Text(number) + " " + (number == 1 ? one : many ?? one + "s");
}
