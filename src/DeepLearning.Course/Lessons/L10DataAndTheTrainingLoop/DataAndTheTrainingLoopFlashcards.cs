namespace DeepLearning.Course.Lessons.L10DataAndTheTrainingLoop;

internal sealed class DataAndTheTrainingLoopFlashcards : LessonFlashcards
{
    public override IReadOnlyList<Flashcard> Cards =>
    [
        new("What is the training set for?", "For the steps: the weights are changed by it."),
        new("What is the validation set for?", "For choices: when to stop, which model, which rate. Nothing is trained on it."),
        new("What is the test set for?", "For one honest measurement at the end."),
        new("Whose mean and spread are used for normalising?", "Those of the training set, for all three parts."),
        new("What is a leak?", "Information about validation or test data that gets into training. It makes measurements too kind."),
        new("What is an epoch?", "Going through all training examples once."),
        new("What is an iteration?", "One step: one batch forward, backward, and a change of the weights."),
        new("Iterations in an epoch?", "⌈examples / batch size⌉."),
        new("The five lines of the loop?", "Zero the gradients, forward, loss, backward, step."),
        new("Both losses high and falling slowly?", "Too small a rate, too few epochs, or too small a model."),
        new("Training falls, validation climbs?", "The network learns by heart: overfitting."),
        new("What does a checkpoint hold?", "Weights, the optimiser's memory, the number of epochs done, and the state of the random generator."),
        new("What may augmentation change?", "Anything that leaves the right answer as it is, in the training part only."),
    ];
}
