namespace DeepLearning.Notebook;

/// <summary>Numbers in rows and columns to draw. Matrices, arrays of rows and tensors [rows, columns] convert to it.</summary>
public sealed class Grid
{
    /// <summary>Takes the numbers as they are, without a copy.</summary>
    public Grid(double[,] numbers) => Numbers = numbers;

    /// <summary>Number of rows.</summary>
    public int Rows => Numbers.GetLength(0);

    /// <summary>Number of columns.</summary>
    public int Columns => Numbers.GetLength(1);

    /// <summary>The number in a row and column, counted from 0.</summary>
    public double this[int row, int column] => Numbers[row, column];

    internal double[,] Numbers { get; }

    /// <summary>The grid whose numbers are given by row and column.</summary>
    public static Grid Of(int rows, int columns, Func<int, int, double> at)
    {
        var numbers = new double[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                numbers[i, j] = at(i, j);
        }
        return new Grid(numbers);
    }

    /// <inheritdoc cref="Grid"/>
    public static implicit operator Grid(double[,] numbers) => new(numbers);

    /// <inheritdoc cref="Grid"/>
    public static implicit operator Grid(float[,] numbers) => Of(numbers.GetLength(0), numbers.GetLength(1), (i, j) => numbers[i, j]);

    /// <inheritdoc cref="Grid"/>
    public static implicit operator Grid(int[,] numbers) => Of(numbers.GetLength(0), numbers.GetLength(1), (i, j) => numbers[i, j]);

    /// <summary>A tensor [rows, columns]; one of rank 1 is a single row.</summary>
    public static implicit operator Grid(Tensor tensor)
    {
        var values = tensor.ToArray();
        return tensor.Rank switch
        {
            1 => Of(1, values.Length, (_, j) => values[j]),
            2 => Of(tensor.Shape[0], tensor.Shape[1], (i, j) => values[i * tensor.Shape[1] + j]),
            _ => throw new ArgumentException($"Grid: expected a tensor [rows, columns], got {tensor.Shape}"),
        };
    }

    /// <summary>Rows of unequal length are filled up with gaps.</summary>
    public static implicit operator Grid(float[][] rows) =>
        Of(rows.Length, rows.Length == 0 ? 0 : rows.Max(row => row.Length), (i, j) => j < rows[i].Length ? rows[i][j] : double.NaN);

    /// <summary>The finite numbers' smallest and largest; 0 and 1 where there are none.</summary>
    internal (double From, double To) Extent()
    {
        var (from, to) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var number in Numbers)
        {
            if (double.IsFinite(number))
                (from, to) = (Math.Min(from, number), Math.Max(to, number));
        }
        return from > to ? (0, 1) : (from, to);
    }

    /// <summary>Between the four neighbours of a place given in rows and columns.</summary>
    internal double Between(double row, double column)
    {
        var i = Math.Clamp((int)row, 0, Math.Max(0, Rows - 2));
        var j = Math.Clamp((int)column, 0, Math.Max(0, Columns - 2));
        var (down, right) = (Math.Clamp(row - i, 0, 1), Math.Clamp(column - j, 0, 1));
        var (i2, j2) = (Math.Min(i + 1, Rows - 1), Math.Min(j + 1, Columns - 1));
        return (1 - down) * ((1 - right) * this[i, j] + right * this[i, j2])
            + down * ((1 - right) * this[i2, j] + right * this[i2, j2]);
    }
}
