namespace DeepLearning;

/// <summary>Rectified linear unit: max(0, x). Shape: as the input.</summary>
public sealed class Relu : Module
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => input.Relu();
}

/// <summary>x where x &gt; 0, else slope · x, so that no unit is ever dead. Shape: as the input.</summary>
public sealed class LeakyRelu(float negativeSlope = 0.01f) : Module
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => input.LeakyRelu(negativeSlope);
}

/// <summary>Exponential linear unit: x where x &gt; 0, else α (eˣ − 1). Shape: as the input.</summary>
public sealed class Elu(float alpha = 1) : Module
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => input.Elu(alpha);
}

/// <summary>Gaussian error linear unit: x · Φ(x). Shape: as the input.</summary>
public sealed class Gelu : Module
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => input.Gelu();
}

/// <summary>Sigmoid linear unit (swish): x · σ(x). Shape: as the input.</summary>
public sealed class Silu : Module
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => input.Silu();
}

/// <summary>ln(1 + eˣ), a smooth ReLU. Shape: as the input.</summary>
public sealed class Softplus : Module
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor input) => input.Softplus();
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
