using CsvHelper;

namespace DeepLearning;

/// <summary>
/// A table with named columns, as read from a CSV file: text in, numbers and tensors out. An empty field and <c>NA</c> are
/// missing values.
/// </summary>
/// <example><code>
/// Table penguins = Datasets.Penguins().DropMissing("bill_length_mm", "bill_depth_mm");
/// Tensor inputs = penguins.ToTensor("bill_length_mm", "bill_depth_mm");
/// Tensor targets = penguins.ClassIndices("species");
/// </code></example>
public sealed class Table
{
    private readonly string[][] _rows;
    private readonly string _name;

    private Table(string name, IReadOnlyList<string> columns, string[][] rows)
    {
        _name = name;
        _rows = rows;
        Columns = columns;
    }

    /// <summary>The columns' names, in the file's order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The number of rows, the header not counted.</summary>
    public int RowCount => _rows.Length;

    /// <summary>One field as text, as it stands in the file.</summary>
    public string this[int row, string column] => _rows[row][IndexOf(column)];

    /// <summary>Reads a CSV file whose first line names the columns.</summary>
    /// <exception cref="InvalidDataException">A row has another number of fields than the header, or a quote is not closed.</exception>
    public static Table Read(string path)
    {
        using var reader = new StreamReader(path);
        return Read(reader, path);
    }

    /// <summary>Reads CSV text whose first line names the columns.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="name">What to call it in error messages.</param>
    public static Table Read(TextReader reader, string name)
    {
        var options = new CsvReaderOptions
        {
            Separator = ',',
            MalformedData = CsvMalformedDataHandling.Throw,
            FieldCountMismatch = CsvFieldCountHandling.Throw,
        };
        using CsvReader csv = CsvReader.Create(reader, options, leaveOpen: true);
        var records = new List<string[]>();
        string[] columns;
        try
        {
            columns = [.. csv.Headers];
            while (csv.Read()) records.Add(csv.Current.ToArray());
        }
        catch (CsvFormatException error)
        {
            throw new InvalidDataException(Invariant($"{name}: row {error.RecordNumber}: not readable as CSV: {error.Message}"), error);
        }

        if (columns.Length == 0) throw new InvalidDataException($"{name}: the file is empty; its first line must name the columns.");
        var twice = columns.GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) throw new InvalidDataException($"{name}: row 1: two columns are named '{twice.Key}'.");
        return new Table(name, columns, [.. records]);
    }

    /// <summary>A column as text.</summary>
    public string[] Text(string column)
    {
        var index = IndexOf(column);
        return Array.ConvertAll(_rows, row => row[index]);
    }

    /// <summary>A column as numbers; a missing value is <see cref="float.NaN"/>.</summary>
    /// <exception cref="InvalidDataException">A field is not a number; the message names its row.</exception>
    public float[] Numbers(string column)
    {
        var index = IndexOf(column);
        var numbers = new float[_rows.Length];
        for (var i = 0; i < _rows.Length; i++)
            numbers[i] = IsMissing(_rows[i][index]) ? float.NaN
                : float.TryParse(_rows[i][index], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
                : throw new InvalidDataException(
                    Invariant($"{_name}: row {i + 2}, column '{column}': '{Shorten(_rows[i][index])}' is not a number."));
        return numbers;
    }

    /// <summary>The distinct values of a text column in alphabetical order (ordinal): the classes, index by index.</summary>
    public string[] Classes(string column) =>
        [.. Text(column).Where(value => !IsMissing(value)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The given columns as numbers. Shape: [rows, columns]; missing values are NaN.</summary>
    public Tensor ToTensor(params string[] columns)
    {
        var data = new float[_rows.Length * columns.Length];
        for (var c = 0; c < columns.Length; c++)
        {
            var numbers = Numbers(columns[c]);
            for (var r = 0; r < numbers.Length; r++) data[r * columns.Length + c] = numbers[r];
        }

        return new Tensor(data, _rows.Length, columns.Length);
    }

    /// <summary>A text column as class indices into <see cref="Classes"/>. Shape: [rows].</summary>
    /// <exception cref="InvalidDataException">A value is missing.</exception>
    public Tensor ClassIndices(string column)
    {
        var index = Classes(column).Select((value, i) => (value, i)).ToDictionary(p => p.value, p => p.i, StringComparer.Ordinal);
        var data = Text(column).Select((value, row) => index.TryGetValue(value, out var i) ? (float)i
            : throw new InvalidDataException(
                Invariant($"{_name}: row {row + 2}, column '{column}': the value is missing. Drop such rows first: ") +
                Invariant($"DropMissing(\"{column}\")."))).ToArray();
        return new Tensor(data, data.Length);
    }

    /// <summary>A text column as one 0/1 column a class, in the order of <see cref="Classes"/>. Shape: [rows, classes].</summary>
    /// <exception cref="InvalidDataException">A value is missing.</exception>
    public Tensor OneHot(string column) => ClassIndices(column).OneHot(Classes(column).Length);

    /// <summary>The rows for which the predicate holds; it is given the row's number.</summary>
    public Table Where(Func<int, bool> keep) => new(_name, Columns, [.. _rows.Where((_, i) => keep(i))]);

    /// <summary>The rows in which none of the given columns (all, if none is given) is missing.</summary>
    public Table DropMissing(params string[] columns)
    {
        var indices = (columns.Length == 0 ? Columns : columns).Select(IndexOf).ToArray();
        return new Table(_name, Columns, [.. _rows.Where(row => indices.All(i => !IsMissing(row[i])))]);
    }

    /// <summary>A short description: the name, the size and the columns.</summary>
    public override string ToString() => $"{_name}: {RowCount} rows × {Columns.Count} columns ({string.Join(", ", Columns)})";

    private static bool IsMissing(string field) => field.Length == 0 || string.Equals(field, "NA", StringComparison.Ordinal);

    private static string Shorten(string text) => text.Length <= 40 ? text.TrimEnd() : text[..40] + "…";

    private int IndexOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
            if (string.Equals(Columns[i], column, StringComparison.Ordinal)) return i;
        throw new ArgumentException($"{_name}: no column '{column}'; there are: {string.Join(", ", Columns)}.", nameof(column));
    }
}
