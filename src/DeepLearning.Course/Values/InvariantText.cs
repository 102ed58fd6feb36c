using System.Globalization;
using System.Runtime.CompilerServices;

namespace DeepLearning.Course;

/// <summary>An interpolated string whose numbers are written the same in every country. A parameter of this type takes
/// <c>$"…"</c> as it stands.</summary>
/// <param name="literalLength">The compiler's count of characters outside of the braces.</param>
/// <param name="formattedCount">The compiler's count of braces.</param>
[InterpolatedStringHandler]
public ref struct InvariantText(int literalLength, int formattedCount)
{
    private DefaultInterpolatedStringHandler _text = new(literalLength, formattedCount, CultureInfo.InvariantCulture);

    /// <summary>Called by the compiler for what stands outside of braces.</summary>
    public void AppendLiteral(string text) => _text.AppendLiteral(text);

    /// <summary>Called by the compiler for a value in braces.</summary>
    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    /// <summary>Called by the compiler for a value and its format in braces.</summary>
    public void AppendFormatted<T>(T value, string? format) => _text.AppendFormatted(value, format);

    /// <summary>The whole text; once only.</summary>
    public string ToText() => _text.ToStringAndClear();
}
