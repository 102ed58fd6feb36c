using DeepLearning.Kernel.Jupyter;

namespace DeepLearning.Kernel.Tests.Jupyter;

public class CodePointsTests
{
    [Theory]
    [InlineData("abc", 2, 2)]
    [InlineData("🙂bc", 1, 2)]
    [InlineData("a🙂🙂d", 3, 5)]
    [InlineData("abc", 3, 3)]
    [InlineData("", 0, 0)]
    public void Positions_convert_both_ways(string text, int codePoints, int utf16)
    {
        Assert.Equal(utf16, CodePoints.ToUtf16(text, codePoints));
        Assert.Equal(codePoints, CodePoints.FromUtf16(text, utf16));
    }

    [Theory]
    [InlineData("abc", 99, 3)]
    [InlineData("abc", -1, 0)]
    [InlineData("\ud83d", 1, 1)]
    public void Positions_outside_the_text_and_broken_pairs_stay_inside(string text, int codePoints, int utf16) =>
        Assert.Equal(utf16, CodePoints.ToUtf16(text, codePoints));
}
