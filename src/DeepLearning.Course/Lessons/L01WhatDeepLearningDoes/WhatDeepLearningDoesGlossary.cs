namespace DeepLearning.Course.Lessons.L01WhatDeepLearningDoes;

internal sealed class WhatDeepLearningDoesGlossary : LessonGlossary
{
    public override IReadOnlyList<Term> Terms =>
    [
        new("accuracy", "The share of answers that are right, from 0 to 1."),
        new("classifier", "A program that sorts inputs into classes, such as pictures into digits."),
        new("cluster", "A group of examples that are more like one another than like the others."),
        new("deep learning", "Learning with several layers, each of which learns features from what the one before it found."),
        new("feature", "A number computed from the input that helps to answer the question."),
        new("held-out data", "Examples that are kept away from training, to measure with."),
        new("k-means", "A way of finding clusters: points join the nearest centre, centres move to the middle of their points, again and again."),
        new("label", "The right answer that belongs to an example."),
        new("layer", "A step of a network: many neurons that work side by side on the same inputs."),
        new("parameter", "A number that training sets, such as a weight."),
        new("supervised learning", "Learning from examples with labels."),
        new("unsupervised learning", "Finding structure in examples without labels."),
    ];
}
