namespace DeepLearning.Course.Lessons.L13HyperparameterTuning;

internal sealed class HyperparameterTuningFlashcards : LessonFlashcards
{
    public override IReadOnlyList<Flashcard> Cards =>
    [
        new("What is a hyperparameter?", "A number or choice that is set before training and has no gradient: learning rate, width, penalty, batch size."),
        new("On which data are hyperparameters compared?", "On the validation set. The test set is opened once, at the end."),
        new("Which scale for a learning rate?", "Logarithmic: low·(high/low)^u with u from 0 to 1."),
        new("Grid search, how many trials?", "The number of values to the power of the number of hyperparameters."),
        new("Why does random search beat a grid?", "n random trials try n different values of every hyperparameter; a grid repeats a few."),
        new("How many random trials hit the best 5 % with 95 %?", "59, because 1 − 0.95⁵⁹ is just above 0.95."),
        new("What does a Gaussian process give?", "For every setting a guess and how unsure it is, from the trials so far."),
        new("Expected improvement, in words?", "By how much, on average, a trial here would beat the best so far, misses counting as zero."),
        new("Exploring and exploiting?", "Trying where little is known, and trying where it is known to be good."),
        new("Why several seeds?", "One setting's score varies with the seed, often more than between two good settings."),
        new("What does the best of many settings owe to luck?", "Something always: its test score is to be expected a little below its validation score."),
        new("When is Bayesian search worth it?", "When a trial takes long and some dozens are affordable."),
    ];
}
