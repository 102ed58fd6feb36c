namespace DeepLearning;

// Reverse-mode differentiation. Each operation, as it computes its output y, leaves behind a closure that takes dL/dy
// and adds each input's share of it to that input. Backward runs these closures from the loss towards the leaves.
public sealed partial class Tensor
{
    private static long _operations;
    private static long _searches;

    [ThreadStatic] private static float[]? _flowing;
    [ThreadStatic] private static List<Tensor>? _spareList;

    private Tensor[] _inputs = [];
    private Action<Tensor>? _backward;
    private string? _firstOrderOperation;
    private Tensor? _pending;
    private bool _pendingIsShared;
    private bool _retainsGrad;
    private Tensor? _root;
    private List<Action<Tensor>>? _hooks;
    private Tensor? _grad;

    // Inputs are always made before outputs, so descending order of creation is a valid order for the chain rule.
    private long _order;
    private long _foundBy;

    /// <summary>
    /// Whether <see cref="Backward"/> computes a derivative with respect to this tensor. Results of operations have it if any input has.
    /// </summary>
    public bool RequiresGrad { get; set; }

    /// <summary>
    /// dL/d(this), the same shape as this; null before <see cref="Backward"/>. Repeated backward passes add up until
    /// <see cref="ZeroGrad"/>.
    /// </summary>
    public Tensor? Grad
    {
        get
        {
            _grad?.Keep();
            return _grad;
        }
        set
        {
            value?.Keep();
            _grad = value;
        }
    }

    /// <summary>
    /// <see cref="Grad"/> for the library's own reading. Who asks by the public name may hold it for ever; this does not.
    /// </summary>
    internal Tensor? OwnGrad => _grad;

    /// <summary>Whether this tensor was given rather than computed from others that require a gradient.</summary>
    public bool IsLeaf => _backward is null;

    /// <summary>Whether code outside may refer to this tensor, so that its array is never used again.</summary>
    internal bool IsKept { get; private set; }

    /// <summary>Whether a tensor holds this one as its gradient, and only Backward has written it.</summary>
    internal bool IsOwnGrad { get; private set; }

    internal bool IsView => _root is not null;

    /// <summary>The tensors that this one was computed from, as far as they matter for its derivative.</summary>
    internal IReadOnlyList<Tensor> Inputs => _inputs;

    /// <summary>
    /// Asks for a derivative with respect to this tensor, and returns it: <c>var w = Tensor.Randn(3, 4).RequireGrad();</c>
    /// </summary>
    public Tensor RequireGrad()
    {
        RequiresGrad = true;
        Keep();
        return this;
    }

    /// <summary>Asks <see cref="Backward"/> to leave <see cref="Grad"/> on this computed tensor too; leaves always get theirs.</summary>
    public Tensor RetainGrad()
    {
        _retainsGrad = true;
        return this;
    }

    /// <summary>
    /// Calls <paramref name="hook"/> with dL/d(this) on every backward pass, for looking at gradients or for changing them in place.
    /// </summary>
    public void RegisterHook(Action<Tensor> hook) => (_hooks ??= []).Add(hook);

    /// <summary>Forgets the gradient.</summary>
    public void ZeroGrad()
    {
        // A gradient that Backward made and that was never read is referred to by this tensor alone.
        if (_grad is { IsOwnGrad: true, IsKept: false }) StepMemory.Recycle(_grad);
        _grad = null;
    }

    /// <summary>
    /// The same values without the record of how they were computed: <see cref="Backward"/> stops here. The values are shared, not copied.
    /// </summary>
    public Tensor Detach()
    {
        Keep();
        return new Tensor(Values, Shape);
    }

    private void Keep() => IsKept = (_root ?? this).IsKept = true;

    /// <summary>
    /// Until the result is disposed, operations on this thread record nothing: faster, for evaluation and for updating parameters.
    /// </summary>
    public static GradientMode NoGrad() => GradientMode.Set(on: false);

