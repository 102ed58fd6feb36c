namespace DeepLearning.Course.Lessons.L03ForwardPropagation;

internal sealed class ForwardPropagationGlossary : LessonGlossary
{
    public override IReadOnlyList<Term> Terms =>
    [
        new("activation", "What a neuron says: the number a that leaves it. Also short for activation function."),
        new("activation function", "The squashing step of a neuron, such as the sigmoid. It bends the line that the weighted sum would draw."),
        new("batch", "Several examples that go through the network together, one in each row of a matrix."),
        new("bias", "The number b that a neuron adds to its weighted sum, whatever the input is."),
        new("feed-forward network", "A network in which signals only go from the input towards the output, never round in a circle."),
        new("forward propagation", "Computing the output of a network from its input, layer by layer. Also called the forward pass."),
        new("hidden layer", "A layer between input and output. Nobody outside sees its values directly."),
        new("layer", "Neurons that all get the same inputs and work side by side."),
        new("parameter", "A number that belongs to the network and not to the data: a weight or a bias. Learning means changing parameters."),
        new("pre-activation", "The weighted sum z = w·x + b, before it is squashed."),
        new("sigmoid", "The S-shaped function 1 / (1 + e^(−z)), written σ. It takes any number to one between 0 and 1."),
        new("weight", "The number w by which a neuron multiplies an input."),
    ];
}
