using static DeepLearning.Course.Choice;

namespace DeepLearning.Course.Lessons.L05PerceptronsAndMultilayerPerceptrons;

internal sealed class PerceptronsQuiz : LessonQuiz
{
    public override IReadOnlyList<Question> Questions =>
    [
        new("mp-q1", "A perceptron with w = (1, 1), b = −1 sees (2, 3). The right answer is 0. What are its new numbers?",
            Right("w = (−1, −2), b = −2", "The sum is 4, so it said 1: t − y = −1. The example is taken away: (1, 1) − (2, 3), and the bias goes down by 1."),
            Wrong("w = (3, 4), b = 0", "That would add the example. It said yes and should have said no, so the example is taken away."),
            Wrong("w = (1, 1), b = −1", "It would stay so if it had been right. But the sum 2 + 3 − 1 = 4 is above zero, so it said 1."),
            Wrong("w = (0, 0), b = −2", "Each weight moves by its own input, 2 and 3, not by 1.")),
        new("mp-q2", "The perceptron's mistakes on your data never reach zero, however long it runs. What do you know?",
            Wrong("The learning rate is too large", "Starting from zero, another rate scales all the weights, and changes not one answer."),
            Wrong("There is an error in the program", "Possible, but the rule behaves exactly so on data that no line can part."),
            Right("Probably no straight line parts the two classes", "If one did, the rule would stop after a finite number of mistakes. Strictly, you have waited a finite time: a very narrow gap can take very long."),
            Wrong("It needs more examples", "More examples make it harder, not easier, to find a line that suits all.")),
        new("mp-q3", "Why can one perceptron not do XOR?",
            Wrong("It would need more training", "The four conditions contradict each other. No weights exist that fulfil them, so none can be found."),
            Right("No straight line has (0,1) and (1,0) on one side, and (0,0) and (1,1) on the other", "Add up the four conditions, and you get the same sum above zero and not above zero."),
            Wrong("Because its inputs are only 0 and 1", "So are those of \"and\" and \"or\", which it learns in a few rounds."),
            Wrong("Because there are only four examples", "With two examples it learned at once. The number is not the obstacle, their arrangement is.")),
        new("mp-q4", "With two hidden neurons XOR is possible, and yet about half of our seeds did not learn it. Why?",
            Wrong("Two neurons cannot represent XOR", "They can: you did it by hand with \"or\" and \"and\"."),
            Wrong("The computer rounds the numbers", "Rounding is a millionth. This is no small inaccuracy but a wrong corner."),
            Right("From some beginnings, small steps downhill end at a place that is not the solution", "To be able to represent something is one thing, to find it is another. Spare neurons make finding easier."),
            Wrong("The seeds are broken", "A seed only decides where the search begins.")),
        new("mp-q5", "How many parameters has a network 10–20–3?",
            Wrong("260", "10·20 + 20·3 = 260 are the weights. The biases are missing."),
            Wrong("33", "That is the number of neurons, the inputs among them."),
            Wrong("262", "There is not one bias for each layer but one for each neuron."),
            Right("283", "20·(10 + 1) + 3·(20 + 1) = 220 + 63 = 283.")),
        new("mp-q6", "What does the hidden layer of our XOR network do for the output neuron?",
            Right("It moves the points, so that a straight line is enough", "In terms of \"or\" and \"and\" the corners become three points, and a line parts them."),
            Wrong("It bends the output neuron's line", "The output neuron still draws a straight line, only in another picture: that of the hidden neurons' answers."),
            Wrong("It stores the four examples", "It has no list of them. It has two fences, and they hold for all points between the corners too."),
            Wrong("It makes the training faster", "It makes it possible. It costs time.")),
    ];
}
