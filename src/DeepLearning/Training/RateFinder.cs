namespace DeepLearning;

/// <summary>
/// Smith's test for a learning rate (2015): train with a rate that grows from batch to batch and watch the loss. Good rates lie where it
/// falls
/// fastest, well below where it explodes.
/// </summary>
/// <param name="Rates">The rates tried, growing by a constant factor.</param>
/// <param name="Losses">The loss after each, smoothed.</param>
public sealed record RateFinder(IReadOnlyList<float> Rates, IReadOnlyList<float> Losses)
{
    /// <summary>The rate at which the smoothed loss falls fastest, per step of the logarithm of the rate.</summary>
    public float Suggestion
    {
        get
        {
            int best = 0;
            for (int i = 1; i + 1 < Losses.Count; i++)
                if (Losses[i + 1] - Losses[i - 1] < Losses[best + 1] - Losses[Math.Max(0, best - 1)]) best = i;
            return Rates[best];
        }
    }

    /// <summary>Runs the test. Weights and optimiser are afterwards as they were before.</summary>
    /// <param name="trainer">The model, optimiser and loss to test with.</param>
    /// <param name="data">Training batches; they are gone through again if they do not suffice.</param>
    /// <param name="lowest">The first rate.</param>
    /// <param name="highest">The last rate.</param>
    /// <param name="steps">How many rates to try. The test ends early when the loss is four times its minimum.</param>
    /// <exception cref="ArgumentException">Fewer than three steps, or rates out of order.</exception>
    public static RateFinder Run(Trainer trainer, DataLoader data, float lowest = 1e-6f, float highest = 1, int steps = 100)
    {
        Throw.ArgumentIf(steps < 3 || !(lowest > 0 && lowest < highest), $"RateFinder: needs at least 3 steps, and 0 < lowest < highest.");
        Dictionary<string, float[]> weights = trainer.Model.StateDict().ToDictionary(entry => entry.Key, entry => entry.Value.ToArray());
        IReadOnlyDictionary<string, Tensor> state = trainer.Optimizer.StateDict();
        List<float> rates = [], losses = [];
        double average = 0, least = double.PositiveInfinity;
        try
        {
            trainer.Model.Train();
            foreach (Batch batch in Endless(data).Take(steps))
            {
                int step = losses.Count;
                trainer.Optimizer.LearningRate = (float)(lowest * Math.Pow((double)highest / lowest, step / (double)(steps - 1)));
                rates.Add(trainer.Optimizer.LearningRate);
                float loss = trainer.Step(batch);
                average = 0.9 * average + 0.1 * loss;
                double smooth = average / (1 - Math.Pow(0.9, step + 1));
                least = Math.Min(least, smooth);
                losses.Add((float)smooth);
                if (!float.IsFinite(loss) || (step > 5 && smooth > 4 * least)) break;
            }
        }
        finally
        {
            foreach ((string name, Tensor tensor) in trainer.Model.StateDict()) weights[name].CopyTo(tensor.Data);
            trainer.Optimizer.LoadStateDict(state);
        }
        return new RateFinder(rates, losses);
    }

    private static IEnumerable<Batch> Endless(DataLoader data)
    {
        while (true)
            foreach (Batch batch in data) yield return batch;
    }
}
