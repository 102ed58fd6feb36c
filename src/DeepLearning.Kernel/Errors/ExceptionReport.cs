using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using DeepLearning.Kernel.Cells;

namespace DeepLearning.Kernel.Errors;

/// <summary>Writes an exception as its message and the learner's lines that led to it, without the engine's frames.</summary>
internal sealed class ExceptionReport(CellSources sources)
{
    private const int Shown = 20;

    private static readonly Dictionary<Type, string> Hints = new()
    {
        [typeof(NullReferenceException)] = "something on this line is null; a variable that was declared without a value is",
        [typeof(IndexOutOfRangeException)] = "the indices of an array run from 0 to its Length - 1",
        [typeof(InsufficientExecutionStackException)] =
            "a function calls itself without an end; it needs a case in which it does not, and every call must come closer to that case",
        [typeof(NotImplementedException)] = "this code is still to be written",
        [typeof(RegexMatchTimeoutException)] = "a repetition within a repetition, such as (a+)+, can be tried in so many ways that the "
            + "match never ends; take one of them away, or pass RegexOptions.NonBacktracking",
        [typeof(InvalidCastException)] = "the value is of another type; GetType() tells which",
    };

    public CellError Create(Exception exception, string cellPath)
    {
        var shown = Unwrap(exception);
        var traceback = new List<string>();
        Place? place = null;
        for (var current = shown; current is not null; current = current.InnerException)
        {
            var head = current == shown ? "" : "caused by ";
            traceback.Add($"{head}{current.GetType().Name}: {Message(current)}");
            var places = Places(current, cellPath);
            place ??= places.FirstOrDefault(candidate => candidate.Path == cellPath);
            traceback.AddRange(Lines(places, cellPath));
        }
        if (Hints.TryGetValue(shown.GetType(), out var hint))
            traceback.Add("   hint: " + hint);
        return new CellError(shown.GetType().Name, Message(shown), traceback, place?.Line, null);
    }

    /// <summary>The exception that the learner's code threw, without the wrappers of tasks and reflection.</summary>
    public static Exception Unwrap(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions: [var only] } => Unwrap(only),
        TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        TypeInitializationException { InnerException: { } inner } => Unwrap(inner),
        _ => exception,
    };

    // The parameter is one of a function inside the library or .NET; its name says nothing to who called from a cell.
    private static string Message(Exception exception)
    {
        var suffix = exception is ArgumentException { ParamName: { } name } ? $" (Parameter '{name}')" : null;
        var (head, rest) = exception.Message.Split('\n', 2) is [var first, var more]
            ? (first.TrimEnd('\r'), "\n" + more)
            : (exception.Message, "");
        return suffix is not null && head.EndsWith(suffix, StringComparison.Ordinal) ? head[..^suffix.Length] + rest : exception.Message;
    }

    private IEnumerable<string> Lines(List<Place> places, string cellPath)
    {
        var shown = 0;
        for (var i = 0; i < places.Count && shown < Shown; shown++)
        {
            var same = places.Skip(i).TakeWhile(place => place == places[i]).Count();
            yield return "   at " + places[i].Describe(sources, cellPath);
            if (same > 2) yield return FormattableString.Invariant($"   … the same {same - 1} times more");
            i += same > 2 ? same : 1;
            if (shown == Shown - 1 && i < places.Count) yield return FormattableString.Invariant($"   … {places.Count - i} more");
        }
    }

    // Of a way through the library or .NET only the call that the learner made is of interest.
    private List<Place> Places(Exception exception, string cellPath)
    {
        var places = new List<Place>();
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetMethod() is not { } method || FrameNames.IsMachinery(method))
                continue;
            var own = FrameNames.IsLearners(method);
            if (!own && places is [.., { IsOwn: false }])
                places.RemoveAt(places.Count - 1);
            places.Add(Place(frame, method, own, cellPath, exception));
        }
        return places;
    }

    private Place Place(StackFrame frame, MethodBase method, bool own, string cellPath, Exception exception)
    {
        var name = FrameNames.Describe(method);
        var path = own ? frame.GetFileName() : null;
        if (path is not null || !own || exception is not IndexOutOfRangeException)
            return new Place(name, path, path is null ? 0 : frame.GetFileLineNumber(), own, "");
        var function = name.Length == 0 ? null : name.Split('(')[0];
        IReadOnlyList<int> lines = sources.Text(cellPath) is { } code ? UnmarkedPlace.IndexingLines(code, function) : [];
        return lines.Count switch
        {
            0 => new Place(name, null, 0, own, ""),
            1 => new Place(name, cellPath, lines[0], own, ""),
            _ => new Place(name, null, 0, own, "one of the lines " + string.Join(", ", lines)),
        };
    }
}
