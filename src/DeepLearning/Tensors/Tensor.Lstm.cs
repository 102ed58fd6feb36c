namespace DeepLearning;

public sealed partial class Tensor
{
    /// <summary>
    /// <see cref="Scan"/> for an LSTM whose sequences are equally long, by the fused kernel: one job a step forward, two back,
    /// and the weight gradient as one product over all steps.
    /// </summary>
    static (Tensor Output, Tensor State, Tensor Cell) ScanLstm(Tensor gates, Tensor state, Tensor cell, Tensor weight, Tensor? bias, bool reverse)
    {
        int time = gates.Shape[0], batch = gates.Shape[1], size = state.Shape[1];
        var shape = new LstmShape(time, batch, size, BatchFirst: false, reverse);
        // What comes from the state's bias is the same at every step, so it joins what comes from the input.
        Tensor projected = bias is null ? gates : gates + bias;
        Tensor y = Empty([time, batch, size]), cells = Empty(y.Shape), saved = Empty([time, batch, 4 * size]);
        LstmKernel.Forward(shape, projected.Data, weight.Data, state.Data, cell.Data, y.Data, cells.Data, saved.Data);
        Tensor last = Empty(state.Shape), lastCell = Empty(cell.Shape);
        int end = shape.Place(time - 1) * batch * size;
        y.Data.Slice(end, batch * size).CopyTo(last.Data);
        cells.Data.Slice(end, batch * size).CopyTo(lastCell.Data);

        // The last states are made after y, so their gradients arrive before y's closure runs.
        Tensor? stateGradient = null, cellGradient = null;
        y.Record(g =>
        {
            CheckOnce("Recurrent layer");
            Tensor flow = Empty(state.Shape).Fill(stateGradient), cellFlow = Empty(cell.Shape).Fill(cellGradient), input = Empty(gates.Shape);
            Tensor? shared = weight.RequiresGrad ? Zeros(weight.Shape) : null;
            LstmKernel.Backward(
                shape, weight.Data, state.Data, cell.Data, y.Data, cells.Data, saved.Data, g.Data, input.Data, shared is null ? default : shared.Data, flow.Data, cellFlow.Data);
            projected.AddGradient(input);
            state.AddGradient(flow);
            cell.AddGradient(cellFlow);
            if (shared is not null) weight.AddGradient(shared);
        }, projected, state, cell, weight);

        last.Record(g => (stateGradient, _) = (g, y.GradientBuffer("Recurrent layer").Length), y);
        lastCell.Record(g => (cellGradient, _) = (g, y.GradientBuffer("Recurrent layer").Length), y);
        return (y, last, lastCell);
    }
}
