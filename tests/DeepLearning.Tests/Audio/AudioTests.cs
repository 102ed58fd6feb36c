using System.Text.Json;

namespace DeepLearning.Tests;

public class AudioTests
{
    private static readonly JsonElement Sounds = Fixture.Json("Audio/audio.json");
    private static readonly Tensor Samples = Sounds.Vector("samples");
    private static readonly int Rate = Sounds.GetProperty("rate").GetInt32(), Window = Sounds.GetProperty("window").GetInt32();
    private static readonly int Hop = Sounds.GetProperty("hop").GetInt32();

    [Fact]
    public void Power_mel_bands_and_mfcc_are_those_of_scipy()
    {
        int bands = Sounds.GetProperty("bands").GetInt32();
        Tensor power = Spectrum.Power(Samples, Window, Hop);
        Assert.Equal($"[{Sounds.GetProperty("frames").GetInt32()}, {Window / 2 + 1}]", power.Shape.ToString());
        Fixture.AssertClose(Sounds.Doubles("power"), power.ToArray(), 1e-5);
        Fixture.AssertClose(Sounds.Doubles("mel"), Spectrum.Mel(Samples, Rate, bands, Window, Hop).ToArray(), 1e-5);
        Fixture.AssertClose(Sounds.Doubles("mfcc"), Spectrum.Mfcc(
            Samples, Rate, Sounds.GetProperty("coefficients").GetInt32(), bands, Window, Hop).ToArray(), 1e-4);
    }

    [Fact]
    public void A_pure_tone_peaks_at_its_frequency()
    {
        Tensor tone = Tensor.From([.. Enumerable.Range(0, 800).Select(i => MathF.Sin(2 * MathF.PI * 1000 * i / 8000))]);
        float[] middle = Spectrum.Power(tone, 128, 64)[5].ToArray();
        Assert.Equal(1000 * 128 / 8000, Array.IndexOf(middle, middle.Max()));
    }

    [Fact]
    public void A_sound_of_two_channels_comes_back_within_half_a_step()
    {
        Tensor stereo = Tensor.From(new float[,] { { 0, 0.5f, -0.5f, 1 }, { -1, 0.25f, 0.125f, 2 } });
        Sound back = Wav.Decode(Wav.Encode(new Sound(stereo, 22050)));
        Assert.Equal(22050, back.SampleRate);
        Assert.Equal([0, 0.5f, -0.5f, 32767 / 32768f, -1, 0.25f, 0.125f, 32767 / 32768f], back.Samples.ToArray());
    }

    [Theory]
    [InlineData(1, 8, new byte[] { 128, 192, 0 }, new[] { 0, 0.5f, -1 })]
    [InlineData(1, 24, new byte[] { 0, 0, 0x40, 0, 0, 0x80 }, new[] { 0.5f, -1 })]
    [InlineData(1, 32, new byte[] { 0, 0, 0, 0x40 }, new[] { 0.5f })]
    [InlineData(3, 32, new byte[] { 0, 0, 0, 0x3F, 0, 0, 0x80, 0xBF }, new[] { 0.5f, -1 })]
    public void All_sample_formats_are_read(int format, int bits, byte[] data, float[] expected) =>
        Assert.Equal(expected, Wav.Decode(File(format, bits, data)).Samples.ToArray());

    [Theory]
    [InlineData(0, "RIFF")]
    [InlineData(30, "a chunk of 16 bytes runs past the end")]
    [InlineData(36, "it has no samples")]
    [InlineData(46, "a chunk of 4 bytes runs past the end: the file is truncated")]
    public void A_cut_file_is_reported_with_the_place(int length, string expected)
    {
        var error = Assert.Throws<InvalidDataException>(() => Wav.Decode(File(1, 16, [1, 2, 3, 4]).AsSpan(0, length), "hello.wav"));
        Assert.StartsWith("hello.wav: byte ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_format_is_refused() =>
        Assert.Contains("format 6 with 1 channels of 8 bits",
            Assert.Throws<InvalidDataException>(() => Wav.Decode(File(6, 8, [1, 2]))).Message, StringComparison.Ordinal);

    private static byte[] File(int format, int bits, byte[] data) =>
    [
        .. "RIFF"u8, (byte)(36 + data.Length), 0, 0, 0, .. "WAVEfmt "u8, 16, 0, 0, 0, (byte)format, 0, 1, 0, 0x40, 0x1F, 0, 0, 0, 0, 0, 0,
            0, 0, (byte)bits, 0,
        .. "data"u8, (byte)data.Length, 0, 0, 0, .. data,
    ];
}
