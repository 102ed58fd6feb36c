namespace DeepLearning.Course.Lessons.L02BiologicalAndArtificialNeurons;

internal sealed class MembraneStepExercise : Exercise<Func<float, float, float, float>>
{
    public override string Id => "bn-step";
    public override int Number => 1;
    public override string Title => "One step of the membrane";

    protected override Func<float, float, float, float> Solution => (v, current, dt) => v + dt / 10 * (-65 - v + 10 * current);

    // A weighted mean of where it is and where it is heading.
    protected override Func<float, float, float, float> Alternative =>
        (float v, float current, float dt) => (1 - dt / 10) * v + dt / 10 * (10 * current - 65);

    public override IReadOnlyList<Case> Cases =>
    [
        new("at rest, 2 nA, 1 ms", -65f, 2f, 1f),
        new("at rest without a current", -65f, 0f, 1f),
        new("above rest without a current: it leaks", -55f, 0f, 2f),
        new("a small step", -60f, 1.5f, 0.1f),
    ];

    protected override object?[] RandomInputs(RandomGenerator random) =>
        [-70 + 20 * random.NextSingle(), 5 * random.NextSingle(), 0.05f + random.NextSingle()];

    public override IReadOnlyList<string> Hints =>
    [
        "Two things move the voltage: the leak pulls it back to −65, and the current pushes it up. Only a part of the move, dt/τ, happens "
            + "in one step.",
        "V + (dt/τ)·(E − V + R·I) with τ = 10, E = −65, R = 10.",
        "`return v + dt / 10 * (-65 - v + 10 * current);` Mind that dt is a float: 1 / 10 with whole numbers would be 0.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the leak is missing", "Without −(V − E) the cell never forgets, and any current would fire it in the end. Add −65 − v.",
            (v, current, dt) => v + dt / 10 * 10 * current),
        Mistake("the leak has the wrong sign",
            "Above rest the leak pulls down: −65 − v is negative there. You have v + 65, which runs away.",
            (v, current, dt) => v + dt / 10 * (v + 65 + 10 * current)),
        Mistake("only the change is returned", "Add it to v: the new voltage is asked for.",
            (v, current, dt) => dt / 10 * (-65 - v + 10 * current)),
        Mistake("the step is not divided by τ", "The voltage moves by dt/τ of the right-hand side, and τ is 10 ms.",
            (v, current, dt) => v + dt * (-65 - v + 10 * current)),
        Mistake("the resistance is missing", "A current in nA times 10 MΩ gives millivolts: 10 * current.",
            (v, current, dt) => v + dt / 10 * (-65 - v + current)),
    ];
}
