namespace DeepLearning.Course.Lessons.L14DigitRecogniser;

internal sealed class DigitRecogniserGlossary : LessonGlossary
{
    public override IReadOnlyList<Term> Terms =>
    [
        new("accuracy", "The fraction of examples that are answered correctly."),
        new("augmentation", "Making more examples from those that one has, by changes that keep the right answer: moving a digit by a pixel."),
        new("centre of mass", "The point on which a picture would balance if its ink were heavy."),
        new("confidence", "The probability that the network gives to its own answer."),
        new("confusion matrix", "A table that counts how often each class was taken for each."),
        new("cross-entropy", "The loss for classes: minus the logarithm of the probability given to the right one. Sure and wrong costs most."),
        new("epoch", "One pass through all training examples."),
        new("held-out data", "Examples that are never trained on, kept to find out how good the network is."),
        new("label", "The right answer to an example, given with it."),
        new("logits", "The scores that come out of the last layer, one for each class, before softmax."),
        new("MNIST", "A collection of handwritten digits, 28 × 28 pixels each, on which recognisers have been compared since 1998."),
        new("softmax", "Turns scores into probabilities that add up to 1, and keeps their order."),
    ];
}
