using static DeepLearning.Course.Choice;

namespace DeepLearning.Course.Lessons.L14DigitRecogniser;

internal sealed class DigitRecogniserQuiz : LessonQuiz
{
    public override IReadOnlyList<Question> Questions =>
    [
        new("dr-q1", "Why are 2,000 digits kept away from the training?",
            Wrong("To save time", "The time saved is small, and it is not the reason. The digits are kept away even where time is plenty."),
            Right("To find out how the network does on digits it has never seen", "That is the only thing we want to know in the end. On the digits it was trained on it could do well by heart."),
            Wrong("Because those digits are harder to read", "They are drawn by lot from the same pile. If they were harder, the test would be unfair."),
            Wrong("To train a second network with them", "As soon as anything is trained with them, they are no longer unseen.")),
        new("dr-q2", "The network's last layer gives ten numbers such as −3.1, 0.4, 7.2 … What are they?",
            Wrong("Probabilities", "They are negative, and larger than 1. Softmax turns them into probabilities."),
            Wrong("The ten most likely digits", "The places are the digits, 0 to 9. The numbers say how much speaks for each."),
            Right("Scores, one for each digit; the largest wins", "They are called logits. Softmax would turn them into probabilities without changing which is the largest."),
            Wrong("The errors for each digit", "An error needs a true label to compare with, and the network does not get to see it.")),
        new("dr-q3", "In the confusion matrix, row 4, column 9 holds 11. What happened eleven times?",
            Right("A four was taken for a nine", "The row is what it was, the column is what the network answered."),
            Wrong("A nine was taken for a four", "It is the other way round: rows are the truth. That mistake stands in row 9, column 4."),
            Wrong("Fours and nines came together in one picture", "Every picture holds one digit. The matrix counts pairs of truth and answer."),
            Wrong("The network was undecided between 4 and 9", "The matrix counts final answers. How sure the network was does not show here.")),
        new("dr-q4", "After ten epochs the training accuracy is 99.9 % and the held-out accuracy is 94 %. What does the gap mean?",
            Wrong("A mistake in the program: both should be equal", "A gap is normal. What has been practised goes better than what is new."),
            Right("The network knows some training digits by heart", "This is overfitting, here a mild case. Lesson 11 measures it and shows what helps."),
            Wrong("The held-out digits have wrong labels", "A handful may have. Not six in a hundred."),
            Wrong("It must be trained longer", "Longer training raises the first number. The second has usually stopped rising by then.")),
        new("dr-q5", "Your own drawing of a 7 is read wrongly, though the network is right 97 times in 100. What do you look at first?",
            Wrong("Whether the network has enough neurons", "It reads strangers' sevens very well. Something about yours is different."),
            Wrong("Whether 7 is a hard digit", "Look at its row in the confusion matrix: it is not especially hard."),
            Right("Whether your drawing was centred and scaled as the training digits were", "The network has only ever seen digits of the same size whose centre of mass lies in the middle. Anything else is a foreign language to it."),
            Wrong("Whether the learning rate was right", "It was right enough for 97 in 100.")),
        new("dr-q6", "How many numbers are learned in a layer with 784 inputs and 128 neurons?",
            Wrong("784", "Every neuron has a weight of its own for every input."),
            Wrong("100,352", "That is 784 · 128, all the weights. Something small is missing."),
            Right("100,480", "784 · 128 weights and 128 biases."),
            Wrong("912", "784 + 128 would be one weight for each input, shared by all neurons, and the biases.")),
    ];
}
