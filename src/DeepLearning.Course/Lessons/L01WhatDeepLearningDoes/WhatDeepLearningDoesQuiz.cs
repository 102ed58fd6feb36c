using static DeepLearning.Course.Choice;

namespace DeepLearning.Course.Lessons.L01WhatDeepLearningDoes;

internal sealed class WhatDeepLearningDoesQuiz : LessonQuiz
{
    public override IReadOnlyList<Question> Questions =>
    [
        new("dl-q1", "What is a feature?",
            Wrong("The name of the thing in the picture", "That is the label, the answer that we want."),
            Wrong("A layer of a network", "A layer computes features; it is not one."),
            Right("A number computed from the input that helps to answer", "Ink in a row is one, and so is what a neuron of the first layer puts out."),
            Wrong("A mistake in the data", "Features are wanted; they are what the answer is made from.")),
        new("dl-q2", "What does \"deep\" mean in deep learning?",
            Right("Several layers, each working on what the one before it found", "Depth is the number of steps from input to answer that are learned."),
            Wrong("That it understands things deeply", "It is a word for the number of layers, and promises no insight."),
            Wrong("That it needs very much data", "It often does, but a linear classifier with much data is not deep."),
            Wrong("That it runs on large computers", "The networks of this lesson are deep and run on a laptop.")),
        new("dl-q3", "You have 10,000 photographs and nobody has said what is in them. You look for groups of similar ones. What is it?",
            Wrong("Supervised learning", "That needs the right answer for each example, and nobody gave any."),
            Right("Unsupervised learning", "No labels: structure is looked for in the inputs alone, as k-means does."),
            Wrong("Transfer learning", "That is the use of what was learned in one task for another."),
            Wrong("No learning at all", "The centres of the groups are found from data. That is learning.")),
        new("dl-q4", "A network reads all the digits right that it was trained on. How well does it read?",
            Wrong("Perfectly", "It may know those pictures by heart."),
            Wrong("As well as a person", "Nothing was compared with a person."),
            Wrong("Badly, since that is always overfitting", "It may do very well. We cannot tell from this."),
            Right("We do not know until it has read digits that it never saw", "Only held-out data says how it does on new ones.")),
        new("dl-q5", "The same linear classifier reads more digits from learned features than from ink in rows and columns. Why?",
            Wrong("A linear classifier is better with fewer numbers", "The number of features was about the same, and a little larger for the learned ones."),
            Right("The learned features were shaped by the task itself", "Training moved them until they helped with telling digits apart; the sums were chosen by us."),
            Wrong("Hand-made features contain errors", "They are exactly computed. They leave out too much."),
            Wrong("It saw more digits", "Both saw the same 8,000.")),
        new("dl-q6", "Which three things came together around 2012?",
            Wrong("The neuron, the synapse and the axon", "Those are older, and the next lesson is about them."),
            Wrong("C#, Jupyter and Python", "Good tools, but they are not why."),
            Wrong("The perceptron, backpropagation and the transistor", "All three were there by 1986. Something was still missing."),
            Right("Large labelled data sets, graphics processors, and better ways of training", "ImageNet, GPUs, and ReLU with dropout: AlexNet had all three.")),
    ];
}
