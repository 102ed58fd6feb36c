using System.Text.RegularExpressions;

namespace DeepLearning.Course;

/// <summary>Finds the blocks in a lesson's source and reads them. It goes on after a mistake, so that one reading finds them
/// all. The project that builds the course's data compiles this file too, for .NET Standard 2.0: what that lacks cannot be
/// used here.</summary>
public sealed class LessonBlockReader
{
    private const string Forms = "a lesson has `:::{admonition}` with the class `quiz` or `flashcards`, and `:::{glossary}`";

    private static readonly Regex CodeFence = new("^ {0,3}(?<marks>`{3,}|~{3,})(?<info>.*)$");
    private static readonly Regex Opening = new(@"^(?<marks>:{3,})\s*\{(?<kind>[^}]*)\}(?<title>.*)$");
    private static readonly Regex Closing = new(@"^(?<marks>:{3,})\s*$");
    private static readonly Regex Mark = new(@"^\[[ x]\] +");
    private static readonly Regex Option = new(@"^:(?<key>[A-Za-z][\w-]*):(?<value>.*)$");

    private readonly string[] _lines;
    private readonly List<Question> _questions = [];
    private readonly List<Flashcard> _flashcards = [];
    private readonly List<Term> _terms = [];
    private readonly List<BlockPlace> _places = [];
    private readonly List<BlockProblem> _problems = [];

    private LessonBlockReader(string text) => _lines = text.Replace("\r\n", "\n").Replace('\r', '\n').Split('\n');

    /// <summary>Reads the blocks of a lesson.</summary>
    /// <param name="text">The whole text of the lesson's file.</param>
    public static LessonBlocks Read(string text)
    {
        var reader = new LessonBlockReader(text);
        reader.ReadAll();
        return new LessonBlocks(reader._questions, reader._flashcards, reader._terms, reader._places, reader._problems);
    }

    private void ReadAll()
    {
        for (var next = 0; next < _lines.Length; next++)
        {
            if (CodeFence.Match(_lines[next]) is { Success: true } fence)
            {
                CheckInfo(fence, next);
                next = EndOfCode(fence, next);
            }
            else if (Opening.Match(_lines[next]) is { Success: true } opening)
            {
                next = ReadBlock(opening, next);
            }
            else if (Closing.IsMatch(_lines[next]))
            {
                Report(next, "no block is open here; take this line out, or open the block above it");
            }
        }
    }

    /// <summary>The line that closes a block of code, or the last one.</summary>
    private int EndOfCode(Match fence, int opened)
    {
        var marks = fence.Groups["marks"].Value;
        for (var line = opened + 1; line < _lines.Length; line++)
        {
            var closing = CodeFence.Match(_lines[line]);
            if (closing.Success && string.IsNullOrWhiteSpace(closing.Groups["info"].Value)
                && closing.Groups["marks"].Value.StartsWith(marks, StringComparison.Ordinal)) return line;
        }

        return _lines.Length;
    }

    private void CheckInfo(Match fence, int line)
    {
        var info = fence.Groups["info"].Value.Trim();
        foreach (var kind in new[] { "{admonition}", "{glossary}" })
            if (info.StartsWith(kind, StringComparison.Ordinal))
                Report(line, $"a block is written with colons; open it with `:::{kind}` and close it with `:::`");
    }

    /// <summary>Reads the block that opens on a line; returns the line that ends it.</summary>
    private int ReadBlock(Match opening, int opened)
    {
        var closed = EndOfBlock(opening, opened);
        if (closed < 0)
        {
            Report(opened, $"the block opened here is never closed; end it with a line `{opening.Groups["marks"].Value}`");
            return opened;
        }

        _places.Add(new BlockPlace(opened + 1, closed + 1));
        var start = opened + 1;
        var options = ReadOptions(ref start, closed);
        options.TryGetValue("class", out var classes);
        var words = (classes ?? "").Split(' ');
        var title = opening.Groups["title"].Value.Trim();
        switch (opening.Groups["kind"].Value.Trim())
        {
            case "admonition" when words.Contains("quiz"):
                options.TryGetValue("name", out var id);
                ReadQuestion(id ?? "", title, opened, start, closed);
                break;
            case "admonition" when words.Contains("flashcards"):
                ReadFlashcards(opened, start, closed);
                break;
            case "admonition":
                Report(opened, $"this admonition has no class that the course knows: {Forms}; "
                    + "add `:class: quiz dropdown` or `:class: flashcards dropdown`");
                break;
            case "glossary":
                ReadTerms(opened, start, closed);
                break;
            case var kind:
                Report(opened, $"`{{{kind}}}` is no block of a lesson: {Forms}");
                break;
        }

        return closed;
    }

