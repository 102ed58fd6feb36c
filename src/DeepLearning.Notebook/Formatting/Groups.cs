using System.Collections;

namespace DeepLearning.Notebook;

/// <summary>The groups that <c>GroupBy</c> makes: sequences with a key.</summary>
internal static class Groups
{
    /// <summary>What a group's items have in common; null for a sequence that is no group.</summary>
    public static KeyOfGroup? KeyOf(IEnumerable sequence) =>
        Array.Find(sequence.GetType().GetInterfaces(), one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IGrouping<,>))
            ?.GetProperty("Key") is { } key ? new KeyOfGroup(key.GetValue(sequence)) : null;
}

/// <summary>A group's key, which may be null itself.</summary>
internal sealed record KeyOfGroup(object? Value);
