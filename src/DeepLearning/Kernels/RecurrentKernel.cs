namespace DeepLearning;

/// <summary>
/// One time step of a recurrent cell for a batch. Gates lie side by side in a row, in PyTorch's order. What the backward step needs is
/// left in the gates' place.
/// </summary>
internal interface IRecurrentCell
{
    /// <summary>Blocks of the hidden size in a row of gates.</summary>
    static abstract int Gates { get; }

    /// <summary>Values a row keeps for the backward step, in blocks of the hidden size.</summary>
    static abstract int Saved { get; }

    /// <summary>The new state of one example from what the input and the old state contribute to its gates.</summary>
    static abstract void Forward(ReadOnlySpan<float> input, ReadOnlySpan<float> hidden, ReadOnlySpan<float> oldState, Span<float> saved, Span<float> state);

    /// <summary>
    /// From dL/d(state) the gradients of both contributions to the gates.
    /// <paramref name="oldStateGradient"/> receives what flows to the old state directly, not through the gates.
    /// </summary>
    static abstract void Backward(ReadOnlySpan<float> stateGradient, ReadOnlySpan<float> saved, ReadOnlySpan<float> oldState,
        Span<float> inputGradient, Span<float> hiddenGradient, Span<float> oldStateGradient);
}

/// <summary>h = tanh(input + hidden).</summary>
internal readonly struct TanhCell : IRecurrentCell
{
    public static int Gates => 1;
    public static int Saved => 1;

    public static void Forward(ReadOnlySpan<float> input, ReadOnlySpan<float> hidden, ReadOnlySpan<float> oldState, Span<float> saved, Span<float> state)
    {
        VectorMath.Add(input, hidden, saved);
        VectorMath.Tanh(saved, saved);
        saved.CopyTo(state);
    }

    public static void Backward(ReadOnlySpan<float> stateGradient, ReadOnlySpan<float> saved, ReadOnlySpan<float> oldState,
        Span<float> inputGradient, Span<float> hiddenGradient, Span<float> oldStateGradient)
    {
        for (int i = 0; i < saved.Length; i++) inputGradient[i] = stateGradient[i] * (1 - saved[i] * saved[i]);
        inputGradient.CopyTo(hiddenGradient);
        oldStateGradient.Clear();
    }
}

/// <summary>h = max(0, input + hidden).</summary>
internal readonly struct ReluCell : IRecurrentCell
{
    public static int Gates => 1;
    public static int Saved => 1;

    public static void Forward(ReadOnlySpan<float> input, ReadOnlySpan<float> hidden, ReadOnlySpan<float> oldState, Span<float> saved, Span<float> state)
    {
        for (int i = 0; i < saved.Length; i++) saved[i] = Math.Max(0, input[i] + hidden[i]);
        saved.CopyTo(state);
    }

    public static void Backward(ReadOnlySpan<float> stateGradient, ReadOnlySpan<float> saved, ReadOnlySpan<float> oldState,
        Span<float> inputGradient, Span<float> hiddenGradient, Span<float> oldStateGradient)
    {
        for (int i = 0; i < saved.Length; i++) inputGradient[i] = saved[i] > 0 ? stateGradient[i] : 0;
        inputGradient.CopyTo(hiddenGradient);
        oldStateGradient.Clear();
    }
}

/// <summary>Gates r, z, n: n = tanh(input_n + σ(r) hidden_n), h = (1 − σ(z)) n + σ(z) h.</summary>
internal readonly struct GruCell : IRecurrentCell
{
    public static int Gates => 3;

    // The three gates after their activations, and hidden_n.
    public static int Saved => 4;

    public static void Forward(ReadOnlySpan<float> input, ReadOnlySpan<float> hidden, ReadOnlySpan<float> oldState, Span<float> saved, Span<float> state)
    {
        int size = state.Length;
        Span<float> resetUpdate = saved[..(2 * size)], r = saved[..size], z = saved.Slice(size, size), n = saved.Slice(2 * size, size), q = saved[(3 * size)..];
        VectorMath.Add(input[..(2 * size)], hidden[..(2 * size)], resetUpdate);
        VectorMath.Sigmoid(resetUpdate, resetUpdate);
        hidden[(2 * size)..].CopyTo(q);
        for (int k = 0; k < size; k++) n[k] = input[2 * size + k] + r[k] * q[k];
        VectorMath.Tanh(n, n);
        for (int k = 0; k < size; k++) state[k] = n[k] + z[k] * (oldState[k] - n[k]);
    }

    public static void Backward(ReadOnlySpan<float> stateGradient, ReadOnlySpan<float> saved, ReadOnlySpan<float> oldState,
        Span<float> inputGradient, Span<float> hiddenGradient, Span<float> oldStateGradient)
    {
        int size = stateGradient.Length;
        ReadOnlySpan<float> r = saved[..size], z = saved.Slice(size, size), n = saved.Slice(2 * size, size), q = saved[(3 * size)..];
        for (int k = 0; k < size; k++)
        {
            float dn = stateGradient[k] * (1 - z[k]) * (1 - n[k] * n[k]);
            inputGradient[k] = dn * q[k] * r[k] * (1 - r[k]);
            inputGradient[size + k] = stateGradient[k] * (oldState[k] - n[k]) * z[k] * (1 - z[k]);
            inputGradient[2 * size + k] = dn;
            hiddenGradient[2 * size + k] = dn * r[k];
            oldStateGradient[k] = stateGradient[k] * z[k];
        }
        inputGradient[..(2 * size)].CopyTo(hiddenGradient);
    }
}
