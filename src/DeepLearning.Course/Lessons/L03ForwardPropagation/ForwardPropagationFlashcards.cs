namespace DeepLearning.Course.Lessons.L03ForwardPropagation;

internal sealed class ForwardPropagationFlashcards : LessonFlashcards
{
    public override IReadOnlyList<Flashcard> Cards =>
    [
        new("What are the two steps inside a neuron?", "Add up: z = w·x + b. Squash: a = σ(z)."),
        new("What is forward propagation?", "Sending an input through the network layer by layer, each layer's outputs being the next one's inputs, until the last layer answers."),
        new("What does the weight of an input say?", "How much that input counts, and with which sign: positive speaks for, negative against."),
        new("What does the bias do?", "It moves the point where the neuron switches from no to yes. It is what the neuron says when all inputs are zero, before squashing."),
        new("The sigmoid's formula?", "σ(z) = 1 / (1 + e^(−z)). It runs from 0 to 1, and σ(0) = 0.5."),
        new("z or a: which one is passed on?", "a, the squashed one. z stays inside the neuron."),
        new("Where does a sigmoid neuron say exactly 0.5?", "Where z = 0, so at x = −b/w."),
        new("What makes a neuron's step steeper?", "A larger weight. To keep the step in its place, make the bias larger by the same factor."),
        new("x is [examples, inputs], W is [neurons, inputs]. The layer in one line?", "σ(x·Wᵀ + b), of shape [examples, neurons]."),
        new("Why put many examples into one matrix?", "One matrix product does the weighted sums of all of them at once, and computers are very good at that."),
        new("Why does a network need activation functions?", "Without them all its layers collapse into one: lines put into lines are lines."),
        new("How many hidden neurons make a bump?", "Two: one steps up, one steps down, and the output neuron adds them with opposite signs."),
        new("Parameters of a layer with 3 inputs and 4 neurons?", "4·3 weights and 4 biases: 16."),
        new("Two sources disagree on a number. What do you do?", "Recompute it step by step, then search for the input that explains the other value."),
    ];
}
