using System.Buffers.Binary;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;
using A = DocumentFormat.OpenXml.Drawing;
using TextShape = DocumentFormat.OpenXml.Presentation.Shape;

namespace DeepLearning.Publishing.PowerPoint;

/// <summary>
/// Text boxes and pictures of a PowerPoint slide. Lengths are in EMU (914,400 to the inch), font sizes in hundredths of a point.
/// </summary>
internal static class PowerPointShapes
{
    private const int LargestFont = 2200, SmallestFont = 900;

    public static TextShape Text(uint id, string name, IEnumerable<string> lines, long x, long y, long width, long height, int size,
        bool isBold, bool isCode, bool isTitle)
    {
        var body = new TextBody(new A.BodyProperties(new A.NormalAutoFit()) { Wrap = A.TextWrappingValues.Square }, new A.ListStyle());
        foreach (var line in lines)
        {
            var properties = new A.RunProperties { Language = "en-GB", FontSize = size, Bold = isBold, NoProof = isCode };
            if (isCode) properties.Append(new A.LatinFont { Typeface = "Consolas" });
            body.Append(new A.Paragraph(new A.Run(properties, new A.Text(Clean(line)))));
        }
        var placeholder = isTitle ? new ApplicationNonVisualDrawingProperties(new PlaceholderShape { Type = PlaceholderValues.Title })
            : new ApplicationNonVisualDrawingProperties();
        return new TextShape(
            new NonVisualShapeProperties(new NonVisualDrawingProperties { Id = id, Name = $"{name} {id}" },
                new NonVisualShapeDrawingProperties { TextBox = !isTitle }, placeholder),
            new ShapeProperties(Frame(x, y, width, height),
                new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle }),
            body);
    }

    /// <summary>A PNG, as large as its room allows without being stretched.</summary>
    public static Picture Picture(uint id, SlidePart part, byte[] png, string alt, long x, long y, long width, long height)
    {
        var image = part.AddImagePart(ImagePartType.Png);
        using (var stream = new MemoryStream(png)) image.FeedData(stream);
        // Width and height stand at bytes 16 and 20 of every PNG.
        double pixelsWide = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(16));
        double pixelsHigh = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(20));
        var scale = Math.Min(width / pixelsWide, height / pixelsHigh);
        var (w, h) = ((long)(pixelsWide * scale), (long)(pixelsHigh * scale));
        return new Picture(
            new NonVisualPictureProperties(
                new NonVisualDrawingProperties { Id = id, Name = $"Picture {id}", Description = Clean(alt) },
                new NonVisualPictureDrawingProperties(new A.PictureLocks { NoChangeAspect = true }),
                new ApplicationNonVisualDrawingProperties()),
            new BlipFill(new A.Blip { Embed = part.GetIdOfPart(image) }, new A.Stretch(new A.FillRectangle())),
            new ShapeProperties(Frame(x + (width - w) / 2, y + (height - h) / 2, w, h),
                new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle }));
    }

    /// <summary>The largest size at which the texts fit their room.</summary>
    public static int FontSize(IEnumerable<string[]> texts, long width, long height)
    {
        var all = texts.ToList();
        for (var size = LargestFont; size > SmallestFont; size -= 100)
        {
            if (all.Sum(lines => LineCount(lines, width, size)) * size / 100.0 * 12700 * 1.3 < height) return size;
        }
        return SmallestFont;
    }

    /// <summary>How many lines a text takes, at about half an em a character.</summary>
    public static int LineCount(IEnumerable<string> lines, long width, int size)
    {
        var characters = Math.Max(1, (int)(width / (size / 100.0 * 12700 * 0.52)));
        return lines.Sum(line => 1 + line.Length / characters);
    }

    private static A.Transform2D Frame(long x, long y, long width, long height) =>
        new(new A.Offset { X = x, Y = y }, new A.Extents { Cx = width, Cy = height });

    /// <summary>XML has no place for control characters, which terminals print.</summary>
    private static string Clean(string text) => new([.. text.Where(c => c >= ' ' || c == '\t')]);
}
