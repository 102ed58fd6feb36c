namespace DeepLearning;

public sealed partial class Tensor
{
    /// <summary>
    /// The largest value in each window. Shape: <c>[batch, channels, height, width]</c> → sizes ⌊(size + 2 · padding − kernel) / stride⌋ +
    /// 1; the stride is the kernel unless given.
    /// </summary>
    /// <exception cref="ArgumentException">The input is no batch of images, the padding is over half the kernel, or the kernel is larger
    /// than the padded image.</exception>
    public Tensor MaxPool2d(Pair kernel, Pair? stride = null, Pair? padding = null)
    {
        (PoolingWindows rows, PoolingWindows columns) = Windows("MaxPool2d", kernel, stride ?? kernel, padding ?? 0);
        return MaxOver(rows, columns);
    }

    /// <summary>
    /// The average of each window; places of the padding count as zeros unless <paramref name="countPadding"/> is false. Shape: as
    /// <see cref="MaxPool2d"/>.
    /// </summary>
    /// <exception cref="ArgumentException">As for <see cref="MaxPool2d"/>.</exception>
    public Tensor AvgPool2d(Pair kernel, Pair? stride = null, Pair? padding = null, bool countPadding = true)
    {
        (PoolingWindows rows, PoolingWindows columns) = Windows("AvgPool2d", kernel, stride ?? kernel, padding ?? 0);
        return AverageOver(rows, columns, countPadding ? kernel.Area : 0);
    }

    /// <summary>
    /// The largest value of each of a fixed number of windows. Shape: <c>[batch, channels, height, width]</c> →
    /// <c>[batch, channels, size.Y, size.X]</c>.
    /// </summary>
    public Tensor AdaptiveMaxPool2d(Pair size)
    {
        CheckImages("AdaptiveMaxPool2d");
        return MaxOver(PoolingWindows.Adaptive(Shape[2], size.Y), PoolingWindows.Adaptive(Shape[3], size.X));
    }

    /// <summary>
    /// The average of each of a fixed number of windows; size 1 averages whole images. Shape: <c>[batch, channels, height, width]</c> →
    /// <c>[batch, channels, size.Y, size.X]</c>.
    /// </summary>
    public Tensor AdaptiveAvgPool2d(Pair size)
    {
        CheckImages("AdaptiveAvgPool2d");
        return AverageOver(PoolingWindows.Adaptive(Shape[2], size.Y), PoolingWindows.Adaptive(Shape[3], size.X), area: 0);
    }

    private (PoolingWindows Rows, PoolingWindows Columns) Windows(string operation, Pair kernel, Pair stride, Pair padding)
    {
        CheckImages(operation);
        Throw.ArgumentIf(2 * padding.Y > kernel.Y || 2 * padding.X > kernel.X,
            $"{operation}: padding {padding} is more than half of kernel {kernel}, so some windows would be empty.", nameof(padding));
        PoolingWindows rows = PoolingWindows.Sliding(Shape[2], kernel.Y, stride.Y, padding.Y),
            columns = PoolingWindows.Sliding(Shape[3], kernel.X, stride.X, padding.X);
        Throw.ArgumentIf(rows.Count == 0 || columns.Count == 0,
            $"{operation}: kernel {kernel} is larger than the padded input {Shape}.", nameof(kernel));
        return (rows, columns);
    }

    private void CheckImages(string operation)
    {
        Throw.ArgumentIf(Rank != 4, $"{operation}: input {Shape} needs axes [batch, channels, height, width].");
    }

    private Tensor MaxOver(PoolingWindows rows, PoolingWindows columns)
    {
        Tensor y = Empty([Shape[0], Shape[1], rows.Count, columns.Count]);
        if (!RequiresGrad || !GradientMode.IsOn)
        {
            PoolingKernel.Max(Data, Shape[2], Shape[3], rows, columns, y.Data);
            return y;
        }
        // The places are kept in a tensor, so that training uses their memory again.
        Tensor places = Empty(y.Shape);
        PoolingKernel.Max(Data, Shape[2], Shape[3], rows, columns, y.Data, MemoryMarshal.Cast<float, int>(places.Data));
        return y.RecordFirstOrder("MaxPool2d", g => PoolingKernel.MaxGradient(
            g.Data, MemoryMarshal.Cast<float, int>(places.Data), rows.Count * columns.Count, Shape[2] * Shape[3], GradientBuffer()), this);
    }

    private Tensor AverageOver(PoolingWindows rows, PoolingWindows columns, int area)
    {
        Tensor y = Empty([Shape[0], Shape[1], rows.Count, columns.Count]);
        PoolingKernel.Average(Data, Shape[2], Shape[3], rows, columns, area, y.Data);
        return y.RecordFirstOrder("AvgPool2d", g =>
            PoolingKernel.AverageGradient(g.Data, Shape[2], Shape[3], rows, columns, area, GradientBuffer()), this);
    }
}
