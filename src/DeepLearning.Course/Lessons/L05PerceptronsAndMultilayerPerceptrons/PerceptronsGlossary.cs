namespace DeepLearning.Course.Lessons.L05PerceptronsAndMultilayerPerceptrons;

internal sealed class PerceptronsGlossary : LessonGlossary
{
    public override IReadOnlyList<Term> Terms =>
    [
        new("decision boundary", "The border between the places where a model says one class and those where it says another."),
        new("linearly separable", "Said of two classes that a straight border can part without a mistake."),
        new("multilayer perceptron", "A network of layers in which every neuron listens to all neurons of the layer before, with at least one hidden layer. Short: MLP."),
        new("perceptron", "A neuron with a hard step: 1 if its weighted sum with the bias is above 0, otherwise 0. Also the rule by which it learns."),
        new("perceptron rule", "After a mistake, add the example to the weights if the answer should have been yes, and take it away if no."),
        new("representation", "What the numbers inside a network stand for; the hidden layer's answers are a new representation of the inputs."),
        new("seed", "The number that a random generator starts from. The same seed gives the same beginning."),
        new("XOR", "Exclusive or: yes if exactly one of two inputs is yes."),
    ];
}
