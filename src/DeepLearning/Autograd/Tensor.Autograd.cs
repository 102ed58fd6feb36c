namespace DeepLearning;

// Reverse-mode differentiation. Each operation, as it computes its output y, leaves behind a closure that takes dL/dy
// and adds each input's share of it to that input. Backward runs these closures from the loss towards the leaves.
public sealed partial class Tensor
{
    static long operations;
    static long searches;

    [ThreadStatic] static float[]? flowing;
    [ThreadStatic] static List<Tensor>? spareList;

    Tensor[] inputs = [];
    Action<Tensor>? backward;
    string? firstOrderOperation;
    Tensor? pending;
    bool pendingIsShared;
    bool retainsGrad;
    Tensor? root;
    List<Action<Tensor>>? hooks;
    Tensor? grad;

    // Inputs are always made before outputs, so descending order of creation is a valid order for the chain rule.
    long order;
    long foundBy;

    /// <summary>Whether <see cref="Backward"/> computes a derivative with respect to this tensor. Results of operations have it if any input has.</summary>
    public bool RequiresGrad { get; set; }

    /// <summary>dL/d(this), the same shape as this; null before <see cref="Backward"/>. Repeated backward passes add up until <see cref="ZeroGrad"/>.</summary>
    public Tensor? Grad
    {
        get
        {
            grad?.Keep();
            return grad;
        }
        set
        {
            value?.Keep();
            grad = value;
        }
    }

    /// <summary><see cref="Grad"/> for the library's own reading. Who asks by the public name may hold it for ever; this does not.</summary>
    internal Tensor? OwnGrad => grad;

    /// <summary>Whether this tensor was given rather than computed from others that require a gradient.</summary>
    public bool IsLeaf => backward is null;

    /// <summary>Whether somebody may hold this tensor, so that its array is never used again.</summary>
    internal bool IsKept { get; private set; }

    /// <summary>Whether a tensor holds this one as its gradient, and only Backward has written it.</summary>
    internal bool IsOwnGrad { get; private set; }

    internal bool IsView => root is not null;

    /// <summary>The tensors that this one was computed from, as far as they matter for its derivative.</summary>
    internal IReadOnlyList<Tensor> Inputs => inputs;

    /// <summary>Asks for a derivative with respect to this tensor, and returns it: <c>var w = Tensor.Randn(3, 4).RequireGrad();</c></summary>
    public Tensor RequireGrad()
    {
        RequiresGrad = true;
        Keep();
        return this;
    }

    /// <summary>Asks <see cref="Backward"/> to leave <see cref="Grad"/> on this computed tensor too; leaves always get theirs.</summary>
    public Tensor RetainGrad()
    {
        retainsGrad = true;
        return this;
    }

    /// <summary>Calls <paramref name="hook"/> with dL/d(this) on every backward pass, for looking at gradients or for changing them in place.</summary>
    public void RegisterHook(Action<Tensor> hook) => (hooks ??= []).Add(hook);

    /// <summary>Forgets the gradient.</summary>
    public void ZeroGrad()
    {
        // A gradient that Backward made and that nobody has asked for is in no hands but this tensor's.
        if (grad is { IsOwnGrad: true, IsKept: false }) StepMemory.Recycle(grad);
        grad = null;
    }

    /// <summary>The same values without the record of how they were computed: <see cref="Backward"/> stops here. The values are shared, not copied.</summary>
    public Tensor Detach()
    {
        Keep();
        return new Tensor(Values, Shape);
    }

    private void Keep() => IsKept = (root ?? this).IsKept = true;

    /// <summary>Until the result is disposed, operations on this thread record nothing: faster, for evaluation and for updating parameters.</summary>
    public static GradientMode NoGrad() => GradientMode.Set(on: false);

