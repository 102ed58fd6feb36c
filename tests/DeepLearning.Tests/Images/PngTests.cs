using System.Security.Cryptography;
using System.Text.Json;

namespace DeepLearning.Tests;

public class PngTests
{
    private static readonly JsonElement Fixtures = Fixture.Json("Images/png.json");

    public static TheoryData<string> Kinds =>
        [.. Fixtures.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Files_written_by_Pillow_give_their_pixels(string kind)
    {
        JsonElement f = Fixtures.GetProperty("files").EnumerateArray().Single(e => e.GetProperty("name").GetString() == kind);
        Bitmap picture = Png.Decode(f.GetProperty("file").GetBytesFromBase64());
        Assert.Equal((f.GetProperty("width").GetInt32(), f.GetProperty("height").GetInt32(), f.GetProperty("channels").GetInt32()),
            (picture.Width, picture.Height, picture.Channels));
        Assert.Equal(f.GetProperty("pixels").GetBytesFromBase64(), picture.Pixels);
    }

    [Fact]
    public void The_photographs_have_the_pixels_that_Pillow_reads()
    {
        foreach (JsonProperty photograph in Fixtures.GetProperty("photographs").EnumerateObject())
            Assert.Equal(photograph.Value.GetString(), Convert.ToHexStringLower(
                SHA256.HashData(Png.Decode(DataFolder.Read("photographs", photograph.Name + ".png")).Pixels)));
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void What_is_written_is_read_back_pixel_by_pixel(int channels)
    {
        var random = new RandomGenerator(9);
        // Noise, a slope and a constant stretch make the encoder choose different filters.
        byte[] pixels =
            [.. Enumerable.Range(0, 31 * 17 * channels).Select(i => (byte)(i < 300 ? random.NextInt32(256) : i < 900 ? i / 4 : 7))];
        Bitmap back = Png.Decode(Png.Encode(new Bitmap(31, 17, channels, pixels)));
        Assert.Equal((31, 17, channels), (back.Width, back.Height, back.Channels));
        Assert.Equal(pixels, back.Pixels);
    }

    [Fact]
    public void A_tensor_comes_back_within_half_a_grey_level_and_is_clipped()
    {
        Tensor image = Tensor.From(new float[,] { { 0, 0.25f, 0.5f }, { 1, 2, -1 } });
        Tensor back = Png.Decode(Png.Encode(image)).ToTensor();
        Assert.Equal("[1, 2, 3]", back.Shape.ToString());
        Assert.Equal([0f, 64 / 255f, 128 / 255f, 1, 1, 0], back.ToArray());
    }

    [Fact]
    public void A_batch_is_refused_with_the_remedy()
    {
        var error = Assert.Throws<ArgumentException>(() => Png.Encode(Tensor.Zeros(2, 1, 4, 4)));
        Assert.Contains("not [2, 1, 4, 4]. Take one picture of a batch with images[i]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_damaged_byte_and_every_cut_is_noticed()
    {
        byte[] file = Png.Encode(Tensor.Rand(new RandomGenerator(1), 3, 8, 8));
        for (int i = 0; i < file.Length; i++)
        {
            byte[] damaged = [.. file];
            damaged[i] ^= 0x10;
            var error = Assert.Throws<InvalidDataException>(() => Png.Decode(damaged, "cat.png"));
            Assert.StartsWith("cat.png: ", error.Message, StringComparison.Ordinal);
            Assert.Throws<InvalidDataException>(() => Png.Decode(file.AsSpan(0, i), "cat.png"));
        }
    }

    [Fact]
    public void A_huge_size_is_refused_before_memory_is_taken()
    {
        byte[] header = [0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 8, 6, 0, 0, 0];
        byte[] file = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, .. header, .. BigEndian(Crc32.Of("IHDR"u8, header)), 0,
            0, 0, 0, .. "IEND"u8, .. BigEndian(Crc32.Of("IEND"u8, []))];
        Assert.Contains("2147483647 × 2147483647 pixels are more than", Assert.Throws<InvalidDataException>(() => Png.Decode(file)).Message,
            StringComparison.Ordinal);
    }

    private static byte[] BigEndian(uint value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
