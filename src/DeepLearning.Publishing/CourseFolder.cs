namespace DeepLearning.Publishing;

/// <summary>Finds the checkout of the course that the program was started in, or was built in.</summary>
internal static class CourseFolder
{
    private const string Mark = "DeepLearningNotebooks.sln";

    /// <summary>The nearest folder at or above the current one, or the program's own, that is a checkout.</summary>
    /// <exception cref="UserError">There is none.</exception>
    public static string Find() => TryFind()
        ?? throw new UserError("the course is not here; change into its folder (the one with DeepLearningNotebooks.sln) and try again");

    /// <inheritdoc cref="Find"/>
    public static string? TryFind()
    {
        foreach (var start in new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, Mark))) return folder.FullName;
            }
        }
        return null;
    }
}
