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
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(100);

    private bool _stopRequested;

    /// <summary>What is trained.</summary>
    public Module Model { get; } = model;

    /// <summary>How it is trained.</summary>
    public Optimizer Optimizer { get; } = optimizer;

    /// <summary>What is made small.</summary>
    public Loss Loss { get; } = loss;

    /// <summary>Changes the learning rate after every epoch, or after every batch if it says so.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>Watch the run and may stop it.</summary>
    public IList<TrainingCallback> Callbacks { get; init; } = [];

    /// <summary>Changes each training batch before the model sees it; see <see cref="DeepLearning.Augment"/>.</summary>
    public Func<Batch, Batch>? Augment { get; init; }

    /// <summary>A term added to the loss of every batch; see <see cref="DeepLearning.Penalty"/>.</summary>
    public Func<Tensor>? Penalty { get; init; }

    /// <summary>The largest common norm of the gradients, see <see cref="GradientClip.ByNorm"/>; null does not clip.</summary>
    public float? MaxGradientNorm { get; init; }

    /// <summary>What else to measure, from prediction and target, by name.</summary>
    public IReadOnlyDictionary<string, Func<Tensor, Tensor, float>> Metrics { get; init; } =
        new Dictionary<string, Func<Tensor, Tensor, float>>();

    /// <summary>Epochs trained so far, in all runs; a <see cref="Checkpoint"/> keeps it.</summary>
    public int CompletedEpochs { get; internal set; }

    /// <summary>Trains for a number of epochs.</summary>
    /// <param name="train">The training batches.</param>
    /// <param name="epochs">How many times to go through them.</param>
    /// <param name="validation">Batches to measure on after each epoch, without training.</param>
    /// <param name="progress">Told about ten times a second how training goes; null means what <see cref="TrainingHost"/> provides.</param>
    /// <param name="cancellation">Stops training between two batches.</param>
    /// <exception cref="OperationCanceledException">Training was stopped. The model keeps what it has learned.</exception>
    /// <exception cref="InvalidOperationException">The loss became NaN or infinite.</exception>
    public History Fit(DataLoader train, int epochs, DataLoader? validation = null, IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        progress ??= TrainingHost.NewProgress();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, TrainingHost.Cancellation?.Invoke() ?? default);
        using var memory = new StepMemory();
        var history = new History();
        var clock = Stopwatch.StartNew();
        _stopRequested = false;
        foreach (TrainingCallback callback in Callbacks) callback.OnStart(this);
        for (int epoch = 1; epoch <= epochs && !_stopRequested; epoch++)
        {
            TimeSpan start = clock.Elapsed, lastReport = start;
            var averages = new BatchAverages(Metrics);
            int step = 0;
            Model.Train();
            using IEnumerator<Batch> batches = train.GetEnumerator();
            while (true)
            {
                stop.Token.ThrowIfCancellationRequested();
                memory.NextStep();
                if (!batches.MoveNext()) break;
                Step(batches.Current, averages, epoch, ++step);
                if (progress is null || clock.Elapsed - lastReport < BetweenReports) continue;
                lastReport = clock.Elapsed;
                progress.Report(
                    new(epoch, epochs, step, train.Count, averages.Loss, averages.Accuracy, history, clock.Elapsed, Finished: false));
            }
            BatchAverages? held = validation is null ? null : Measure(validation, memory, stop.Token);
            CompletedEpochs++;
            var result =
                new Epoch(epoch, averages.Loss, averages.Accuracy, held?.Loss, held?.Accuracy, (clock.Elapsed - start).TotalSeconds)
                {
                    Metrics = (held ?? averages).Metrics,
                    LearningRate = Optimizer.LearningRate,
                };
            history.Add(result);
            if (Schedule is { EveryBatch: false }) Schedule.Step(held?.Loss ?? averages.Loss);
            foreach (TrainingCallback callback in Callbacks) callback.OnEpochEnd(this, result);
            progress?.Report(
                new(epoch, epochs, step, train.Count, averages.Loss, averages.Accuracy, history, clock.Elapsed, Finished: epoch == epochs
                    || _stopRequested));
        }
        foreach (TrainingCallback callback in Callbacks) callback.OnEnd(this);
        return history;
    }

    /// <summary>Ends training after the current epoch.</summary>
    public void Stop() => _stopRequested = true;

    /// <summary>Average loss, accuracy and metrics on data that is not trained on.</summary>
    public (float Loss, float? Accuracy, IReadOnlyDictionary<string, float> Metrics) Evaluate(DataLoader data)
    {
        using var memory = new StepMemory();
        BatchAverages averages = Measure(data, memory, TrainingHost.Cancellation?.Invoke() ?? default);
        return (averages.Loss, averages.Accuracy, averages.Metrics);
    }

    /// <summary>One step on one batch, without checks or averages. Returns the loss.</summary>
    internal float Step(Batch batch) => Step(batch, out _, out _);

    private float Step(Batch batch, out Tensor prediction, out Tensor target)
    {
        if (Augment is not null) batch = Augment(batch);
        Optimizer.ZeroGrad();
        prediction = Model.Call(batch.Input);
        target = batch.Target;
        Tensor batchLoss = Loss.Forward(prediction, target);
        (Penalty is null ? batchLoss : batchLoss + Penalty()).Backward();
        if (MaxGradientNorm is { } norm) GradientClip.ByNorm(Optimizer.Parameters, norm);
        foreach (TrainingCallback callback in Callbacks) callback.OnGradients(this);
        Optimizer.Step();
        if (Schedule is { EveryBatch: true }) Schedule.Step();
        return batchLoss.Item();
    }

    private void Step(Batch batch, BatchAverages averages, int epoch, int step)
    {
        float batchLoss = Step(batch, out Tensor prediction, out Tensor target);
        Throw.InvalidIf(!float.IsFinite(batchLoss),
            $"Fit: the loss became {batchLoss} in epoch {epoch}, step {step}. Try a smaller learning rate, gradient clipping, or look " +
            $"for bad values in the data.");
        averages.Add(batchLoss, Loss, prediction, target);
    }

    private BatchAverages Measure(DataLoader data, StepMemory memory, CancellationToken cancellation)
    {
        using GradientMode mode = Tensor.NoGrad();
        using var evaluation = new EvaluationMode(Model);
        var averages = new BatchAverages(Metrics);
        foreach (Batch batch in data)
        {
            cancellation.ThrowIfCancellationRequested();
            Tensor prediction = Model.Call(batch.Input);
            averages.Add(Loss.Forward(prediction, batch.Target).Item(), Loss, prediction, batch.Target);
            memory.NextStep();
        }
        return averages;
    }
}
