using static DeepLearning.Course.Choice;

namespace DeepLearning.Course.Lessons.M03TrainingDeepNetworks;

internal sealed class TrainingDeepNetworksQuiz : LessonQuiz
{
    public override IReadOnlyList<Question> Questions =>
    [
        new("m3-q1", "You tried forty settings and kept the one that was best on the test digits. What does its score on those digits tell you?",
            Wrong("how it will do on new digits", "It was chosen because it did well on exactly these. New digits have no reason to be as kind. Lesson 10."),
            Right("too good a story: the test set has become a validation set", "Choose by a validation set, and look at the test set once, at the end. Lesson 10."),
            Wrong("nothing at all", "It is a little too good, and by how much you cannot know. Lesson 10."),
            Wrong("too bad a story, since the test set is the smaller one", "Size makes it uncertain, and choosing makes it too good. Lesson 10.")),
        new("m3-q2", "The mean and spread for scaling were computed over all examples, validation included. What is wrong with that?",
            Wrong("Nothing: the labels were not used", "The validation examples have helped to prepare the training all the same. Often it matters little, and you cannot tell when. Lesson 10."),
            Wrong("The numbers are no longer between 0 and 1", "They need not be. Lesson 10."),
            Wrong("Validation becomes slower", "The same subtraction and division. Lesson 10."),
            Right("Something about the examples you judge by has leaked into the training", "Measure on the training part, then use these numbers for all parts. Lesson 10.")),
        new("m3-q3", "Training loss 0.02, validation loss 0.9 and rising. What helps least?",
            Wrong("stopping earlier", "The validation loss has been lower before; stopping there is the cheapest cure. Lesson 11."),
            Wrong("dropout", "It keeps neurons from relying on each other, and helps against just this. Lesson 11."),
            Right("more hidden neurons", "It has room enough to learn everything by heart. More room is not what it lacks. Lesson 11."),
            Wrong("pictures shifted by a pixel", "More data, even if made from the old, make learning by heart harder. Lesson 11.")),
        new("m3-q4", "Why does the library divide by 1 − p when it drops neurons out with probability p?",
            Right("So that what the next layer hears has the same size on average as without dropout", "A share of p is silent in training, and none is when the network is used. Lesson 11."),
            Wrong("So that the gradients are larger and training is quicker", "They are scaled along with it, but that is not what for. Lesson 11."),
            Wrong("So that the probabilities add up to one", "There is no sum of probabilities here; each neuron throws its own coin. Lesson 11."),
            Wrong("So that the weights stay small", "That is weight decay. Lesson 11.")),
        new("m3-q5", "Fifty layers with ReLU, 100 neurons each, weights drawn with a spread of 0.1 = √(1/100). What happens to the signal?",
            Wrong("It keeps its size", "Without a bend it would. A ReLU throws half of the square away at every layer. Lesson 12."),
            Right("It shrinks at every layer, by about √½", "He's recipe, √(2/100), makes up for what the ReLU takes. Lesson 12."),
            Wrong("It explodes", "For that the spread would have to be above √(2/100), which is about 0.14. Lesson 12."),
            Wrong("It dies at the first layer", "Half of the numbers become 0, and the others pass. Lesson 12.")),
        new("m3-q6", "One of your two settings matters much, the other hardly at all. Why does random search beat a grid of the same size?",
            Wrong("Random numbers find the optimum more exactly", "It is not aimed at anything. Lesson 13."),
            Right("It tries as many values of the important setting as there are trials", "A grid of 5 by 5 tries five values of it, five times each; 25 random trials try 25. Lesson 13."),
            Wrong("It needs fewer trials to try every combination", "It does not try every combination at all. Lesson 13."),
            Wrong("It learns from earlier trials", "That is Bayesian search. Lesson 13.")),
        new("m3-q7", "A digit recogniser is right on 97 % of held-out digits. In its confusion matrix the row of the 4 has 12 in the column of the 9. What does that say?",
            Wrong("Twelve nines were read as fours", "Rows are what it was, columns what was said. Lesson 14."),
            Wrong("Twelve digits out of a hundred are wrong", "The entries are counts of pictures, not shares. Lesson 14."),
            Wrong("It prefers nines", "Perhaps, but then other rows should have large numbers in that column too. Lesson 14."),
            Right("Twelve fours were read as nines", "The row says what it was, the column what it was taken for. Look at those twelve. Lesson 14.")),
    ];
}
