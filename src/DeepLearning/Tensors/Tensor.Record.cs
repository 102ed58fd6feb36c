namespace DeepLearning;

// How an operation says what its result was computed from, and how its closure passes gradients on.
public sealed partial class Tensor
{
    /// <summary>
    /// Makes this tensor the result of an operation: its closure is called with dL/d(this) and passes each input's share on.
    /// </summary>
    internal Tensor Record(Action<Tensor> backward, params ReadOnlySpan<Tensor?> inputs)
    {
        if (!GradientMode.IsOn) return this;
        int count = 0;
        foreach (Tensor? input in inputs)
            if (input is { RequiresGrad: true }) count++;
        if (count == 0) return this;

        _inputs = new Tensor[count];
        foreach (Tensor? input in inputs)
            if (input is { RequiresGrad: true }) _inputs[--count] = input;
        _backward = backward;
        _order = Interlocked.Increment(ref _operations);
        RequiresGrad = true;
        return this;
    }

    /// <summary>
    /// <see cref="Record"/> for an operation whose closure computes in kernels, so that its gradient cannot be differentiated again.
    /// </summary>
    internal Tensor RecordFirstOrder(string operation, Action<Tensor> backward, params ReadOnlySpan<Tensor?> inputs)
    {
        Record(backward, inputs);
        if (!IsLeaf) _firstOrderOperation = operation;
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

    /// <summary>
    /// Adds a share of dL/d(this), summed over the axes along which this tensor was broadcast. Does nothing if no gradient is required.
    /// </summary>
    internal void AddGradient(Tensor gradient)
    {
        if (!RequiresGrad) return;
        if (gradient.Shape != Shape) gradient = gradient.SumTo(Shape);
        if (_pending?._values is null)
        {
            // An operation such as a + b hands one and the same tensor to both inputs; it must not be written into.
            _pending = gradient;
            _pendingIsShared = ReferenceEquals(gradient._values, _flowing);
        }
        else if (GradientMode.IsOn || _pendingIsShared)
        {
            _pending += gradient;
            _pendingIsShared = false;
        }
        else
        {
            VectorMath.Add(_pending.Data, gradient.Data, _pending.Data);
        }
    }

    /// <summary>The buffer of dL/d(this), for closures that add to parts of it. Zero where nothing has been added yet.</summary>
    internal Span<float> GradientBuffer()
    {
        if (_pending?._values is null) _pending = Zeros(Shape);
        else if (_pendingIsShared) _pending = _pending.Clone();
        _pendingIsShared = false;
        return _pending.Data;
    }
}
