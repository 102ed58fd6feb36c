namespace DeepLearning.Course.Lessons.L11OverfittingAndRegularisation;

internal sealed class OverfittingAndRegularisationFlashcards : LessonFlashcards
{
    public override IReadOnlyList<Flashcard> Cards =>
    [
        new("What is overfitting?", "Being good on the training data and much worse on new data: the noise was learned by heart."),
        new("What is underfitting?", "Being bad on the training data already."),
        new("What does L2 add to the loss?", "λ/2 times the sum of squared weights. Its slope is λ·w: weight decay."),
        new("What does L1 add to the loss?", "λ times the sum of the weights' sizes. Its slope is λ·sign(w): many weights become zero."),
        new("Dropout in training?", "Each activation is zero with probability p, the rest are divided by 1 − p."),
        new("Dropout in use?", "Nothing is dropped and nothing is scaled."),
        new("Early stopping?", "Stop when the validation loss has had no new best for some epochs, and go back to the best weights."),
        new("Patience?", "How many epochs without a new best one waits."),
        new("Augmentation?", "Training on changed copies for which the right answer stays the same."),
        new("The best remedy against overfitting?", "More data, if it can be had."),
        new("Why look at the loss besides the accuracy?", "An overfitted model is sure where it is wrong; accuracy does not see that."),
        new("Does a regularised model have a worse training accuracy?", "Usually. It refuses to learn accidents."),
    ];
}
