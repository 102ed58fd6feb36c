using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;
using A = DocumentFormat.OpenXml.Drawing;
using TextShape = DocumentFormat.OpenXml.Presentation.Shape;

namespace DeepLearning.Publishing.PowerPoint;

/// <summary>The parts that every PowerPoint file must have around its slides: a master, a layout, a theme, a notes master.</summary>
internal static class PowerPointTemplate
{
    public static (PresentationPart Presentation, SlideLayoutPart Layout, NotesMasterPart Notes) AddTo(PresentationDocument document,
        string title)
    {
        document.PackageProperties.Title = title;
        var presentation = document.AddPresentationPart();
        var master = presentation.AddNewPart<SlideMasterPart>("master");
        var layout = master.AddNewPart<SlideLayoutPart>("layout");
        var theme = master.AddNewPart<ThemePart>("theme");
        theme.Theme = Theme();
        layout.SlideLayout = new SlideLayout(new CommonSlideData(EmptyTree()),
            new ColorMapOverride(new A.MasterColorMapping()))
        { Type = SlideLayoutValues.Blank };
        layout.AddPart(master, "master");
        master.SlideMaster = new SlideMaster(new CommonSlideData(EmptyTree()), Colours(),
            new SlideLayoutIdList(new SlideLayoutId { Id = 2147483649, RelationshipId = "layout" }), new TextStyles());
        var notes = presentation.AddNewPart<NotesMasterPart>("notes");
        notes.NotesMaster = new NotesMaster(new CommonSlideData(EmptyTree()), Colours());
        notes.AddNewPart<ThemePart>("notesTheme").Theme = Theme();
        presentation.Presentation = new Presentation(
            new SlideMasterIdList(new SlideMasterId { Id = 2147483648, RelationshipId = "master" }),
            new NotesMasterIdList(new NotesMasterId { Id = "notes" }),
            new SlideIdList(),
            new SlideSize { Cx = (int)PowerPointFile.Width, Cy = (int)PowerPointFile.Height },
            new NotesSize { Cx = 6858000, Cy = 9144000 });
        return (presentation, layout, notes);
    }

    public static ShapeTree EmptyTree() => new(
        new NonVisualGroupShapeProperties(new NonVisualDrawingProperties { Id = 1, Name = "" }, new NonVisualGroupShapeDrawingProperties(),
            new ApplicationNonVisualDrawingProperties()),
        new GroupShapeProperties(new A.TransformGroup()));

    public static void AddNotes(SlidePart slide, NotesMasterPart master, string text)
    {
        var part = slide.AddNewPart<NotesSlidePart>();
        part.AddPart(master);
        part.AddPart(slide);
        var body = new TextBody(new A.BodyProperties(), new A.ListStyle());
        foreach (var line in text.Split('\n'))
            body.Append(new A.Paragraph(new A.Run(new A.RunProperties { Language = "en-GB" }, new A.Text(line))));
        var tree = EmptyTree();
        tree.Append(new TextShape(
            new NonVisualShapeProperties(
                new NonVisualDrawingProperties { Id = 2, Name = "Notes" },
                new NonVisualShapeDrawingProperties(new A.ShapeLocks { NoGrouping = true }),
                new ApplicationNonVisualDrawingProperties(new PlaceholderShape { Type = PlaceholderValues.Body, Index = 1 })),
            new ShapeProperties(),
            body));
        part.NotesSlide = new NotesSlide(new CommonSlideData(tree), new ColorMapOverride(new A.MasterColorMapping()));
    }

    private static ColorMap Colours() => new()
    {
        Background1 = A.ColorSchemeIndexValues.Light1,
        Text1 = A.ColorSchemeIndexValues.Dark1,
        Background2 = A.ColorSchemeIndexValues.Light2,
        Text2 = A.ColorSchemeIndexValues.Dark2,
        Accent1 = A.ColorSchemeIndexValues.Accent1,
        Accent2 = A.ColorSchemeIndexValues.Accent2,
        Accent3 = A.ColorSchemeIndexValues.Accent3,
        Accent4 = A.ColorSchemeIndexValues.Accent4,
        Accent5 = A.ColorSchemeIndexValues.Accent5,
        Accent6 = A.ColorSchemeIndexValues.Accent6,
        Hyperlink = A.ColorSchemeIndexValues.Hyperlink,
        FollowedHyperlink = A.ColorSchemeIndexValues.FollowedHyperlink,
    };

    private static A.Theme Theme()
    {
        A.RgbColorModelHex Colour(string value) => new() { Val = value };
        A.FontCollectionType Fonts(A.FontCollectionType fonts)
        {
            fonts.Append(new A.LatinFont { Typeface = "Calibri" }, new A.EastAsianFont { Typeface = "" },
                new A.ComplexScriptFont { Typeface = "" });
            return fonts;
        }
        A.SolidFill Fill() => new(new A.SchemeColor { Val = A.SchemeColorValues.PhColor });
        A.Outline Line() => new(Fill()) { Width = 9525 };
        A.EffectStyle Effect() => new(new A.EffectList());
        return new A.Theme(new A.ThemeElements(
            new A.ColorScheme(
                new A.Dark1Color(Colour("1B1F24")), new A.Light1Color(Colour("FFFFFF")), new A.Dark2Color(Colour("57606A")),
                new A.Light2Color(Colour("F6F8FA")),
                new A.Accent1Color(Colour("0072B2")), new A.Accent2Color(Colour("E69F00")), new A.Accent3Color(Colour("009E73")),
                new A.Accent4Color(Colour("D55E00")), new A.Accent5Color(Colour("CC79A7")), new A.Accent6Color(Colour("56B4E9")),
                new A.Hyperlink(Colour("005EA8")), new A.FollowedHyperlinkColor(Colour("8A3FFC")))
            { Name = "Course" },
            new A.FontScheme(Fonts(new A.MajorFont()), Fonts(new A.MinorFont())) { Name = "Course" },
            new A.FormatScheme(
                new A.FillStyleList(Fill(), Fill(), Fill()), new A.LineStyleList(Line(), Line(), Line()),
                new A.EffectStyleList(Effect(), Effect(), Effect()), new A.BackgroundFillStyleList(Fill(), Fill(), Fill()))
            { Name = "Course" }))
        { Name = "Course" };
    }
}
