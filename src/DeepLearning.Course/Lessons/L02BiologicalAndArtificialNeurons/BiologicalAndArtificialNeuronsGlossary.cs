namespace DeepLearning.Course.Lessons.L02BiologicalAndArtificialNeurons;

internal sealed class BiologicalAndArtificialNeuronsGlossary : LessonGlossary
{
    public override IReadOnlyList<Term> Terms =>
    [
        new("axon", "The long fibre on which a nerve cell sends its impulses to others."),
        new("dendrite", "A branching fibre on which a nerve cell receives signals."),
        new("firing rate", "How many impulses a cell sends in a second."),
        new("Hebb's rule", "Connections between cells that are active together grow stronger."),
        new("Hopfield network", "Cells that are all connected with one another, with weights by Hebb's rule; it completes patterns."),
        new("impulse", "The short rise of voltage that runs down an axon, all or nothing. Also called spike or action potential."),
        new("leaky integrate-and-fire", "A model of a nerve cell: a voltage that leaks, is pushed by a current, and is reset when it reaches a threshold."),
        new("neuron", "A nerve cell; in this course also the formula that was named after it."),
        new("nucleus", "The part of a cell that holds its genes."),
        new("soma", "The body of a nerve cell, where signals add up."),
        new("synapse", "The place where one cell acts on the next, and the part that changes when we learn."),
        new("terminal button", "The thickened end of an axon's branch, on the sending side of a synapse."),
        new("threshold", "The voltage, or the sum, from which on a neuron fires."),
    ];
}
