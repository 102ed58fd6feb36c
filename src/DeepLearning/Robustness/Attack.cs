namespace DeepLearning;

/// <summary>
/// Inputs changed so little that people hardly see it, and so cleverly that the model errs. To train against them, train on what
/// these methods give.
/// </summary>
public static class Attack
{
    /// <summary>
    /// Fast gradient sign method: x + ε · sign(∂ loss / ∂ x), kept between the bounds. Source: Goodfellow, Shlens and Szegedy 2015.
    /// Shape: inputs [batch, …] → the same.
    /// </summary>
    /// <param name="model">The model to mislead.</param>
    /// <param name="loss">What it was trained to make small.</param>
    /// <param name="inputs">True inputs.</param>
    /// <param name="targets">Their true targets.</param>
    /// <param name="epsilon">How far each value may move.</param>
    /// <param name="low">The smallest value that an input can have.</param>
    /// <param name="high">The largest value that an input can have.</param>
    public static Tensor Fgsm(Module model, Loss loss, Tensor inputs, Tensor targets, float epsilon, float low = 0, float high = 1)
    {
        Tensor direction = InputGradient(model, loss, inputs, targets).Sign();
        using var off = Tensor.NoGrad();
        return (inputs + epsilon * direction).Clip(low, high);
    }

    /// <summary>
    /// Projected gradient descent: many small steps uphill from a random point near the input, each brought back to within ε of
    /// it. Source: Madry and others 2018. Shape: inputs [batch, …] → the same.
    /// </summary>
    /// <param name="model">The model to mislead.</param>
    /// <param name="loss">What it was trained to make small.</param>
    /// <param name="inputs">True inputs.</param>
    /// <param name="targets">Their true targets.</param>
    /// <param name="epsilon">How far each value may move in all.</param>
    /// <param name="steps">How many steps.</param>
    /// <param name="stepSize">How far each value moves in a step; by default 2.5 ε / steps.</param>
    /// <param name="low">The smallest value that an input can have.</param>
    /// <param name="high">The largest value that an input can have.</param>
    /// <param name="generator">Chooses the point to start from.</param>
    public static Tensor Pgd(Module model, Loss loss, Tensor inputs, Tensor targets, float epsilon, int steps = 10, float? stepSize = null, float low = 0, float high = 1, RandomGenerator? generator = null)
    {
        using var off = Tensor.NoGrad();
        Tensor lowest = (inputs - epsilon).Clip(low, high), highest = (inputs + epsilon).Clip(low, high);
        Tensor x = lowest + (highest - lowest) * Tensor.Rand(generator, inputs.Shape);
        float step = stepSize ?? 2.5f * epsilon / steps;
        for (int i = 0; i < steps; i++)
            x = Tensor.Minimum(Tensor.Maximum(x + step * InputGradient(model, loss, x, targets).Sign(), lowest), highest);
        return x;
    }

    private static Tensor InputGradient(Module model, Loss loss, Tensor inputs, Tensor targets)
    {
        using var mode = new EvaluationMode(model);
        using GradientMode on = GradientMode.Set(on: true);
        Tensor x = inputs.Detach().Clone().RequireGrad();
        return Tensor.Gradients(loss.Forward(model.Forward(x), targets), [x])[0];
    }
}
