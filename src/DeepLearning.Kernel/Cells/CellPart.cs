namespace DeepLearning.Kernel.Cells;

/// <summary>A stretch of a cell. Lines count from 1 at the cell's start.</summary>
internal abstract record CellPart(int Line)
{
    /// <summary>Text in one language.</summary>
    public sealed record Code(string Language, string Text, int Line) : CellPart(Line)
    {
        /// <summary>The text after as many empty lines as precede it in the cell, so that errors name the cell's lines.</summary>
        public string Padded => new string('\n', Line - 1) + Text;
    }

    /// <summary>A line such as <c>#!time</c>; <c>Language</c> is that of the text around it.</summary>
    public sealed record Command(string Name, string Arguments, string Language, int Line) : CellPart(Line)
    {
        public DirectiveException Error(string message) => new($"#!{Name}: {message}", Line);
    }
}
