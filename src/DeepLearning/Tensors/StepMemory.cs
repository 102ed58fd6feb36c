namespace DeepLearning;

/// <summary>
/// Takes the arrays of tensors that are over and gives them to new ones, so that steady training asks the garbage collector for
/// little. <see cref="Trainer"/> runs one for whole steps. <see cref="Tensor.Backward"/> runs one for itself, in any loop: what it
/// computes on its way is not visible outside.
/// </summary>
/// <remarks>
/// At the end of a step every tensor that was made in it and not kept loses its array. Reading one later is an error
/// with a remedy, never a wrong number. <see cref="Tensor.Detach"/> and <see cref="Tensor.Clone"/> keep values for good.
/// </remarks>
internal sealed class StepMemory : IDisposable
{
    [ThreadStatic] private static StepMemory? _current;
    [ThreadStatic] private static List<Tensor>? _spareList;

    private readonly StepMemory? _outer = _current;
    private readonly List<Tensor> _live = _spareList ?? [];

    public StepMemory()
    {
        _spareList = null;
        _current = this;
    }

    /// <summary>Takes back the arrays of all tensors made since the last call, except those that were kept.</summary>
    public void NextStep()
    {
        foreach (Tensor tensor in _live)
            if (!tensor.IsKept && !tensor.IsOwnGrad) Recycle(tensor);
        _live.Clear();
    }

    /// <summary>Stops recycling. Tensors of the last step stay as they are.</summary>
    public void Dispose()
    {
        _current = _outer;
        _live.Clear();
        _spareList = _live;
    }

    public static float[] Rent(Tensor owner, int length)
    {
        if (length == 0) return [];
        if (_current is not { } memory) return GC.AllocateUninitializedArray<float>(length);
        memory._live.Add(owner);
        return FreeArrays.Rent(length);
    }

    /// <summary>Lets a tensor that shares another's array end with it.</summary>
    public static void Follow(Tensor view) => _current?._live.Add(view);

    /// <summary>Takes the array of a tensor that is not read again.</summary>
    public static void Recycle(Tensor tensor)
    {
        if (tensor.Release() is { Length: > 0 } array && !tensor.IsView) FreeArrays.Return(array);
    }

    public static InvalidOperationException Ended(Shape shape) => new(
        $"This tensor of shape {shape} was computed inside a training step that has ended, and its memory has been used again. " +
        "Keep a copy with Detach() or Clone() inside the step.");
}
