namespace DeepLearning.Architecture.Tests;

/// <summary>Finds folders that use each other, directly or by way of others.</summary>
internal static class Circles
{
    /// <summary>The groups of folders in which each one reaches each other (the strongly connected components of more than one).</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Find(IReadOnlyList<Use> uses)
    {
        var next = uses.ToLookup(use => use.From, use => use.To);
        var reached = uses.Select(use => use.From).Distinct(StringComparer.Ordinal).ToDictionary(room => room, room => Reached(room, next));
        return [.. reached.Keys.Where(room => reached[room].Contains(room))
            .GroupBy(room => string.Join('|', reached[room].Where(other => Reaches(reached, other, room)).Order(StringComparer.Ordinal)))
            .Select(group => group.Order(StringComparer.Ordinal).ToList())];
    }

    /// <summary>One line a pair of folders in a circle, the weaker direction first: that is where to cut.</summary>
    public static string Describe(IReadOnlyList<string> circle, IReadOnlyList<Use> uses)
    {
        var inside = uses.Where(use => circle.Contains(use.From) && circle.Contains(use.To))
            .GroupBy(use => (use.From, use.To)).OrderBy(pair => pair.Count()).Take(20);
        var lines = inside.Select(pair => $"  {Name(pair.Key.From)} -> {Name(pair.Key.To)}, {pair.Count()} uses: "
            + string.Join(", ", pair.Take(4).Select(use => $"{use.Name} ({use.Place})")));
        return $"{string.Join(", ", circle.Select(Name))} use each other:\n{string.Join('\n', lines)}";
    }

    public static string Name(string room) => room.Length == 0 ? "(the project's own folder)" : room;

    private static bool Reaches(Dictionary<string, HashSet<string>> reached, string from, string to) =>
        reached.TryGetValue(from, out var rooms) && rooms.Contains(to);

    private static HashSet<string> Reached(string room, ILookup<string, string> next)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([room]);
        while (open.TryPop(out var at))
        {
            foreach (var other in next[at])
            {
                if (found.Add(other)) open.Push(other);
            }
        }
        return found;
    }
}
