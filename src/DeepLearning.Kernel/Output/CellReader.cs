namespace DeepLearning.Kernel.Output;

/// <summary>
/// The console's input, asked of whoever watches the running cell. It comes a line at a time, as from a terminal:
/// <see cref="Read()"/> first hands out what is left of the last line.
/// </summary>
sealed class CellReader : TextReader
{
    string rest = "";

    public override int Peek() => rest.Length > 0 ? rest[0] : -1;

    public override int Read()
    {
        if (rest.Length == 0)
            rest = Ask() + "\n";
        var first = rest[0];
        rest = rest[1..];
        return first;
    }

    public override string? ReadLine()
    {
        if (rest.Length == 0)
            return Ask();
        var line = rest.TrimEnd('\n');
        rest = "";
        return line;
    }

    public override string ReadToEnd() => ReadLine() ?? "";

    static string Ask() => CellScope.Current is { } scope
        ? scope.ReadLine("", password: false)
        : throw new InvalidOperationException("Console.ReadLine: no cell is running, so nobody can answer");
}
