namespace DeepLearning.Course.Lessons.L01WhatDeepLearningDoes;

internal sealed class WhatDeepLearningDoesFlashcards : LessonFlashcards
{
    public override IReadOnlyList<Flashcard> Cards =>
    [
        new("What is deep learning, in one sentence?", "Learning from examples with several layers, each of which learns its own features."),
        new("What is a feature?", "A number computed from the input that helps to answer the question."),
        new("Hand-made and learned features: the difference?", "A person thinks of the first; training finds the second."),
        new("What does \"deep\" say?", "How many learned layers lie between input and answer."),
        new("Supervised learning?", "Learning from examples that come with the right answer."),
        new("Unsupervised learning?", "Finding structure in examples without answers."),
        new("What is a label?", "The right answer that belongs to an example."),
        new("What is accuracy?", "The share of answers that are right, from 0 to 1."),
        new("Why hold some data out?", "Only examples that were never trained on show what was learned and not memorised."),
        new("The two steps of k-means?", "Every point joins its nearest centre; every centre moves to the middle of its points. Repeat."),
        new("Why now? Three reasons.", "Data, hardware, and better algorithms."),
        new("What was AlexNet?", "The network that won the ImageNet competition of 2012 by a wide margin; about 60 million parameters."),
        new("How does nearest neighbour classify?", "It finds the known example that is nearest, and gives that one's label."),
    ];
}
