using static DeepLearning.Course.Choice;

namespace DeepLearning.Course.Lessons.L12InitialisationAndNormalisation;

internal sealed class InitialisationAndNormalisationQuiz : LessonQuiz
{
    public override IReadOnlyList<Question> Questions =>
    [
        new("in-q1", "A layer with 400 inputs has weights of standard deviation 0.05 and no activation function. What happens to the typical size of the signal?",
            Wrong("It is halved", "That would be so with 100 inputs: √100 · 0.05 = 0.5."),
            Right("It stays the same", "√400 · 0.05 = 20 · 0.05 = 1."),
            Wrong("It is multiplied by 20", "20 is √400; multiply by 0.05 as well."),
            Wrong("It becomes zero", "It would after many layers with a factor below 1.")),
        new("in-q2", "Why is He's variance twice 1/n?",
            Wrong("Because there are a forward and a backward pass", "Xavier balances the two; He's 2 has another reason."),
            Wrong("To be on the safe side", "A factor of 2 in each of 30 layers would be 2³⁰ in variance. There is no safe side."),
            Right("Because ReLU sets about half of the sums to zero and so halves the mean square", "The 2 puts back what ReLU takes away."),
            Wrong("Because weights may be positive or negative", "That is true of every initialisation.")),
        new("in-q3", "All weights of a network begin at 0.5. What will the hidden neurons of a layer have learned after a week?",
            Wrong("As much as with random weights, only later", "Time does not help: equal neurons get equal gradients."),
            Right("All of them the same", "Nothing tells them apart. The layer is worth one neuron."),
            Wrong("Nothing at all", "They do move, but together. (With all weights zero, hardly anything moves.)"),
            Wrong("It depends on the learning rate", "No learning rate breaks the symmetry.")),
        new("in-q4", "A network with batch normalisation is right in training and strange on single pictures. What was forgotten?",
            Right("To switch it to evaluation with Eval()", "In training mode it takes mean and variance of the batch, and a batch of one has no variance. In evaluation it uses the running averages."),
            Wrong("To learn γ and β", "They are parameters like any others."),
            Wrong("To shuffle the data", "Then training itself would suffer."),
            Wrong("To clip the gradients", "There are none when a network is used.")),
        new("in-q5", "x has the shape [32, 10]. How many means does layer normalisation compute?",
            Wrong("10", "That is batch normalisation: one for each feature."),
            Wrong("1", "That would mix examples and features."),
            Right("32", "One for each example, over its 10 features."),
            Wrong("320", "A mean of one number would be that number.")),
        new("in-q6", "In a block y = x + f(x) the weights of f are all zero. What does the block do?",
            Wrong("It blocks the signal", "That would be y = f(x)."),
            Right("It passes its input on unchanged", "This is why very deep residual networks are easy to begin with: each block has to learn only what to add."),
            Wrong("It doubles the signal", "f(x) is 0, not x."),
            Wrong("It cannot learn any more", "With y = x + f(x) gradients still reach it.")),
        new("in-q7", "The gradient (6, 8) is clipped to a length of 5. What remains?",
            Right("(3, 4)", "Its length was 10; multiply by 5/10. The direction is kept."),
            Wrong("(5, 5)", "That is clipping by value, each number by itself, and it changes the direction."),
            Wrong("(6, 8)", "Its length is 10, more than 5."),
            Wrong("(1, 1)", "The direction of (6, 8) is not that of (1, 1).")),
    ];
}
