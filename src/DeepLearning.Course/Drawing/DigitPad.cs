using System.Globalization;
using DeepLearning.Notebook;

namespace DeepLearning.Course;

/// <summary>Digits that the learner draws: on a pad in the page, or as rows of characters. Both are scaled and centred as the
/// digits of MNIST were: the ink fits 20 × 20, and its centre of mass lies in the middle of 28 × 28.</summary>
public static class DigitPad
{
    private const int Size = 28;
    private const int Box = 20;

    /// <summary>Shows a pad to draw on with mouse or finger. It writes the line to paste into the next cell, because the page of
    /// a notebook cannot talk to its kernel everywhere.</summary>
    public static void Show() => MimeBundle.Html(
        Page.Replace("PAD", $"pad{Guid.NewGuid():N}", StringComparison.Ordinal),
        "A pad to draw a digit on. Without a page to draw on, use DigitPad.FromText.").Show();

    /// <summary>The drawing that the pad of <see cref="Show"/> wrote down: 28 rows between slashes, ink as hexadecimal digits.</summary>
    /// <returns>A picture of shape [1, 1, 28, 28], ink from 0 to 1.</returns>
    /// <exception cref="ArgumentException">The text is not a drawing, or an empty one.</exception>
    public static Tensor Read(string drawing)
    {
        var rows = drawing.Split('/');
        if (rows.Length != Size || Array.Exists(rows, row => row.Length > Size || !row.All(char.IsAsciiHexDigit)))
            throw new ArgumentException("DigitPad.Read: this is not a drawing of the pad; paste the whole line that it shows.",
                nameof(drawing));
        return Normalize(rows, letter => Convert.ToInt32(letter.ToString(), 16) / 15f);
    }

    /// <summary>A drawing made of characters, one row a line: a space or a dot is paper, anything else is ink.</summary>
    /// <returns>A picture of shape [1, 1, 28, 28], ink from 0 to 1.</returns>
    /// <exception cref="ArgumentException">There is no ink.</exception>
    public static Tensor FromText(string rows) =>
        Normalize(rows.ReplaceLineEndings("\n").Split('\n'), letter => letter is ' ' or '.' ? 0 : 1);

    private static Tensor Normalize(string[] rows, Func<char, float> inkOf)
    {
        var ink = new float[rows.Length, rows.Max(row => row.Length)];
        for (var row = 0; row < rows.Length; row++)
            for (var column = 0; column < rows[row].Length; column++)
                ink[row, column] = inkOf(rows[row][column]);
        return Center(Fit(ink, Bounds(ink)));
    }

    private static (int Top, int Left, int Height, int Width) Bounds(float[,] ink)
    {
        var places = from row in Enumerable.Range(0, ink.GetLength(0))
                     from column in Enumerable.Range(0, ink.GetLength(1))
                     where ink[row, column] > 0
                     select (row, column);
        var all = places.ToList();
        if (all.Count == 0) throw new ArgumentException("DigitPad: the drawing is empty.", nameof(ink));
        var (top, left) = (all.Min(place => place.row), all.Min(place => place.column));
        return (top, left, all.Max(place => place.row) - top + 1, all.Max(place => place.column) - left + 1);
    }

    // Each point of the result is the mean of the part of the drawing that it covers.
    private static float[,] Fit(float[,] ink, (int Top, int Left, int Height, int Width) bounds)
    {
        const int samples = 4;
        var scale = (float)Box / Math.Max(bounds.Height, bounds.Width);
        var (height, width) = (Math.Max(1, (int)MathF.Round(bounds.Height * scale)), Math.Max(1, (int)MathF.Round(bounds.Width * scale)));
        var fitted = new float[height, width];
        for (var row = 0; row < height * samples; row++)
        {
            for (var column = 0; column < width * samples; column++)
            {
                var from = (Row: bounds.Top + row * bounds.Height / (height * samples),
                    Column: bounds.Left + column * bounds.Width / (width * samples));
                fitted[row / samples, column / samples] += ink[from.Row, from.Column] / (samples * samples);
            }
        }

        return fitted;
    }

    private static Tensor Center(float[,] digit)
    {
        var (total, rows, columns) = (0f, 0f, 0f);
        for (var row = 0; row < digit.GetLength(0); row++)
        {
            for (var column = 0; column < digit.GetLength(1); column++)
            {
                total += digit[row, column];
                rows += row * digit[row, column];
                columns += column * digit[row, column];
            }
        }

        const float middle = Size / 2f;
        var (down, right) = ((int)MathF.Round(middle - rows / total), (int)MathF.Round(middle - columns / total));
        var pixels = new float[Size * Size];
        for (var row = 0; row < digit.GetLength(0); row++)
            for (var column = 0; column < digit.GetLength(1); column++)
                if (row + down is >= 0 and < Size && column + right is >= 0 and < Size)
                    pixels[(row + down) * Size + column + right] = digit[row, column];
        return new Tensor(pixels, 1, 1, Size, Size);
    }

    private static readonly string Page = string.Create(CultureInfo.InvariantCulture, $$"""
        <div id="PAD" style="max-width:34em">
        <canvas width="280" height="280" style="background:#000;border:1px solid #888;border-radius:4px;touch-action:none;cursor:crosshair"
          aria-label="A black pad to draw a digit on"></canvas>
        <div><button type="button">Clear</button> <span>Draw a digit, then copy this line into the next cell:</span></div>
        <textarea readonly rows="3" aria-label="The line to paste" style="width:100%;font-family:monospace"></textarea>
        </div>
        <script>
        (() => {
          const root = document.getElementById("PAD"), canvas = root.querySelector("canvas"), out = root.querySelector("textarea");
          const pen = canvas.getContext("2d", { willReadFrequently: true });
          pen.lineWidth = 22; pen.lineCap = pen.lineJoin = "round"; pen.strokeStyle = "#fff";
          const at = e => {
            const r = canvas.getBoundingClientRect();
            return [(e.clientX - r.left) * 280 / r.width, (e.clientY - r.top) * 280 / r.height];
          };
          const write = () => {
            const data = pen.getImageData(0, 0, 280, 280).data, rows = [];
            for (let r = 0; r < {{Size}}; r++) {
              let row = "";
              for (let c = 0; c < {{Size}}; c++) {
                let ink = 0;
                for (let i = 0; i < 100; i++) ink += data[4 * ((r * 10 + Math.floor(i / 10)) * 280 + c * 10 + i % 10) + 3];
                row += Math.round(ink / 100 / 255 * 15).toString(16);
              }
              rows.push(row.replace(/0+$/, ""));
            }
            out.value = "Tensor mine = DigitPad.Read(\"" + rows.join("/") + "\");";
          };
          canvas.addEventListener("pointerdown", e => {
            canvas.setPointerCapture(e.pointerId);
            pen.beginPath(); pen.moveTo(...at(e)); pen.lineTo(...at(e)); pen.stroke();
          });
          canvas.addEventListener("pointermove", e => { if (e.buttons) { pen.lineTo(...at(e)); pen.stroke(); } });
          canvas.addEventListener("pointerup", write);
          root.querySelector("button").addEventListener("click", () => { pen.clearRect(0, 0, 280, 280); out.value = ""; });
        })();
        </script>
        """);
}
