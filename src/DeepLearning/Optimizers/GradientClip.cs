namespace DeepLearning;

/// <summary>Keeps gradients from exploding: call between <see cref="Tensor.Backward"/> and <see cref="Optimizer.Step"/>.</summary>
public static class GradientClip
{
    /// <summary>Scales all gradients together so that their common norm is at most <paramref name="maxNorm"/>, and returns the norm they had.</summary>
    public static float ByNorm(IEnumerable<Tensor> parameters, float maxNorm)
    {
        double sum = 0;
        foreach (Tensor parameter in parameters)
            if (parameter.OwnGrad is { } gradient)
                foreach (float value in gradient.Data) sum += (double)value * value;
        float norm = (float)Math.Sqrt(sum), scale = maxNorm / (norm + 1e-6f);
        if (scale < 1)
            foreach (Tensor parameter in parameters)
                if (parameter.OwnGrad is { } gradient)
                    foreach (ref float value in gradient.Data) value *= scale;
        return norm;
    }

    /// <summary>Cuts every element of the gradients to −limit … limit.</summary>
    public static void ByValue(IEnumerable<Tensor> parameters, float limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        foreach (Tensor parameter in parameters)
            if (parameter.OwnGrad is { } gradient)
                foreach (ref float value in gradient.Data) value = Math.Clamp(value, -limit, limit);
    }
}
