namespace DeepLearning.Course.Lessons.L07Backpropagation;

internal sealed class BackpropagationFlashcards : LessonFlashcards
{
    public override IReadOnlyList<Flashcard> Cards =>
    [
        new("What does backpropagation compute?", "The derivative of the loss by every parameter, all of them in one sweep from the loss back to the input."),
        new("The chain rule, in plain words?", "If y moves 4 times as fast as u, and u moves 3 times as fast as x, then y moves 12 times as fast as x. Along a path, slopes multiply."),
        new("What happens where two paths meet?", "Their contributions are added. In code: `+=`, never `=`."),
        new("The slopes of a sum a + b?", "1 and 1: a sum passes on what it receives, unchanged, to both."),
        new("The slopes of a product a · b?", "b for a, and a for b: each is the other number."),
        new("The slope of the sigmoid, from its output a?", "a(1 − a); at most 0.25, at a = 0.5."),
        new("The slope of tanh, from its output y?", "1 − y²; at most 1, at y = 0."),
        new("The derivatives by weight and bias of a neuron, when δ is the derivative by its sum z?", "By the weight: δ times what the weight multiplied. By the bias: δ itself."),
        new("In which order does the backward pass go through the numbers?", "In reverse topological order: a number passes on its gradient only when everything computed from it has passed on its own."),
        new("What must be stored during the forward pass, and why?", "The values: the slopes are made of them (the other factor of a product, the output of a sigmoid). That is why training needs more memory than use."),
        new("What is a central difference?", "(L(w + h) − L(w − h)) / 2h: the slope measured by moving w a little both ways. Its error shrinks with h², until rounding takes over."),
        new("Why not train with central differences?", "They need two forward passes for every parameter; backpropagation needs about the work of two more passes for all parameters together."),
        new("Why must gradients be set to zero before each step of training?", "Because `Backward` adds to what is there. Without `ZeroGrad` the gradients of old steps stay in the sum."),
    ];
}
