namespace DeepLearning.Course.Lessons.L02BiologicalAndArtificialNeurons;

internal sealed class BiologicalAndArtificialNeuronsFlashcards : LessonFlashcards
{
    public override IReadOnlyList<Flashcard> Cards =>
    [
        new("What do dendrites do?", "They receive signals from other cells and lead them to the soma."),
        new("What happens in the soma?", "Signals are added up, over space and over a short time."),
        new("What does the axon do?", "It carries the impulse away from the soma to the terminal buttons."),
        new("What is a synapse?", "The place where one cell's terminal button acts on another cell, across a tiny gap. Its strength can change."),
        new("What does \"all or nothing\" mean?", "Every impulse of a cell has the same height. A stronger stimulus makes more of them."),
        new("Leaky integrate-and-fire, the equation?", "τ dV/dt = −(V − E) + R·I; at the threshold note a spike and reset."),
        new("Why \"leaky\"?", "Without input the voltage falls back to rest, so old signals are forgotten."),
        new("Which current makes the model cell fire at all?", "One with R·I greater than threshold − rest; here 1.5 nA."),
        new("Hebb's rule in one line?", "A connection grows when the two cells are active together: Δw = pᵢ·pⱼ."),
        new("What did Ramón y Cajal show?", "That the nervous system is made of separate cells, which do not grow together."),
        new("McCulloch and Pitts's neuron?", "Add the weighted inputs; say 1 if the sum reaches a threshold, else 0. From 1943."),
        new("Dendrite, synapse, soma, axon: what are they in the formula?", "Input, weight, weighted sum, output."),
        new("Name a thing that the artificial neuron leaves out.", "Time; the shape of dendrites; chemistry; and real cells do not learn by backpropagation as far as anyone knows."),
    ];
}
