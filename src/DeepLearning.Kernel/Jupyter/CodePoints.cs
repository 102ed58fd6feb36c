namespace DeepLearning.Kernel.Jupyter;

/// <summary>Jupyter counts a cursor's position in Unicode code points, C# in UTF-16 units; they differ after an emoji.</summary>
internal static class CodePoints
{
    public static int ToUtf16(string text, int codePoints)
    {
        var index = 0;
        for (; codePoints > 0 && index < text.Length; codePoints--) index += char.IsSurrogatePair(text, index) ? 2 : 1;
        return index;
    }

    public static int FromUtf16(string text, int index)
    {
        var count = 0;
        for (var i = 0; i < Math.Min(index, text.Length); i += char.IsSurrogatePair(text, i) ? 2 : 1) count++;
        return count;
    }
}
