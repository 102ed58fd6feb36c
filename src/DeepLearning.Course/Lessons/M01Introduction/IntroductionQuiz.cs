using static DeepLearning.Course.Choice;

namespace DeepLearning.Course.Lessons.M01Introduction;

internal sealed class IntroductionQuiz : LessonQuiz
{
    public override IReadOnlyList<Question> Questions =>
    [
        new("m1-q1", "A program sorts letters by their postcode. Its author wrote: \"count the closed loops in each digit, then ask a network\". What is learned here, and what is hand-made?",
            Wrong("All of it is learned, for there is a network in it", "The loops were somebody's idea. If a digit is written with a gap in its loop, the network never sees the rest of it. Lesson 1, features."),
            Right("The feature is hand-made, and what to make of it is learned", "That was the way before deep learning: people find the features, the computer weighs them. Lesson 1."),
            Wrong("The feature is learned, and the decision is hand-made", "It is the other way round: the network decides, and the loops were given to it. Lesson 1."),
            Wrong("All of it is hand-made, for somebody wrote the program", "Somebody wrote the training too, and the weights still came from examples. Lesson 1.")),
        new("m1-q2", "You have a thousand photographs of birds, and nobody has written down what is on them. Which task can you train on them as they are?",
            Wrong("naming the bird on a new photograph", "That is supervised: it needs the names. Lesson 1."),
            Wrong("counting how often a program names the right bird", "Without the right names there is nothing to count against. Lesson 1."),
            Right("sorting them into groups that look alike", "Unsupervised learning finds groups without being told what they are. Whether they are species is another question. Lesson 1."),
            Wrong("none, for learning always needs answers", "It needs examples. Answers are what makes it supervised. Lesson 1.")),
        new("m1-q3", "A leaky integrate-and-fire neuron fires 40 times a second. You make its current a little stronger. What changes?",
            Right("It fires more often", "The voltage reaches the threshold sooner after every reset. Lesson 2."),
            Wrong("Its impulses become higher", "An impulse is all or nothing. How strong a stimulus is, is told by how many there are. Lesson 2."),
            Wrong("It fires once and then stays above the threshold", "After each spike the voltage is set back to rest. Lesson 2."),
            Wrong("Nothing, because it was above the threshold already", "The threshold is for the voltage, and how soon it gets there depends on the current. Lesson 2.")),
        new("m1-q4", "Which part of a nerve cell is the model for a weight?",
            Wrong("the dendrite", "Dendrites bring signals in: they stand for the inputs. Lesson 2."),
            Wrong("the axon", "The axon carries the answer away: it stands for the output. Lesson 2."),
            Wrong("the nucleus", "It keeps the cell alive. The weighing is done elsewhere. Lesson 2."),
            Right("the synapse", "It decides how much of an incoming signal counts, and it changes with use. Lesson 2.")),
        new("m1-q5", "A neuron has w = −3 and b = 1.5. For which inputs does it say more than 0.5?",
            Wrong("for all above 0.5", "At x = 1 the sum is −1.5. With a negative weight the step leads down. Lesson 3."),
            Right("for all below 0.5", "The step stands at x = −b/w = 0.5, and the negative weight turns it round: high on the left. Lesson 3."),
            Wrong("for all below −0.5", "Mind the sign in x = −b/w: −1.5 / −3 is +0.5. Lesson 3."),
            Wrong("for none, because the weight is negative", "Where w·x + b is positive it says more than 0.5, and at x = 0 the sum is 1.5. Lesson 3.")),
        new("m1-q6", "A batch of shape [8, 5] goes through a layer whose weight has the shape [3, 5]. How many numbers come out?",
            Wrong("15", "That is how many weights there are. Lesson 3."),
            Wrong("40", "That is how many numbers went in: 8 examples of 5. Lesson 3."),
            Right("24", "One number for each of 8 examples from each of 3 neurons: [8, 3]. Lesson 3."),
            Wrong("120", "8 · 5 · 3 is how many multiplications there are. They are added up, five at a time. Lesson 3.")),
    ];
}
