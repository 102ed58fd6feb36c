using static DeepLearning.Course.Choice;

namespace DeepLearning.Course.Lessons.L08GradientDescentAndItsVariants;

internal sealed class GradientDescentAndItsVariantsQuiz : LessonQuiz
{
    public override IReadOnlyList<Question> Questions =>
    [
        new("gd-q1", "The loss is w², its gradient 2w. You stand at w = 1 with a rate of 0.25. Where are you after one step?",
            Wrong("at 0.75", "You moved by the rate alone. The step is rate times gradient: 0.25 · 2."),
            Right("at 0.5", "1 − 0.25 · 2 = 0.5."),
            Wrong("at 1.5", "That is uphill. The gradient is subtracted."),
            Wrong("at 0", "That needs a rate of 0.5. It exists for a parabola, but nobody tells you beforehand.")),
        new("gd-q2", "The same parabola, and a rate of 1.1. What happens?",
            Wrong("It arrives in fewer steps than with 0.1", "A longer step is quicker only as long as it lands lower than it began."),
            Wrong("It settles at a place beside the bottom", "The bottom is the only place where the gradient is zero, so nothing else can hold it."),
            Right("It jumps from side to side, farther and farther out", "Each step multiplies w by 1 − 2 · 1.1 = −1.2: the sign changes, and the distance grows by a fifth."),
            Wrong("It stands still", "It stands still only where the gradient is zero.")),
        new("gd-q3", "A mini-batch of 32 examples gives a gradient that differs a little from that of all examples. Is that gradient wrong?",
            Wrong("Yes, and one should use it only when memory is short", "It is the usual way, also where everything fits into memory, because many cheap steps beat a few dear ones."),
            Wrong("No, it is exactly the same", "It is not: every batch gives another one. Look at the path of the stochastic walk."),
            Wrong("Yes: on average it points somewhere else", "If the examples are drawn at random, its average over all draws is the full gradient."),
            Right("No: it is right on average, with noise around it, and costs a fraction", "That is why the mini-batch walk arrives, a little shakily, long before the batch walk has made its tenth step.")),
        new("gd-q4", "In a long narrow valley plain descent zigzags from wall to wall. What does momentum do about it?",
            Right("The to and fro cancels in the speed, and the slow drift along the valley adds up", "The speed is a sum of recent gradients: opposite ones cancel, like ones grow."),
            Wrong("It makes the rate smaller in the steep direction", "That is what RMSProp and Adam do. Momentum treats all directions alike."),
            Wrong("It computes the curvature of the valley", "No second derivatives are computed. It remembers gradients, nothing else."),
            Wrong("It looks for another valley", "It goes downhill in the same landscape, and may at most roll over small bumps.")),
        new("gd-q5", "Adam's very first step for a weight whose gradient is 1000 times larger than that of another: how much longer is it?",
            Wrong("1000 times", "So it would be in plain descent. Adam divides by the usual size of the gradient."),
            Wrong("About 32 times, the root of 1000", "The mean of squares is under a root, and what stands above it is not squared: the sizes cancel."),
            Wrong("It is shorter", "Steeper is not shorter either. The size cancels altogether."),
            Right("It is the same: both move by the learning rate", "m̂ is the gradient, √ŝ its size, and their quotient is plus or minus 1.")),
        new("gd-q6", "What does the bias correction of Adam correct?",
            Wrong("the biases of the neurons", "The word has two meanings. Here it means: systematically too small."),
            Wrong("rounding errors of the float arithmetic", "With exact arithmetic it would be needed just as much."),
            Right("that the running means start from 0 and are too small in the first steps", "After t steps only the part 1 − βᵗ of the weights of the mean is filled, so one divides by it."),
            Wrong("that the examples of a batch are drawn with a bias", "It knows nothing of the examples. It would be needed with constant gradients too.")),
        new("gd-q7", "What does the W in AdamW change?",
            Right("Weights shrink directly, apart from the gradient and its scaling", "If the decay went through the gradient, Adam would divide it by √ŝ, and weights with steep slopes would hardly decay."),
            Wrong("It leaves the bias correction out", "AdamW has the same means and the same correction."),
            Wrong("It warms the learning rate up", "That is a schedule, the subject of the next lesson."),
            Wrong("It works on whole matrices and not on single weights", "Both do the same to each weight by itself.")),
    ];
}
