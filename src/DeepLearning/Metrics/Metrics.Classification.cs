namespace DeepLearning;

/// <summary>Measures of how well predictions fit the truth. Larger is better unless a summary says otherwise.</summary>
public static partial class Metrics
{
    /// <summary>The share of samples whose class is predicted right.</summary>
    /// <param name="predictions">Class indices [n] or scores [n, classes], of which the largest counts.</param>
    /// <param name="targets">Class indices. Shape: [n].</param>
    /// <example><code>
    /// Console.WriteLine(Metrics.Accuracy(Tensor.From(0, 1, 1, 0), Tensor.From(0, 1, 0, 0)));   // 0.75
    /// </code></example>
    public static double Accuracy(Tensor predictions, Tensor targets)
    {
        var (predicted, actual) = Pair(predictions, targets, nameof(Accuracy));
        int right = 0;
        for (int i = 0; i < actual.Length; i++)
            if (predicted[i] == actual[i]) right++;
        return (double)right / actual.Length;
    }

    /// <summary>How often class <c>row</c> was predicted as class <c>column</c>.</summary>
    /// <param name="predictions">Class indices [n] or scores [n, classes].</param>
    /// <param name="targets">Class indices. Shape: [n].</param>
    public static int[,] ConfusionMatrix(Tensor predictions, Tensor targets)
    {
        var (predicted, actual) = Pair(predictions, targets, nameof(ConfusionMatrix));
        int classes = Math.Max(predictions.Rank == 2 ? predictions.Shape[1] : 0, Math.Max(predicted.Max(), actual.Max()) + 1);
        var matrix = new int[classes, classes];
        for (int i = 0; i < actual.Length; i++) matrix[actual[i], predicted[i]]++;
        return matrix;
    }

    /// <summary>Precision, recall and F1 of every class, and their averages.</summary>
    /// <param name="predictions">Class indices [n] or scores [n, classes].</param>
    /// <param name="targets">Class indices. Shape: [n].</param>
    public static ClassificationReport Report(Tensor predictions, Tensor targets)
    {
        int[,] matrix = ConfusionMatrix(predictions, targets);
        int classes = matrix.GetLength(0);
        var scores = new ClassScore[classes];
        for (int c = 0; c < classes; c++)
        {
            int actual = 0, predicted = 0;
            for (int k = 0; k < classes; k++) (actual, predicted) = (actual + matrix[c, k], predicted + matrix[k, c]);
            scores[c] = new ClassScore(
                c, Ratio(matrix[c, c], predicted), Ratio(matrix[c, c], actual), Ratio(2 * matrix[c, c], actual + predicted), actual);
        }

        return new ClassificationReport(Accuracy(predictions, targets), scores);
    }

    /// <summary>Of the samples predicted to be of the class, the share that is: TP / (TP + FP); 0 where none is predicted.</summary>
    public static double Precision(Tensor predictions, Tensor targets, int classIndex = 1) =>
        Of(predictions, targets, classIndex).Precision;

    /// <summary>Of the samples of the class, the share that is predicted so: TP / (TP + FN); 0 where there is none.</summary>
    public static double Recall(Tensor predictions, Tensor targets, int classIndex = 1) => Of(predictions, targets, classIndex).Recall;

    /// <summary>The harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN).</summary>
    public static double F1(Tensor predictions, Tensor targets, int classIndex = 1) => Of(predictions, targets, classIndex).F1;

    private static ClassScore Of(Tensor predictions, Tensor targets, int classIndex) =>
        Report(predictions, targets).Classes.ElementAtOrDefault(classIndex);

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;

    private static (int[] Predicted, int[] Actual) Pair(Tensor predictions, Tensor targets, string operation)
    {
        Throw.ArgumentIf(
            targets.Rank != 1 || targets.Length == 0 || predictions.Rank is not (1 or 2) || predictions.Shape[0] != targets.Length,
            $"{operation}: expected predictions [n] or [n, classes] and targets [n] with n ≥ 1; got {predictions.Shape} and " +
            $"{targets.Shape}.", nameof(predictions));
        return (predictions.Rank == 1 ? Indices(predictions, operation) : Largest(predictions), Indices(targets, operation));
    }

    private static int[] Indices(Tensor classes, string operation) => Array.ConvertAll(classes.ToArray(), c =>
        c >= 0 && c == (int)c ? (int)c
        : throw new ArgumentException(Invariant($"{operation}: {c} is no class index; indices are 0, 1, 2, …"), nameof(classes)));

    private static int[] Largest(Tensor scores)
    {
        int classes = scores.Shape[1];
        var largest = new int[scores.Shape[0]];
        for (int i = 0; i < largest.Length; i++)
            for (int c = 1; c < classes; c++)
                if (scores.Data[i * classes + c] > scores.Data[i * classes + largest[i]]) largest[i] = c;
        return largest;
    }
}
