namespace DeepLearning;

public sealed partial class Tensor
{
    /// <summary>
    /// Convolution of images (as everywhere in the field, without turning the kernel round):
    /// y[n, o, i, j] = bias[o] + Σ x[n, c, i · stride + u · dilation − padding, …] · weight[o, c, u, v].
    /// Shape: <c>[batch, in, height, width]</c>, weight <c>[out, in / groups, kernel height, kernel width]</c> → <c>[batch, out, …]</c>
    /// with sizes ⌊(size + 2 · padding − dilation · (kernel − 1) − 1) / stride⌋ + 1.
    /// </summary>
    /// <exception cref="ArgumentException">The channels do not fit the weight and groups, or the kernel is larger than the padded
    /// image.</exception>
    public static Tensor Conv2d(
        Tensor x, Tensor weight, Tensor? bias = null, Pair? stride = null, Pair? padding = null, Pair? dilation = null, int groups = 1)
    {
        Pair step = stride ?? 1, pad = padding ?? 0, spread = dilation ?? 1;
        Throw.ArgumentIf(
            x.Rank != 4 || weight.Rank != 4 || groups < 1 || x.Shape[1] != weight.Shape[1] * groups || weight.Shape[0] % groups != 0
            || (bias is not null && bias.Length != weight.Shape[0]),
            $"Conv2d: input {x.Shape}, weight {weight.Shape}, groups {groups}: the input needs axes [batch, channels, height, width] " +
            $"with {(weight.Rank == 4 ? weight.Shape[1] * groups : 0)} channels, and the groups must divide the " +
            $"outputs{(x.Rank < 4 ? "; Unsqueeze(0) adds the missing axis of a single image" : "")}.", nameof(x));
        var shape = new ConvolutionShape(x.Shape[0], x.Shape[1], x.Shape[2], x.Shape[3], weight.Shape[0], weight.Shape[2], weight.Shape[3],
            step.Y, step.X, pad.Y, pad.X, spread.Y, spread.X, groups);
        Throw.ArgumentIf(shape.OutHeight < 1 || shape.OutWidth < 1,
            $"Conv2d: the kernel of weight {weight.Shape} is larger than the padded input {x.Shape}.", nameof(weight));
        Tensor y = Empty([shape.Batch, shape.OutChannels, shape.OutHeight, shape.OutWidth]);
        if (y.Length > 0) ConvolutionKernel.Forward(shape, x.Data, weight.Data, bias is null ? default : bias.Data, y.Data);
        return y.RecordFirstOrder("Conv2d", g =>
        {
            if (g.Length == 0) return;
            if (x.RequiresGrad)
            {
                Tensor gradient = Empty(x.Shape);
                ConvolutionKernel.InputGradient(shape, weight.Data, g.Data, gradient.Data, add: false);
                x.AddGradient(gradient);
            }
            if (weight.RequiresGrad)
            {
                Tensor gradient = Empty(weight.Shape);
                ConvolutionKernel.WeightGradient(shape, x.Data, g.Data, gradient.Data, add: false);
                weight.AddGradient(gradient);
            }
            if (bias is { RequiresGrad: true }) bias.AddGradient(g.Reshape(g.Shape[0], g.Shape[1], -1).Sum([0, 2]));
        }, x, weight, bias);
    }

    /// <summary>
    /// Transposed convolution, the reverse of <see cref="Conv2d"/> in sizes: every input value stamps the kernel onto the output.
    /// Shape: <c>[batch, in, height, width]</c>, weight <c>[in, out / groups, kernel height, kernel width]</c> → <c>[batch, out, …]</c>
    /// with sizes (size − 1) · stride − 2 · padding + dilation · (kernel − 1) + outputPadding + 1.
    /// </summary>
    /// <exception cref="ArgumentException">The channels do not fit the weight and groups, or the output padding is not smaller than the
    /// stride.</exception>
    public static Tensor ConvTranspose2d(Tensor x, Tensor weight, Tensor? bias = null, Pair? stride = null, Pair? padding = null,
        Pair? outputPadding = null, Pair? dilation = null, int groups = 1)
    {
        Pair step = stride ?? 1, pad = padding ?? 0, spread = dilation ?? 1, more = outputPadding ?? 0;
        Throw.ArgumentIf(
            x.Rank != 4 || weight.Rank != 4 || groups < 1 || x.Shape[1] != weight.Shape[0] || weight.Shape[0] % groups != 0
            || (bias is not null && bias.Length != weight.Shape[1] * groups),
            $"ConvTranspose2d: input {x.Shape}, weight {weight.Shape}, groups {groups}: the input needs axes [batch, channels, height, " +
            $"width] with the weight's first size as channels.", nameof(x));
        Throw.ArgumentIf(more.Y >= Math.Max(step.Y, spread.Y) || more.X >= Math.Max(step.X, spread.X),
            $"ConvTranspose2d: the output padding must be smaller than the stride or the dilation.", nameof(outputPadding));
        int height = (x.Shape[2] - 1) * step.Y - 2 * pad.Y + spread.Y * (weight.Shape[2] - 1) + more.Y + 1;
        int width = (x.Shape[3] - 1) * step.X - 2 * pad.X + spread.X * (weight.Shape[3] - 1) + more.X + 1;
        // Seen from the output, x is what a convolution with this weight would give.
        var shape = new ConvolutionShape(x.Shape[0], weight.Shape[1] * groups, height, width, weight.Shape[0], weight.Shape[2],
            weight.Shape[3], step.Y, step.X, pad.Y, pad.X, spread.Y, spread.X, groups);
        Throw.ArgumentIf(shape.OutHeight != x.Shape[2] || shape.OutWidth != x.Shape[3] || height < 1 || width < 1,
            $"ConvTranspose2d: input {x.Shape} and weight {weight.Shape} give no output with these settings.", nameof(x));
        Tensor y = Empty([x.Shape[0], shape.InChannels, height, width]);
        ConvolutionKernel.InputGradient(shape, weight.Data, x.Data, y.Data, add: false);
        y.RecordFirstOrder("ConvTranspose2d", g =>
        {
            if (x.RequiresGrad)
            {
                Tensor gradient = Empty(x.Shape);
                ConvolutionKernel.Forward(shape, g.Data, weight.Data, default, gradient.Data);
                x.AddGradient(gradient);
            }
            if (weight.RequiresGrad)
            {
                Tensor gradient = Empty(weight.Shape);
                ConvolutionKernel.WeightGradient(shape, g.Data, x.Data, gradient.Data, add: false);
                weight.AddGradient(gradient);
            }
        }, x, weight);
        return bias is null ? y : y + bias.Reshape(-1, 1, 1);
    }
}
