namespace DeepLearning.Course.Lessons.L08GradientDescentAndItsVariants;

internal sealed class GradientDescentAndItsVariantsFlashcards : LessonFlashcards
{
    public override IReadOnlyList<Flashcard> Cards =>
    [
        new("The rule of gradient descent?", "w ← w − η∇L: against the gradient, by the learning rate η times its length."),
        new("Batch, stochastic, mini-batch: what is the difference?", "How many examples make one gradient: all of them, one, or a few (say 16 to 256)."),
        new("What is an epoch?", "One pass through all training examples, in as many steps as there are batches."),
        new("Too high a rate: how do you notice?", "The loss jumps up and down, or grows, or becomes NaN."),
        new("Too low a rate: how do you notice?", "The loss falls steadily and very slowly, and goes on falling when you stop."),
        new("How high may the rate be on a parabola with second derivative c?", "Below 2/c; at 1/c one step lands on the bottom. In a valley the steepest direction sets the limit for all."),
        new("Momentum in one line?", "v ← μv + g, w ← w − ηv: the gradient changes the speed, and the speed moves the weight."),
        new("What does Nesterov's form change?", "It moves by g + μv, the gradient now together with the speed it will have: it looks ahead, and brakes earlier."),
        new("RMSProp in one line?", "s ← αs + (1 − α)g², w ← w − ηg/√s: each direction's step is divided by how large slopes usually are there."),
        new("Adam in one sentence?", "A running mean of gradients divided by the root of a running mean of their squares, both corrected for starting from 0."),
        new("Why does Adam divide by 1 − βᵗ?", "The means start from 0; after t steps they are short by that factor."),
        new("Adam's usual β₁ and β₂?", "0.9 and 0.999: a memory of about 10 gradients and of about 1000 squares."),
        new("AdamW against Adam with decay in the gradient?", "AdamW shrinks the weight itself by 1 − ηλ; in the gradient, the decay would be scaled away where slopes are steep."),
        new("m and s: a way to remember which is which?", "**m** is the **m**ean of the gradients, **s** the mean of their **s**quares."),
    ];
}
