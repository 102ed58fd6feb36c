namespace DeepLearning.Course.Lessons.L05PerceptronsAndMultilayerPerceptrons;

internal sealed class PerceptronsFlashcards : LessonFlashcards
{
    public override IReadOnlyList<Flashcard> Cards =>
    [
        new("When does a perceptron say 1?", "When w·x + b is above 0. Otherwise it says 0."),
        new("The perceptron rule?", "w ← w + (t − y)·x and b ← b + (t − y), after each example."),
        new("What does a perceptron do when it is right?", "Nothing: t − y is 0."),
        new("What does its border look like?", "Straight: all places where w·x + b = 0. A line for two inputs, a plane for three."),
        new("When does the perceptron rule stop?", "After finitely many mistakes, if a straight border parts the classes. Otherwise never."),
        new("What makes the perceptron take long?", "A narrow gap between the classes."),
        new("What is XOR?", "Exclusive or: yes if exactly one of two inputs is 1."),
        new("Prove in one line that no line does XOR.", "w₁ + b > 0 and w₂ + b > 0 give w₁ + w₂ + 2b > 0; b ≤ 0 and w₁ + w₂ + b ≤ 0 give the opposite."),
        new("XOR with two hidden neurons, in words?", "\"Or, but not and\"."),
        new("What does a hidden layer do?", "It gives the points new coordinates, in which a straight border may be enough."),
        new("How many parameters from n inputs to m neurons?", "m·(n + 1): m·n weights and m biases."),
        new("Cannot represent, or does not find?", "Two different failures. For the first change the model; for the second the training, the seed, or the number of neurons."),
        new("Why tanh and not a hard step in the trained network?", "A hard step has slope 0 everywhere, so nothing can be learned through it."),
    ];
}
