namespace DeepLearning.Course.Lessons.L12InitialisationAndNormalisation;

internal sealed class InitialisationAndNormalisationGlossary : LessonGlossary
{
    public override IReadOnlyList<Term> Terms =>
    [
        new("batch normalisation", "Centring and scaling each feature over the batch, then γ and β."),
        new("exploding gradient", "A gradient that grows from layer to layer until a step ruins the weights."),
        new("gradient clipping", "Shortening a gradient that is longer than a limit."),
        new("He initialisation", "Weights with variance 2/inputs, for ReLU."),
        new("initialisation", "How the weights are chosen before training."),
        new("layer normalisation", "Centring and scaling each example over its features, then γ and β."),
        new("residual connection", "Adding the input of a block to its output. Also called skip connection."),
        new("running average", "The mean and variance that batch normalisation collects in training and uses in evaluation."),
        new("symmetry breaking", "Making neurons different at the start, so that they can learn different things."),
        new("vanishing gradient", "A gradient that shrinks from layer to layer until the first layers learn nothing."),
        new("variance", "The mean squared distance from the mean. Its root is the standard deviation, the typical size of a deviation."),
        new("Xavier initialisation", "Weights with variance 2/(inputs + outputs), for tanh."),
    ];
}
