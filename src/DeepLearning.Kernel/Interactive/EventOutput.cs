using System.Text.Json;
using DeepLearning.Kernel.Output;
using DeepLearning.Notebook;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Formatter = DeepLearning.Notebook.Formatter;

namespace DeepLearning.Kernel.Interactive;

/// <summary>Turns what .NET Interactive's kernels publish into outputs of the running cell.</summary>
internal sealed class EventOutput(RunningCell cell) : IObserver<KernelEvent>
{
    public void OnNext(KernelEvent value)
    {
        if ((CellScope.Current ?? cell.RunOrNull?.Scope) is not { } scope)
            return;
        switch (value)
        {
            case DisplayedValueUpdated updated:
                scope.UpdateDisplay(updated.ValueId, Bundle(updated));
                break;
            case StandardOutputValueProduced printed:
                scope.Write("stdout", Text(printed));
                break;
            case StandardErrorValueProduced printed:
                scope.Write("stderr", Text(printed));
                break;
            case ErrorProduced error:
                scope.Write("stderr", error.Message + "\n");
                break;
            case DisplayedValueProduced
                or ReturnValueProduced when ((DisplayEvent)value).FormattedValues.Any(form => !form.SuppressDisplay):
                scope.Display(Bundle((DisplayEvent)value), ((DisplayEvent)value).ValueId);
                break;
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error) => cell.RunOrNull?.Scope.Write("stderr", error.Message + "\n");

    /// <summary>A bundle's forms that are text, as .NET Interactive writes them.</summary>
    public static IEnumerable<FormattedValue> Forms(MimeBundle bundle) =>
        bundle.Data.Where(form => form.Value is string).Select(form => new FormattedValue(form.Key, (string)form.Value));

    private static MimeBundle Bundle(DisplayEvent shown)
    {
        // Of what this kernel has a form of its own for (figures, tensors), that form is the better one.
        if (shown.Value is MimeBundle or IDisplayable || (shown.Value is not null && Formatter.IsRegistered(shown.Value.GetType())))
            return Formatter.ToMimeBundle(shown.Value);
        MimeBundle? bundle = null;
        foreach (var form in shown.FormattedValues)
        {
            var (mimeType, content) = Content(form);
            bundle = bundle?.With(mimeType, content) ?? new MimeBundle(mimeType, content);
        }
        if (bundle is null)
            return MimeBundle.Text("");
        // Every output has a text, for terminals and screen readers.
        return bundle.Data.ContainsKey(MimeType.Plain) || shown.Value is null or string
            ? bundle
            : bundle.With(MimeType.Plain, Formatter.ToMimeBundle(shown.Value).PlainText);
    }

    // What is not what its media type says is shown as text.
    private static (string MimeType, object Content) Content(FormattedValue form)
    {
        try
        {
            if (form.MimeType.StartsWith("image/", StringComparison.Ordinal) && form.MimeType != MimeType.Svg)
                return (form.MimeType, Convert.FromBase64String(form.Value));
            if (MimeType.IsJson(form.MimeType))
                JsonDocument.Parse(form.Value).Dispose();
            return (form.MimeType, form.Value);
        }
        catch (Exception other) when (other is FormatException or JsonException)
        {
            return (MimeType.Plain, form.Value);
        }
    }

    private static string Text(DisplayEvent printed) => string.Concat(printed.FormattedValues.Select(form => form.Value));
}
