using System.Text;

namespace DeepLearning.Kernel.Output;

/// <summary>A console stream that leads to the cell of the code that writes.</summary>
internal sealed class CellWriter(string stream, TextWriter former) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return;
        if (CellScope.Current is { } scope)
            scope.Write(stream, value);
        else
            former.Write(value);
    }

    // A line is one message, so that the lines of two threads do not mix; and it ends the same way on every system.
    public override void WriteLine(string? value) => Write(value + "\n");

    public override void WriteLine() => Write("\n");

    public override void Flush() => former.Flush();
}
