namespace DeepLearning;

public abstract partial class ModuleBase
{
    /// <summary>
    /// Every parameter and buffer by its name, as PyTorch's <c>state_dict</c>. The tensors are the module's own, not copies.
    /// </summary>
    public IReadOnlyDictionary<string, Tensor> StateDict() =>
        NamedTensors("").ToDictionary(entry => entry.Name, entry => entry.Tensor, StringComparer.Ordinal);

    /// <summary>Copies values by name into the module's parameters and buffers.</summary>
    /// <param name="state">Names and tensors, for example from another module's <see cref="StateDict"/>.</param>
    /// <param name="strict">Whether a name that only one side has is an error.</param>
    /// <exception cref="ArgumentException">A shape differs, or, if strict, a name is missing or unknown. Nothing has been copied
    /// then.</exception>
    public void LoadStateDict(IReadOnlyDictionary<string, Tensor> state, bool strict = true)
    {
        IReadOnlyDictionary<string, Tensor> own = StateDict();
        List<string> missing = [.. own.Keys.Where(name => !state.ContainsKey(name))],
            unknown = [.. state.Keys.Where(name => !own.ContainsKey(name))];
        Throw.ArgumentIf(strict && missing.Count + unknown.Count > 0,
            $"LoadStateDict: {GetType().Name}: missing: {List(missing)}; unknown: {List(unknown)}. Pass strict: false to take what fits.",
            nameof(state));
        foreach ((string name, Tensor target) in own)
            if (state.TryGetValue(name, out Tensor? source) && source.Shape != target.Shape)
                throw new ArgumentException(
                    $"LoadStateDict: {name} has shape {source.Shape}, but {GetType().Name} needs {target.Shape}.", nameof(state));
        foreach ((string name, Tensor target) in own)
            if (state.TryGetValue(name, out Tensor? source)) target.CopyFrom(source);
    }

    private static string List(List<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
}
