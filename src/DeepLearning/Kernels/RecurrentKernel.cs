namespace DeepLearning;

/// <summary>
/// One time step of a recurrent cell for a batch. Gates lie side by side in a row, in PyTorch's order. What the backward step needs is
/// left in the gates' place.
/// </summary>
interface IRecurrentCell
{
    /// <summary>Blocks of the hidden size in a row of gates.</summary>
    static abstract int Gates { get; }

    /// <summary>Values a row keeps for the backward step, in blocks of the hidden size.</summary>
    static abstract int Saved { get; }

    /// <summary>The new state of one example from what the input and the old state contribute to its gates.</summary>
    static abstract void Forward(ReadOnlySpan<float> input, ReadOnlySpan<float> hidden, ReadOnlySpan<float> oldState, ReadOnlySpan<float> oldCell, Span<float> saved, Span<float> state, Span<float> cell);

    /// <summary>
    /// From dL/d(state), and dL/d(cell) which is updated to the old cell's, the gradients of both contributions to the gates.
    /// <paramref name="oldStateGradient"/> receives what flows to the old state directly, not through the gates.
    /// </summary>
    static abstract void Backward(ReadOnlySpan<float> stateGradient, Span<float> cellGradient, ReadOnlySpan<float> saved, ReadOnlySpan<float> oldState, ReadOnlySpan<float> oldCell,
        Span<float> inputGradient, Span<float> hiddenGradient, Span<float> oldStateGradient);
}

/// <summary>h = tanh(input + hidden).</summary>
readonly struct TanhCell : IRecurrentCell
{
    public static int Gates => 1;
    public static int Saved => 1;

    public static void Forward(ReadOnlySpan<float> input, ReadOnlySpan<float> hidden, ReadOnlySpan<float> oldState, ReadOnlySpan<float> oldCell, Span<float> saved, Span<float> state, Span<float> cell)
    {
        VectorMath.Add(input, hidden, saved);
        VectorMath.Tanh(saved, saved);
        saved.CopyTo(state);
    }

    public static void Backward(ReadOnlySpan<float> stateGradient, Span<float> cellGradient, ReadOnlySpan<float> saved, ReadOnlySpan<float> oldState, ReadOnlySpan<float> oldCell,
        Span<float> inputGradient, Span<float> hiddenGradient, Span<float> oldStateGradient)
    {
        for (int i = 0; i < saved.Length; i++) inputGradient[i] = stateGradient[i] * (1 - saved[i] * saved[i]);
        inputGradient.CopyTo(hiddenGradient);
        oldStateGradient.Clear();
    }
}

/// <summary>h = max(0, input + hidden).</summary>
readonly struct ReluCell : IRecurrentCell
{
    public static int Gates => 1;
    public static int Saved => 1;

    public static void Forward(ReadOnlySpan<float> input, ReadOnlySpan<float> hidden, ReadOnlySpan<float> oldState, ReadOnlySpan<float> oldCell, Span<float> saved, Span<float> state, Span<float> cell)
    {
        for (int i = 0; i < saved.Length; i++) saved[i] = Math.Max(0, input[i] + hidden[i]);
        saved.CopyTo(state);
    }

    public static void Backward(ReadOnlySpan<float> stateGradient, Span<float> cellGradient, ReadOnlySpan<float> saved, ReadOnlySpan<float> oldState, ReadOnlySpan<float> oldCell,
        Span<float> inputGradient, Span<float> hiddenGradient, Span<float> oldStateGradient)
    {
        for (int i = 0; i < saved.Length; i++) inputGradient[i] = saved[i] > 0 ? stateGradient[i] : 0;
        inputGradient.CopyTo(hiddenGradient);
        oldStateGradient.Clear();
    }
}

/// <summary>Gates i, f, g, o: c = σ(f) c + σ(i) tanh(g), h = σ(o) tanh(c).</summary>
readonly struct LstmCell : IRecurrentCell
{
    public static int Gates => 4;

    // The four gates after their activations, and tanh(c).
    public static int Saved => 5;

    public static void Forward(ReadOnlySpan<float> input, ReadOnlySpan<float> hidden, ReadOnlySpan<float> oldState, ReadOnlySpan<float> oldCell, Span<float> saved, Span<float> state, Span<float> cell)
    {
        int size = state.Length;
        Span<float> gates = saved[..(4 * size)], tanh = saved[(4 * size)..];
        VectorMath.Add(input, hidden, gates);
        VectorMath.Sigmoid(gates[..(2 * size)], gates[..(2 * size)]);
        VectorMath.Tanh(gates.Slice(2 * size, size), gates.Slice(2 * size, size));
        VectorMath.Sigmoid(gates[(3 * size)..], gates[(3 * size)..]);
        ReadOnlySpan<float> i = gates[..size], f = gates.Slice(size, size), g = gates.Slice(2 * size, size), o = gates[(3 * size)..];
        for (int k = 0; k < size; k++) cell[k] = f[k] * oldCell[k] + i[k] * g[k];
        VectorMath.Tanh(cell, tanh);
        VectorMath.Multiply(o, tanh, state);
    }

    public static void Backward(ReadOnlySpan<float> stateGradient, Span<float> cellGradient, ReadOnlySpan<float> saved, ReadOnlySpan<float> oldState, ReadOnlySpan<float> oldCell,
        Span<float> inputGradient, Span<float> hiddenGradient, Span<float> oldStateGradient)
    {
        int size = stateGradient.Length;
        ReadOnlySpan<float> i = saved[..size], f = saved.Slice(size, size), g = saved.Slice(2 * size, size), o = saved.Slice(3 * size, size), tanh = saved[(4 * size)..];
        Span<float> di = inputGradient[..size], df = inputGradient.Slice(size, size), dg = inputGradient.Slice(2 * size, size), dO = inputGradient[(3 * size)..];
        for (int k = 0; k < size; k++)
        {
            float dc = cellGradient[k] + stateGradient[k] * o[k] * (1 - tanh[k] * tanh[k]);
            dO[k] = stateGradient[k] * tanh[k] * o[k] * (1 - o[k]);
            di[k] = dc * g[k] * i[k] * (1 - i[k]);
            dg[k] = dc * i[k] * (1 - g[k] * g[k]);
            df[k] = dc * oldCell[k] * f[k] * (1 - f[k]);
            cellGradient[k] = dc * f[k];
        }
        inputGradient.CopyTo(hiddenGradient);
        oldStateGradient.Clear();
    }
}

/// <summary>Gates r, z, n: n = tanh(input_n + σ(r) hidden_n), h = (1 − σ(z)) n + σ(z) h.</summary>
readonly struct GruCell : IRecurrentCell
{
    public static int Gates => 3;

    // The three gates after their activations, and hidden_n.
    public static int Saved => 4;

    public static void Forward(ReadOnlySpan<float> input, ReadOnlySpan<float> hidden, ReadOnlySpan<float> oldState, ReadOnlySpan<float> oldCell, Span<float> saved, Span<float> state, Span<float> cell)
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

    public static void Backward(ReadOnlySpan<float> stateGradient, Span<float> cellGradient, ReadOnlySpan<float> saved, ReadOnlySpan<float> oldState, ReadOnlySpan<float> oldCell,
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
