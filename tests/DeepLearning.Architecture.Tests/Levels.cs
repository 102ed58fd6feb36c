namespace DeepLearning.Architecture.Tests;

/// <summary>How far a thing stands above what it uses: 0 for what uses nothing, else one more than the highest that it uses.</summary>
internal static class Levels
{
    public static IReadOnlyDictionary<string, int> Of(IReadOnlyList<string> names, Func<string, IEnumerable<string>> used)
    {
        var levels = new Dictionary<string, int>(StringComparer.Ordinal);
        var above = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names) Level(name);
        return levels;

        int Level(string name)
        {
            if (levels.TryGetValue(name, out var known)) return known;
            if (!above.Add(name)) return 0; // a circle; RoomTests tells of it
            var level = used(name).Select(Level).DefaultIfEmpty(-1).Max() + 1;
            above.Remove(name);
            return levels[name] = level;
        }
    }
}
