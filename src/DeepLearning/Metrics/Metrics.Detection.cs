namespace DeepLearning;

public static partial class Metrics
{
    /// <summary>Intersection over union of two boxes: the shared area divided by the area that either covers.</summary>
    /// <example><code>
    /// Console.WriteLine(Metrics.IoU(new Box(0, 0, 2, 1), new Box(1, 0, 3, 1)) * 3);   // 1
    /// </code></example>
    public static double IoU(Box a, Box b)
    {
        double shared = a.Intersection(b);
        return Ratio(shared, (double)a.Area + b.Area - shared);
    }

    /// <summary>Intersection over union of two masks (Jaccard index); values above 0.5 belong to the object. 1 if both are empty.</summary>
    public static double IoU(Tensor mask, Tensor reference)
    {
        var (shared, either, _) = Overlap(mask, reference, nameof(IoU));
        return either == 0 ? 1 : (double)shared / either;
    }

    /// <summary>
    /// Dice coefficient of two masks: 2 |A ∩ B| / (|A| + |B|); values above 0.5 belong to the object. 1 if both are empty.
    /// </summary>
    public static double Dice(Tensor mask, Tensor reference)
    {
        var (shared, _, sum) = Overlap(mask, reference, nameof(Dice));
        return sum == 0 ? 1 : 2.0 * shared / sum;
    }

    /// <summary>
    /// Mean average precision: for each class that occurs in the truth, the area under its precision–recall curve (precision
    /// made non-increasing first, as Pascal VOC since 2010), then the mean over classes. A detection is right if it is the
    /// first of its class to overlap a true box by at least <paramref name="threshold"/>.
    /// </summary>
    /// <param name="detections">What the detector reports on all pictures.</param>
    /// <param name="truth">What is there; scores are not looked at.</param>
    /// <param name="threshold">The least intersection over union.</param>
    public static double MeanAveragePrecision(
        IReadOnlyCollection<Detection> detections, IReadOnlyCollection<Detection> truth, double threshold = 0.5)
    {
        Throw.ArgumentIf(truth.Count == 0, $"MeanAveragePrecision: there is no true box to find.", nameof(truth));
        return truth.GroupBy(t => t.Class).Average(group =>
            AveragePrecisionOfClass(
                [.. detections.Where(d => d.Class == group.Key).OrderByDescending(d => d.Score)], [.. group], threshold));
    }

    private static double AveragePrecisionOfClass(Detection[] ordered, Detection[] truth, double threshold)
    {
        var taken = new bool[truth.Length];
        var precision = new double[ordered.Length];
        var recall = new double[ordered.Length];
        int right = 0;
        for (int i = 0; i < ordered.Length; i++)
        {
            int best = -1;
            for (int t = 0; t < truth.Length; t++)
                if (truth[t].Image == ordered[i].Image
                    && (best < 0 || IoU(ordered[i].Box, truth[t].Box) > IoU(ordered[i].Box, truth[best].Box))) best = t;
            if (best >= 0 && !taken[best] && IoU(ordered[i].Box, truth[best].Box) >= threshold)
            {
                taken[best] = true;
                right++;
            }

            (precision[i], recall[i]) = ((double)right / (i + 1), (double)right / truth.Length);
        }

        double area = 0, highest = 0;
        for (int i = ordered.Length - 1; i >= 0; i--)
        {
            highest = Math.Max(highest, precision[i]);
            area += (recall[i] - (i > 0 ? recall[i - 1] : 0)) * highest;
        }

        return area;
    }

    private static (int Shared, int Either, int Sum) Overlap(Tensor a, Tensor b, string operation)
    {
        Throw.ArgumentIf(a.Shape != b.Shape, $"{operation}: the masks' shapes {a.Shape} and {b.Shape} differ.", nameof(a));
        int shared = 0, sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            bool inA = a.Data[i] > 0.5f, inB = b.Data[i] > 0.5f;
            if (inA && inB) shared++;
            sum += (inA ? 1 : 0) + (inB ? 1 : 0);
        }

        return (shared, sum - shared, sum);
    }
}
