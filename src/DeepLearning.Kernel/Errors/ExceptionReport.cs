using System.Diagnostics;
using System.Reflection;

namespace DeepLearning.Kernel.Errors;

/// <summary>Writes an exception as its message and the learner's lines that led to it, without the engine's frames.</summary>
sealed class ExceptionReport(CellSources sources)
{
    const int Shown = 20;

    public CellError Create(Exception exception, string cellPath)
    {
        var shown = Unwrap(exception);
        var traceback = new List<string>();
        Place? place = null;
        for (var current = shown; current is not null; current = current.InnerException)
        {
            var head = current == shown ? "" : "caused by ";
            traceback.Add($"{head}{current.GetType().Name}: {current.Message}");
            var places = Places(current);
            place ??= places.FirstOrDefault(candidate => candidate.Path == cellPath);
            traceback.AddRange(places.Take(Shown).Select(line => "   at " + line.Describe(sources, cellPath)));
            if (places.Count > Shown)
                traceback.Add(FormattableString.Invariant($"   … {places.Count - Shown} more"));
        }
        return new CellError(shown.GetType().Name, shown.Message, traceback, place?.Line, null);
    }

    /// <summary>The exception that the learner's code threw, without the wrappers of tasks and reflection.</summary>
    public static Exception Unwrap(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions: [var only] } => Unwrap(only),
        TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        TypeInitializationException { InnerException: { } inner } => Unwrap(inner),
        _ => exception,
    };

    static List<Place> Places(Exception exception)
    {
        var places = new List<Place>();
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetMethod() is { } method && !FrameNames.IsMachinery(method))
                places.Add(new Place(FrameNames.Describe(method), frame.GetFileName(), frame.GetFileLineNumber()));
        }
        return places;
    }

    sealed record Place(string Method, string? Path, int Line)
    {
        public string Describe(CellSources sources, string cellPath)
        {
            if (Path is null || Line == 0)
                return Method;
            var where = Path == cellPath ? "" : Path + ", ";
            var method = Method.Length == 0 ? "" : Method + " in ";
            var code = sources.Line(Path, Line)?.Trim() is { Length: > 0 } text ? ":  " + text : "";
            return FormattableString.Invariant($"{method}{where}line {Line}{code}");
        }
    }
}
