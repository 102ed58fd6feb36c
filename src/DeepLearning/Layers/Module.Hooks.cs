namespace DeepLearning;

public abstract partial class Module
{
    List<Action<Module, Tensor, Tensor>>? hooks;

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
        (hooks ??= []).Add(hook);
        return new Registration(hooks, hook);
    }

    /// <summary><see cref="Forward(Tensor)"/>, and then the hooks.</summary>
    public Tensor Call(Tensor input)
    {
        Tensor output = Forward(input);
        if (hooks is not null)
            foreach (Action<Module, Tensor, Tensor> hook in hooks.ToArray()) hook(this, input, output);
        return output;
    }

    sealed class Registration(List<Action<Module, Tensor, Tensor>> hooks, Action<Module, Tensor, Tensor> hook) : IDisposable
    {
        public void Dispose() => hooks.Remove(hook);
    }
}
