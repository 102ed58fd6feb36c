namespace DeepLearning.Tests;

public class MetricsTests
{
    static string[] Words(string text) => text.Split(' ');

    [Fact]
    public void Accuracy_takes_the_largest_score_of_each_row() =>
        Assert.Equal(2.0 / 3, Metrics.Accuracy(Tensor.From(new float[,] { { 0.1f, 0.9f }, { 2, 1 }, { 0, 1 } }), Tensor.From(1, 0, 0)), 12);

    [Fact]
    public void Wrong_shapes_and_labels_are_refused_by_name()
    {
        Assert.Contains("Accuracy: expected predictions [n]", Assert.Throws<ArgumentException>(() => Metrics.Accuracy(Tensor.From(1, 2), Tensor.From(1))).Message, StringComparison.Ordinal);
        Assert.Contains("0.5 is no class index", Assert.Throws<ArgumentException>(() => Metrics.Accuracy(Tensor.From(1), Tensor.From(0.5f))).Message, StringComparison.Ordinal);
        Assert.Contains("3 positive and 0 negative", Assert.Throws<ArgumentException>(() => Metrics.RocAuc(Tensor.From(1, 2, 3), Tensor.Ones(3))).Message, StringComparison.Ordinal);
        Assert.Contains("at least 11 × 11", Assert.Throws<ArgumentException>(() => Metrics.Ssim(Tensor.Ones(5, 5), Tensor.Ones(5, 5))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_prints_one_line_a_class() =>
        Assert.Contains("    1      0.500   1.000  0.667        1", Metrics.Report(Tensor.From(1, 1, 0), Tensor.From(0, 1, 0)).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Perplexity_of_a_uniform_guess_is_the_number_of_tokens() => Assert.Equal(27, Metrics.Perplexity(Math.Log(27)), 10);

    [Fact]
    public void Bleu_clips_repeated_words_as_in_the_papers_example()
    {
        // Papineni and others 2002, example 2: "the" occurs at most twice in a reference, so 2 of 7 unigrams count.
        string[][] references = [Words("the cat is on the mat"), Words("there is a cat on the mat")];
        Assert.Equal(2.0 / 7, Metrics.Bleu([Words("the the the the the the the")], [references], maxN: 1), 12);
    }

    [Fact]
    public void Bleu_of_a_short_candidate_pays_for_its_brevity()
    {
        // Unigrams 3/3, bigrams 2/2, and c = 3 words for r = 6.
        Assert.Equal(Math.Exp(1 - 6.0 / 3), Metrics.Bleu([Words("the cat is")], [[Words("the cat is on the mat")]], maxN: 2), 12);
        Assert.Equal(1, Metrics.Bleu([Words("a b c d e")], [[Words("a b c d e")]]), 12);
        Assert.Equal(0, Metrics.Bleu([Words("a b c d e")], [[Words("v w x y z")]]));
    }

    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "", 3)]
    [InlineData("flaw", "lawn", 2)]
    [InlineData("same", "same", 0)]
    public void Edit_distance_counts_insertions_deletions_and_substitutions(string left, string right, int distance) =>
        Assert.Equal(distance, Metrics.EditDistance(left, right));

    [Theory]
    [InlineData("Lits", "List", 1)]
    [InlineData("abcd", "badc", 2)]
    [InlineData("ca", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    public void Two_neighbours_that_changed_places_count_once_where_that_is_asked(string left, string right, int distance) =>
        Assert.Equal(distance, Metrics.EditDistance<char>(left, right, swaps: true));

    [Fact]
    public void Overlaps_of_boxes_and_masks_are_shares_of_area()
    {
        Assert.Equal(1.0 / 7, Metrics.IoU(new Box(0, 0, 2, 2), new Box(1, 1, 3, 3)), 6);
        Assert.Equal(0, Metrics.IoU(new Box(0, 0, 1, 1), new Box(2, 2, 3, 3)));
        Tensor a = Tensor.From(1, 1, 0, 0), b = Tensor.From(0, 1, 1, 1);
        Assert.Equal(0.25, Metrics.IoU(a, b));
        Assert.Equal(0.4, Metrics.Dice(a, b), 12);
        Assert.Equal(1, Metrics.Dice(Tensor.Zeros(4), Tensor.Zeros(4)));
    }

    [Fact]
    public void Mean_average_precision_is_the_area_under_the_interpolated_curve()
    {
        Box Square(float x) => new(x, 0, x + 10, 10);
        Detection[] truth = [new(0, 0, Square(0)), new(1, 0, Square(0)), new(1, 0, Square(50)), new(0, 1, Square(20))];
        Detection[] found =
        [
            new(0, 0, Square(1), 0.9f),     // right: 1 of 1
            new(0, 0, Square(0), 0.8f),     // the same object again: wrong
            new(1, 0, Square(51), 0.7f),    // right: 2 of 3
            new(1, 0, Square(30), 0.6f),    // nothing there
            new(0, 1, Square(28), 0.5f),    // overlaps by 2/18: wrong
        ];
        // Class 0: recall 1/3 at precision 1, then 2/3 at 2/3. Class 1: nothing found.
        Assert.Equal((1.0 / 3 * 1 + 1.0 / 3 * 2 / 3) / 2, Metrics.MeanAveragePrecision(found, truth), 12);
        Assert.Equal(1, Metrics.MeanAveragePrecision(truth, truth), 12);
    }
}
