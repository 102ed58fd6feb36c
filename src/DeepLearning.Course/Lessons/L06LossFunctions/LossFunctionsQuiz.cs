using static DeepLearning.Course.Choice;

namespace DeepLearning.Course.Lessons.L06LossFunctions;

internal sealed class LossFunctionsQuiz : LessonQuiz
{
    public override IReadOnlyList<Question> Questions =>
    [
        new("lf-q1", "You predict 10 delivery times. Nine errors are 1 minute, one is 100 minutes. Which loss is hardly changed if the 100 becomes 200?",
            Wrong("Mean squared error", "It nearly quadruples: the one error makes up almost all of it."),
            Wrong("Root mean squared error", "It nearly doubles: the root undoes the square, and the outlier still rules."),
            Right("The median of the absolute errors", "The middle error stays 1 minute whatever the largest is. The mean absolute error would grow too, from 10.9 to 20.9."),
            Wrong("All of them change alike", "They differ exactly in this: how much one large error counts.")),
        new("lf-q2", "Which constant guess makes the mean absolute error smallest?",
            Wrong("The mean", "The mean makes the mean *squared* error smallest."),
            Wrong("The most frequent value", "That one wins when every miss costs the same, however large."),
            Wrong("Zero", "Only by accident."),
            Right("The median", "As many errors lie above it as below, so a step to either side lengthens at least as many as it shortens.")),
        new("lf-q3", "A forecaster said \"rain: 1 %\", and it rained. What does she pay, in natural logarithms?",
            Wrong("0.01", "That is −log of 0.99, nearly: the price if it had stayed dry."),
            Right("About 4.6", "−log 0.01 = 4.605. Being sure and wrong is the dearest thing one can be."),
            Wrong("0.99", "That is the distance between what she said and 1. Cross-entropy takes a logarithm."),
            Wrong("Without limit", "That would be the price of saying 0 %.")),
        new("lf-q4", "Why is cross-entropy used behind a sigmoid in place of the squared error?",
            Wrong("It is never negative, and the squared error may be", "Neither is ever negative."),
            Wrong("It needs no exponentials", "The sigmoid has one, and the logarithm comes on top."),
            Right("Its slope stays near 1 where the network is sure and wrong", "The logarithm undoes the flat end of the sigmoid: the slope is p − y. That of the squared error is multiplied by p(1 − p), which has vanished there."),
            Wrong("The squared error cannot be computed for classes", "It can. It just trains badly.")),
        new("lf-q5", "Your loss is NaN after the first batch. The scores are around 200, and you wrote softmax as exp(s) / sum of exp(s). What is the mend?",
            Right("Subtract the largest score before exp", "Softmax does not change, and no exponent is above 0. Or hand the scores to CrossEntropyLoss, which does it for you."),
            Wrong("Use a smaller learning rate", "It may keep the scores smaller for a while. The overflow is still there, waiting."),
            Wrong("Clip the probabilities to 0.001 … 0.999", "NaN stays NaN when it is clipped; the harm is done one line earlier."),
            Wrong("Use double instead of float", "A double overflows too, at about 709, and everything becomes slower.")),
        new("lf-q6", "What should CrossEntropyLoss be given?",
            Wrong("Probabilities that sum to 1", "Then softmax is applied to them a second time: it runs, and it trains poorly."),
            Wrong("The place of the largest score", "A place has no slope; nothing could be learned through it."),
            Right("The raw scores and the number of the right class", "It does softmax and logarithm in one step, with the largest score taken out."),
            Wrong("The scores and a score of the truth", "The truth is a class here, not a score.")),
        new("lf-q7", "D(p‖q) is 0.3. What is D(q‖p)?",
            Wrong("0.3", "The divergence is not symmetric."),
            Wrong("−0.3", "It is never negative."),
            Right("It cannot be told from this, but it is above 0", "Swapping changes which days are weighted. Only for q = p are both 0."),
            Wrong("0.7", "It is not a probability, and the two need not sum to 1.")),
    ];
}
