namespace DeepLearning.Notebook;

/// <summary>What a notebook adds to the library's types.</summary>
public static class LibraryExtensions
{
    /// <summary>The model's layers, output shapes and parameter counts as a table.</summary>
    /// <param name="model">The model.</param>
    /// <param name="inputShape">The shape of one input, without the batch: <c>model.Summary(1, 28, 28)</c>.</param>
    public static ModelSummary Summary(this ModuleBase model, params int[] inputShape) => new(model, inputShape);

    /// <summary>A picture as PNG, small ones enlarged so that their pixels show as squares.</summary>
    /// <param name="image">Shape: [height, width] or [1 or 3, height, width], values 0 … 1.</param>
    /// <param name="alt">What it shows, in words.</param>
    public static MimeBundle ToPicture(this Tensor image, string alt = "")
    {
        var picture = Bitmap.FromTensor(image);
        var text = alt.Length > 0 ? alt : $"Picture of {Numbers.Text(picture.Width)} × {Numbers.Text(picture.Height)} pixels";
        return MimeBundle.Picture(Png.Encode(Bitmaps.Enlarge(picture, 112)), text);
    }

    /// <summary>The library's types in text and HTML, unless the learner registers another form.</summary>
    internal static void RegisterFormatters()
    {
        Formatter.RegisterDefault<Tensor>(tensor => tensor.ToString(), MimeType.Plain);
        Formatter.RegisterDefault<Tensor>(TensorView.Html, MimeType.Html);
        Formatter.RegisterDefault<ModuleBase>(module => new ModelSummary(module).ToString(), MimeType.Plain);
        Formatter.RegisterDefault<ModuleBase>(module => (string)new ModelSummary(module).ToMimeBundle().Data[MimeType.Html], MimeType.Html);
        Formatter.RegisterDefault<History>(history => history.ToString(), MimeType.Plain);
        Formatter.RegisterDefault<History>(HistoryHtml, MimeType.Html);
    }

    private static string HistoryHtml(History history) =>
        (history.Count > 1 ? Figure.Training(history).ToHtml() : "") + HtmlTable.OfColumns(
            ["epoch", "loss", "accuracy", "validation loss", "validation accuracy", "seconds"],
            [.. history.Select(epoch => new object?[]
            {
                epoch.Number, Show(epoch.Loss), Show(epoch.Accuracy), Show(epoch.ValidationLoss), Show(epoch.ValidationAccuracy),
                Math.Round(epoch.Seconds, 1),
            })]);

    private static string Show(float? number) => number is { } known ? Numbers.Text(known) : "–";
}