    /// <summary>The line that closes the block opened on a line, or −1.</summary>
    private int EndOfBlock(Match opening, int opened)
    {
        for (var line = opened + 1; line < _lines.Length; line++)
        {
            if (Closing.Match(_lines[line]) is { Success: true } closing)
                return closing.Groups["marks"].Length >= opening.Groups["marks"].Length ? line : -1;
            if (Opening.IsMatch(_lines[line]) || CodeFence.IsMatch(_lines[line])) return -1;
        }

        return -1;
    }

    private Dictionary<string, string> ReadOptions(ref int start, int closed)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (; start < closed && Option.Match(_lines[start]) is { Success: true } option; start++)
        {
            var key = option.Groups["key"].Value;
            if (key is not ("name" or "class")) Report(start, $"a block has no option `{key}`; its options are `name` and `class`");
            options[key] = option.Groups["value"].Value.Trim();
        }

        return options;
    }

    private void ReadQuestion(string id, string text, int opened, int start, int closed)
    {
        if (text.Length == 0) Report(opened, "this question has no text; write it behind `:::{admonition}`");
        if (id.Length == 0) Report(opened, "this question has no id; add a line `:name: fp-q1` below, with the lesson's initials");
        else if (_questions.Any(question => question.Id == id))
            Report(opened, $"the lesson has another question `{id}`; number this one anew");

        var choices = new List<Choice>();
        const string form = "a choice begins with `- [ ] ` (or `- [x] `, if it is right), and the line below it, `  - `, explains it";
        foreach (var (line, choice, explanation) in Pairs(start, closed, form))
        {
            if (Mark.Match(choice) is { Success: true } mark)
                choices.Add(new Choice(choice.Substring(mark.Length), mark.Value[1] == 'x', explanation));
            else
                Report(line, $"this choice does not say whether it is right: {form}");
        }

        if (choices.Count < 2) Report(opened, "a question has two choices or more");
        else if (choices.Count(choice => choice.IsRight) != 1)
            Report(opened, "exactly one choice of a question is right; mark it `- [x]`, and the others `- [ ]`");
        _questions.Add(new Question(id, text, choices));
    }

    private void ReadFlashcards(int opened, int start, int closed)
    {
        var before = _flashcards.Count;
        const string form = "a card's front begins with `- `, and the line below it, `  - `, is its back";
        foreach (var (_, front, back) in Pairs(start, closed, form))
            _flashcards.Add(new Flashcard(front, back));
        if (_flashcards.Count == before) Report(opened, "this block has no flashcards; write `- front`, and below it `  - back`");
    }

    private void ReadTerms(int opened, int start, int closed)
    {
        var before = _terms.Count;
        const string form = "a word stands on a line of its own, and the line below it, `: `, says what it means";
        foreach (var (_, name, meaning) in Pairs(start, closed, form, "", ": "))
            _terms.Add(new Term(name, meaning));
        if (_terms.Count == before) Report(opened, "this glossary has no words; write a word, and below it `: what it means`");
    }

    /// <summary>The pairs of lines in a block, one mark before the first line of a pair, another before the second.</summary>
    private List<(int Line, string First, string Second)> Pairs(
        int start, int closed, string form, string firstMark = "- ", string secondMark = "  - ")
    {
        var pairs = new List<(int Line, string First, string Second)>();
        for (var line = start; line < closed; line++)
        {
            if (string.IsNullOrWhiteSpace(_lines[line])) continue;
            var (first, second) = (Behind(firstMark, line), line + 1 < closed ? Behind(secondMark, line + 1) : null);
            if (first is null || Behind(secondMark, line) is not null)
            {
                Report(line, $"this line does not fit the block: {form}");
            }
            else if (second is null)
            {
                Report(line, $"the line below this one is missing: {form}");
            }
            else
            {
                pairs.Add((line, first, second));
                line++;
            }
        }

        return pairs;
    }

    /// <summary>The text behind a mark at the beginning of a line; null where the line begins otherwise or ends there.</summary>
    private string? Behind(string mark, int line)
    {
        var text = _lines[line];
        if (!text.StartsWith(mark, StringComparison.Ordinal)) return null;
        var behind = text.Substring(mark.Length).TrimEnd();
        return behind.Length == 0 || behind[0] == ' ' ? null : behind;
    }

    private void Report(int line, string message) => _problems.Add(new BlockProblem(line + 1, message));
}
