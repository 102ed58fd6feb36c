using System.Diagnostics;

namespace DeepLearning;

/// <summary>Trains a model: for each batch it computes the loss, its gradients, and one step of the optimiser.</summary>
/// <example><code>
/// var trainer = new Trainer(model, new Adam(model.Parameters()), new CrossEntropyLoss());
/// History history = trainer.Fit(new DataLoader(train, 64, shuffle: true), epochs: 5, new DataLoader(test, 256));
/// Console.WriteLine(history);
/// </code></example>
public sealed class Trainer(Module model, Optimizer optimizer, Loss loss)
{
    static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(100);

    /// <summary>What is trained.</summary>
    public Module Model { get; } = model;

    /// <summary>How it is trained.</summary>
    public Optimizer Optimizer { get; } = optimizer;

    /// <summary>What is made small.</summary>
    public Loss Loss { get; } = loss;

    /// <summary>Trains for a number of epochs.</summary>
    /// <param name="train">The training batches.</param>
    /// <param name="epochs">How many times to go through them.</param>
    /// <param name="validation">Batches to measure on after each epoch, without training.</param>
    /// <param name="progress">Told about ten times a second how training goes; null means what <see cref="TrainingHost"/> provides.</param>
    /// <param name="cancellation">Stops training between two batches.</param>
    /// <exception cref="OperationCanceledException">Training was stopped. The model keeps what it has learned.</exception>
    /// <exception cref="InvalidOperationException">The loss became NaN or infinite.</exception>
    public History Fit(DataLoader train, int epochs, DataLoader? validation = null, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        progress ??= TrainingHost.CreateProgress?.Invoke();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, TrainingHost.Cancellation?.Invoke() ?? default);
        using var memory = new StepMemory();
        var history = new History();
        var clock = Stopwatch.StartNew();
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            TimeSpan start = clock.Elapsed, lastReport = start;
            var average = new Average();
            int step = 0;
            Model.Train();
            using IEnumerator<Batch> batches = train.GetEnumerator();
            while (true)
            {
                stop.Token.ThrowIfCancellationRequested();
                memory.NextStep();
                if (!batches.MoveNext()) break;
                Batch batch = batches.Current;
                Step(batch, average, epoch, ++step);
                if (progress is null || clock.Elapsed - lastReport < BetweenReports) continue;
                lastReport = clock.Elapsed;
                progress.Report(new(epoch, epochs, step, train.Count, average.Loss, average.Accuracy, history, clock.Elapsed, Finished: false));
            }
            Average? held = validation is null ? null : Measure(validation, memory, stop.Token);
            history.Add(new(epoch, average.Loss, average.Accuracy, held?.Loss, held?.Accuracy, (clock.Elapsed - start).TotalSeconds));
            progress?.Report(new(epoch, epochs, step, train.Count, average.Loss, average.Accuracy, history, clock.Elapsed, Finished: epoch == epochs));
        }
        return history;
    }

    /// <summary>Average loss and accuracy on data that is not trained on.</summary>
    public (float Loss, float? Accuracy) Evaluate(DataLoader data)
    {
        using var memory = new StepMemory();
        Average average = Measure(data, memory, TrainingHost.Cancellation?.Invoke() ?? default);
        return (average.Loss, average.Accuracy);
    }

    void Step(Batch batch, Average average, int epoch, int step)
    {
        Optimizer.ZeroGrad();
        Tensor prediction = Model.Forward(batch.Input);
        Tensor batchLoss = Loss.Forward(prediction, batch.Target);
        if (!float.IsFinite(batchLoss.Item()))
            throw new InvalidOperationException(Invariant($"Fit: the loss became {batchLoss} in epoch {epoch}, step {step}. Try a smaller learning rate, gradient clipping, or look for bad values in the data."));
        batchLoss.Backward();
        Optimizer.Step();
        using GradientMode mode = Tensor.NoGrad();
        average.Add(batchLoss.Item(), Loss.Accuracy(prediction, batch.Target), batch.Input.Shape[0]);
    }

    Average Measure(DataLoader data, StepMemory memory, CancellationToken cancellation)
    {
        using GradientMode mode = Tensor.NoGrad();
        bool wasTraining = Model.IsTraining;
        Model.Eval();
        var average = new Average();
        foreach (Batch batch in data)
        {
            cancellation.ThrowIfCancellationRequested();
            Tensor prediction = Model.Forward(batch.Input);
            average.Add(Loss.Forward(prediction, batch.Target).Item(), Loss.Accuracy(prediction, batch.Target), batch.Input.Shape[0]);
            memory.NextStep();
        }
        Model.Train(wasTraining);
        return average;
    }

    /// <summary>Averages over examples, so that a last, smaller batch counts for less.</summary>
    sealed class Average
    {
        double loss, accuracy;
        int count;
        bool hasAccuracy;

        public float Loss => count == 0 ? 0 : (float)(loss / count);

        public float? Accuracy => hasAccuracy ? (float)(accuracy / count) : null;

        public void Add(float batchLoss, float? batchAccuracy, int examples)
        {
            loss += (double)batchLoss * examples;
            accuracy += (double)(batchAccuracy ?? 0) * examples;
            hasAccuracy = batchAccuracy is not null;
            count += examples;
        }
    }
}
