using static DeepLearning.Course.Choice;

namespace DeepLearning.Course.Lessons.L09LearningRateSchedules;

internal sealed class LearningRateSchedulesQuiz : LessonQuiz
{
    public override IReadOnlyList<Question> Questions =>
    [
        new("lr-q1", "Why should the learning rate fall towards the end of a training?",
            Wrong("Because the gradients grow towards the end", "Near the bottom they become smaller, not larger. What does not become smaller is their noise."),
            Right("Because every step also carries noise, and the rate decides how much of it stays in the weights", "With a constant rate the walk ends up trembling around the bottom; the smaller the rate, the smaller the trembling."),
            Wrong("Because small steps are quicker", "They are slower. One can afford them at the end, when there is no longer far to go."),
            Wrong("Because the computer rounds less with small rates", "Rounding has nothing to do with it. The noise comes from the random choice of the examples.")),
        new("lr-q2", "A step schedule begins at 0.4 and multiplies by 0.1 every 30 epochs. What is the rate in epoch 70 (counted from 0)?",
            Wrong("0.04", "That holds from epoch 30 to 59. Epoch 60 brought the second stair."),
            Wrong("0.08", "The factors multiply: 0.1 · 0.1, not 0.1 · 2."),
            Wrong("0.0004", "That would be three stairs. 70 / 30 makes two whole ones."),
            Right("0.004", "70 / 30 is 2 and a rest: 0.4 · 0.1 · 0.1.")),
        new("lr-q3", "A cosine schedule goes from 0.2 to 0 in 100 steps. What is the rate at step 50?",
            Right("0.1", "cos(π/2) is 0, so (1 + 0)/2 is one half."),
            Wrong("0", "Zero is reached at step 100. A cosine of half a turn is −1, and that comes at the end."),
            Wrong("0.2", "Flat at the beginning it is, but not that flat."),
            Wrong("0.141", "You took cos(π/4). At the middle the angle is π/2.")),
        new("lr-q4", "What is warm-up good for?",
            Wrong("The processor has to reach its working temperature", "A pretty thought. It is the running means and the weights that have to settle."),
            Wrong("It makes every training better", "On an easy task with a modest rate it changes nothing, as the comparison in this lesson shows."),
            Right("In the first steps gradients are large and point to and fro, and running means know little; a large rate could throw the weights far out", "So one begins with small steps and reaches the full rate after some hundred or thousand steps."),
            Wrong("It lets one do without decay at the end", "These are two things. Most large networks are trained with both.")),
        new("lr-q5", "ReduceOnPlateau with a patience of 3: the loss of the last four epochs was 0.50, 0.52, 0.51, 0.51, and the best ever was 0.50, in the first of these. What happens?",
            Wrong("The rate is reduced now", "Three bad epochs in a row are still tolerated. The fourth would be one too many."),
            Wrong("The count goes back to 0, because 0.51 is better than 0.52", "It is the best that counts, not the epoch before."),
            Wrong("Training stops", "That would be early stopping, a relative of this rule."),
            Right("Nothing yet: three bad epochs, and a patience of 3", "If the next one is not below 0.50 either, the rate is multiplied by the factor.")),
        new("lr-q6", "A rate finder shows: flat up to 0.001, falling fastest near 0.03, lowest at 0.3, exploding beyond. Which rate do you begin with?",
            Wrong("0.001", "Safe, and needlessly slow: there the loss has not even begun to fall."),
            Right("about 0.03", "Where the loss falls fastest, with a good distance to the explosion."),
            Wrong("0.3", "The lowest point looks tempting, but the very next rate already lets the training run away."),
            Wrong("1", "There the loss had already exploded.")),
        new("lr-q7", "Schedule A reaches 97.3 % with one seed, schedule B 97.0 %. With other seeds, both vary by half a percent. What do you say?",
            Right("Nothing can be said from one seed each; train both with several and compare the means with the spread", "The difference is smaller than what chance does."),
            Wrong("A is better by 0.3 %", "With other seeds it may be the other way round."),
            Wrong("They are equal", "That is not shown either. There may be a difference, and it takes more seeds to see it."),
            Wrong("Take the best seed of each and compare those", "Whoever tries more seeds would win. That compares luck.")),
    ];
}
