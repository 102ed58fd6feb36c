namespace DeepLearning.Notebook;

/// <summary>
/// Colours that people with any kind of colour vision tell apart, readable on light and dark pages.
/// Source: Okabe and Ito, Color Universal Design (2008), ordered by contrast; grey stands in for black.
/// </summary>
public static class Palette
{
    /// <summary>Blue, the first series.</summary>
    public const string Blue = "#0072B2";

    /// <summary>Vermilion, the second series.</summary>
    public const string Vermilion = "#D55E00";

    /// <summary>Bluish green.</summary>
    public const string Green = "#009E73";

    /// <summary>Reddish purple.</summary>
    public const string Purple = "#CC79A7";

    /// <summary>Orange.</summary>
    public const string Orange = "#E69F00";

    /// <summary>Sky blue.</summary>
    public const string Sky = "#56B4E9";

    /// <summary>Grey, for what stays in the background; text in it reads on white and on black.</summary>
    public const string Grey = "#7A7A7A";

    private static readonly string[] Colors = [Blue, Vermilion, Green, Purple, Orange, Sky, Grey];
    private static readonly Dash[] Dashes = [Dash.Solid, Dash.Dash, Dash.Dot, Dash.DashDot, Dash.LongDash];
    private static readonly Marker[] Markers = [Marker.Circle, Marker.Square, Marker.Diamond, Marker.Triangle, Marker.X, Marker.Plus];

    // Seven colours against five dashes and six markers: no two of the first thirty series look alike.
    /// <summary>After how many series the colours begin again.</summary>
    internal static int Count => Colors.Length;

    internal static string Color(int series) => Colors[series % Colors.Length];

    internal static Dash DashOf(int series) => Dashes[series % Dashes.Length];

    internal static Marker MarkerOf(int series) => Markers[series % Markers.Length];

    internal static (byte R, byte G, byte B) Rgb(string hex) =>
        (Convert.ToByte(hex[1..3], 16), Convert.ToByte(hex[3..5], 16), Convert.ToByte(hex[5..7], 16));
}

/// <summary>How a line is broken up.</summary>
public enum Dash
{
    /// <summary>Unbroken.</summary>
    Solid,

    /// <summary>Dashes.</summary>
    Dash,

    /// <summary>Dots.</summary>
    Dot,

    /// <summary>Dashes and dots in turn.</summary>
    DashDot,

    /// <summary>Long dashes.</summary>
    LongDash,
}

/// <summary>The shape of a marker.</summary>
public enum Marker
{
    /// <summary>A disc.</summary>
    Circle,

    /// <summary>A square.</summary>
    Square,

    /// <summary>A square on its tip.</summary>
    Diamond,

    /// <summary>A triangle.</summary>
    Triangle,

    /// <summary>An oblique cross.</summary>
    X,

    /// <summary>An upright cross.</summary>
    Plus,

    /// <summary>A triangle that points to the right.</summary>
    Arrow,
}
