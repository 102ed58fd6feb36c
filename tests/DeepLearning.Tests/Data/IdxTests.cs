namespace DeepLearning.Tests;

public class IdxTests
{
    [Fact]
    public void Sizes_and_values_are_read()
    {
        var (data, shape) = Idx.Read([0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6], "x");
        Assert.Equal([2, 3], shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], data);
    }

    [Theory]
    [InlineData(new byte[] { 0, 0 }, "has 2 bytes")]
    [InlineData(new byte[] { 31, 139, 8, 1 }, "begins with 00 00, this one with 1F 8B")]
    [InlineData(new byte[] { 0, 0, 13, 1, 0, 0, 0, 0 }, "byte 2: type 0D")]
    [InlineData(new byte[] { 0, 0, 8, 3, 0, 0, 0, 1 }, "3 dimensions need a header of 16 bytes, the file has 8")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 4, 1, 2 }, "[4] needs 4 values after byte 8, the file has 2: it is truncated")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 1, 2 }, "[1] needs 1 values after byte 8, the file has 2")]
    [InlineData(new byte[] { 0, 0, 8, 2, 255, 255, 255, 255, 255, 255, 255, 255 }, "byte 4: size 4294967295 of dimension 0")]
    public void A_damaged_file_is_reported_with_the_place(byte[] bytes, string expected)
    {
        var error = Assert.Throws<InvalidDataException>(() => Idx.Read(bytes, "digits.idx"));
        Assert.StartsWith("digits.idx: not a readable idx file: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }
}
