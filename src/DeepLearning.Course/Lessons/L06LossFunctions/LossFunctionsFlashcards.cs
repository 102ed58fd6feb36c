namespace DeepLearning.Course.Lessons.L06LossFunctions;

internal sealed class LossFunctionsFlashcards : LessonFlashcards
{
    public override IReadOnlyList<Flashcard> Cards =>
    [
        new("What is a loss?", "A price list: one number that says how wrong an answer was. Training makes it small."),
        new("Mean squared error?", "The average of (prediction − truth)². Its best constant guess is the mean."),
        new("Mean absolute error?", "The average of |prediction − truth|. Its best constant guess is the median."),
        new("What does one outlier do to MSE and to MAE?", "It rules the first, by its square. In the second it counts by its distance only, and the best guess hardly moves."),
        new("Huber's loss?", "½e² up to δ, and δ(|e| − ½δ) beyond: squared for small errors, straight for large ones."),
        new("Binary cross-entropy?", "−log p if the answer was yes, −log(1 − p) if it was no."),
        new("Price of 50 % in binary cross-entropy?", "log 2, about 0.693, whatever happens."),
        new("Slope of cross-entropy behind a sigmoid, with respect to z?", "p − y. It does not vanish where the network is sure and wrong."),
        new("Categorical cross-entropy from scores?", "log-sum-exp(scores) − score of the right class."),
        new("Why take out the largest score?", "e^89 does not fit into a float. After it no exponent is above 0, and the result is the same."),
        new("What do BceWithLogitsLoss and CrossEntropyLoss take?", "Raw scores (logits), before sigmoid or softmax."),
        new("Kullback–Leibler divergence?", "Σ p·log(p/q): the extra surprise of believing q while p is true. At least 0, and not symmetric."),
        new("Cross-entropy and divergence?", "Cross-entropy = entropy of the truth + divergence. Training can only lower the second."),
    ];
}
