namespace DeepLearning.Kernel.Output;

/// <summary>
/// The console's input, asked of whoever watches the running cell. It comes a line at a time, as from a terminal:
/// <see cref="Read()"/> first hands out what is left of the last line.
/// </summary>
internal sealed class CellReader : TextReader
{
    private string _rest = "";

    public override int Peek() => _rest.Length > 0 ? _rest[0] : -1;

    public override int Read()
    {
        if (_rest.Length == 0)
            _rest = Ask() + "\n";
        var first = _rest[0];
        _rest = _rest[1..];
        return first;
    }

    public override string? ReadLine()
    {
        if (_rest.Length == 0)
            return Ask();
        var line = _rest.TrimEnd('\n');
        _rest = "";
        return line;
    }

    public override string ReadToEnd() => ReadLine() ?? "";

    private static string Ask() => CellScope.Current is { } scope
        ? scope.ReadLine("", password: false)
        : throw new InvalidOperationException("Console.ReadLine: no cell is running, so nobody can answer");
}
