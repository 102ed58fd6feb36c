namespace DeepLearning.Course;

/// <summary>The training loops behind the references of open-ended exercises.</summary>
internal static class Training
{
    /// <summary>Steps with all examples at once.</summary>
    public static void Fit(Sequential model, Optimizer optimizer, Loss loss, Tensor inputs, Tensor targets, int steps)
    {
        for (var step = 0; step < steps; step++) Step(model, optimizer, loss, inputs, targets);
    }

    /// <summary>Epochs of steps with one batch each.</summary>
    public static void Fit(Sequential model, Optimizer optimizer, Loss loss, DataLoader batches, int epochs)
    {
        for (var epoch = 0; epoch < epochs; epoch++)
            foreach (var batch in batches) Step(model, optimizer, loss, batch.Input, batch.Target);
    }

    /// <summary>The model's outputs, without a graph for gradients.</summary>
    public static Tensor Predict(Sequential model, Tensor inputs)
    {
        using var off = Tensor.NoGrad();
        return model.Forward(inputs);
    }

    private static void Step(Sequential model, Optimizer optimizer, Loss loss, Tensor inputs, Tensor targets)
    {
        optimizer.ZeroGrad();
        loss.Forward(model.Forward(inputs), targets).Backward();
        optimizer.Step();
    }
}
