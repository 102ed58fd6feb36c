namespace DeepLearning.Course.Lessons.L08GradientDescentAndItsVariants;

internal sealed class GradientDescentAndItsVariantsGlossary : LessonGlossary
{
    public override IReadOnlyList<Term> Terms =>
    [
        new("Adam", "Adaptive moment estimation: momentum and RMSProp in one, with a correction for the first steps."),
        new("AdamW", "Adam with weight decay applied to the weights themselves and not through the gradient."),
        new("batch gradient descent", "Every step uses the gradient over all training examples."),
        new("bias correction", "Dividing a running mean by 1 − βᵗ, because it started from 0."),
        new("convergence", "Coming to rest at a place where the loss can no longer be lowered by small steps."),
        new("gradient descent", "Lowering a loss by repeated steps against its gradient."),
        new("learning rate", "The number η by which the gradient is multiplied to make a step. Also called the step size."),
        new("mini-batch", "The few examples over which one step's gradient is averaged."),
        new("momentum", "Moving by a speed that sums recent gradients, older ones counting less."),
        new("optimiser", "The rule that turns gradients into steps: SGD, Adam and others."),
        new("RMSProp", "Dividing each weight's gradient by the root of a running mean of its squares."),
        new("stochastic gradient descent", "Gradient descent with gradients from randomly drawn examples; in common speech also with mini-batches. Short: SGD."),
        new("weight decay", "Shrinking every weight a little at every step, so that only what is needed stays large."),
    ];
}
