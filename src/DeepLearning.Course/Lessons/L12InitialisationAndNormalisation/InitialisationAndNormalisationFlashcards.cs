namespace DeepLearning.Course.Lessons.L12InitialisationAndNormalisation;

internal sealed class InitialisationAndNormalisationFlashcards : LessonFlashcards
{
    public override IReadOnlyList<Flashcard> Cards =>
    [
        new("By how much does a layer multiply the typical size of a signal?", "By √n·σ: the root of the number of inputs times the standard deviation of the weights."),
        new("Xavier's variance?", "2 / (inputs + outputs). For tanh and sigmoid."),
        new("He's variance?", "2 / inputs. For ReLU and its relatives."),
        new("Why must weights not be alike at the start?", "Equal neurons get equal gradients and stay equal for ever."),
        new("May biases start at zero?", "Yes. The random weights have broken the symmetry already."),
        new("Batch normalisation: mean over what?", "Over the batch, for each feature (each column)."),
        new("Layer normalisation: mean over what?", "Over the features, for each example (each row)."),
        new("What are γ and β for?", "They let the layer choose its own size and middle after normalisation. They are learned."),
        new("What does batch normalisation use in evaluation?", "Running averages of mean and variance, collected in training."),
        new("A residual connection?", "y = x + f(x): the block learns what to add."),
        new("Why do residual connections help the gradient?", "Its factor is 1 + f′, so there is a way past every block."),
        new("Clipping by norm?", "If ‖g‖ > c, multiply g by c/‖g‖. The direction stays."),
        new("How do you notice exploding activations?", "The loss becomes NaN or jumps. Vanishing ones: it stands still."),
    ];
}
