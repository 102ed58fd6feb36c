using static DeepLearning.Course.Choice;

namespace DeepLearning.Course.Lessons.L11OverfittingAndRegularisation;

internal sealed class OverfittingAndRegularisationQuiz : LessonQuiz
{
    public override IReadOnlyList<Question> Questions =>
    [
        new("or-q1", "Training accuracy 99 %, validation accuracy 81 %. What is it?",
            Wrong("Underfitting", "Then the training accuracy would be bad as well."),
            Right("Overfitting", "Good on what it has seen, much worse on what it has not."),
            Wrong("A good model", "It is good at remembering."),
            Wrong("Too small a learning rate", "That would show in the training accuracy.")),
        new("or-q2", "Training accuracy 61 %, validation accuracy 60 %. What would you try first?",
            Wrong("Dropout", "It takes away freedom; this model has too little of it, or has not been trained long enough."),
            Wrong("More augmentation", "It makes the task harder; the model has not learned the easy one."),
            Right("A larger model, or longer training", "Both are bad and alike: it underfits."),
            Wrong("Early stopping", "It would stop even sooner.")),
        new("or-q3", "Which penalty makes some weights exactly useless, that is, practically zero?",
            Right("L1", "Its pull is the same for all weights, however small, so small ones are pulled to zero."),
            Wrong("L2", "Its pull shrinks with the weight, so weights become small and hardly ever zero."),
            Wrong("Both alike", "Their slopes differ: λ·sign(w) and λ·w."),
            Wrong("Neither", "L1 does.")),
        new("or-q4", "Activations (2, 4), p = 0.5, and the second is sent out. What does dropout pass on in training?",
            Wrong("(2, 0)", "Then the sum would be too small on average. Those who stay count for those who are out."),
            Wrong("(1, 0)", "Divided by 1 − p means multiplied by 2 here."),
            Right("(4, 0)", "2 / (1 − 0.5) = 4."),
            Wrong("(2, 4)", "That is what it does in use.")),
        new("or-q5", "Your validation loss is smallest in epoch 12 and you train for 50. What does early stopping with a patience of 5 give you?",
            Wrong("The weights of epoch 50", "They have overfitted."),
            Wrong("The weights of epoch 17", "That is when it stops; it then goes back."),
            Right("The weights of epoch 12", "It stops after epoch 17, and restores the best."),
            Wrong("The weights of epoch 5", "Patience counts epochs without a new best.")),
        new("or-q6", "Which augmentation is wrong for reading digits?",
            Wrong("Moving by two pixels", "A 3 that stands two pixels to the right is a 3."),
            Wrong("Turning by five degrees", "People write at an angle."),
            Right("Turning upside down", "A 6 becomes a 9. The answer must stay the same."),
            Wrong("Adding a little noise", "The digit can still be read.")),
        new("or-q7", "Two models have the same test accuracy, 87 %, and test losses of 0.31 and 1.4. Which is better, and why?",
            Right("The first: where it is wrong, it says that it is unsure", "The second is sure even where it is wrong. Whoever acts on its probabilities is misled."),
            Wrong("The second: a larger loss means that it has learned more", "The loss is a price."),
            Wrong("Both are the same", "Only the number of right answers is."),
            Wrong("It cannot be said without the training accuracy", "It would tell how they came about; the judgement is on the test data.")),
    ];
}
