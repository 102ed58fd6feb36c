namespace DeepLearning.Course.Lessons.L07Backpropagation;

/// <summary>A small graph in which two numbers are used twice: its derivatives, by pencil.</summary>
internal sealed class TwoPathsExercise : NumbersExercise
{
    public override string Id => "bp-graph";
    public override int Number => 1;
    public override string Title => "Two paths, by hand";

    protected override string Task => "five numbers for L = p·q, with p = a·b and q = a − b";

    protected override IReadOnlyList<NumberQuestion> Questions =>
    [
        new("∂L/∂p", 3,
            new Slip(10, "the slope for p is p itself", "L = p·q: the slope with respect to a factor is the other factor, here q."),
            new Slip(1, "the slope of a product was taken to be 1", "1 is the slope of a sum. In p·q the slope for p is q.")),
        new("∂L/∂q", 10,
            new Slip(3, "the slope for q is q itself", "L = p·q: the slope with respect to a factor is the other factor, here p.")),
        new("∂L/∂a", 16,
            new Slip(6, "the path from a through q is missing", "a is used in q too. Where paths meet, add: + ∂L/∂q · 1."),
            new Slip(10, "the path from a through p is missing", "a is used in p too. Where paths meet, add: + ∂L/∂p · b."),
            new Slip(60, "the two paths from a were multiplied", "Multiply along each path, and add over the paths."),
            new Slip(13, "the slope b of the product is missing on the path through p", "p = a·b changes b times as fast as a.")),
        new("∂L/∂b", 5,
            new Slip(15, "the path from b through q is missing", "b is used in q too, with the slope −1."),
            new Slip(-10, "the path from b through p is missing", "b is used in p too. Where paths meet, add: + ∂L/∂p · a."),
            new Slip(25, "the minus of q is lost", "q = a − b falls when b grows: its slope with respect to b is −1."),
            new Slip(-7, "the slope a of the product is missing on the path through p", "p = a·b changes a times as fast as b.")),
        new("the growth of L when a grows by 0.01", 0.16f,
            new Slip(16, "the derivative is returned, not the change",
                "The derivative is the change for each unit of a. Here a grows by 0.01."),
            new Slip(30.16f, "the new value of L is returned, not its growth", "Subtract the old value: L was 10 · 3 = 30.")),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "First forward: p, q and L. Then begin at L. How many paths lead from L back to a, and how many to b?",
        "∂L/∂p = q and ∂L/∂q = p. For a: ∂L/∂p times the slope of p for a, plus ∂L/∂q times the slope of q for a. The same for b; one of "
            + "its slopes is −1.",
        "p = 10 and q = 3. The slopes of p are 2 (for a) and 5 (for b), those of q are 1 and −1. The last number is about ∂L/∂a times the "
            + "change of a.",
    ];
}
