using static DeepLearning.Course.Choice;

namespace DeepLearning.Course.Lessons.L13HyperparameterTuning;

internal sealed class HyperparameterTuningQuiz : LessonQuiz
{
    public override IReadOnlyList<Question> Questions =>
    [
        new("hp-q1", "Which of these is a hyperparameter?",
            Wrong("The bias of a neuron", "It is learned: gradient descent changes it."),
            Right("The number of hidden neurons", "It is fixed before training, and no gradient leads to it."),
            Wrong("The gradient of the loss", "It is computed in every step."),
            Wrong("The accuracy on the test set", "It is a measurement.")),
        new("hp-q2", "You draw learning rates evenly between 0.0001 and 1. What share of them is below 0.1?",
            Wrong("Three quarters", "So it would be on a logarithmic scale, where three of the four powers of ten lie below 0.1."),
            Wrong("Half", "Half lie below 0.5."),
            Right("About a tenth", "0.1 is a tenth of the way. Nine of ten trials are spent on the largest power of ten alone."),
            Wrong("A thousandth", "That would be the share below 0.001.")),
        new("hp-q3", "A grid with 4 values for each of 3 hyperparameters, against 64 random trials. Only one of the three matters. How many different values of that one are tried?",
            Wrong("4 and 4", "Random trials hardly ever repeat a value."),
            Wrong("64 and 64", "The grid repeats each of its values 16 times."),
            Wrong("16 and 64", "16 is how often the grid repeats each value."),
            Right("4 and 64", "That is the whole argument for random search.")),
        new("hp-q4", "Expected improvement is largest at a place where the guess is worse than the best so far. How can that be?",
            Right("The guess is very unsure there, so it may well be better", "The term σφ(z) rewards what is not known. That is exploring."),
            Wrong("There must be a mistake in the formula", "The formula is meant to do so."),
            Wrong("Expected improvement looks for the worst place", "It looks for places that may beat the best."),
            Wrong("It only happens before the first trial", "It happens whenever a large region has not been looked at.")),
        new("hp-q5", "You tuned on the validation set, chose the best of 100 settings, and its validation accuracy is 97 %. What do you expect on the test set?",
            Wrong("Exactly 97 %", "The best of 100 owes something to luck."),
            Right("A little less than 97 %", "It was chosen because it looked best, and part of that is luck which the test set does not share."),
            Wrong("More than 97 %, because it has been tuned", "Tuning fitted it to the validation set, not to the test set."),
            Wrong("Nothing can be said", "The direction can: down.")),
        new("hp-q6", "When is Bayesian search worth its trouble?",
            Wrong("Always", "With a handful of trials it is random anyway, and with trials that take a millisecond one may as well try thousands."),
            Wrong("Never, random is always as good", "With 16 trials on the penguins its mean was lower, if not by much."),
            Wrong("When there are only two or three trials", "Then the model knows nothing yet."),
            Right("When each trial is dear, and there will be some dozens", "Then thinking between trials costs nothing in comparison.")),
    ];
}
