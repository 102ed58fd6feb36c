namespace DeepLearning.Course.Lessons.L06LossFunctions;

internal sealed class LossFunctionsGlossary : LessonGlossary
{
    public override IReadOnlyList<Term> Terms =>
    [
        new("binary cross-entropy", "The price of a probability p for a yes-or-no question: −log p if the answer is yes, −log(1 − p) if it is no."),
        new("cross-entropy", "The average surprise of somebody who believes q while p is true. For one right class it is −log of the probability that was given to it."),
        new("Huber loss", "Squared for errors up to δ, straight beyond it."),
        new("Kullback–Leibler divergence", "The extra surprise of believing q while p is true. Short: KL."),
        new("log-sum-exp", "The logarithm of a sum of exponentials, computed with the largest exponent taken out so that nothing overflows."),
        new("logit", "A score before sigmoid or softmax. Any number, positive or negative."),
        new("loss", "How wrong an answer was, as one number. Also called cost, or objective."),
        new("mean absolute error", "The average size of the errors. Short: MAE, or L1 loss."),
        new("mean squared error", "The average of the squared errors. Short: MSE, or L2 loss."),
        new("NaN", "\"Not a number\": what a float holds after, say, infinity divided by infinity. Everything computed with it is NaN too."),
        new("outlier", "A value far away from the others, by nature or by mistake."),
        new("softmax", "Turns scores into probabilities: e to each score, divided by the sum of them all."),
    ];
}
