using System.Reflection;

namespace DeepLearning.Publishing.Pages;

/// <summary>Styles and scripts of ours, which are part of this program.</summary>
internal static class PageStyle
{
    /// <summary>Of pages that are read from top to bottom: handouts, feedback, reports.</summary>
    public static string Reading { get; } = Asset("colours.css") + Asset("page.css");

    public static string Slides { get; } = Asset("colours.css") + Asset("deck.css");

    /// <summary>A file of <c>Pages/Assets</c>, or one that the project embeds beside them.</summary>
    public static string Asset(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("DeepLearning.Publishing.Pages." + name)
            ?? throw new InvalidOperationException($"the program lacks its resource {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
