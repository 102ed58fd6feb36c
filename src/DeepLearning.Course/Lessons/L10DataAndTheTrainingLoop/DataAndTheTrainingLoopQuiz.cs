using static DeepLearning.Course.Choice;

namespace DeepLearning.Course.Lessons.L10DataAndTheTrainingLoop;

internal sealed class DataAndTheTrainingLoopQuiz : LessonQuiz
{
    public override IReadOnlyList<Question> Questions =>
    [
        new("tl-q1", "1,000 examples, batches of 300, 2 epochs. How many steps?",
            Wrong("6", "Three full batches an epoch leave 100 examples over; they make a fourth."),
            Right("8", "⌈1000/300⌉ = 4 batches an epoch, times 2."),
            Wrong("7", "The number must be the same in both epochs."),
            Wrong("600", "Steps are batches, not examples.")),
        new("tl-q2", "From which data do you take the mean and the spread for normalising the test data?",
            Wrong("From the test data", "Then the test data would tell the model about themselves."),
            Wrong("From all the data together", "Still a leak: the test values are in the mean."),
            Right("From the training data", "They are learned there, like weights, and then used for everything."),
            Wrong("From the validation data", "That part guides choices; nothing is fitted to it.")),
        new("tl-q3", "Training loss 0.05, validation loss 1.3 and climbing. Which picture is it?",
            Wrong("A, too slow", "Then the training loss would be high."),
            Right("B, learned by heart", "The practised loss is small, the new one is not."),
            Wrong("C, too wild", "Then both would be jagged and high."),
            Wrong("D, right", "The two should stay close together.")),
        new("tl-q4", "What happens if ZeroGrad is forgotten?",
            Wrong("Nothing, Backward overwrites the old gradients", "It adds to them."),
            Wrong("The program stops with an error", "It runs, and that is the trouble."),
            Right("The gradients of all batches so far pile up, and each step goes by their sum", "Training becomes wild and wrong."),
            Wrong("The weights become zero", "ZeroGrad empties the gradients, not the weights.")),
        new("tl-q5", "You tried 40 networks and kept the one with the best validation accuracy, 95.2 %. What do you report?",
            Wrong("95.2 %", "It was chosen because it looked best; part of that is luck."),
            Wrong("The average of the 40", "Nobody will use the average."),
            Right("What the test set says about that one network, asked once", "That is what the test set was kept for."),
            Wrong("The training accuracy", "It has practised on that.")),
        new("tl-q6", "Why is the data shuffled before every epoch?",
            Right("So that batches differ from epoch to epoch, and no order in the data steers the steps", "A batch of nothing but zeros would push the network towards answering zero."),
            Wrong("To make training faster", "It costs a little time."),
            Wrong("So that the validation data change", "They stay what they are."),
            Wrong("Because the library demands it", "It is a choice: `shuffle: true`.")),
        new("tl-q7", "Which change of a digit may *not* be used for augmentation?",
            Wrong("Shifting it by two pixels", "Still the same digit."),
            Wrong("Adding a little noise", "Still readable."),
            Right("Mirroring it left to right", "A mirrored 3 is no 3, and a mirrored 2 or 7 is no digit at all."),
            Wrong("Turning it by ten degrees", "People write like that.")),
    ];
}
