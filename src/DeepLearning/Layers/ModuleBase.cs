namespace DeepLearning;

/// <summary>
/// A part of a network that owns parameters and smaller modules: their names, state and mode. Derive from <see cref="Module"/> if the
/// part turns one tensor into another, and from this if it takes several, with a <c>Forward</c> of its own.
/// Keep layers and parameters in fields or properties; they are found by themselves.
/// </summary>
/// <remarks>
/// A parameter is a <see cref="Tensor"/> whose <see cref="Tensor.RequiresGrad"/> is set; a buffer is a tensor that belongs to the
/// state but is not trained, such as a running mean. Names follow PyTorch's <c>state_dict</c>: a field <c>fc1</c> or a property <c>Fc1</c>
/// holding a <see cref="Linear"/> gives <c>fc1.weight</c> and <c>fc1.bias</c>; <c>hiddenLayer</c> gives <c>hidden_layer</c>.
/// </remarks>
public abstract partial class ModuleBase
{
    private readonly List<(string Name, object Member, bool IsBuffer)> _registered = [];

    /// <summary>Whether the module is being trained; dropout and batch normalisation act differently when it is not.</summary>
    public bool IsTraining { get; private set; } = true;

    /// <summary>Sets training mode on this module and all inside it.</summary>
    public void Train(bool isTraining = true)
    {
        IsTraining = isTraining;
        foreach ((_, ModuleBase child) in Children()) child.Train(isTraining);
    }

    /// <summary>Sets evaluation mode on this module and all inside it.</summary>
    public void Eval() => Train(isTraining: false);

    /// <summary>Forgets every parameter's gradient.</summary>
    public void ZeroGrad()
    {
        foreach (Tensor parameter in Parameters()) parameter.ZeroGrad();
    }

    /// <summary>All trained tensors of this module and the modules inside it, each once, in order of declaration.</summary>
    public IEnumerable<Tensor> Parameters() => NamedParameters().Select(entry => entry.Parameter);

    /// <summary>All trained tensors with their names, such as <c>fc1.weight</c>, each once.</summary>
    public IEnumerable<(string Name, Tensor Parameter)> NamedParameters() =>
        NamedTensors("").Where(entry => !entry.IsBuffer).DistinctBy(entry => entry.Tensor, ReferenceEqualityComparer.Instance)
        .Select(entry => (entry.Name, entry.Tensor));

    /// <summary>Tensors that belong to the state but are not trained, with their names.</summary>
    public IEnumerable<(string Name, Tensor Buffer)> NamedBuffers() =>
        NamedTensors("").Where(entry => entry.IsBuffer).Select(entry => (entry.Name, entry.Tensor));

    /// <summary>This module and all modules inside it, outermost first, with their names; this one's name is empty.</summary>
    public IEnumerable<(string Name, ModuleBase Module)> NamedModules(string prefix = "")
    {
        yield return (prefix, this);
        foreach ((string name, ModuleBase child) in Children())
            foreach ((string, ModuleBase) inner in child.NamedModules(Join(prefix, name))) yield return inner;
    }

    /// <summary>This module and all modules inside it, outermost first.</summary>
    public IEnumerable<ModuleBase> Modules => NamedModules().Select(entry => entry.Module);

    /// <summary>The modules directly inside this one, with their names.</summary>
    public IEnumerable<(string Name, ModuleBase Module)> Children() =>
        Members().Where(member => member.Member is ModuleBase).Select(member => (member.Name, (ModuleBase)member.Member));

    /// <summary>The number of trained values.</summary>
    public long ParameterCount => Parameters().Sum(parameter => (long)parameter.Length);

    /// <summary>Adds a parameter under a name of its own, and returns it. Only for names that a field cannot give.</summary>
    protected Tensor Register(string name, Tensor parameter)
    {
        _registered.Add((name, parameter.RequireGrad(), false));
        return parameter;
    }

    /// <summary>Adds a module under a name of its own, and returns it.</summary>
    protected T Register<T>(string name, T module) where T : ModuleBase
    {
        _registered.Add((name, module, false));
        return module;
    }

    /// <summary>Adds a tensor that is saved with the module but not trained, and returns it.</summary>
    protected Tensor RegisterBuffer(string name, Tensor buffer)
    {
        _registered.Add((name, buffer, true));
        return buffer;
    }

    private IEnumerable<(string Name, Tensor Tensor, bool IsBuffer)> NamedTensors(string prefix)
    {
        foreach ((string name, object member, bool isBuffer) in Members())
            if (member is Tensor tensor) yield return (Join(prefix, name), tensor, isBuffer);
            else foreach ((string, Tensor, bool) inner in ((ModuleBase)member).NamedTensors(Join(prefix, name))) yield return inner;
    }

    private List<(string Name, object Member, bool IsBuffer)> Members()
    {
        var members = new List<(string, object, bool)>(_registered);
        var seen = new HashSet<object>(_registered.Select(entry => entry.Member), ReferenceEqualityComparer.Instance);
        foreach ((string name, object member) in ModuleFields.Of(this))
            if (seen.Add(member)) members.Add((name, member, false));
        return members;
    }

    private static string Join(string prefix, string name) => prefix.Length == 0 ? name : $"{prefix}.{name}";
}
