namespace DeepLearning.Course.Lessons.L07Backpropagation;

internal sealed class BackpropagationGlossary : LessonGlossary
{
    public override IReadOnlyList<Term> Terms =>
    [
        new("automatic differentiation", "Computing derivatives by applying the chain rule to each operation of a program as it runs. Short: autograd. Backpropagation is its reverse form."),
        new("backpropagation", "Computing the derivative of the loss by every parameter in one sweep from the loss back through the network. Also called the backward pass."),
        new("central difference", "A slope that is measured: (L(w + h) − L(w − h)) / 2h."),
        new("chain rule", "The derivative through a chain of steps is the product of the derivatives of the steps; where several paths lead to the same place, their products are added."),
        new("computation graph", "A picture of a computation: each number is a node, with arrows to it from the numbers it was computed from."),
        new("delta", "The derivative of the loss by a neuron's weighted sum z, written δ. From it follow the derivatives by the weights and the bias."),
        new("derivative", "How fast one number changes when another is moved: the slope. ∂L/∂w is the derivative of L by w, all else held still."),
        new("gradient", "The derivatives of the loss by all parameters, as one list. It points to where the loss grows fastest."),
        new("gradient checking", "Comparing computed derivatives with measured ones, to find mistakes."),
        new("local slope", "The derivative of one operation's result by one of its own inputs."),
        new("topological order", "An order in which every number comes after those that it was computed from."),
    ];
}
