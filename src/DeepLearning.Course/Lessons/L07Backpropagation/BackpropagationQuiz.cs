using static DeepLearning.Course.Choice;

namespace DeepLearning.Course.Lessons.L07Backpropagation;

internal sealed class BackpropagationQuiz : LessonQuiz
{
    public override IReadOnlyList<Question> Questions =>
    [
        new("bp-q1", "u = 3x and y = 4u. How fast does y change when x changes?",
            Wrong("by 7 for each unit of x", "You added the slopes. A step of 1 in x is one of 3 in u, and each of those is worth 4 in y."),
            Wrong("by 4 for each unit of x", "That is the last part of the way only, from u to y."),
            Right("by 12 for each unit of x", "Along a path the slopes multiply: 3 · 4. This is the chain rule."),
            Wrong("that depends on x", "It would if one of the steps were curved. Here both are straight, and the slope is the same everywhere.")),
        new("bp-q2", "A number a is used twice in a computation. Along the first path the loss changes by 2 for each unit of a, along the second by −5. What is ∂L/∂a?",
            Right("−3", "When a moves, both paths feel it at once, so their contributions are added."),
            Wrong("−10", "Slopes multiply along one path. Where paths meet, they are added."),
            Wrong("−5", "This happens when the second contribution overwrites the first: = instead of +=. It is the commonest mistake in hand-made engines."),
            Wrong("7", "The sizes were added and the signs forgotten. One path pushes up, the other down.")),
        new("bp-q3", "Why does the backward pass begin at the loss and not at the input?",
            Wrong("Because the input has no derivative", "It has one, and one can compute it. Sometimes one even wants it, to see which pixels matter."),
            Wrong("Because that is the order in which the numbers were computed", "It is the reverse of that order."),
            Wrong("It is a convention; the other way is as good", "The other way gives right numbers too, but one sweep then answers for one parameter only. A million parameters would need a million sweeps."),
            Right("Because there is one loss and there are many parameters: one sweep from the loss serves all of them", "Each number receives once how much the loss depends on it, and passes it on. Every parameter is served by the same sweep.")),
        new("bp-q4", "A neuron says a = 0.999. Its sigmoid's slope is a(1 − a). What does that mean for the weights before it?",
            Wrong("They receive a large gradient, because a is large", "It is the slope that counts, not the value. At 0.999 the curve is nearly flat."),
            Right("They receive almost nothing, whatever the blame that arrives", "0.999 · 0.001 is about 0.001, and everything that goes back through this neuron is multiplied by it. Lesson 4 called that saturation."),
            Wrong("They receive exactly nothing", "Small, not zero: 0.000999 of what arrives."),
            Wrong("They receive the same as at a = 0.5", "At 0.5 the slope is 0.25, about 250 times as much.")),
        new("bp-q5", "What does backpropagation do?",
            Wrong("It moves the weights so that the loss falls", "That is the step of gradient descent, which comes after it and uses what it found."),
            Wrong("It sends the right answer back to the first layer", "What travels back is not an answer, but how much the loss depends on each number."),
            Right("It computes the derivative of the loss by every parameter", "Nothing more, and nothing is changed by it. What to do with the derivatives is decided by the optimiser."),
            Wrong("It runs the network from output to input to recover x", "A network can rarely be undone. The backward pass goes through slopes, not through values.")),
        new("bp-q6", "You check a gradient by central differences with a step of h = 0.0000001 in single precision, and find 20 % difference. What is the likeliest reason?",
            Right("h is too small: what is left of the difference is mostly rounding", "A float keeps about seven digits. Two losses that differ in the eighth cannot be told apart. Take h near 0.01 for float, or compute in double."),
            Wrong("h is too large: the curve bends between the two points", "That error shrinks with h², and with h = 0.0000001 it is far below anything one can see."),
            Wrong("The gradient is wrong", "It may be, but this check cannot say so. Use a step at which rounding is small before you accuse anyone."),
            Wrong("Central differences are only good for straight lines", "For a parabola they are exact, and for smooth curves the error is of the order h².")),
    ];
}
