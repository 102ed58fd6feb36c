namespace DeepLearning.Course.Lessons.L08GradientDescentAndItsVariantsDeeper;

/// <summary>Four rules are to be recognised by the steps that they make with the same gradients.</summary>
internal sealed class WhichRuleExercise : ChoicesExercise
{
    public override string Id => "gd-which";
    public override int Number => 1;
    public override string Title => "Which rule was it?";
    protected override string Task => "the rule behind each of the runs 1 to 4";

    protected override IReadOnlyList<ChoiceQuestion> Questions =>
    [
        new("run 1", 'e',
            ('a', "run 1 is taken for plain descent",
                "Plain descent would move by η·g = 0.2 at each step. Here the size of the gradient is gone."),
            ('b', "run 1 is taken for momentum", "With momentum the moves grow while the gradient stays the same. These do not grow."),
            ('c', "run 1 is taken for Nesterov's form", "Its moves grow while the gradient stays the same. These do not grow."),
            ('d', "run 1 is taken for RMSProp", "RMSProp's first move is ten learning rates long. This one is one learning rate long.")),
        new("run 2", 'c',
            ('a', "run 2 is taken for plain descent",
                "Plain descent turns round at once when the gradient does. Here the last move goes on."),
            ('b', "run 2 is taken for momentum",
                "Momentum's first move is plain, η·g = 0.2. This one is longer: the velocity is added in advance."),
            ('d', "run 2 is taken for RMSProp", "RMSProp turns round at once when the gradient does. Here the last move goes on."),
            ('e', "run 2 is taken for Adam", "Adam's first move has the length η = 0.1, whatever the gradient is.")),
        new("run 3", 'd',
            ('a', "run 3 is taken for plain descent", "Plain descent makes equal moves for equal gradients. Here they become shorter."),
            ('b', "run 3 is taken for momentum", "Momentum's moves grow while the gradient stays the same. These become shorter."),
            ('c', "run 3 is taken for Nesterov's form", "Its moves grow while the gradient stays the same. These become shorter."),
            ('e', "run 3 is taken for Adam",
                "Adam's correction makes the first moves one learning rate long. This one is ten times as long.")),
        new("run 4", 'b',
            ('a', "run 4 is taken for plain descent",
                "The first move is that of plain descent. But the next ones grow with the same gradient."),
            ('c', "run 4 is taken for Nesterov's form", "Nesterov's first move is η(g + μv) = 0.38, with the new v. This one is η·g."),
            ('d', "run 4 is taken for RMSProp", "RMSProp's moves become shorter while s fills up. These grow."),
            ('e', "run 4 is taken for Adam", "Adam's first move has the length η = 0.1. This one is η·g = 0.2.")),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Compute the first move of each rule: g = 2, and whatever a rule remembers is 0. Then see whose moves grow while the gradient "
            + "stays the same, and whose turn round as soon as the gradient does.",
        "First moves, in multiples of the rate 0.1: plain g; momentum v = g; Nesterov's form g + μv; RMSProp g/√(0.01·g²); Adam m̂/√ŝ.",
        "In multiples of the rate these are 2, 2, 3.8, 10 and 1. Plain and momentum begin alike and differ in the second move: 2, and "
            + "0.9·2 + 2.",
    ];
}
