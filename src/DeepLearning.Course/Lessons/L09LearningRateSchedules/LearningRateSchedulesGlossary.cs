namespace DeepLearning.Course.Lessons.L09LearningRateSchedules;

internal sealed class LearningRateSchedulesGlossary : LessonGlossary
{
    public override IReadOnlyList<Term> Terms =>
    [
        new("annealing", "Letting the learning rate fall slowly. The word comes from metal that is cooled slowly so that it settles."),
        new("cosine schedule", "A rate that follows half a cosine from its initial value to its least."),
        new("exponential schedule", "A rate that is multiplied by the same factor at every step."),
        new("learning-rate schedule", "A rule for how the learning rate changes during training."),
        new("one-cycle policy", "One long warm-up followed by one long fall to almost nothing, over the whole training."),
        new("patience", "How many epochs without improvement are tolerated before something is done."),
        new("plateau", "A stretch of training in which the loss no longer falls."),
        new("rate finder", "A short training with a growing rate, to see where the loss falls and where it explodes. Also called the learning-rate range test."),
        new("seed", "The number from which a random generator begins. The same seed gives the same training; another one shows what chance does."),
        new("step schedule", "A rate that is constant for a while and then drops by a factor, again and again."),
        new("warm-up", "A rate that climbs during the first steps."),
    ];
}
