using static DeepLearning.Course.Choice;

namespace DeepLearning.Course.Lessons.L03ForwardPropagation;

internal sealed class ForwardPropagationQuiz : LessonQuiz
{
    public override IReadOnlyList<Question> Questions =>
    [
        new("fp-q1", "In the worked example the first neuron says 0.6023. What does the second neuron receive as its input?",
            Wrong("x, which is 0.1", "Only the first neuron sees x. If every neuron were given x, it would not be a row of neurons at all."),
            Wrong("z₁, which is 0.415", "z₁ is a note on the way. The neuron squashes it before it says anything to the outside."),
            Right("a₁, which is 0.6023", "The output of one neuron is the input of the next. This is all that \"forward\" means."),
            Wrong("w₁, which is 0.15", "Weights stay at home: they belong to a neuron and are never passed on.")),
        new("fp-q2", "A neuron has w = 4 and b = −2. For which input x does it say exactly 0.5?",
            Wrong("x = 0", "At x = 0 the sum is z = b = −2, and σ(−2) is about 0.12."),
            Right("x = 0.5", "σ(z) is 0.5 where z = 0: 4x − 2 = 0 gives x = 0.5. In general the step of a neuron lies at x = −b/w."),
            Wrong("x = 2", "Then z = 4·2 − 2 = 6, and the neuron is almost at 1. You may have divided the wrong way round."),
            Wrong("It never does", "Whenever w is not zero, some input makes z zero, and there the sigmoid is 0.5.")),
        new("fp-q3", "Ten layers without any activation function are worth as much as…",
            Wrong("ten layers with activation functions, only faster", "Faster they are, but a line through a line is a line: all the bends are gone."),
            Wrong("a network that can draw any curve", "Curves come from the activations. Without them every step is multiply and add."),
            Right("one layer", "Multiply and add, done ten times, is still one multiplication and one addition, with other numbers. You showed it in the exercise with two."),
            Wrong("nothing at all", "A line is not nothing: linear regression is exactly that. But it stays a line.")),
        new("fp-q4", "A layer gets 5 examples with 3 inputs each and has 4 neurons. Its weight matrix has the shape [4, 3]. What shape does x·Wᵀ + b have?",
            Right("[5, 4]", "One row for each example, one column for each neuron: [5, 3] times [3, 4] gives [5, 4]."),
            Wrong("[4, 5]", "Rows are examples, before the layer and after it."),
            Wrong("[5, 3]", "3 was the number of inputs. What comes out has one number for each neuron, and there are 4."),
            Wrong("[4, 3]", "That is the shape of W. It stays the same, however many examples pass through.")),
        new("fp-q5", "You make the bias of a neuron larger and leave all else as it is. What happens to its output?",
            Right("It grows, for every input", "A larger b makes z larger everywhere, and the sigmoid rises with z. The whole step slides sideways."),
            Wrong("It grows where the weight is positive, and shrinks where it is negative", "The bias is added after the weight has done its work, so the sign of w does not matter to it."),
            Wrong("The curve becomes steeper", "Steepness comes from the weight. The bias only moves the step."),
            Wrong("Nothing, because the sigmoid keeps it between 0 and 1", "It does stay between 0 and 1, and it moves closer to 1.")),
        new("fp-q6", "A handout gives w₂ = 0.25 and b₂ = 0.5 and prints a₂ = 0.7153. You compute 0.6571. What is the best next step?",
            Wrong("Believe the handout: it is printed", "Print does not compute. Numbers that disagree are the best reason to look closer."),
            Wrong("Change the tolerance until both agree", "0.06 is not rounding. A tolerance should cover the digits that are lost, and never a mistake."),
            Right("Check your own steps by hand, then look for an input that explains the other number", "This is what you did: z₂ = 0.9210 would give 0.7153, and w₂ = 0.45 with b₂ = 0.65 gives exactly that z₂."),
            Wrong("Use neither and go on", "A result that you cannot reproduce will come back, usually at a worse time.")),
    ];
}
