namespace DeepLearning.Grading.Compiling;

/// <summary>Keeps code from the compiler that would end the whole process: its parser calls itself for each bracket, and a
/// stack that overflows cannot be caught.</summary>
internal static class CodeSize
{
    // Code that people write is some ten brackets deep; the compiler's time grows with the square of the depth.
    private const int DeepestNesting = 200;
    private const int LongestCell = 200_000;

    /// <summary>Says why code is not given to the compiler; null when it may be.</summary>
    public static string? Problem(string code) =>
        code.Length > LongestCell ? "the cell is too long to be an answer"
        : IsTooDeep(code) ? "the code is nested too deeply to be compiled"
        : null;

    private static bool IsTooDeep(string code)
    {
        var (brackets, angles) = (0, 0);
        foreach (var character in code)
        {
            if (character is '(' or '[' or '{') brackets++;
            else if (character is ')' or ']' or '}') brackets = Math.Max(0, brackets - 1);
            // An angle may be a comparison that nothing closes; what ends an expression ends its type arguments too.
            if (character == '<') angles++;
            else if (character is ';' or '{' or '}' or ')' or '&' or '|' or '=' or '?') angles = 0;
            if (brackets > DeepestNesting || angles > DeepestNesting) return true;
        }

        return false;
    }
}
