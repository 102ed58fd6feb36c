namespace DeepLearning;

/// <summary>Modules one after another: the output of each is the input of the next. Their names are 0, 1, 2, …</summary>
/// <example><code>
/// var model = new Sequential(new Linear(784, 128), new Relu(), new Linear(128, 10));
/// Console.WriteLine(model.Forward(Tensor.Zeros(64, 784)).Shape);   // [64, 10]
/// </code></example>
public class Sequential : Module
{
    private readonly Module[] _layers;

    /// <summary>A chain of modules.</summary>
    public Sequential(params Module[] layers)
    {
        _layers = layers;
        for (int i = 0; i < layers.Length; i++) Register(i.ToString(CultureInfo.InvariantCulture), layers[i]);
    }

    /// <summary>The modules in order.</summary>
    public IReadOnlyList<Module> Layers => _layers;

    /// <summary>One of the modules.</summary>
    public Module this[int index] => _layers[index];

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input)
    {
        foreach (Module layer in _layers) input = layer.Call(input);
        return input;
    }
}
