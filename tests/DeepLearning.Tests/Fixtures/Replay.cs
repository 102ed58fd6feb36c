namespace DeepLearning.Tests;

/// <summary>Computes a fixture again and compares values and gradients with PyTorch's.</summary>
static class Replay
{
    public const float Tolerance = 1e-5f;

    public static void Operation(TorchCase fixture, Func<Tensor[], Tensor[]> function, float tolerance = Tolerance)
    {
        Tensor[] inputs = fixture.Inputs;
        Tensor?[] gradients = fixture.InputGradients;
        for (int i = 0; i < inputs.Length; i++)
            if (gradients[i] is not null) inputs[i].RequireGrad();

        Tensor[] outputs = function(inputs), expected = fixture.Outputs;
        Assert.Equal(expected.Length, outputs.Length);
        for (int i = 0; i < outputs.Length; i++) Same($"output {i}", expected[i], outputs[i], tolerance);

        Tensor[] differentiable = [.. outputs.Where(output => output.RequiresGrad)];
        if (differentiable.Length == 0)
        {
            Assert.All(gradients, gradient => Assert.True(gradient is null || gradient.Data.IndexOfAnyExcept(0f) < 0, "PyTorch has a gradient, we have none"));
            return;
        }
        differentiable.Select(output => (output * Weights(output.Shape)).Sum()).Aggregate((a, b) => a + b).Backward();
        for (int i = 0; i < inputs.Length; i++)
            if (gradients[i] is { } gradient) Same($"gradient of input {i}", gradient, inputs[i].Grad ?? Tensor.Zeros(inputs[i].Shape), tolerance);
    }

    public static void Layer(TorchCase fixture, LayerCase layer)
    {
        float tolerance = layer.Tolerance;
        ModuleBase module = layer.Make();
        module.Train(layer.IsTraining);
        module.LoadStateDict(fixture.State);
        Operation(fixture, inputs => layer.Call(module, inputs), tolerance);
        Dictionary<string, Tensor> gradients = fixture.ParameterGradients;
        Assert.Equal(gradients.Keys.Order(), module.NamedParameters().Where(entry => entry.Parameter.Grad is not null).Select(entry => entry.Name).Order());
        foreach ((string name, Tensor parameter) in module.NamedParameters())
            if (gradients.TryGetValue(name, out Tensor? gradient)) Same($"gradient of {name}", gradient, parameter.Grad!, tolerance);
        foreach ((string name, Tensor buffer) in module.NamedBuffers()) Same(name, fixture.Buffers[name], buffer, tolerance);
    }

    /// <summary>The pattern that generate.py weighs outputs with.</summary>
    static Tensor Weights(Shape shape)
    {
        Tensor y = Tensor.Zeros(shape);
        for (int i = 0; i < y.Length; i++) y.Data[i] = (i * 7 % 11 - 5) / 5f;
        return y;
    }

    /// <summary>Fails unless all values agree within a tolerance relative to the largest of them, or to 1 if that is larger.</summary>
    public static void Same(string what, Tensor expected, Tensor actual, float tolerance = Tolerance)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        float scale = 1;
        foreach (float value in expected.Data) if (float.IsFinite(value)) scale = MathF.Max(scale, MathF.Abs(value));
        for (int i = 0; i < expected.Length; i++)
        {
            float e = expected.Data[i], a = actual.Data[i];
            Assert.True(e.Equals(a) || MathF.Abs(e - a) <= tolerance * scale, $"{what} {expected.Shape}, element {i}: PyTorch {e}, here {a}");
        }
    }
}
