namespace DeepLearning.Course.Lessons.L14DigitRecogniser;

internal sealed class DigitRecogniserFlashcards : LessonFlashcards
{
    public override IReadOnlyList<Flashcard> Cards =>
    [
        new("What is a picture to a fully connected network?", "A long row of numbers: 28 × 28 pixels become 784 inputs. That pixels are neighbours is lost."),
        new("What is MNIST?", "Digits written by hand, 28 × 28 pixels each, with their labels; collected by Yann LeCun, Corinna Cortes and Christopher Burges."),
        new("Why hold out digits?", "Only what was never trained on shows how the network will do on what comes tomorrow."),
        new("What are logits?", "The scores of the last layer, before softmax: any numbers, the largest wins."),
        new("What does softmax do?", "It turns scores into probabilities: e to the power of each, divided by the sum of all."),
        new("What loss for classes?", "Cross-entropy: minus the logarithm of the probability that the right class got."),
        new("One epoch?", "Every training example has been used once."),
        new("8,000 digits in batches of 64: how many steps an epoch?", "125."),
        new("Accuracy?", "The fraction of pictures whose highest score is at the true class."),
        new("What stands in row r, column c of a confusion matrix?", "How many pictures of class r were answered with c."),
        new("Why look at the worst mistakes?", "A picture says in a second what no number says: a wrong label, a missing stroke, a habit of the network."),
        new("Why must your own digit be centred?", "The training digits were, by their centre of mass. A network does not know what it has never seen."),
        new("What does a high confidence in a wrong answer tell you?", "That a network's confidence is not honesty. It can be sure and wrong."),
    ];
}
