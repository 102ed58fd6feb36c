namespace DeepLearning;

/// <summary>Parameters that an optimiser treats alike.</summary>
public sealed class ParameterGroup
{
    internal ParameterGroup(IReadOnlyList<Tensor> parameters, float learningRate, float weightDecay)
    {
        Parameters = parameters;
        LearningRate = InitialLearningRate = learningRate;
        WeightDecay = weightDecay;
    }

    /// <summary>What is trained.</summary>
    public IReadOnlyList<Tensor> Parameters { get; }

    /// <summary>The size of a step, η. A schedule changes it.</summary>
    public float LearningRate { get; set; }

    /// <summary>The rate that the group was made with; schedules take it as their base.</summary>
    public float InitialLearningRate { get; }

    /// <summary>How strongly weights are pulled towards 0.</summary>
    public float WeightDecay { get; set; }
}