    /// <summary>Computes dL/dw for every leaf w that this tensor L was computed from, and adds it to <c>w.Grad</c>.</summary>
    /// <param name="gradient">dL/d(this), for a tensor that is not a single number; null means 1.</param>
    /// <param name="createGraph">Whether the gradients can themselves be differentiated, as a gradient penalty needs.</param>
    /// <exception cref="InvalidOperationException">No input requires a gradient, or the tensor is not a single number and no gradient is given.</exception>
    public void Backward(Tensor? gradient = null, bool createGraph = false)
    {
        if (!RequiresGrad)
            throw new InvalidOperationException("Backward: no tensor that this one was computed from requires a gradient. Call RequireGrad() on the parameters first, and compute outside NoGrad().");
        if (gradient is null && Length != 1)
            throw new InvalidOperationException($"Backward: a loss is one number, but this tensor has shape {Shape}. Reduce it with Sum() or Mean(), or pass the gradient.");
        if (gradient is not null && gradient.Shape != Shape)
            throw new ArgumentException($"Backward: the gradient has shape {gradient.Shape}, the tensor {Shape}.", nameof(gradient));

        using GradientMode mode = GradientMode.Set(on: createGraph);
        List<Tensor> nodes = Ancestors();
        // A gradient that remembers how it was computed holds what it was computed from.
        using StepMemory? memory = createGraph ? null : new StepMemory();
        pending = gradient ?? Ones(Shape);
        pendingIsShared = gradient is not null;
        foreach (Tensor node in nodes) node.PassOn();
        flowing = null;
        memory?.NextStep();
        nodes.Clear();
        spareList = nodes;
    }

    /// <summary>The derivatives of one number with respect to several tensors, leaving every <see cref="Grad"/> alone.</summary>
    /// <param name="output">A single number.</param>
    /// <param name="inputs">What to differentiate by.</param>
    /// <param name="createGraph">Whether the result can be differentiated again.</param>
    /// <returns>For each input a tensor of its shape; zeros where the output does not depend on it.</returns>
    public static Tensor[] Gradients(Tensor output, IReadOnlyList<Tensor> inputs, bool createGraph = false)
    {
        if (output.Length != 1) throw new ArgumentException($"Gradients: the output must be one number, but has shape {output.Shape}.", nameof(output));
        var kept = new Dictionary<Tensor, Tensor?>();
        List<Tensor> leaves = output.Ancestors().FindAll(node => node.IsLeaf);
        foreach (Tensor tensor in leaves.Concat(inputs)) kept.TryAdd(tensor, tensor.Grad);
        bool[] retained = [.. inputs.Select(input => input.retainsGrad)];
        foreach (Tensor tensor in kept.Keys) tensor.Grad = null;
        foreach (Tensor input in inputs) input.retainsGrad = true;
        try
        {
            output.Backward(createGraph: createGraph);
            return [.. inputs.Select(input => input.Grad ?? ZerosLike(input))];
        }
        finally
        {
            foreach ((Tensor tensor, Tensor? grad) in kept) tensor.Grad = grad;
            for (int i = 0; i < retained.Length; i++) inputs[i].retainsGrad = retained[i];
        }
    }

    /// <summary>Makes this tensor the result of an operation: its closure is called with dL/d(this) and passes each input's share on.</summary>
    internal Tensor Record(Action<Tensor> backward, params ReadOnlySpan<Tensor?> inputs)
    {
        if (!GradientMode.IsOn) return this;
        int count = 0;
        foreach (Tensor? input in inputs)
            if (input is { RequiresGrad: true }) count++;
        if (count == 0) return this;

        this.inputs = new Tensor[count];
        foreach (Tensor? input in inputs)
            if (input is { RequiresGrad: true }) this.inputs[--count] = input;
        this.backward = backward;
        order = Interlocked.Increment(ref operations);
        RequiresGrad = true;
        return this;
    }

    /// <summary><see cref="Record"/> for an operation whose closure computes in kernels, so that its gradient cannot be differentiated again.</summary>
    internal Tensor RecordFirstOrder(string operation, Action<Tensor> backward, params ReadOnlySpan<Tensor?> inputs)
    {
        Record(backward, inputs);
        if (!IsLeaf) firstOrderOperation = operation;
        return this;
    }

