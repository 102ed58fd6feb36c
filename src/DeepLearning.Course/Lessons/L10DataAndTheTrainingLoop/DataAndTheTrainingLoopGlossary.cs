namespace DeepLearning.Course.Lessons.L10DataAndTheTrainingLoop;

internal sealed class DataAndTheTrainingLoopGlossary : LessonGlossary
{
    public override IReadOnlyList<Term> Terms =>
    [
        new("augmentation", "Making changed copies of training examples for which the answer stays the same."),
        new("batch", "The examples that are used together for one step. Also called mini-batch."),
        new("checkpoint", "A file from which a training can be resumed."),
        new("data leak", "Information from validation or test data that reaches training."),
        new("epoch", "One pass through all training examples."),
        new("iteration", "One step of training, with one batch."),
        new("learning curve", "Loss or accuracy against epochs, for training and validation data."),
        new("normalisation", "Bringing inputs to mean 0 and spread 1. Also called standardisation."),
        new("shuffle", "To bring into random order."),
        new("test set", "Data that are used once, for the final measurement."),
        new("training set", "Data that the weights are changed by."),
        new("validation set", "Data by which choices are made."),
    ];
}
