using System.Text;

namespace DeepLearning.Architecture.Tests;

/// <summary>One project in the picture: its name, and its rooms in columns, users on the left.</summary>
internal sealed class ProjectBox
{
    private const int Padding = 14;
    private const int Header = 30;
    private const int RoomHeight = 24;
    private const int RoomGap = 10;
    private const int ColumnGap = 44;
    private const int CharacterWidth = 8;
    private const int MostSiblings = 12;

    private readonly ILookup<string, string> _used;
    private readonly IReadOnlyList<IReadOnlyList<string>> _columns;
    private readonly Dictionary<string, (int X, int Y, int Width)> _rooms = new(StringComparer.Ordinal);

    private ProjectBox(string name, ILookup<string, string> used, IReadOnlyList<IReadOnlyList<string>> columns)
    {
        Name = name;
        _used = used;
        _columns = columns;
        var rooms = columns.Sum(column => ColumnWidth(column) + ColumnGap) - ColumnGap;
        Width = Math.Max(rooms, name.Length * (CharacterWidth + 1)) + 2 * Padding;
        Height = Header + columns.Max(column => column.Count) * (RoomHeight + RoomGap) + Padding - RoomGap;
    }

    public string Name { get; }

    public int Width { get; }

    public int Height { get; }

    public int Left { get; private set; }

    public int Top { get; private set; }

    public int Middle => Left + Width / 2;

    public int Bottom => Top + Height;

    public static ProjectBox Of(string name, IReadOnlyList<Use> uses)
    {
        var folder = Path.Combine(Repository.Root, "src", name);
        var folders = Repository.CSharpFiles(folder)
            .Select(file => Path.GetRelativePath(folder, Path.GetDirectoryName(file)!).Replace('\\', '/').Replace(".", ""))
            .Distinct(StringComparer.Ordinal).ToList();
        var label = folders.ToDictionary(room => room, room => Label(room, folders), StringComparer.Ordinal);
        var rooms = label.Values.Distinct(StringComparer.Ordinal).ToList();
        var used = uses.Select(use => (From: label[use.From], To: label[use.To])).Distinct().Where(use => use.From != use.To)
            .OrderBy(use => use.To, StringComparer.Ordinal).ToLookup(use => use.From, use => use.To);
        var level = Levels.Of(rooms, room => used[room]);
        var columns = rooms.GroupBy(room => level[room]).OrderByDescending(column => column.Key);
        return new(name, used, [.. columns.Select(column => (IReadOnlyList<string>)[.. column.Order(StringComparer.Ordinal)])]);
    }

    public void Place(int left, int top)
    {
        (Left, Top) = (left, top);
        var x = left + Padding;
        foreach (var column in _columns)
        {
            var width = ColumnWidth(column);
            foreach (var (row, room) in column.Index()) _rooms[room] = (x, top + Header + row * (RoomHeight + RoomGap), width);
            x += width + ColumnGap;
        }
    }

    public void Write(StringBuilder svg)
    {
        svg.Append($"<rect x=\"{Left}\" y=\"{Top}\" width=\"{Width}\" height=\"{Height}\" rx=\"8\" ");
        svg.Append("fill=\"#f3f6fa\" stroke=\"#0072b2\"/>\n");
        svg.Append($"<text x=\"{Left + Padding}\" y=\"{Top + 20}\" font-weight=\"700\">{ArchitecturePicture.Text(Name)}</text>\n");
        foreach (var room in _rooms.Keys) WriteArrows(room, svg);
        foreach (var (room, (x, y, width)) in _rooms)
        {
            svg.Append($"<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{RoomHeight}\" rx=\"4\" fill=\"#fff\" stroke=\"#777\"/>");
            svg.Append($"<text x=\"{x + width / 2}\" y=\"{y + 17}\" text-anchor=\"middle\">{ArchitecturePicture.Text(room)}</text>\n");
        }
    }

    private void WriteArrows(string from, StringBuilder svg)
    {
        var (x, y, width) = _rooms[from];
        foreach (var to in _used[from].Where(to => !_used[from].Any(other => other != to && Reaches(other, to))))
        {
            var (toX, toY, _) = _rooms[to];
            var (startX, startY, endY) = (x + width, y + RoomHeight / 2, toY + RoomHeight / 2);
            var middle = (startX + toX) / 2;
            svg.Append($"<path d=\"M{startX} {startY} C{middle} {startY} {middle} {endY} {toX} {endY}\" ");
            svg.Append("stroke=\"#777\" fill=\"none\" marker-end=\"url(#head)\"/>\n");
        }
    }

    private bool Reaches(string from, string to)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([from]);
        while (open.TryPop(out var at))
        {
            if (at == to) return true;
            foreach (var next in _used[at].Where(seen.Add)) open.Push(next);
        }
        return false;
    }

    /// <summary>Many folders beside each other (a lesson each, say) are drawn as one.</summary>
    private static string Label(string room, List<string> rooms)
    {
        if (room.Length == 0) return "(its own files)";
        var parent = room.Contains('/') ? room[..room.LastIndexOf('/')] : "";
        var siblings = rooms.Count(other => parent.Length > 0 && other.StartsWith(parent + "/", StringComparison.Ordinal));
        return siblings > MostSiblings ? $"{parent} ({siblings} folders)" : room;
    }

    private static int ColumnWidth(IReadOnlyList<string> column) => column.Max(room => room.Length) * CharacterWidth + 16;
}
