using System.Text.Json;

namespace DeepLearning.Tests;

/// <summary>Metrics against scikit-learn and SciPy; see make_fixtures.py.</summary>
public class MetricsFixtureTests
{
    private static readonly JsonElement Fixtures = Fixture.Json("Metrics/metrics.json");

    [Fact]
    public void Classification_scores_are_those_of_scikit_learn()
    {
        JsonElement f = Fixtures.GetProperty("classification");
        Tensor predictions = f.Vector("predictions"), targets = f.Vector("targets");
        ClassificationReport report = Metrics.Report(predictions, targets);
        Assert.Equal(f.Number("accuracy"), Metrics.Accuracy(predictions, targets), 12);
        Assert.Equal(f.GetProperty("confusion").EnumerateArray().SelectMany(row => row.EnumerateArray())
            .Select(v => v.GetInt32()), Metrics.ConfusionMatrix(predictions, targets).Cast<int>());
        Assert.Equal(f.Doubles("precision"), report.Classes.Select(c => c.Precision), Close);
        Assert.Equal(f.Doubles("recall"), report.Classes.Select(c => c.Recall), Close);
        Assert.Equal(f.Doubles("f1"), report.Classes.Select(c => c.F1), Close);
        Assert.Equal(f.Doubles("support"), report.Classes.Select(c => (double)c.Support));
        Assert.Equal(f.Number("macroF1"), report.MacroF1, 12);
        Assert.Equal(f.Number("weightedF1"), report.WeightedF1, 12);
        Assert.Equal(f.Doubles("precision")[2], Metrics.Precision(predictions, targets, 2), 12);
        Assert.Equal(f.Doubles("recall")[2], Metrics.Recall(predictions, targets, 2), 12);
        Assert.Equal(f.Doubles("f1")[2], Metrics.F1(predictions, targets, 2), 12);
    }

    [Fact]
    public void Roc_curve_its_area_and_average_precision_are_those_of_scikit_learn()
    {
        JsonElement f = Fixtures.GetProperty("ranking");
        Tensor scores = f.Vector("scores"), targets = f.Vector("targets");
        Assert.Equal(f.Number("auc"), Metrics.RocAuc(scores, targets), 12);
        Assert.Equal(f.Number("averagePrecision"), Metrics.AveragePrecision(scores, targets), 12);
        var curve = Metrics.RocCurve(scores, targets);
        Assert.Equal(f.Doubles("falsePositiveRate"), curve.Select(p => p.FalsePositiveRate), Close);
        Assert.Equal(f.Doubles("truePositiveRate"), curve.Select(p => p.TruePositiveRate), Close);
    }

    [Fact]
    public void Regression_scores_are_those_of_scikit_learn()
    {
        JsonElement f = Fixtures.GetProperty("regression");
        Tensor predictions = f.Vector("predictions"), targets = f.Vector("targets");
        Assert.Equal(f.Number("r2"), Metrics.R2(predictions, targets), 6);
        Assert.Equal(f.Number("meanSquaredError"), Metrics.MeanSquaredError(predictions, targets), 6);
        Assert.Equal(f.Number("meanAbsoluteError"), Metrics.MeanAbsoluteError(predictions, targets), 6);
    }

    [Fact]
    public void Psnr_and_ssim_are_those_of_scipy_by_the_published_formulas()
    {
        JsonElement f = Fixtures.GetProperty("images");
        Tensor image = f.Vector("image").Reshape(17, 23), reference = f.Vector("reference").Reshape(17, 23);
        Assert.Equal(f.Number("psnr"), Metrics.Psnr(image, reference), 4);
        Assert.Equal(f.Number("ssim"), Metrics.Ssim(image, reference), 6);
        Assert.Equal(1, Metrics.Ssim(reference, reference), 12);
    }

    private static readonly EqualityComparer<double> Close = EqualityComparer<double>.Create((a, b) => Math.Abs(a - b) < 1e-12);
}
