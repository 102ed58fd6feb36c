using DeepLearning.Grading.Compiling;

namespace DeepLearning.Grading.Tests.Compiling;

public class CellNamesTests
{
    [Theory]
    [InlineData("float Accuracy(Tensor scores, Tensor labels) => scores.EqualTo(labels).Mean().Item();", "scores labels")]
    [InlineData("void Fit() { var model = Make(); model.Train(); }", "model")]
    [InlineData("var squares = Range(3).Select(value => value * value);", "value")]
    [InlineData("int Sum(int[] values) { int total = 0; foreach (int one in values) total += one; return total; }", "values total one")]
    [InlineData("for (int round = 0; round < 3; round++) Step(round);", "round")]
    [InlineData("var loader = new DataLoader(data, batchSize: 3) { Shuffle = true };", "batchSize Shuffle")]
    [InlineData("float Width(Picture picture) => picture.Columns * 2;", "Columns picture")]
    [InlineData("if (TryRead(out var digit)) Show(digit); void Inner() { int Twice(int n) => 2 * n; Twice(3); }", "Twice n")]
    public void Names_that_the_cell_itself_explains_are_not_asked_of_others(string code, string explained) =>
        Assert.DoesNotContain(CellNames.Of(code).Used, name => explained.Split(' ').Contains(name));

    [Theory]
    [InlineData("float Loss(Tensor x) => Price(x, labels);", "Price labels")]
    [InlineData("var more = train.Inputs.Moved(1);", "train Moved")]
    [InlineData("var all = numbers.Select(helper.Twist);", "numbers helper Twist")]
    [InlineData("void First(int model) { } int Second() => model.Count;", "model")]
    [InlineData("Net Make() { Net Net = new Net(); return Net; }", "Net")]
    [InlineData("{ var inside = 1; } Show(inside);", "inside")]
    [InlineData("int F(int x) => x; var y = x;", "x")]
    [InlineData("var text = $\"{label}\"; var same = nameof(label2);", "label label2")]
    public void Names_that_come_from_elsewhere_are_found(string code, string used) =>
        Assert.All(used.Split(' '), name => Assert.Contains(name, CellNames.Of(code).Used));
}
