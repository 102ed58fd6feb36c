namespace DeepLearning;

public sealed partial class Tensor
{
    /// <summary>
    /// Runs a recurrent cell over time. The part of the gates that comes from the input is given for all steps; what comes from the
    /// state is computed here, state · weightᵀ + bias. A sequence's state stands still after its length, and its outputs there are 0.
    /// Backward is backpropagation through time.
    /// Shape: gates <c>[time, batch, gates · hidden]</c>, state <c>[batch, hidden]</c>, weight <c>[gates · hidden, hidden]</c> →
    /// output <c>[time, batch, hidden]</c> and last state <c>[batch, hidden]</c>.
    /// </summary>
    internal static (Tensor Output, Tensor State) Scan<TCell>(
        Tensor gates, Tensor state, Tensor weight, Tensor? bias, bool reverse, int[]? lengths)
        where TCell : struct, IRecurrentCell
    {
        int time = gates.Shape[0], batch = gates.Shape[1], size = state.Shape[1], width = TCell.Gates * size, kept = TCell.Saved * size;
        Tensor y = Empty([time, batch, size]), last = Empty(state.Shape).CopyFrom(state);
        // What each step started from, and what its backward step needs, in order of time.
        Tensor states = Empty([time, batch, size]), saved = Empty([time, batch, kept]), hidden = Empty([batch, width]);
        bool Runs(int t, int n) => lengths is null || t < lengths[n];

        for (int step = 0; step < time; step++)
        {
            int t = reverse ? time - 1 - step : step;
            last.Data.CopyTo(states.Data[(t * batch * size)..]);
            for (int n = 0; n < batch; n++)
                if (bias is null) hidden.Data.Slice(n * width, width).Clear();
                else bias.Data.CopyTo(hidden.Data[(n * width)..]);
            MatrixKernel.Multiply(last.Data, false, weight.Data, true, hidden.Data, batch, width, size, accumulate: true);
            for (int n = 0; n < batch; n++)
            {
                int row = t * batch + n;
                Span<float> output = y.Data.Slice(row * size, size), newState = last.Data.Slice(n * size, size);
                if (!Runs(t, n))
                {
                    output.Clear();
                    continue;
                }
                TCell.Forward(gates.Data.Slice(row * width, width), hidden.Data.Slice(n * width, width),
                    states.Data.Slice(row * size, size), saved.Data.Slice(row * kept, kept), newState);
                newState.CopyTo(output);
            }
        }

        RecordResults("Recurrent layer", [y, last], gradients =>
        {
            Tensor g = gradients[0]!, flow = Empty(state.Shape).Fill(gradients[1]);
            Tensor input = Empty(gates.Shape), through = Empty(gates.Shape), direct = Empty(state.Shape);
            for (int step = time - 1; step >= 0; step--)
            {
                int t = reverse ? time - 1 - step : step;
                for (int n = 0; n < batch; n++)
                {
                    int row = t * batch + n;
                    Span<float> dInput = input.Data.Slice(row * width, width), dHidden = through.Data.Slice(row * width, width);
                    Span<float> dState = flow.Data.Slice(n * size, size), dDirect = direct.Data.Slice(n * size, size);
                    if (!Runs(t, n))
                    {
                        dInput.Clear();
                        dHidden.Clear();
                        dState.CopyTo(dDirect);
                        continue;
                    }
                    VectorMath.Add(dState, g.Data.Slice(row * size, size), dState);
                    TCell.Backward(
                        dState, saved.Data.Slice(row * kept, kept), states.Data.Slice(row * size, size), dInput, dHidden, dDirect);
                }
                Span<float> stepGradient = through.Data.Slice(t * batch * width, batch * width);
                MatrixKernel.Multiply(stepGradient, false, weight.Data, false, direct.Data, batch, size, width, accumulate: true);
                direct.Data.CopyTo(flow.Data);
            }
            gates.AddGradient(input);
            state.AddGradient(flow);
            Tensor rows = through.Reshape(time * batch, width);
            if (weight.RequiresGrad) weight.AddGradient(Multiply(rows, true, states.Reshape(time * batch, size), false));
            if (bias is { RequiresGrad: true }) bias.AddGradient(rows.Sum(0));
        }, gates, state, weight, bias);
        return (y, last);
    }

    /// <summary>
    /// <see cref="Scan"/> for an LSTM, by a kernel that keeps the recurrent weights packed. Here the gates hold both biases already,
    /// and give their memory to the gates' values. Shapes as for <see cref="Scan"/>, or gates and output <c>[batch, time, …]</c>
    /// if <paramref name="batchFirst"/>.
    /// </summary>
    internal static (Tensor Output, Tensor State, Tensor Cell) ScanLstm(
        Tensor gates, Tensor state, Tensor cell, Tensor weight, bool reverse, bool batchFirst, int[]? lengths)
    {
        int time = gates.Shape[batchFirst ? 1 : 0], size = state.Shape[1];
        var shape = new LstmShape(time, state.Shape[0], size, batchFirst, reverse, lengths);
        Tensor y = Empty([gates.Shape[0], gates.Shape[1], size]), cells = Empty(y.Shape);
        Tensor last = Empty(state.Shape).CopyFrom(state), lastCell = Empty(state.Shape).CopyFrom(cell);
        if (gates.Length > 0)
        {
            LstmKernel.Forward(shape, gates.Data, weight.Data, state.Data, cell.Data, y.Data, cells.Data, gates.Data);
            LstmKernel.CopyLast(shape, y.Data, last.Data);
            LstmKernel.CopyLast(shape, cells.Data, lastCell.Data);
            LstmKernel.ClearPadding(shape, y.Data);
        }

        RecordResults("Recurrent layer", [y, last, lastCell], gradients =>
        {
            Tensor flow = Empty(state.Shape).Fill(gradients[1]), cellFlow = Empty(state.Shape).Fill(gradients[2]);
            Tensor input = Empty(gates.Shape);
            Tensor? through = weight.RequiresGrad ? Zeros(weight.Shape) : null;
            if (gates.Length > 0)
                LstmKernel.Backward(shape, weight.Data, state.Data, cell.Data, y.Data, cells.Data, gates.Data, gradients[0]!.Data,
                    input.Data, through is null ? default : through.Data, flow.Data, cellFlow.Data);
            gates.AddGradient(input);
            state.AddGradient(flow);
            cell.AddGradient(cellFlow);
            if (through is not null) weight.AddGradient(through);
        }, gates, state, cell, weight);
        return (y, last, lastCell);
    }

    private Tensor Fill(Tensor? source)
    {
        if (source is null) Data.Clear();
        else source.Data.CopyTo(Data);
        return this;
    }
}
