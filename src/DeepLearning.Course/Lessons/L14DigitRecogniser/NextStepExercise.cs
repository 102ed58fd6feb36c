namespace DeepLearning.Course.Lessons.L14DigitRecogniser;

/// <summary>Six recognisers in a table: what to do next with each.</summary>
internal sealed class NextStepExercise : ChoicesExercise
{
    private const string NotYet = "Something else comes first: the test set is opened once, when nothing is left to choose.";

    public override string Id => "dr-next";
    public override int Number => 4;
    public override string Title => "Six recognisers, and what next";
    protected override string Task => "a next step for each of six recognisers";

    protected override IReadOnlyList<ChoiceQuestion> Questions =>
    [
        new("recogniser 1", 'a',
            ('b', "recogniser 1 is searched for a mistake", "It learns as it should, and slowly: both numbers are still rising."),
            ('c', "recogniser 1 gets shifted digits", "It has not even learned the digits in the middle yet."),
            ('d', "recogniser 1 is tested", NotYet)),
        new("recogniser 2", 'c',
            ('a', "recogniser 2 is trained longer", "It has learned its training digits already. The shifted ones are what it gets wrong."),
            ('b', "recogniser 2 is searched for a mistake", "This is what the lesson saw, too: position matters to such a network."),
            ('d', "recogniser 2 is tested", NotYet)),
        new("recogniser 3", 'd',
            ('a', "recogniser 3 is trained longer", "Its rate and its epochs are chosen, and five seeds agree. What is left to choose?"),
            ('c', "recogniser 3 gets shifted digits", "It had them, and it reads the shifted digits nearly as well as the others."),
            ('e', "recogniser 3's inputs are prepared", "They are: its validation digits were prepared as its training digits were.")),
        new("recogniser 4", 'e',
            ('a', "recogniser 4 is trained longer", "It reads validation digits well. What is different about the photographs?"),
            ('c', "recogniser 4 gets shifted digits", "A digit of 80 pixels in a corner is not off by a pixel or two."),
            ('d', "recogniser 4 is tested", NotYet)),
        new("recogniser 5", 'b',
            ('a', "recogniser 5 is trained longer", "After ten epochs the loss has not moved at all. It will not begin in the eleventh."),
            ('c', "recogniser 5 gets shifted digits", "It does not learn anything yet, so other digits will not help."),
            ('d', "recogniser 5 is tested", NotYet)),
        new("recogniser 6", 'b',
            ('a', "recogniser 6 is trained longer", "Can it be better on new digits than on its own? First find out why."),
            ('c', "recogniser 6 gets shifted digits", "Its validation accuracy cannot be believed, so no change can be judged by it."),
            ('d', "recogniser 6 is tested", "First find out how 900 validation digits got into the training set.")),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "First ask whether the numbers can be believed at all. Then compare training with validation. Then look at what the network is "
            + "given later.",
        "A loss that does not move, and a validation set that is contained in the training set, are mistakes in the code. Rising numbers "
            + "need time. Digits in another form than the training digits must be brought into that form.",
        "Two of the six are mistakes in the code: the loss that stays at exactly 2.303, and the 900 digits that occur twice. Only one is "
            + "finished.",
    ];
}
