using System.Numerics;

namespace DeepLearning;

/// <summary>
/// A position of Connect Four: two players drop discs into seven columns of six; four in a row, column or diagonal win.
/// Immutable; a position is two sets of bits, one bit a cell, seven bits a column of which the topmost stays empty.
/// </summary>
/// <param name="Own">The discs of the player to move.</param>
/// <param name="Filled">All discs.</param>
/// <example><code>
/// var position = new ConnectFour().Drop(3).Drop(3);
/// Console.WriteLine(position.MoveCount);   // 2
/// </code></example>
public readonly record struct ConnectFour(ulong Own, ulong Filled)
{
    /// <summary>The number of columns.</summary>
    public const int Columns = 7;

    /// <summary>The number of rows.</summary>
    public const int Rows = 6;

    /// <summary>Floats in <see cref="Observe"/>.</summary>
    public const int Cells = 2 * Rows * Columns;

    /// <summary>The number of discs on the board.</summary>
    public int MoveCount => BitOperations.PopCount(Filled);

    /// <summary>Whether the player who moved last has won.</summary>
    public bool IsLost => HasFour(Filled ^ Own);

    /// <summary>Whether the game has ended, by a win or a full board.</summary>
    public bool IsOver => IsLost || MoveCount == Rows * Columns;

    /// <summary>Whether a disc can be dropped into a column: from 0 at the left, and not full.</summary>
    public bool IsLegal(int column) => (uint)column < Columns && (Filled & Bit(column, Rows - 1)) == 0;

    /// <summary>The position after the player to move drops a disc; then it is the other's turn.</summary>
    /// <exception cref="ArgumentException">The column does not exist or is full.</exception>
    public ConnectFour Drop(int column) => IsLegal(column)
        ? new ConnectFour(Filled ^ Own, Filled | (Filled + Bit(column, 0)))
        : throw new ArgumentException(
            Invariant($"ConnectFour.Drop: column {column} is {((uint)column < Columns ? "full" : "not on the board")}; ") +
            Invariant($"columns are 0 to {Columns - 1}."), nameof(column));

    /// <summary>
    /// The board for a network: the discs of the player to move, then the other's. Shape: [2, 6, 7] flattened, 0 or 1, rows from
    /// the top.
    /// </summary>
    public float[] Observe()
    {
        var cells = new float[Cells];
        for (int row = 0; row < Rows; row++)
            for (int column = 0; column < Columns; column++)
            {
                ulong bit = Bit(column, Rows - 1 - row);
                if ((Filled & bit) != 0) cells[((Own & bit) != 0 ? 0 : Rows * Columns) + row * Columns + column] = 1;
            }

        return cells;
    }

    /// <summary>Six lines from the top: X for the first player, O for the second, a point for an empty cell.</summary>
    public override string ToString()
    {
        ulong first = MoveCount % 2 == 0 ? Own : Filled ^ Own;
        var text = new StringBuilder();
        for (int row = Rows - 1; row >= 0; row--)
        {
            for (int column = 0; column < Columns; column++)
                text.Append((Filled & Bit(column, row)) == 0 ? '.' : (first & Bit(column, row)) != 0 ? 'X' : 'O');
            if (row > 0) text.Append('\n');
        }

        return text.ToString();
    }

    private static ulong Bit(int column, int row) => 1UL << (column * (Rows + 1) + row);

    private static bool HasFour(ulong discs)
    {
        // Steps from a cell to its neighbour above, to the right, and along both diagonals.
        foreach (int step in (ReadOnlySpan<int>)[1, Rows + 1, Rows, Rows + 2])
        {
            ulong pairs = discs & (discs >> step);
            if ((pairs & (pairs >> (2 * step))) != 0) return true;
        }

        return false;
    }
}
