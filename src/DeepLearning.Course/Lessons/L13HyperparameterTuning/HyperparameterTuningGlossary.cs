namespace DeepLearning.Course.Lessons.L13HyperparameterTuning;

internal sealed class HyperparameterTuningGlossary : LessonGlossary
{
    public override IReadOnlyList<Term> Terms =>
    [
        new("Bayesian search", "Search in which a model of the results so far proposes the next trial."),
        new("budget", "How many trials one can afford."),
        new("expected improvement", "How much a trial is expected to better the best so far. Short: EI."),
        new("exploitation", "Trying near what is known to be good."),
        new("exploration", "Trying where little is known."),
        new("Gaussian process", "A model that gives, for every point, a guess and how unsure it is."),
        new("grid search", "Trying all combinations of some chosen values."),
        new("hyperparameter", "A number or choice that is set before training, such as the learning rate."),
        new("logarithmic scale", "A scale on which equal steps are equal factors."),
        new("random search", "Trying settings drawn at random."),
        new("trial", "One training with one setting, and its score."),
        new("validation set", "Data kept apart from training, on which settings are compared."),
    ];
}
