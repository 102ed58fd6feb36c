namespace DeepLearning;

/// <summary>Steps drawn from a <see cref="ReplayBuffer"/>, one a row.</summary>
/// <param name="Observations">Shape: [batch, observation].</param>
/// <param name="Actions">Shape: [batch, 1], action numbers.</param>
/// <param name="Rewards">Shape: [batch, 1].</param>
/// <param name="NextObservations">Shape: [batch, observation].</param>
/// <param name="Terminated">Shape: [batch, 1], 1 where the task ended.</param>
public sealed record Transitions(Tensor Observations, Tensor Actions, Tensor Rewards, Tensor NextObservations, Tensor Terminated);

/// <summary>
/// The last steps of an agent, from which it learns in random order: neighbours in time resemble each other too much to learn
/// from. When full, the oldest step makes room.
/// </summary>
/// <param name="capacity">How many steps it holds.</param>
/// <param name="observationSize">Floats in an observation.</param>
public sealed class ReplayBuffer(int capacity, int observationSize)
{
    private readonly float[] _observations = new float[capacity * observationSize],
        _nextObservations = new float[capacity * observationSize];
    private readonly float[] _actions = new float[capacity], _rewards = new float[capacity], _terminated = new float[capacity];
    private int _next;

    /// <summary>How many steps it holds now.</summary>
    public int Count { get; private set; }

    /// <summary>Keeps one step.</summary>
    public void Add(ReadOnlySpan<float> observation, int action, float reward, ReadOnlySpan<float> nextObservation, bool isTerminated)
    {
        observation.CopyTo(_observations.AsSpan(_next * observationSize, observationSize));
        nextObservation.CopyTo(_nextObservations.AsSpan(_next * observationSize, observationSize));
        (_actions[_next], _rewards[_next], _terminated[_next]) = (action, reward, isTerminated ? 1 : 0);
        _next = (_next + 1) % capacity;
        Count = Math.Min(Count + 1, capacity);
    }

    /// <summary>Steps drawn with replacement.</summary>
    public Transitions Sample(int batch, RandomGenerator generator)
    {
        Throw.InvalidIf(Count == 0, $"ReplayBuffer.Sample: it is empty; act first.");
        int[] rows = [.. Enumerable.Range(0, batch).Select(_ => generator.NextInt32(Count))];
        return new Transitions(Pick(_observations, rows, observationSize), Pick(_actions, rows, 1), Pick(_rewards, rows, 1),
            Pick(_nextObservations, rows, observationSize), Pick(_terminated, rows, 1));
    }

    private static Tensor Pick(float[] source, int[] rows, int width)
    {
        var data = new float[rows.Length * width];
        for (int i = 0; i < rows.Length; i++) Array.Copy(source, rows[i] * width, data, i * width, width);
        return new Tensor(data, rows.Length, width);
    }
}
