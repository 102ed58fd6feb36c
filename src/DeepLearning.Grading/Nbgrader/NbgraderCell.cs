using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Notebooks;

namespace DeepLearning.Grading.Nbgrader;

/// <summary>The metadata, version 3, by which nbgrader knows what a cell is for, and by which an edit of a locked cell shows.</summary>
/// <remarks>
/// Source: https://nbgrader.readthedocs.io/en/stable/contributor_guide/metadata.html, and for the checksum
/// <c>nbgrader.utils.compute_checksum</c>.
/// </remarks>
/// <param name="GradeId">The cell's name among the notebook's graded and locked cells.</param>
/// <param name="Points">What a cell that grades is worth; null for every other cell.</param>
internal sealed record NbgraderCell(string GradeId, bool IsSolution, bool IsLocked, double? Points, string? Checksum)
{
    private const int SchemaVersion = 3;
    private const string Key = "nbgrader";

    /// <summary>
    /// The cell with its role and its checksum written down: exercises are the learner's, everything else that runs is locked.
    /// </summary>
    public static NotebookCell Marked(NotebookCell cell, Func<string, double> points)
    {
        var exercise = (string?)cell.Metadata["exercise"];
        NbgraderCell? role = exercise switch
        {
            not null when cell.Has(CellTag.Exercise) => new(exercise, IsSolution: true, IsLocked: false, Points: null, null),
            not null when cell.Has(CellTag.Check) => new("check-" + exercise, IsSolution: false, IsLocked: true, points(exercise), null),
            _ => cell.Has(CellTag.Setup) ? new(cell.Id, IsSolution: false, IsLocked: true, Points: null, null) : null,
        };
        if (role is null) return cell;
        var metadata = cell.Metadata.DeepClone().AsObject();
        metadata[Key] = role.ToJson(role.ChecksumOf(cell));
        return new NotebookCell { Id = cell.Id, Type = cell.Type, Source = cell.Source, Metadata = metadata, Line = cell.Line };
    }

    /// <summary>Reads a cell's role; null where it has none that this version knows.</summary>
    public static NbgraderCell? Read(NotebookCell cell)
    {
        if (cell.Metadata[Key] is not JsonObject json || Value<int>(json, "schema_version") is not (>= 1 and <= SchemaVersion)
            || Text(json, "grade_id") is not { } id)
        {
            return null;
        }
        double? points = Value<bool>(json, "grade") ? Value<double>(json, "points") : null;
        return new NbgraderCell(id, Value<bool>(json, "solution"), Value<bool>(json, "locked"), points, Text(json, "checksum"));
    }

    /// <summary>Whether the cell is as it was handed out; null where that was not written down.</summary>
    public bool? IsUnchanged(NotebookCell cell) => Checksum is null ? null : Checksum == ChecksumOf(cell);

    private string ChecksumOf(NotebookCell cell)
    {
        var text = cell.Source + cell.Type + Python(Points is not null) + Python(IsSolution) + Python(IsLocked) + GradeId
            + (Points is { } points ? Python(points) : "");
        // nbgrader computes this and no other; it tells an accidental edit, and nothing hangs on it being hard to forge.
#pragma warning disable CA5351
        return Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
    }

    private JsonObject ToJson(string checksum)
    {
        var json = new JsonObject
        {
            ["cell_type"] = "code",
            ["checksum"] = checksum,
            ["grade"] = Points is not null,
            ["grade_id"] = GradeId,
            ["locked"] = IsLocked,
            ["schema_version"] = SchemaVersion,
            ["solution"] = IsSolution,
            ["task"] = false,
        };
        if (Points is { } points) json["points"] = points;
        return json;
    }

    private static string Python(bool value) => value ? "True" : "False";

    private static string Python(double value) =>
        value == Math.Truncate(value)
            ? value.ToString("0.0", CultureInfo.InvariantCulture)
            : value.ToString("R", CultureInfo.InvariantCulture);

    private static string? Text(JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static T Value<T>(JsonObject json, string name) where T : struct =>
        json[name] is JsonValue value && value.TryGetValue(out T read) ? read : default;
}

/// <summary>The comments by which nbgrader's authors mark what learners must not see.</summary>
internal static partial class NbgraderMarkers
{
    /// <summary>The source without its marked regions; a solution leaves the statement of a stub in its place.</summary>
    /// <exception cref="UserError">A region is not closed, so that what it hides cannot be told.</exception>
    public static string Strip(string source, string place)
    {
        if (!source.Contains("### ", StringComparison.Ordinal)) return source;
        var kept = new List<string>();
        string? open = null;
        foreach (var line in source.Split('\n'))
        {
            var marker = Marker().Match(line);
            var (edge, kind) = (marker.Groups["edge"].Value, marker.Groups["kind"].Value);
            if (open is null && edge == "BEGIN")
            {
                open = kind;
                if (kind == "SOLUTION") kept.Add(marker.Groups["indent"].Value + "throw new NotImplementedException();");
            }
            else if (open is not null && edge == "END" && kind == open) open = null;
            else if (marker.Success)
                throw new UserError($"{place}: `{line.Trim()}` does not fit what stands before it; each BEGIN needs its END");
            else if (open is null) kept.Add(line);
        }
        return open is null
            ? string.Join('\n', kept)
            : throw new UserError($"{place}: `### BEGIN {open}` has no `### END {open}`, so what it hides would be handed out");
    }

    [GeneratedRegex(@"^(?<indent>\s*)(?:/[/*]+|#)?\s*### (?<edge>BEGIN|END) (?<kind>SOLUTION|HIDDEN TESTS|MARK SCHEME)\b")]
    private static partial Regex Marker();
}
