using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace DeepLearning;

/// <summary>
/// From samples to features: short-time Fourier transform, mel bands, cepstral coefficients. The definitions
/// follow librosa's defaults: a periodic Hann window, frames centred on their moment with the sound mirrored at its ends,
/// Slaney's mel scale and area-normalised bands, and an orthonormal cosine transform.
/// </summary>
public static class Spectrum
{
    /// <summary>
    /// The power of each frequency at each moment, |STFT|². Shape: samples [n] → [frames, window / 2 + 1] with
    /// frames = n / hop + 1.
    /// </summary>
    /// <param name="samples">The sound, one channel.</param>
    /// <param name="window">Samples in a frame, more than 1 and fewer than twice the sound's.</param>
    /// <param name="hop">Samples from one frame to the next.</param>
    public static Tensor Power(Tensor samples, int window = 512, int hop = 128)
    {
        Throw.ArgumentIf(samples.Rank != 1 || window < 2 || hop < 1 || samples.Length <= window / 2,
            $"Spectrum.Power: expected more than {window / 2} samples in one row, a window of 2 or more and a hop of 1 or more; got " +
            $"{samples.Shape}, {window}, {hop}. Take one channel with sound.Samples[0].", nameof(samples));
        int bins = window / 2 + 1, frames = samples.Length / hop + 1;
        float[] sound = samples.ToArray();
        var power = new float[frames * bins];
        var frame = new Complex[window];
        for (int f = 0; f < frames; f++)
        {
            for (int i = 0; i < window; i++)
            {
                double hann = 0.5 - 0.5 * Math.Cos(2 * Math.PI * i / window);
                frame[i] = hann * sound[Mirror(f * hop + i - window / 2, sound.Length)];
            }

            Fourier.Forward(frame, FourierOptions.AsymmetricScaling);
            for (int k = 0; k < bins; k++)
                power[f * bins + k] = (float)(frame[k].Real * frame[k].Real + frame[k].Imaginary * frame[k].Imaginary);
        }

        return new Tensor(power, frames, bins);
    }

    /// <summary>
    /// The power in each of <paramref name="bands"/> triangular bands spaced evenly in mels. Shape: samples [n] → [frames, bands].
    /// </summary>
    public static Tensor Mel(Tensor samples, int sampleRate, int bands = 40, int window = 512, int hop = 128)
    {
        Tensor power = Power(samples, window, hop);
        int frames = power.Shape[0], bins = power.Shape[1];
        float[,] filters = MelFilters(sampleRate, bands, window);
        var mel = new float[frames * bands];
        for (int f = 0; f < frames; f++)
            for (int b = 0; b < bands; b++)
            {
                double sum = 0;
                for (int k = 0; k < bins; k++) sum += filters[b, k] * (double)power.Data[f * bins + k];
                mel[f * bands + b] = (float)sum;
            }

        return new Tensor(mel, frames, bands);
    }

    /// <summary>
    /// Mel-frequency cepstral coefficients: the cosine transform (orthonormal DCT-II) of the mel bands in decibels below the
    /// loudest, not lower than −80. Shape: samples [n] → [frames, coefficients].
    /// </summary>
    public static Tensor Mfcc(Tensor samples, int sampleRate, int coefficients = 13, int bands = 40, int window = 512, int hop = 128)
    {
        Throw.OutOfRangeIf(coefficients < 1 || coefficients > bands,
            $"Spectrum.Mfcc: {coefficients} coefficients of {bands} bands.", nameof(coefficients));
        Tensor decibels = Decibels(Mel(samples, sampleRate, bands, window, hop), topDecibels: 80);
        int frames = decibels.Shape[0];
        var cepstrum = new float[frames * coefficients];
        for (int f = 0; f < frames; f++)
            for (int c = 0; c < coefficients; c++)
            {
                double sum = 0;
                for (int b = 0; b < bands; b++) sum += decibels.Data[f * bands + b] * Math.Cos(Math.PI * c * (b + 0.5) / bands);
                cepstrum[f * coefficients + c] = (float)(sum * Math.Sqrt((c == 0 ? 1.0 : 2.0) / bands));
            }

        return new Tensor(cepstrum, frames, coefficients);
    }

    /// <summary>
    /// 10 log₁₀ of power, with silence held at 1e-10 and nothing more than <paramref name="topDecibels"/> below the loudest.
    /// </summary>
    public static Tensor Decibels(Tensor power, float topDecibels = 80)
    {
        float[] values = Array.ConvertAll(power.ToArray(), p => 10 * MathF.Log10(MathF.Max(p, 1e-10f)));
        float floor = values.Length == 0 ? 0 : values.Max() - topDecibels;
        for (int i = 0; i < values.Length; i++) values[i] = MathF.Max(values[i], floor);
        return new Tensor(values, power.Shape);
    }

    private static int Mirror(int i, int length)
    {
        while (i < 0 || i >= length) i = i < 0 ? -i : 2 * (length - 1) - i;
        return i;
    }

    private static float[,] MelFilters(int sampleRate, int bands, int window)
    {
        double[] edges = [.. Enumerable.Range(0, bands + 2).Select(i => MelToHertz(HertzToMel(sampleRate / 2.0) * i / (bands + 1)))];
        var filters = new float[bands, window / 2 + 1];
        for (int b = 0; b < bands; b++)
            for (int k = 0; k <= window / 2; k++)
            {
                double hertz = (double)k * sampleRate / window;
                double triangle =
                    Math.Min((hertz - edges[b]) / (edges[b + 1] - edges[b]), (edges[b + 2] - hertz) / (edges[b + 2] - edges[b + 1]));
                filters[b, k] = (float)(Math.Max(0, triangle) * 2 / (edges[b + 2] - edges[b]));
            }

        return filters;
    }

    // Slaney's scale: linear up to 1000 Hz (15 mels), then 27 mels for each factor of 6.4.
    private static double HertzToMel(double hertz) => hertz < 1000 ? 3 * hertz / 200 : 15 + 27 * Math.Log(hertz / 1000) / Math.Log(6.4);

    private static double MelToHertz(double mel) => mel < 15 ? 200 * mel / 3 : 1000 * Math.Exp((mel - 15) * Math.Log(6.4) / 27);
}