    /// <summary>
    /// <see cref="RecordFirstOrder"/> for an operation with several results: its closure is called once, with dL/d(result) for each of
    /// them, the first always and the others null where none came.
    /// </summary>
    internal static void RecordResults(string operation, Tensor[] results, Action<Tensor?[]> backward, params ReadOnlySpan<Tensor?> inputs)
    {
        Tensor first = results[0];
        var gradients = new Tensor?[results.Length];
        first.RecordFirstOrder(operation, gradient =>
        {
            gradients[0] = gradient;
            backward(gradients);
            Array.Clear(gradients);
        }, inputs);
        // The others count as computed from the first, so their gradients arrive before its closure runs.
        for (int i = 1; i < results.Length; i++)
        {
            int place = i;
            results[i].Record(gradient =>
            {
                gradients[place] = gradient;
                first.GradientBuffer();
            }, first);
        }
    }

    /// <summary>Adds a share of dL/d(this), summed over the axes along which this tensor was broadcast. Does nothing if no gradient is required.</summary>
    internal void AddGradient(Tensor gradient)
    {
        if (!RequiresGrad) return;
        if (gradient.Shape != Shape) gradient = gradient.SumTo(Shape);
        if (pending?.values is null)
        {
            // An operation such as a + b hands one and the same tensor to both inputs; nobody may write into that one.
            pending = gradient;
            pendingIsShared = ReferenceEquals(gradient.values, flowing);
        }
        else if (GradientMode.IsOn || pendingIsShared)
        {
            pending += gradient;
            pendingIsShared = false;
        }
        else
        {
            VectorMath.Add(pending.Data, gradient.Data, pending.Data);
        }
    }

    /// <summary>The buffer of dL/d(this), for closures that add to parts of it. Zero where nothing has been added yet.</summary>
    internal Span<float> GradientBuffer()
    {
        if (pending?.values is null) pending = Zeros(Shape);
        else if (pendingIsShared) pending = pending.Clone();
        pendingIsShared = false;
        return pending.Data;
    }

    void PassOn()
    {
        if (pending is not { values: not null } gradient) return;
        pending = null;
        if (hooks is not null)
        {
            if (pendingIsShared) gradient = gradient.Clone();
            pendingIsShared = false;
            gradient.Keep();
            foreach (Action<Tensor> hook in hooks) hook(gradient);
        }
        if (IsLeaf || retainsGrad)
        {
            Tensor sum = grad is not null ? grad + gradient : pendingIsShared || !IsLeaf ? gradient.Clone() : gradient;
            if (GradientMode.IsOn || sum.IsView) sum.Keep();
            else sum.IsOwnGrad = true;
            ZeroGrad();
            grad = sum;
        }
        flowing = gradient.values;
        if (firstOrderOperation is not null && GradientMode.IsOn)
            throw new NotSupportedException($"{firstOrderOperation}: its gradient cannot be differentiated again (createGraph).");
        backward?.Invoke(gradient);
    }

    // This tensor and all that it was computed from, the latest first. A node that bears this search's number is in the list already.
    List<Tensor> Ancestors()
    {
        List<Tensor> nodes = spareList ?? [];
        spareList = null;
        long search = Interlocked.Increment(ref searches);
        nodes.Add(this);
        foundBy = search;
        for (int i = 0; i < nodes.Count; i++)
        {
            foreach (Tensor input in nodes[i].inputs)
            {
                if (input.foundBy == search) continue;
                input.foundBy = search;
                nodes.Add(input);
            }
        }
        nodes.Sort(static (a, b) => b.order.CompareTo(a.order));
        return nodes;
    }

    /// <summary>A tensor over this one's array in another shape. Both see what is written to either.</summary>
    Tensor View(Shape shape)
    {
        var y = new Tensor(Values, shape) { root = root ?? this };
        StepMemory.Follow(y);
        return y;
    }
}
