namespace DeepLearning;

/// <summary>Something that watches a training run and may change its course. Derive from it and override what matters.</summary>
public abstract class TrainingCallback
{
    /// <summary>Before the first epoch of a run.</summary>
    public virtual void OnStart(Trainer trainer) { }

    /// <summary>After the gradients of a batch are there and before the optimiser steps.</summary>
    public virtual void OnGradients(Trainer trainer) { }

    /// <summary>After each epoch, measured and entered into the history.</summary>
    public virtual void OnEpochEnd(Trainer trainer, Epoch epoch) { }

    /// <summary>After the last epoch, also when training was stopped.</summary>
    public virtual void OnEnd(Trainer trainer) { }
}

/// <summary>
/// Stops training when the validation loss (or the training loss, without a validation set) has not improved for a number of epochs,
/// and puts the best weights back.
/// </summary>
/// <param name="patience">Epochs without improvement that are tolerated.</param>
/// <param name="minimumImprovement">By how much the loss must fall to count.</param>
/// <param name="restoreBest">Whether the weights of the best epoch are put back at the end.</param>
public sealed class EarlyStopping(int patience = 5, float minimumImprovement = 0, bool restoreBest = true) : TrainingCallback
{
    private Dictionary<string, float[]>? _best;
    private int _waited;

    /// <summary>The lowest loss seen.</summary>
    public float BestLoss { get; private set; } = float.PositiveInfinity;

    /// <summary>The number of the epoch with the lowest loss.</summary>
    public int BestEpoch { get; private set; }

    /// <inheritdoc/>
    public override void OnStart(Trainer trainer) => (_best, _waited, BestLoss, BestEpoch) = (null, 0, float.PositiveInfinity, 0);

    /// <inheritdoc/>
    public override void OnEpochEnd(Trainer trainer, Epoch epoch)
    {
        float loss = epoch.ValidationLoss ?? epoch.Loss;
        if (loss < BestLoss - minimumImprovement)
        {
            (BestLoss, BestEpoch, _waited) = (loss, epoch.Number, 0);
            if (restoreBest) _best = trainer.Model.StateDict().ToDictionary(entry => entry.Key, entry => entry.Value.ToArray());
        }
        else if (++_waited > patience)
            trainer.Stop();
    }

    /// <inheritdoc/>
    public override void OnEnd(Trainer trainer)
    {
        if (_best is null) return;
        foreach ((string name, Tensor tensor) in trainer.Model.StateDict()) _best[name].CopyTo(tensor.Data);
    }
}
