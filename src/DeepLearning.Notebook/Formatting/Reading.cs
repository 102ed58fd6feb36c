using System.Collections;

namespace DeepLearning.Notebook;

/// <summary>
/// What has been read of the values that are being shown. A value is shown as text and as a table; a getter or a deferred query
/// that changes something, or takes long, must run only once for both.
/// </summary>
internal sealed class Reading
{
    [ThreadStatic] private static Reading? _current;

    private readonly Dictionary<object, List<(string Name, object? Value)>> _members = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, (IReadOnlyList<object?> Items, bool HasMore)> _sequences = new(ReferenceEqualityComparer.Instance);

    /// <summary>Shows a value; what is read of it meanwhile is read once.</summary>
    public static T Once<T>(Func<T> show)
    {
        if (_current is not null)
            return show();
        _current = new Reading();
        try
        {
            return show();
        }
        finally
        {
            _current = null;
        }
    }

    /// <summary>The members of a value, as <paramref name="read"/> gives them the first time.</summary>
    public static List<(string Name, object? Value)> MembersOf(object value, Func<object, List<(string Name, object? Value)>> read)
    {
        if (_current is not { } reading)
            return read(value);
        if (!reading._members.TryGetValue(value, out var members))
            reading._members[value] = members = read(value);
        return members;
    }

    /// <summary>The first items of a sequence, as many as are shown, and whether there are more.</summary>
    public static (IReadOnlyList<object?> Items, bool HasMore) ItemsOf(IEnumerable sequence)
    {
        if (_current is not { } reading)
            return Read(sequence);
        if (!reading._sequences.TryGetValue(sequence, out var items))
            reading._sequences[sequence] = items = Read(sequence);
        return items;
    }

    private static (IReadOnlyList<object?> Items, bool HasMore) Read(IEnumerable sequence)
    {
        var items = new List<object?>();
        foreach (var item in sequence)
        {
            if (items.Count == Formatter.ListExpansionLimit)
                return (items, true);
            items.Add(item);
        }
        return (items, false);
    }
}
