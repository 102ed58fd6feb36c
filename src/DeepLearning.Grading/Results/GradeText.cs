using System.Globalization;
using System.Text.Json;

namespace DeepLearning.Grading.Results;

/// <summary>How grades are written, the same in every report.</summary>
internal static class GradeText
{
    public static string Word(GradeOutcome outcome) => JsonSerializer.Serialize(outcome).Trim('"');

    public static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
