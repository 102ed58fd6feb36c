namespace DeepLearning;

/// <summary>Rectified linear unit: max(0, x). Shape: as the input.</summary>
public sealed class Relu : Module
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => input.Relu();
}

/// <summary>Logistic function: 1 / (1 + e⁻ˣ), between 0 and 1. Shape: as the input.</summary>
public sealed class Sigmoid : Module
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => input.Sigmoid();
}

/// <summary>Hyperbolic tangent, between −1 and 1. Shape: as the input.</summary>
public sealed class Tanh : Module
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => input.Tanh();
}

/// <summary>e^xᵢ / Σⱼ e^xⱼ along an axis: positive numbers that add up to 1. Shape: as the input.</summary>
public sealed class Softmax(int axis = -1) : Module
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => input.Softmax(axis);
}

/// <summary>The logarithm of <see cref="Softmax"/>. Shape: as the input.</summary>
public sealed class LogSoftmax(int axis = -1) : Module
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => input.LogSoftmax(axis);
}
