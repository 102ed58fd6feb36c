namespace DeepLearning;

public abstract partial class Optimizer
{
    /// <summary>
    /// Everything needed to go on exactly from here: the steps taken, the groups' rates, and what is remembered of each weight.
    /// </summary>
    public IReadOnlyDictionary<string, Tensor> StateDict()
    {
        var state = new Dictionary<string, Tensor>(StringComparer.Ordinal)
        {
            // In two halves, because a float holds whole numbers exactly only up to 2²⁴.
            ["steps"] = Tensor.From(Steps >> 16, Steps & 0xFFFF),
            ["learning_rates"] = Tensor.From([.. _groups.Select(group => group.LearningRate)]),
        };
        for (int i = 0; i < _parameters.Count; i++)
            for (int m = 0; m < _memoriesPerWeight; m++)
                state[Key(i, m)] = new Tensor((float[])_memories[i][m].Clone(), _parameters[i].Shape);
        return state;
    }

    /// <summary>Takes up a state that <see cref="StateDict"/> gave for the same parameters.</summary>
    /// <exception cref="ArgumentException">Something is missing or of another shape.</exception>
    public void LoadStateDict(IReadOnlyDictionary<string, Tensor> state)
    {
        Tensor steps = Find(state, "steps", [2]), rates = Find(state, "learning_rates", [_groups.Count]);
        for (int i = 0; i < _parameters.Count; i++)
            for (int m = 0; m < _memoriesPerWeight; m++) Find(state, Key(i, m), _parameters[i].Shape);

        Steps = ((int)steps.Data[0] << 16) + (int)steps.Data[1];
        for (int g = 0; g < _groups.Count; g++) _groups[g].LearningRate = rates.Data[g];
        for (int i = 0; i < _parameters.Count; i++)
            for (int m = 0; m < _memoriesPerWeight; m++) state[Key(i, m)].Data.CopyTo(_memories[i][m]);
    }

    private Tensor Find(IReadOnlyDictionary<string, Tensor> state, string key, Shape shape)
    {
        Throw.ArgumentIf(!state.TryGetValue(key, out Tensor? tensor),
            $"{GetType().Name}: the state has no {key}; it belongs to another optimiser.", nameof(state));
        Throw.ArgumentIf(tensor.Shape != shape,
            $"{GetType().Name}: {key} has shape {tensor.Shape}, needed is {shape}; the state belongs to another model.", nameof(state));
        return tensor;
    }

    private static string Key(int parameter, int memory) => string.Create(CultureInfo.InvariantCulture, $"state.{parameter}.{memory}");
}
