using Plotly.NET;

namespace DeepLearning.Plotly;

/// <summary>
/// The plotly.js that Plotly.NET carries. Jupyter serves it to the page from the kernel's folder, so that charts are drawn
/// without a network and without Node; slides and handouts have their own, newer one inside.
/// </summary>
public static class PlotlyScript
{
    /// <summary>Its name in the kernel's folder.</summary>
    public const string FileName = "plotly.min.js";

    /// <summary>The script's bytes.</summary>
    public static byte[] Read()
    {
        var assembly = typeof(GenericChart).Assembly;
        var name = assembly.GetManifestResourceNames().Single(name => name.EndsWith(".min.js", StringComparison.Ordinal));
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
