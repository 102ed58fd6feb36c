using static DeepLearning.Course.Choice;

namespace DeepLearning.Course.Lessons.L04ActivationFunctions;

internal sealed class ActivationFunctionsQuiz : LessonQuiz
{
    public override IReadOnlyList<Question> Questions =>
    [
        new("af-q1", "A sigmoid neuron says 0.9. What is its slope there?",
            Wrong("0.9", "That is its output. The slope is the output times what is missing to 1."),
            Right("0.09", "a(1 − a) = 0.9 · 0.1 = 0.09. You need not know z."),
            Wrong("0.19", "1 − a² = 1 − 0.81 is the slope of tanh."),
            Wrong("It cannot be told without z", "It can: the slope of the sigmoid is a(1 − a), and a is known.")),
        new("af-q2", "Why does a deep network of sigmoids learn so slowly in its first layers?",
            Wrong("Because e^(−z) is slow to compute", "It costs a little time, and it is the same in the last layers, which do learn."),
            Wrong("Because its outputs are always positive", "That does slow learning down, and it is why tanh was preferred, but it is not what makes the message a billion times smaller."),
            Right("Because the message is multiplied by a slope of at most 0.25 in every layer", "Nineteen quarters in a row are about 4 in a million million."),
            Wrong("Because the first layers have more weights", "In our experiment every layer had as many. What differed was how much of the message reached them.")),
        new("af-q3", "A ReLU neuron gives 0 for this example. Is it dead?",
            Wrong("Yes: its slope is 0", "For this example, yes. Another example may wake it and change its weights."),
            Right("Only if it gives 0 for every other example too", "Then its slope is 0 for all of them, and no message ever reaches its weights."),
            Wrong("No: a ReLU cannot die", "You counted some that did, after steps that were too long."),
            Wrong("Yes, unless its bias is positive", "The sum of all parts decides, for each example anew; the bias is only one of them.")),
        new("af-q4", "You classify photographs into 10 kinds, and each shows exactly one. Which function belongs at the output?",
            Right("softmax", "It makes ten shares that add up to 1, so that the kinds compete: exactly one can win."),
            Wrong("ten sigmoids", "They answer ten separate yes-or-no questions. Right where a photograph may show several things at once."),
            Wrong("ReLU", "It has no upper end: 37 is no probability."),
            Wrong("tanh", "It goes below 0, and ten of them do not add up to anything in particular.")),
        new("af-q5", "The scores 1, 2, 3 become 101, 102, 103. What happens to the softmax?",
            Wrong("The last share becomes almost 1", "That would happen if the scores were multiplied by 100. Here 100 was added to each."),
            Wrong("All shares become equal", "The differences between the scores are what they were, and differences decide."),
            Wrong("The shares grow a hundred times", "They always add up to 1."),
            Right("Nothing", "Above and below the line everything is multiplied by e¹⁰⁰, and that cancels. (On paper: what a computer makes of e¹⁰⁰, lesson 6 shows.)")),
        new("af-q6", "What does the leak of a leaky ReLU do?",
            Wrong("It makes the function smooth", "There is still a corner at 0; only the left side has been tilted a little."),
            Wrong("It keeps the outputs between −0.01 and 1", "The outputs have no ends, on either side. 0.01 is a slope."),
            Right("It leaves a slope where ReLU has none, so that no neuron is ever cut off", "At a hundredth of the strength, a silent neuron still hears what it is told."),
            Wrong("It makes all neurons learn equally fast", "On the left it learns a hundred times slower than on the right.")),
    ];
}
