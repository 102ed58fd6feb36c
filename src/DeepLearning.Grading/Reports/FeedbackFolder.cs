using System.Text;
using DeepLearning.Grading.Results;

namespace DeepLearning.Grading.Reports;

/// <summary>The pages that a class reads: one for each submission, and one about the class.</summary>
internal static class FeedbackFolder
{
    /// <summary>Writes the pages and returns the path of the class's.</summary>
    /// <param name="title">The course's title.</param>
    public static string Write(IReadOnlyList<GradeResult> results, string title, string folder)
    {
        foreach (var result in results) Save(FeedbackPage.Of(result), Path.Combine(folder, result.Student, result.Lesson + ".html"));
        var page = Path.Combine(folder, "class.html");
        Save(ClassPage.Of(results, title), page);
        return page;
    }

    private static void Save(string page, string path) => AtomicFile.Write(path, Encoding.UTF8.GetBytes(page));
}
