namespace DeepLearning.Architecture.Tests;

/// <summary>What a file may look like, and which project may know which.</summary>
public class FormTests
{
    private const int WidestLine = 140;
    private const int LongestFile = 300;

    private static readonly IReadOnlyList<string> Files =
        [.. new[] { "src", "tests" }.SelectMany(folder => Repository.CSharpFiles(Path.Combine(Repository.Root, folder)))];

    [Fact]
    public void No_line_is_wider_than_140_columns()
    {
        var wide = Files.SelectMany(file => File.ReadLines(file).Index()
            .Where(line => line.Item.Length > WidestLine)
            .Select(line => $"{Repository.Relative(file)}:{line.Index + 1} has {line.Item.Length} columns")).ToList();
        Assert.True(wide.Count == 0, $"{wide.Count} lines:\n{string.Join('\n', wide.Take(100))}");
    }

    [Fact]
    public void No_file_is_longer_than_300_lines()
    {
        var lengthy = Files.Select(file => (File: file, Lines: File.ReadLines(file).Count())).Where(file => file.Lines > LongestFile)
            .Select(file => $"{Repository.Relative(file.File)} has {file.Lines} lines");
        Assert.Empty(lengthy);
    }

    /// <summary>The layers of docs/architecture.md, the users first: a project may know those of later lines alone.</summary>
    [Fact]
    public void Projects_refer_one_way()
    {
        string[][] layers =
        [
            ["DeepLearning.Cli"], ["DeepLearning.Grading"], ["DeepLearning.Publishing"], ["DeepLearning.Kernel", "DeepLearning.Course"],
            ["DeepLearning.Plotly"], ["DeepLearning.Notebook"], ["DeepLearning"],
        ];
        foreach (var project in Repository.Projects)
        {
            var layer = Array.FindIndex(layers, names => names.Contains(project));
            if (layer < 0) continue; // built into another project, as a generator is
            var later = layers.Skip(layer + 1).SelectMany(names => names);
            Assert.Empty(ProjectReferences.Reached(project).Except(later));
        }
    }
}
