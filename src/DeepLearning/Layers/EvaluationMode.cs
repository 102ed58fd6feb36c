namespace DeepLearning;

/// <summary>Puts a model into evaluation mode and, when disposed, back into the mode in which it was: also after an exception.</summary>
/// <example><code>
/// var model = new Sequential(new Linear(4, 2), new Dropout(0.5f));
/// using (new EvaluationMode(model)) Console.WriteLine(model.IsTraining);   // False
/// Console.WriteLine(model.IsTraining);   // True
/// </code></example>
public readonly struct EvaluationMode : IDisposable
{
    private readonly ModuleBase _model;
    private readonly bool _wasTraining;

    /// <summary>Sets evaluation mode on <paramref name="model"/> and all inside it.</summary>
    public EvaluationMode(ModuleBase model)
    {
        (_model, _wasTraining) = (model, model.IsTraining);
        model.Eval();
    }

    /// <summary>Restores the mode that held before.</summary>
    public void Dispose() => _model.Train(_wasTraining);
}
