namespace DeepLearning;

/// <summary>
/// Gives every tensor of a training step the arrays that the step before has finished with, so that steady
/// training asks the garbage collector for almost nothing. <see cref="Trainer"/> runs one; everything else allocates normally.
/// </summary>
/// <remarks>
/// At the start of a step every tensor that the last step computed loses its array. Reading one later is an error
/// with a remedy, never a wrong number. <see cref="Tensor.Detach"/> and <see cref="Tensor.Clone"/> keep values for good.
/// </remarks>
sealed class StepMemory : IDisposable
{
    [ThreadStatic] static StepMemory? current;

    readonly Dictionary<int, Stack<float[]>> free = [];
    readonly List<Tensor> live = [];
    readonly StepMemory? outer = current;

    public StepMemory() => current = this;

    /// <summary>Takes back the arrays of all tensors made since the last call, except those that were kept.</summary>
    public void NextStep()
    {
        foreach (Tensor tensor in live)
        {
            if (tensor.IsKept) continue;
            bool owner = !tensor.IsView;
            float[]? array = tensor.Release();
            if (owner && array is { Length: > 0 }) Shelf(array.Length).Push(array);
        }
        live.Clear();
    }

    /// <summary>Stops recycling. Tensors of the last step stay as they are.</summary>
    public void Dispose() => current = outer;

    public static float[] Rent(Tensor owner, int length)
    {
        if (length == 0) return [];
        if (current is not { } memory) return GC.AllocateUninitializedArray<float>(length);
        memory.live.Add(owner);
        return memory.Shelf(length).TryPop(out float[]? array) ? array : GC.AllocateUninitializedArray<float>(length);
    }

    /// <summary>Lets a tensor that shares another's array end with it.</summary>
    public static void Follow(Tensor view) => current?.live.Add(view);

    public static InvalidOperationException Ended(Shape shape) => new(
        $"This tensor of shape {shape} was computed inside a training step that has ended, and its memory has been used again. Keep a copy with Detach() or Clone() inside the step.");

    Stack<float[]> Shelf(int length)
    {
        if (!free.TryGetValue(length, out Stack<float[]>? shelf)) free[length] = shelf = new Stack<float[]>();
        return shelf;
    }
}
