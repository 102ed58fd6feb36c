using System.Globalization;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Directives;

/// <summary><c>#!time</c></summary>
internal static class TimeDirective
{
    public static Task RunAsync(DirectiveCall call)
    {
        call.Run.AtEnd(elapsed => call.Run.Scope.Display(MimeBundle.Text("Wall time: " + Format(elapsed)), displayId: null));
        return Task.CompletedTask;
    }

    private static string Format(TimeSpan elapsed) => elapsed switch
    {
        { TotalSeconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalMilliseconds:0.0} ms"),
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:0.00} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)elapsed.TotalMinutes} min {elapsed.Seconds} s"),
    };
}
