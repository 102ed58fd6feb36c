using static DeepLearning.Course.Choice;

namespace DeepLearning.Course.Lessons.M02Foundations;

internal sealed class FoundationsQuiz : LessonQuiz
{
    public override IReadOnlyList<Question> Questions =>
    [
        new("m2-q1", "In a network of 30 layers with sigmoids the first layers hardly learn. Why?",
            Wrong("Their weights are too large", "Large weights saturate a sigmoid and make it worse, but small ones do not cure it. Lesson 4."),
            Right("Every sigmoid passes back at most a quarter of the slope", "σ′ is at most 0.25, so what reaches the first layer is a product of many small numbers, unless the weights make up for it. Lesson 4."),
            Wrong("They are too far from the data", "The first layer is the nearest to the data. It is far from the loss. Lesson 4."),
            Wrong("They have died, as ReLUs do", "A sigmoid's slope becomes small and is never exactly 0; dead units are a ReLU's trouble. Lesson 4.")),
        new("m2-q2", "A perceptron has been shown the four examples of XOR a million times. What will it have learned?",
            Wrong("XOR, after so long", "The perceptron rule finds a line where there is one. No line separates these four. Lesson 5."),
            Wrong("XOR, if the rate was small enough", "The rate changes how large the steps are, and no step leads to a line that does not exist. Lesson 5."),
            Right("nothing lasting: its line still wanders", "At least one of the four is always wrong, and each mistake moves the line. Lesson 5."),
            Wrong("AND, which is near to it", "It has no reason to stop there: AND gets three of four right, and the fourth pushes it on. Lesson 5.")),
        new("m2-q3", "You guess delivery times. A few parcels were lost for months, and their times are in the data. You want the typical time. Which loss?",
            Right("mean absolute error", "Its best constant guess is the median, which does not care how late the late ones are. Lesson 6."),
            Wrong("mean squared error", "Its best constant guess is the mean, which a few months pull far up. Lesson 6."),
            Wrong("cross-entropy", "That is for classes; a time is a number. Lesson 6."),
            Wrong("any: the minimum is the same", "Mean and median differ as soon as the data lean to one side. Lesson 6.")),
        new("m2-q4", "Scores of 1000, 1001 and 1002 go into a softmax written as e^z / Σ e^z in float. What comes out?",
            Wrong("about 0.09, 0.24 and 0.67", "That is the right answer, and what you get after taking the largest score out of all three first. Lesson 6."),
            Wrong("three times 1/3, for they are nearly equal", "Softmax looks at differences, and 1 and 2 are large ones: e and e². Lesson 6."),
            Wrong("0, 0 and 1", "Only if the differences were large. Lesson 6."),
            Right("not-a-number, three times", "e^1000 is too large for a float, so it becomes infinite, and infinity divided by infinity is not a number. Lesson 6.")),
        new("m2-q5", "In the backward pass a value was used by two later operations. What is its gradient?",
            Right("the sum of what comes back along both ways", "The loss feels the value on two paths, and small changes add up. This is why gradients accumulate. Lesson 7."),
            Wrong("the larger of the two", "Both paths change the loss, not only the stronger one. Lesson 7."),
            Wrong("their product", "Slopes are multiplied along one path, and added over different paths. Lesson 7."),
            Wrong("that of the last operation, since it overwrites the other", "An engine that overwrites has the most frequent of all mistakes. Lesson 7.")),
        new("m2-q6", "In a long narrow valley plain gradient descent zigzags from wall to wall. How does momentum help?",
            Wrong("It makes every step smaller", "It makes steps along the floor larger, and those across smaller. Lesson 8."),
            Right("What points across cancels, what points along adds up", "Across the valley the slope changes sign from step to step, along it not, and the speed is a sum of past slopes. Lesson 8."),
            Wrong("It gives each weight a rate of its own", "That is what RMSProp and Adam do. Lesson 8."),
            Wrong("It finds a way around the valley", "The valley leads to the minimum. It has to be gone down, only faster. Lesson 8.")),
        new("m2-q7", "A rate finder's loss falls steeply around 0.01 and explodes after 0.3. Which rate do you begin with?",
            Wrong("0.3, the largest before the explosion", "There the steps are only just not too large; real training goes on for longer than the finder. Lesson 9."),
            Wrong("the rate with the smallest loss", "When the curve is at its lowest it is about to turn, and the rate is nearly too large. Lesson 9."),
            Right("about 0.01, where it falls most steeply", "There a step buys most, with room to the explosion. Lesson 9."),
            Wrong("the smallest that was tried", "There the loss hardly moves. It would be safe, and take for ever. Lesson 9.")),
    ];
}
