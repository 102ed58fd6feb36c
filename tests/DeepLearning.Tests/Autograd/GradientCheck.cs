namespace DeepLearning.Tests;

/// <summary>Compares the derivatives that Backward finds with central differences of the forward pass.</summary>
internal static class GradientCheck
{
    /// <summary>Checks the derivative of Σ weights · f(inputs), with fixed random weights, by every element of every input.</summary>
    public static void Check(string name, Func<Tensor[], Tensor> function, Tensor[] inputs, float step = 1e-2f, float tolerance = 2e-2f)
    {
        foreach (Tensor input in inputs) input.RequireGrad().ZeroGrad();
        Tensor output = function(inputs);
        Tensor weights = Tensor.Randn(new RandomGenerator(7), output.Shape);
        if (output.Length == 0) return;
        (output * weights).Sum().Backward();

        using GradientMode mode = Tensor.NoGrad();
        for (int n = 0; n < inputs.Length; n++)
        {
            float[] expected = new float[inputs[n].Length];
            float[] actual = inputs[n].Grad?.ToArray() ?? new float[inputs[n].Length];
            for (int i = 0; i < expected.Length; i++)
            {
                float value = inputs[n].Data[i];
                inputs[n].Data[i] = value + step;
                double above = Weighted(function(inputs), weights);
                inputs[n].Data[i] = value - step;
                double below = Weighted(function(inputs), weights);
                inputs[n].Data[i] = value;
                expected[i] = (float)((above - below) / (2 * step));
            }
            float scale = Math.Max(1, expected.Select(Math.Abs).DefaultIfEmpty().Max());
            for (int i = 0; i < expected.Length; i++)
                Assert.True(MathF.Abs(expected[i] - actual[i]) <= tolerance * scale,
                    $"{name}: input {n} {inputs[n].Shape}, element {i}: backward {actual[i]}, central difference {expected[i]}");
        }
    }

    // In double, so that the difference of two sums keeps its digits.
    private static double Weighted(Tensor output, Tensor weights)
    {
        double sum = 0;
        for (int i = 0; i < output.Length; i++) sum += (double)output.Data[i] * weights.Data[i];
        return sum;
    }
}
