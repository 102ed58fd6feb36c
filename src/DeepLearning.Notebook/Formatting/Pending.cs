using System.Reflection;

namespace DeepLearning.Notebook;

/// <summary>
/// Says how far a task, or anything else that can be awaited, has come. It never waits for it, and never takes its result.
/// </summary>
internal static class Pending
{
    private const string Advice = "write await before it to get its result";

    /// <summary>Whether a value is one that code awaits.</summary>
    public static bool Is(object value) => value is Task || IsAsyncSequence(value.GetType()) || Awaiter(value.GetType()) is not null;

    /// <summary>Its type and state: <c>Task&lt;int&gt; (running; write await before it to get its result)</c>.</summary>
    public static string Describe(object value) => $"{Name(value.GetType())} ({State(value)})";

    private static string State(object value) => value switch
    {
        Task { Status: TaskStatus.Faulted, Exception: { } failed } =>
            $"failed: {failed.InnerExceptions[0].GetType().Name}: {failed.InnerExceptions[0].Message}",
        Task { IsCanceled: true } => "cancelled",
        Task { IsCompletedSuccessfully: true } task => Name(task.GetType()) == nameof(Task) ? "done" : $"done; {Advice}",
        Task { Status: TaskStatus.Created } => "not started",
        Task => $"running; {Advice}",
        _ when IsAsyncSequence(value.GetType()) => "go through it with await foreach",
        _ => Advice,
    };

    // An asynchronous method's task has a type of .NET's own behind Task<T>.
    private static string Name(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current == typeof(Task) || (current.IsGenericType && current.GetGenericTypeDefinition() == typeof(Task<>)))
                return CSharpTypeName.Short(IsVoid(current) ? typeof(Task) : current);
        }
        return CSharpTypeName.Short(AsyncSequence(type) ?? type);
    }

    // What an asynchronous method without a result returns is a Task<VoidTaskResult>, which no code can name.
    private static bool IsVoid(Type task) => task.IsGenericType && !task.GetGenericArguments()[0].IsVisible
        && task.GetGenericArguments()[0].Assembly == typeof(Task).Assembly;

    private static bool IsAsyncSequence(Type type) => AsyncSequence(type) is not null;

    private static Type? AsyncSequence(Type type) => Array.Find(
        type.GetInterfaces(), one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));

    private static MethodInfo? Awaiter(Type type) =>
        type.GetMethod("GetAwaiter", BindingFlags.Public | BindingFlags.Instance, Type.EmptyTypes) is { } method
        && method.ReturnType.GetProperty("IsCompleted") is not null ? method : null;
}
