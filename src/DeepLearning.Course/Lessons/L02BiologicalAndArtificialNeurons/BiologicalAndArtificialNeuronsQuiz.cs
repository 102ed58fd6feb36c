using static DeepLearning.Course.Choice;

namespace DeepLearning.Course.Lessons.L02BiologicalAndArtificialNeurons;

internal sealed class BiologicalAndArtificialNeuronsQuiz : LessonQuiz
{
    public override IReadOnlyList<Question> Questions =>
    [
        new("bn-q1", "A stimulus becomes twice as strong. What does the nerve cell send down its axon?",
            Wrong("Impulses twice as high", "An impulse is all or nothing; its height does not depend on the stimulus."),
            Right("More impulses in a second", "The strength of a stimulus is carried by how often the cell fires."),
            Wrong("Impulses that travel faster", "Speed depends on the axon: its thickness, and whether it is insulated."),
            Wrong("The same as before", "Above the threshold the rate grows with the stimulus.")),
        new("bn-q2", "Which part of the artificial neuron stands for the synapse?",
            Wrong("The input", "Inputs correspond to what arrives on the dendrites."),
            Wrong("The bias", "The bias shifts the threshold of the whole cell, and belongs to no single connection."),
            Right("The weight", "A synapse decides how much an arriving impulse counts, and in which direction. So does a weight."),
            Wrong("The output", "The output corresponds to the axon, which is one and the same for all who listen.")),
        new("bn-q3", "E = −65 mV, the threshold is −50 mV, R = 10 MΩ. What is the smallest current that can ever make the cell fire?",
            Right("Just above 1.5 nA", "The voltage levels off at E + R·I. It reaches −50 when R·I = 15 mV."),
            Wrong("5 nA", "That was the largest in the experiment; the cell fires much earlier."),
            Wrong("Any current, if one waits long enough", "The leak balances small currents. The voltage levels off below the threshold and stays there."),
            Wrong("6.5 nA", "That would raise it by 65 mV, to zero. The threshold lies 15 mV above rest.")),
        new("bn-q4", "Why did Cajal and Golgi, who used the same stain, disagree?",
            Wrong("Golgi's microscope was worse", "Both saw cells; they differed about what happens between them."),
            Wrong("They looked at different animals", "The question was general."),
            Right("Golgi believed in one continuous net, Cajal saw cells that end", "The neuron as a separate unit is Cajal's. The gap itself, the synaptic cleft, was seen only in the 1950s, with the electron microscope."),
            Wrong("Cajal denied that cells send signals", "On the contrary: he even saw from their shapes which way the signals run.")),
        new("bn-q5", "Two cells are +1 and −1 in every pattern that is learned by Hebb's rule. What is the weight between them?",
            Wrong("Zero", "Zero would mean: sometimes they agree and sometimes not, equally often."),
            Wrong("Positive", "Agreement makes it positive."),
            Wrong("As large as that of a cell with itself", "Connections of a cell with itself are left at zero."),
            Right("Negative", "Each pattern adds (+1)(−1) = −1. When one of them is active, it now tells the other to be silent.")),
        new("bn-q6", "Where, in the network of 25 cells, is the letter T stored?",
            Wrong("In the cells of the middle column", "They are active in a T, but after the vote they could just as well show an X."),
            Wrong("In one cell that recognises T", "There is no such cell here."),
            Right("In the weights between all cells", "It is spread over 600 numbers. That is why a damaged T can bring back the whole."),
            Wrong("Nowhere: it was shown again in the vote", "The vote got the damaged letter and the weights only.")),
    ];
}
