namespace DeepLearning;

/// <summary>
/// Which inputs a prediction rests on. Every method gives a number for each input value; the model is left as it was, in
/// evaluation mode while it is asked.
/// </summary>
public static class Attribution
{
    /// <summary>
    /// Saliency: |∂ score / ∂ input|, how much the score would move with each value (Simonyan, Vedaldi and Zisserman 2014).
    /// Shape: input [batch, …] → the same.
    /// </summary>
    /// <param name="model">From [batch, …] to scores [batch, classes].</param>
    /// <param name="input">What to explain.</param>
    /// <param name="classIndex">The class whose score is explained.</param>
    public static Tensor Saliency(Module model, Tensor input, int classIndex) => Gradient(model, input, classIndex).Abs();

    /// <summary>∂ score / ∂ input, with its sign. Shape: input [batch, …] → the same.</summary>
    public static Tensor Gradient(Module model, Tensor input, int classIndex)
    {
        using var mode = new EvaluationMode(model);
        Tensor x = input.Detach().Clone().RequireGrad();
        return Tensor.Gradients(Score(model.Forward(x), classIndex).Sum(), [x])[0];
    }

    /// <summary>
    /// Integrated gradients: (x − x₀) · mean of the gradient along the straight way from a baseline to the input. The parts sum
    /// to score(x) − score(x₀). Source: Sundararajan, Taly and Yan 2017.
    /// Shape: input [batch, …] → the same.
    /// </summary>
    /// <param name="model">From [batch, …] to scores [batch, classes].</param>
    /// <param name="input">What to explain.</param>
    /// <param name="classIndex">The class whose score is explained.</param>
    /// <param name="baseline">What "nothing" looks like, of the input's shape; by default zeros, a black picture.</param>
    /// <param name="steps">Points on the way; the sum is exact in the limit.</param>
    public static Tensor IntegratedGradients(Module model, Tensor input, int classIndex, Tensor? baseline = null, int steps = 50)
    {
        using var off = Tensor.NoGrad();
        baseline ??= Tensor.ZerosLike(input);
        Tensor difference = input - baseline, sum = Tensor.ZerosLike(input);
        // The midpoint rule: its error falls with the square of the number of steps.
        for (int i = 0; i < steps; i++)
        {
            Tensor at = baseline + difference * ((i + 0.5f) / steps);
            sum += WithGradients(() => Gradient(model, at, classIndex));
        }

        return difference * sum / steps;
    }

    /// <summary>
    /// Occlusion: how far the score falls when a patch of the picture is covered (Zeiler and Fergus 2014); each pixel gets the
    /// mean over the patches that cover it. Shape: input [batch, channels, height, width] → [batch, 1, height, width].
    /// </summary>
    /// <param name="model">From pictures to scores [batch, classes].</param>
    /// <param name="input">What to explain.</param>
    /// <param name="classIndex">The class whose score is explained.</param>
    /// <param name="patch">The patch's side in pixels.</param>
    /// <param name="stride">Pixels from one patch to the next.</param>
    /// <param name="fill">The value to cover with.</param>
    public static Tensor Occlusion(Module model, Tensor input, int classIndex, int patch = 4, int stride = 2, float fill = 0)
    {
        Throw.ArgumentIf(input.Rank != 4 || patch < 1 || stride < 1 || patch > Math.Min(input.Shape[2], input.Shape[3]),
            $"Occlusion: expected pictures [batch, channels, height, width] no smaller than the patch; got {input.Shape} and a patch of " +
            $"{patch} with stride {stride}.", nameof(input));
        using var mode = new EvaluationMode(model);
        using var off = Tensor.NoGrad();
        int batch = input.Shape[0], channels = input.Shape[1], height = input.Shape[2], width = input.Shape[3];
        float[] whole = Score(model.Forward(input), classIndex).ToArray();
        var (sum, count) = (new float[batch * height * width], new float[height * width]);
        foreach (int top in Starts(height, patch, stride))
            foreach (int left in Starts(width, patch, stride))
            {
                Tensor covered = input.Clone();
                for (int plane = 0; plane < batch * channels; plane++)
                    for (int y = top; y < top + patch; y++) covered.Data.Slice((plane * height + y) * width + left, patch).Fill(fill);
                ReadOnlySpan<float> scores = Score(model.Forward(covered), classIndex).Data;
                for (int y = top; y < top + patch; y++)
                    for (int x = left; x < left + patch; x++)
                    {
                        count[y * width + x]++;
                        for (int b = 0; b < batch; b++) sum[(b * height + y) * width + x] += whole[b] - scores[b];
                    }
            }

        for (int i = 0; i < sum.Length; i++) sum[i] /= count[i % count.Length];
        return new Tensor(sum, batch, 1, height, width);
    }

    /// <summary>
    /// Grad-CAM: the feature maps of a convolutional layer, each weighted by the mean of the score's gradient over it, summed,
    /// and only what speaks for the class kept. Source: Selvaraju and others 2017.
    /// Shape: input [batch, …] → [batch, map height, map width], at least 0.
    /// </summary>
    /// <param name="features">The layers up to the maps: from the input to [batch, channels, height, width].</param>
    /// <param name="head">The layers after them, from the maps to scores [batch, classes].</param>
    /// <param name="input">What to explain.</param>
    /// <param name="classIndex">The class whose score is explained.</param>
    public static Tensor GradCam(Module features, Module head, Tensor input, int classIndex)
    {
        using EvaluationMode first = new(features), second = new(head);
        Tensor maps = features.Forward(input).Detach().Clone().RequireGrad();
        Throw.ArgumentIf(maps.Rank != 4,
            $"GradCam: the features must be maps [batch, channels, height, width], not {maps.Shape}.", nameof(features));
        Tensor gradient = Tensor.Gradients(Score(head.Forward(maps), classIndex).Sum(), [maps])[0];
        using var off = Tensor.NoGrad();
        return (gradient.Mean([2, 3], keepDim: true) * maps).Sum(1).Relu();
    }

    private static Tensor Score(Tensor scores, int classIndex)
    {
        Throw.ArgumentIf(scores.Rank != 2 || (uint)classIndex >= (uint)scores.Shape[1],
            $"Attribution: the model's scores have shape {scores.Shape}; [batch, classes] with a class {classIndex} is needed.",
            nameof(scores));
        return scores.Narrow(1, classIndex, 1).Squeeze(1);
    }

    private static IEnumerable<int> Starts(int size, int patch, int stride)
    {
        for (int start = 0; start < size - patch; start += stride) yield return start;
        yield return size - patch;
    }

    private static Tensor WithGradients(Func<Tensor> compute)
    {
        using GradientMode on = GradientMode.Set(on: true);
        return compute().Detach();
    }
}
