namespace DeepLearning.Course.Lessons.L11OverfittingAndRegularisation;

internal sealed class OverfittingAndRegularisationGlossary : LessonGlossary
{
    public override IReadOnlyList<Term> Terms =>
    [
        new("augmentation", "Changed copies of training examples, for which the answer is still right."),
        new("dropout", "Setting random activations to zero in training, so that no neuron can rely on a single other."),
        new("early stopping", "Ending training when the validation loss no longer improves."),
        new("generalisation", "How well a model does on data that it has not seen."),
        new("L1 penalty", "λ times the sum of the absolute weights. Also called lasso."),
        new("L2 penalty", "λ/2 times the sum of the squared weights. Also called ridge, or weight decay."),
        new("noise", "What in the data comes from accident and will be different next time."),
        new("overfitting", "Learning the noise of the training data by heart."),
        new("patience", "How many epochs early stopping waits for a new best."),
        new("regularisation", "Anything that makes a model do better on new data by limiting its freedom."),
        new("underfitting", "Not even learning the training data."),
        new("weight decay", "Multiplying every weight by a little less than 1 in each step; the effect of an L2 penalty."),
    ];
}
