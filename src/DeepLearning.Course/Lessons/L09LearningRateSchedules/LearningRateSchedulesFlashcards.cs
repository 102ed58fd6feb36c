namespace DeepLearning.Course.Lessons.L09LearningRateSchedules;

internal sealed class LearningRateSchedulesFlashcards : LessonFlashcards
{
    public override IReadOnlyList<Flashcard> Cards =>
    [
        new("What is a learning-rate schedule?", "A rule that says which rate holds in which step or epoch."),
        new("Why large first and small later?", "Large steps cover the distance, small ones lose the noise. With one constant rate you must choose."),
        new("Step schedule?", "η · γ^⌊t / every⌋: constant on each stair, and multiplied by γ at its end."),
        new("Exponential schedule?", "η · γᵗ: multiplied by the same factor at every step."),
        new("Cosine schedule?", "η_min + (η − η_min)(1 + cos(πt/T))/2: flat at both ends, steepest in the middle."),
        new("Warm-up?", "The rate climbs from nearly 0 to its full value in the first steps, while gradients are wild and running means empty."),
        new("Reduce on plateau?", "When the loss has not beaten its best for more than `patience` epochs, multiply the rate by a factor."),
        new("What does ReduceOnPlateau watch that the others do not?", "The loss. The others are fixed before the training begins."),
        new("What is a rate finder?", "A short training in which the rate grows from batch to batch; one looks where the loss falls fastest and where it explodes."),
        new("Which rate do you read off the finder?", "That of the steepest fall, not that of the lowest loss."),
        new("Which factor lets a rate fall from a to b in n steps?", "(b/a)^(1/n), the n-th root."),
        new("How do you compare two schedules honestly?", "The best rate for each, chosen on other seeds than those of the comparison; several seeds; means beside the spread."),
    ];
}
