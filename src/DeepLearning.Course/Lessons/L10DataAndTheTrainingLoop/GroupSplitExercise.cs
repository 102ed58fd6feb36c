namespace DeepLearning.Course.Lessons.L10DataAndTheTrainingLoop;

/// <summary>A split that keeps rows together that belong together.</summary>
internal sealed class GroupSplitExercise : Exercise<Func<int[], int[], int, int[]>>
{
    public override string Id => "tl-groups";
    public override int Number => 2;
    public override string Title => "Keep patients together";
    public override int Points => 2;
    public override Tolerance Tolerance => Tolerance.Exact;

    protected override Func<int[], int[], int, int[]> Solution => (patients, order, count) =>
        Images(patients, Chosen(patients, order, count));

    // The number of patients that are needed, from the running sum of their images.
    protected override Func<int[], int[], int, int[]> Alternative => (int[] patients, int[] order, int count) =>
    {
        var (sum, needed) = (0, 0);
        for (; sum < count && needed < order.Length; needed++)
        {
            var next = order[needed];
            sum += patients.Count(patient => patient == next);
        }


        var places = order.Take(needed).SelectMany(one => patients.Index().Where(pair => pair.Item == one).Select(pair => pair.Index));
        return places.Order().ToArray();
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("three patients with two images each, two images wanted", new[] { 7, 7, 8, 8, 9, 9 }, new[] { 8, 9, 7 }, 2),
        new("three images wanted: two patients are needed", new[] { 7, 7, 8, 8, 9, 9 }, new[] { 8, 9, 7 }, 3),
        new("the images of a patient lie apart", new[] { 1, 2, 3, 1, 2, 1 }, new[] { 1, 3, 2 }, 1),
        new("nothing is wanted", new[] { 1, 2 }, new[] { 2, 1 }, 0),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var people = 3 + random.NextInt32(5);
        int[] patients = [.. Enumerable.Range(0, people), .. Enumerable.Range(0, 12).Select(_ => random.NextInt32(people))];
        return [random.Permutation(patients.Length).Select(i => patients[i]).ToArray(), random.Permutation(people),
            1 + random.NextInt32(patients.Length - 3)];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Decide for patients first, and only then for images: an image is in the validation set when its patient was chosen.",
        "Go through `order` and choose patients until their images are at least `count`. Then return every i whose patients[i] was chosen.",
        "A `HashSet<int>` of chosen patients; before each new one, count the images whose patient is in it and stop when there are enough. "
            + "At the end, a loop over all indices in ascending order.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the images are split, and not the patients",
            "The first images up to `count` are taken, wherever their patients' other images are. Choose whole patients.",
            (patients, order, count) => [.. Enumerable.Range(0, Math.Min(count, patients.Length))]),
        Mistake("the last patient is cut off", "At least `count` images: the last patient stays whole, even when there are more.",
            (patients, order, count) => [.. Images(patients, Chosen(patients, order, count)).Take(count)]),
        Mistake("one patient too few is taken", "Go on until there are at least `count` images.",
            (patients, order, count) => Images(patients, [.. Chosen(patients, order, count).SkipLast(1)])),
        Mistake("the patients are returned, and not their images", "Return the indices i, not the numbers of the patients.",
            (patients, order, count) => Chosen(patients, order, count)),
        Mistake("`count` patients are taken", "`count` is the number of images, and a patient may have several.",
            (patients, order, count) => Images(patients, [.. order.Take(count)])),
        Mistake("the images come in the order of the patients", "Return the indices in ascending order.",
            (patients, order, count) =>
                [.. Chosen(patients, order, count).SelectMany(one => Images(patients, [one]))]),
        Mistake("the other side of the split is returned", "These are the training images. Return those of the chosen patients.",
            (patients, order, count) => Images(patients, [.. order.Except(Chosen(patients, order, count))])),
    ];

    private static int[] Chosen(int[] patients, int[] order, int count)
    {
        var chosen = new List<int>();
        foreach (var patient in order)
        {
            if (patients.Count(chosen.Contains) >= count) break;
            chosen.Add(patient);
        }

        return [.. chosen];
    }

    private static int[] Images(int[] patients, int[] chosen) =>
        [.. Enumerable.Range(0, patients.Length).Where(image => chosen.Contains(patients[image]))];
}
