namespace DeepLearning;

/// <summary>
/// Connectionist temporal classification (Graves et al., 2006): −log of the summed probability of all alignments of a label sequence,
/// blanks between labels allowed, with a longer input. Shape: log-probabilities <c>[time, batch, classes]</c>, targets
/// <c>[batch, longest]</c>.
/// </summary>
/// <remarks>
/// As in PyTorch the mean divides each loss by its target's length. An input too short for its target has an infinite loss.
/// </remarks>
public sealed class CtcLoss(int blank = 0, Reduction reduction = Reduction.Mean)
{
    /// <summary>The loss of a batch.</summary>
    /// <param name="logProbabilities">Log-softmax outputs. Shape: <c>[time, batch, classes]</c>.</param>
    /// <param name="targets">Labels, padded at the end. Shape: <c>[batch, longest]</c>.</param>
    /// <param name="inputLengths">Time steps of each input.</param>
    /// <param name="targetLengths">Labels of each target.</param>
    /// <exception cref="ArgumentException">The shapes or lengths do not fit together, or a label is the blank or no class.</exception>
    public Tensor Forward(Tensor logProbabilities, Tensor targets, int[] inputLengths, int[] targetLengths)
    {
        Throw.ArgumentIf(
            logProbabilities.Rank != 3 || targets.Rank != 2 || targets.Shape[0] != logProbabilities.Shape[1]
            || inputLengths.Length != targets.Shape[0] || targetLengths.Length != targets.Shape[0]
            || inputLengths.Any(length => length < 0 || length > logProbabilities.Shape[0])
            || targetLengths.Any(length => length < 0 || length > targets.Shape[1]),
            $"CtcLoss: log-probabilities {logProbabilities.Shape} need [time, batch, classes], targets {targets.Shape} need [batch, " +
            $"longest], and one length of each that fits.");
        int batch = targets.Shape[0];
        Tensor y = Tensor.Empty([batch]), occupancy = Tensor.Zeros(logProbabilities.Shape);
        for (int n = 0; n < batch; n++)
        {
            int[] labels = Labels(targets, n, targetLengths[n], logProbabilities.Shape[2]);
            y.Data[n] = (float)Align(logProbabilities, n, inputLengths[n], labels, occupancy);
        }
        y.RecordFirstOrder("CtcLoss", g => logProbabilities.AddGradient(-occupancy * g.Reshape(1, batch, 1)), logProbabilities);
        return reduction == Reduction.Mean ? (y / Tensor.From([.. targetLengths.Select(length => (float)Math.Max(1, length))]))
            .Mean() : LossShapes.Reduce(y, reduction);
    }

    // The labels with a blank before, between and after: b l₁ b l₂ b.
    private int[] Labels(Tensor targets, int n, int length, int classes)
    {
        var labels = new int[2 * length + 1];
        Array.Fill(labels, blank);
        for (int i = 0; i < length; i++)
        {
            float label = targets.Data[n * targets.Shape[1] + i];
            Throw.ArgumentIf(!(label >= 0 && label < classes) || label == blank,
                $"CtcLoss: target {label} is not a class from 0 to {classes - 1} other than the blank {blank}.");
            labels[2 * i + 1] = (int)label;
        }
        return labels;
    }

    // Forward and backward recursion in logarithms. Occupancy gets, for each time and class, the probability that an alignment is there.
    private static double Align(Tensor logs, int n, int time, int[] labels, Tensor occupancy)
    {
        int batch = logs.Shape[1], classes = logs.Shape[2], states = labels.Length;
        if (time == 0) return states == 1 ? 0 : double.PositiveInfinity;
        double Log(int t, int state) => logs.Data[(t * batch + n) * classes + labels[state]];
        bool MaySkip(int state) => state >= 2 && labels[state] != labels[state - 1] && labels[state] != labels[state - 2];

        double[,] alpha = new double[time, states], beta = new double[time, states];
        for (int t = 0; t < time; t++)
            for (int s = 0; s < states; s++)
            {
                double before = t == 0
                    ? s <= 1 ? 0 : double.NegativeInfinity
                    : LogAdd(LogAdd(alpha[t - 1, s], s >= 1 ? alpha[t - 1, s - 1] : double.NegativeInfinity), MaySkip(s)
                        ? alpha[t - 1, s - 2] : double.NegativeInfinity);
                alpha[t, s] = before + Log(t, s);
            }
        for (int t = time - 1; t >= 0; t--)
            for (int s = states - 1; s >= 0; s--)
                beta[t, s] = t == time - 1
                    ? s >= states - 2 ? 0 : double.NegativeInfinity
                    : LogAdd(LogAdd(
                        beta[t + 1, s] + Log(t + 1, s), s + 1 < states ? beta[t + 1, s + 1] + Log(t + 1, s + 1) : double.NegativeInfinity),
                        s + 2 < states && MaySkip(s + 2) ? beta[t + 1, s + 2] + Log(t + 1, s + 2) : double.NegativeInfinity);

        double total = LogAdd(alpha[time - 1, states - 1], states > 1 ? alpha[time - 1, states - 2] : double.NegativeInfinity);
        if (!double.IsNegativeInfinity(total))
            for (int t = 0; t < time; t++)
                for (int s = 0; s < states; s++)
                    occupancy.Data[(t * batch + n) * classes + labels[s]] += (float)Math.Exp(alpha[t, s] + beta[t, s] - total);
        return -total;
    }

    private static double LogAdd(double a, double b)
    {
        (double large, double small) = a > b ? (a, b) : (b, a);
        return double.IsNegativeInfinity(small) ? large : large + Math.Log(1 + Math.Exp(small - large));
    }
}
