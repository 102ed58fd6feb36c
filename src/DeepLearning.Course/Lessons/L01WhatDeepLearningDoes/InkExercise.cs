namespace DeepLearning.Course.Lessons.L01WhatDeepLearningDoes;

internal sealed class InkExercise : Exercise<Func<float[], float>>
{
    public override string Id => "dl-ink";
    public override int Number => 1;
    public override string Title => "How much ink?";

    protected override Func<float[], float> Solution => pixels => pixels.Sum() / pixels.Length;

    protected override Func<float[], float> Alternative => (float[] pixels) => Tensor.From(pixels).Mean().Item();

    public override IReadOnlyList<Case> Cases =>
    [
        new("two dark pixels of four", new[] { 1f, 0, 0, 1 }),
        new("pale ink, so that no pixel is quite dark", new[] { 0.2f, 0.4f, 0.9f }),
        new("an empty page", new[] { 0f, 0, 0, 0, 0 }),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [Enumerable.Range(0, 2 + random.NextInt32(9)).Select(_ => random.NextSingle()).ToArray()];

    public override IReadOnlyList<string> Hints =>
    [
        "An average: add all the pixels up, then share the sum out among them.",
        "The sum of all pixels divided by `pixels.Length`, which is how many there are.",
        "`float sum = 0;` then `foreach (float pixel in pixels) sum += pixel;` and at the end return `sum / …`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the pixels are added up and not shared out", "Divide the sum by how many pixels there are, pixels.Length.",
            pixels => pixels.Sum()),
        Mistake("the dark pixels are counted", "Pale ink is ink too: add the number that stands in the pixel, and do not count 1 for each.",
            pixels => pixels.Count(pixel => pixel > 0) / (float)pixels.Length),
        Mistake("the sum is divided by a fixed number", "Pictures have different sizes. Divide by pixels.Length, not by 4.",
            pixels => pixels.Sum() / 4),
        Mistake("the last pixel is left out", "Count from 0 up to pixels.Length - 1: `i < pixels.Length`.",
            pixels => pixels[..^1].Sum() / pixels.Length),
    ];
}
