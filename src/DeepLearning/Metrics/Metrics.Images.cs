namespace DeepLearning;

public static partial class Metrics
{
    /// <summary>
    /// Peak signal-to-noise ratio in decibels: 10 log₁₀(peak² / mean squared error). Infinite for equal pictures.
    /// </summary>
    /// <param name="image">Any shape.</param>
    /// <param name="reference">The same shape.</param>
    /// <param name="peak">The largest value that a pixel can have.</param>
    public static double Psnr(Tensor image, Tensor reference, double peak = 1) =>
        10 * Math.Log10(peak * peak / MeanSquaredError(image, reference));

    /// <summary>
    /// Structural similarity: the mean over all pixels at least five from an edge of
    /// (2 μₓμᵧ + C₁)(2 σₓᵧ + C₂) / ((μₓ² + μᵧ² + C₁)(σₓ² + σᵧ² + C₂)) under a Gaussian window of 11 × 11 with σ = 1.5, averaged
    /// over the channels. 1 for equal pictures. Source: Wang, Bovik, Sheikh and Simoncelli 2004.
    /// </summary>
    /// <param name="image">Shape: [height, width] or [channels, height, width], at least 11 × 11 pixels.</param>
    /// <param name="reference">The same shape.</param>
    /// <param name="peak">The largest value that a pixel can have.</param>
    public static double Ssim(Tensor image, Tensor reference, double peak = 1)
    {
        Shape shape = image.Shape;
        Throw.ArgumentIf(shape != reference.Shape || shape.Rank is not (2 or 3) || shape[-1] < Window || shape[-2] < Window,
            $"Ssim: expected two pictures of one shape of at least {Window} × {Window} pixels, got {shape} and {reference.Shape}.",
            nameof(image));
        int height = shape[-2], width = shape[-1], planes = image.Length / (height * width);
        double sum = 0;
        for (int c = 0; c < planes; c++)
            sum += SsimOfPlane(image.Data.Slice(c * height * width, height * width),
                reference.Data.Slice(c * height * width, height * width), height, width, peak);
        return sum / planes;
    }

    private const int Window = 11;

    private static readonly double[] Gaussian = Normalized(
        [.. Enumerable.Range(0, Window).Select(i => Math.Exp(-(i - 5) * (i - 5) / (2 * 1.5 * 1.5)))]);

    private static double SsimOfPlane(ReadOnlySpan<float> x, ReadOnlySpan<float> y, int height, int width, double peak)
    {
        double c1 = Math.Pow(0.01 * peak, 2), c2 = Math.Pow(0.03 * peak, 2), sum = 0;
        double[] meanX = Blur(x, x, Power.First, height, width), meanY = Blur(y, y, Power.First, height, width);
        double[] squareX = Blur(x, x, Power.Product, height, width), squareY = Blur(y, y, Power.Product, height, width),
            product = Blur(x, y, Power.Product, height, width);
        for (int i = 0; i < meanX.Length; i++)
        {
            double mx = meanX[i], my = meanY[i];
            double varianceX = squareX[i] - mx * mx, varianceY = squareY[i] - my * my, covariance = product[i] - mx * my;
            sum += (2 * mx * my + c1) * (2 * covariance + c2) / ((mx * mx + my * my + c1) * (varianceX + varianceY + c2));
        }

        return sum / meanX.Length;
    }

    private enum Power { First, Product }

    // The Gaussian-weighted mean of x or of x · y around each pixel that has a whole window, rows first, then columns.
    private static double[] Blur(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Power power, int height, int width)
    {
        int inner = width - Window + 1, rows = height - Window + 1;
        var across = new double[height * inner];
        for (int i = 0; i < height; i++)
            for (int j = 0; j < inner; j++)
                for (int k = 0; k < Window; k++)
                    across[i * inner + j] += Gaussian[k] * x[i * width + j + k] * (power == Power.Product ? y[i * width + j + k] : 1);
        var down = new double[rows * inner];
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < inner; j++)
                for (int k = 0; k < Window; k++) down[i * inner + j] += Gaussian[k] * across[(i + k) * inner + j];
        return down;
    }

    private static double[] Normalized(double[] weights)
    {
        double sum = weights.Sum();
        return Array.ConvertAll(weights, w => w / sum);
    }
}
