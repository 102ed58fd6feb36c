using System.Net;
using System.Text;

namespace DeepLearning.Architecture.Tests;

/// <summary>
/// Draws the projects of <c>src</c> from top to bottom, each below those that use it, and in each its rooms from left to right. An arrow
/// points at what is used; where a longer way says it already, there is none.
/// </summary>
internal static class ArchitecturePicture
{
    private const int Margin = 24;
    private const int Between = 40;

    public static string Draw()
    {
        var projects = Repository.Projects.Select(name => ProjectBox.Of(name, ProjectUses.Find(name))).ToList();
        var level = Levels.Of([.. projects.Select(box => box.Name)], name => ProjectReferences.Direct[name]);
        var rows = projects.GroupBy(box => level[box.Name]).OrderByDescending(row => row.Key).Select(row => row.ToList()).ToList();
        var width = rows.Max(row => row.Sum(box => box.Width) + Between * (row.Count - 1)) + 2 * Margin;

        var y = Margin;
        var body = new StringBuilder();
        foreach (var row in rows)
        {
            var x = (width - row.Sum(box => box.Width) - Between * (row.Count - 1)) / 2;
            foreach (var box in row)
            {
                box.Place(x, y);
                x += box.Width + Between;
            }
            y += row.Max(box => box.Height) + Between;
        }
        foreach (var box in projects) Arrows(box, projects, body);
        foreach (var box in projects) box.Write(body);

        var height = y - Between + Margin;
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img"
              font-family="system-ui, sans-serif" font-size="13" aria-labelledby="title">
            <title id="title">The projects of src and their folders; each arrow points at what is used, downwards or to the right.</title>
            <defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0 8 4 0 8z" fill="#444"/></marker></defs>
            <rect width="{width}" height="{height}" fill="#fff"/>
            {body}</svg>

            """.ReplaceLineEndings("\n");
    }

    public static string Text(string text) => WebUtility.HtmlEncode(text);

    private static void Arrows(ProjectBox from, List<ProjectBox> projects, StringBuilder svg)
    {
        var direct = ProjectReferences.Direct[from.Name];
        foreach (var name in direct.Where(name => !direct.Any(other => ProjectReferences.Reached(other).Contains(name))))
        {
            var to = projects.Find(box => box.Name == name)!;
            svg.Append($"""<path d="M{from.Middle} {from.Bottom} L{to.Middle} {to.Top}" stroke="#444" stroke-width="2" """);
            svg.Append("fill=\"none\" marker-end=\"url(#head)\"/>\n");
        }
    }
}
