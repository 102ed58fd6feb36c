namespace DeepLearning;

/// <summary>
/// A training run on disk, between two epochs: the model, the optimiser, the schedule, the epochs done, and the state of chance.
/// A run that is loaded goes on to the same bits as one that was never stopped.
/// </summary>
/// <remarks>
/// The file is safetensors. <see cref="RandomGenerator.Default"/> is always in it; name the other generators that the run draws from.
/// </remarks>
public static class Checkpoint
{
    /// <summary>Writes a run.</summary>
    /// <param name="path">The file; what was there is replaced at once or not at all.</param>
    /// <param name="trainer">The run.</param>
    /// <param name="generators">Generators whose state belongs to the run, such as the data loader's or a dropout layer's.</param>
    public static void Save(string path, Trainer trainer, params RandomGenerator[] generators)
    {
        var state = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach ((string name, Tensor tensor) in trainer.Model.StateDict()) state["model." + name] = tensor;
        foreach ((string name, Tensor tensor) in trainer.Optimizer.StateDict()) state["optimizer." + name] = tensor;
        if (trainer.Schedule is { } schedule) state["schedule"] = Pack([.. schedule.State.Select(BitConverter.DoubleToUInt64Bits)]);
        state["epochs"] = Pack([(ulong)trainer.CompletedEpochs]);
        for (int i = 0; i <= generators.Length; i++) state[GeneratorKey(i)] = Pack(Words(Generator(generators, i).State));
        Safetensors.Write(path, state);
    }

    /// <summary>Takes up a run where it was saved; the model, optimiser, schedule and generators must be made as they were then.</summary>
    /// <exception cref="ArgumentException">The file belongs to another model, optimiser, schedule or number of generators.</exception>
    public static void Load(string path, Trainer trainer, params RandomGenerator[] generators)
    {
        Dictionary<string, Tensor> state = Safetensors.Read(path);
        Tensor Get(string key) => state.TryGetValue(key, out Tensor? tensor) ? tensor : throw new ArgumentException(
            $"Checkpoint: {path} has no {key}; it was saved from a run that was set up differently.", nameof(path));
        ulong[][] chance = [.. Enumerable.Range(0, generators.Length + 1).Select(i => Unpack(Get(GeneratorKey(i))))];
        ulong epochs = Unpack(Get("epochs"))[0];
        double[]? schedule = trainer.Schedule is null ? null : [.. Unpack(Get("schedule")).Select(BitConverter.UInt64BitsToDouble)];

        trainer.Model.LoadStateDict(Under(state, "model."));
        if (schedule is not null) trainer.Schedule!.State = schedule;
        trainer.Optimizer.LoadStateDict(Under(state, "optimizer."));
        trainer.CompletedEpochs = (int)epochs;
        for (int i = 0; i < chance.Length; i++) Generator(generators, i).State =
            new RandomState(chance[i][0], chance[i][1], chance[i][2], chance[i][3]);
    }

    private static Dictionary<string, Tensor> Under(Dictionary<string, Tensor> state, string prefix) => state
        .Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(entry => entry.Key[prefix.Length..], entry => entry.Value, StringComparer.Ordinal);

    private static RandomGenerator Generator(RandomGenerator[] generators, int index) =>
        index == 0 ? RandomGenerator.Default : generators[index - 1];

    private static string GeneratorKey(int index) => string.Create(CultureInfo.InvariantCulture, $"generator.{index}");

    private static ulong[] Words(RandomState state) => [state.S0, state.S1, state.S2, state.S3];

    // 64-bit words as four floats of 16 bits each, which a float holds exactly.
    private static Tensor Pack(ulong[] words)
    {
        Tensor y = Tensor.Zeros(words.Length, 4);
        for (int i = 0; i < y.Length; i++) y.Data[i] = (words[i / 4] >> (16 * (i % 4))) & 0xFFFF;
        return y;
    }

    private static ulong[] Unpack(Tensor packed)
    {
        var words = new ulong[packed.Length / 4];
        for (int i = 0; i < packed.Length; i++) words[i / 4] |= (ulong)packed.Data[i] << (16 * (i % 4));
        return words;
    }
}
