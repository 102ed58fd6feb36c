namespace DeepLearning.Course.Lessons.L04ActivationFunctions;

internal sealed class ActivationFunctionsGlossary : LessonGlossary
{
    public override IReadOnlyList<Term> Terms =>
    [
        new("dead ReLU", "A ReLU neuron whose sum is negative for every example, so that no message ever changes its weights."),
        new("derivative", "The slope of a function: how much its output moves for each bit that its input moves."),
        new("gradient", "The slopes of one number with respect to many others, all of them together."),
        new("leaky ReLU", "A ReLU with a small slope, usually 0.01, on its left side."),
        new("ReLU", "Rectified linear unit: max(0, z). Negative sums become 0, positive ones pass."),
        new("saturation", "Being so far out on a function that its slope is nearly 0."),
        new("softmax", "The function that turns any scores into positive shares that add up to 1: e to the power of each, divided by the sum of all."),
        new("tanh", "The hyperbolic tangent, an S-shaped function from −1 to 1. It is a sigmoid, stretched: tanh(z) = 2σ(2z) − 1."),
        new("vanishing gradient", "The shrinking of slopes on their way from the output back to the first layers of a deep network."),
    ];
}