    /// <summary>Computes dL/dw for every leaf w that this tensor L was computed from, and adds it to <c>w.Grad</c>.</summary>
    /// <param name="gradient">dL/d(this), for a tensor that is not a single number; null means 1.</param>
    /// <param name="createGraph">Whether the gradients can themselves be differentiated, as a gradient penalty needs.</param>
    /// <exception cref="InvalidOperationException">No input requires a gradient, or the tensor is not a single number and no gradient is
    /// given.</exception>
    public void Backward(Tensor? gradient = null, bool createGraph = false)
    {
        Throw.InvalidIf(!RequiresGrad,
            $"Backward: no tensor that this one was computed from requires a gradient. Call RequireGrad() on the parameters first, and " +
            $"compute outside NoGrad().");
        Throw.InvalidIf(gradient is null && Length != 1,
            $"Backward: a loss is one number, but this tensor has shape {Shape}. Reduce it with Sum() or Mean(), or pass the gradient.");
        Throw.ArgumentIf(gradient is not null && gradient.Shape != Shape,
            $"Backward: the gradient has shape {gradient!.Shape}, the tensor {Shape}.", nameof(gradient));

        using GradientMode mode = GradientMode.Set(on: createGraph);
        List<Tensor> nodes = Ancestors();
        // A gradient that remembers how it was computed holds what it was computed from.
        using StepMemory? memory = createGraph ? null : new StepMemory();
        _pending = gradient ?? Ones(Shape);
        _pendingIsShared = gradient is not null;
        foreach (Tensor node in nodes) node.PassOn();
        _flowing = null;
        memory?.NextStep();
        nodes.Clear();
        _spareList = nodes;
    }

    /// <summary>The derivatives of one number with respect to several tensors, leaving every <see cref="Grad"/> alone.</summary>
    /// <param name="output">A single number.</param>
    /// <param name="inputs">What to differentiate by.</param>
    /// <param name="createGraph">Whether the result can be differentiated again.</param>
    /// <returns>For each input a tensor of its shape; zeros where the output does not depend on it.</returns>
    public static Tensor[] Gradients(Tensor output, IReadOnlyList<Tensor> inputs, bool createGraph = false)
    {
        Throw.ArgumentIf(output.Length != 1, $"Gradients: the output must be one number, but has shape {output.Shape}.", nameof(output));
        var kept = new Dictionary<Tensor, Tensor?>();
        List<Tensor> leaves = output.Ancestors().FindAll(node => node.IsLeaf);
        foreach (Tensor tensor in leaves.Concat(inputs)) kept.TryAdd(tensor, tensor.Grad);
        bool[] retained = [.. inputs.Select(input => input._retainsGrad)];
        foreach (Tensor tensor in kept.Keys) tensor.Grad = null;
        foreach (Tensor input in inputs) input._retainsGrad = true;
        try
        {
            output.Backward(createGraph: createGraph);
            return [.. inputs.Select(input => input.Grad ?? ZerosLike(input))];
        }
        finally
        {
            foreach ((Tensor tensor, Tensor? grad) in kept) tensor.Grad = grad;
            for (int i = 0; i < retained.Length; i++) inputs[i]._retainsGrad = retained[i];
        }
    }

    private void PassOn()
    {
        if (_pending is not { _values: not null } gradient) return;
        _pending = null;
        if (_hooks is not null)
        {
            if (_pendingIsShared) gradient = gradient.Clone();
            _pendingIsShared = false;
            gradient.Keep();
            foreach (Action<Tensor> hook in _hooks) hook(gradient);
        }
        if (IsLeaf || _retainsGrad)
        {
            Tensor sum = _grad is not null ? _grad + gradient : _pendingIsShared || !IsLeaf ? gradient.Clone() : gradient;
            if (GradientMode.IsOn || sum.IsView) sum.Keep();
            else sum.IsOwnGrad = true;
            ZeroGrad();
            _grad = sum;
        }
        _flowing = gradient._values;
        if (_firstOrderOperation is not null && GradientMode.IsOn)
            throw new NotSupportedException($"{_firstOrderOperation}: its gradient cannot be differentiated again (createGraph).");
        _backward?.Invoke(gradient);
    }

    // This tensor and all that it was computed from, the latest first. A node that bears this search's number is in the list already.
    private List<Tensor> Ancestors()
    {
        List<Tensor> nodes = _spareList ?? [];
        _spareList = null;
        long search = Interlocked.Increment(ref _searches);
        nodes.Add(this);
        _foundBy = search;
        for (int i = 0; i < nodes.Count; i++)
            foreach (Tensor input in nodes[i]._inputs)
            {
                if (input._foundBy == search) continue;
                input._foundBy = search;
                nodes.Add(input);
            }
        nodes.Sort(static (a, b) => b._order.CompareTo(a._order));
        return nodes;
    }

    /// <summary>A tensor over this one's array in another shape. Both see what is written to either.</summary>
    private Tensor View(Shape shape)
    {
        var y = new Tensor(Values, shape) { _root = _root ?? this };
        StepMemory.Follow(y);
        return y;
    }
}
