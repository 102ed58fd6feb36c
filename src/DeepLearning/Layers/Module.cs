namespace DeepLearning;

/// <summary>
/// A part of a network that turns one tensor into another with <see cref="Forward"/>. Derive from it and keep layers and parameters in
/// fields or properties; they are found by themselves. A part that takes several tensors derives from <see cref="ModuleBase"/>.
/// </summary>
/// <example>
/// <code>
/// class Classifier : Module
/// {
///     readonly Linear hidden = new(784, 128), output = new(128, 10);
///     public override Tensor Forward(Tensor x) => output.Forward(hidden.Forward(x).Relu());
/// }
/// </code>
/// </example>
public abstract class Module : ModuleBase
{
    private List<Action<Module, Tensor, Tensor>>? _hooks;

    /// <summary>The output for an input.</summary>
    public abstract Tensor Forward(Tensor input);

    /// <summary>
    /// The output in evaluation mode, without a record of how it was computed: for using a trained model. The mode is put back afterwards.
    /// Shape: as <see cref="Forward"/>.
    /// </summary>
    public Tensor Predict(Tensor input)
    {
        using GradientMode mode = Tensor.NoGrad();
        using var evaluation = new EvaluationMode(this);
        return Call(input);
    }

    /// <summary>
    /// Calls <paramref name="hook"/> with this module, its input and its output each time it runs as a part of <see cref="Sequential"/>,
    /// in <see cref="Trainer"/>, or through <see cref="Call"/>. For looking at activations; with <see cref="Tensor.RegisterHook"/> on the output, at gradients too.
    /// </summary>
    /// <returns>Dispose it to take the hook off.</returns>
    /// <example><code>
    /// Shape seen = [];
    /// using (model.RegisterHook((module, input, output) => seen = output.Shape)) model.Call(x);
    /// Console.WriteLine(seen);   // [12, 2]
    /// </code></example>
    public IDisposable RegisterHook(Action<Module, Tensor, Tensor> hook)
    {
        (_hooks ??= []).Add(hook);
        return new Registration(_hooks, hook);
    }

    /// <summary><see cref="Forward"/>, and then the hooks.</summary>
    public Tensor Call(Tensor input)
    {
        Tensor output = Forward(input);
        if (_hooks is not null)
            foreach (Action<Module, Tensor, Tensor> hook in _hooks.ToArray()) hook(this, input, output);
        return output;
    }

    private sealed class Registration(List<Action<Module, Tensor, Tensor>> hooks, Action<Module, Tensor, Tensor> hook) : IDisposable
    {
        public void Dispose() => hooks.Remove(hook);
    }
}
