namespace DeepLearning;

/// <summary>Puts a model into evaluation mode and, when disposed, back into the mode in which it was.</summary>
readonly struct EvaluationMode : IDisposable
{
    readonly Module model;
    readonly bool wasTraining;

    public EvaluationMode(Module model)
    {
        (this.model, wasTraining) = (model, model.IsTraining);
        model.Eval();
    }

    public void Dispose() => model.Train(wasTraining);
}
