namespace DeepLearning.Notebook;

/// <summary><c>x.Display()</c> and its relatives, on any value.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows the value below the cell.</summary>
    /// <returns>A handle whose <see cref="DisplayedValue.Update"/> replaces what is shown.</returns>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) =>
        DisplayedValue.Show(Formatter.ToMimeBundle(value, mimeTypes));

    /// <summary>Shows text as what it is: <c>"# Title".DisplayAs("text/markdown")</c>.</summary>
    public static DisplayedValue DisplayAs(this string text, string mimeType) =>
        DisplayedValue.Show(new MimeBundle(mimeType, text));

    /// <summary>Shows a sequence as a table, one row an item.</summary>
    public static DisplayedValue DisplayTable<T>(this IEnumerable<T> items) =>
        DisplayedValue.Show(MimeBundle.Html(HtmlTable.OfRows(items), PlainText.Of(items)));
}
