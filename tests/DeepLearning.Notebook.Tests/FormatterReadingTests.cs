using System.Data;

namespace DeepLearning.Notebook.Tests;

/// <summary>Showing a value neither waits nor loses anything, and reads each of its parts once.</summary>
public sealed class FormatterReadingTests
{
    private sealed class Counter
    {
        private int _reads;

        public int Reads => ++_reads;
    }

    private sealed class Mute
    {
        public override string ToString() => throw new InvalidOperationException("no words");
    }

    private sealed class MuteNumber : IFormattable
    {
        public string ToString(string? format, IFormatProvider? provider) => throw new FormatException("no digits");
    }

    private static async Task<int> NeverAsync()
    {
        await Task.Delay(Timeout.Infinite);
        return 1;
    }

    private static async IAsyncEnumerable<int> NumbersAsync()
    {
        await Task.Yield();
        yield return 1;
    }

    // By name: xUnit writes the arguments of a test, and would wait for a task.
    private static readonly Dictionary<string, Func<object>> Awaited = new(StringComparer.Ordinal)
    {
        ["Task<int> (running; write await before it to get its result)"] = NeverAsync,
        ["Task (running; write await before it to get its result)"] = () => Task.Delay(Timeout.Infinite),
        ["Task (not started)"] = () => new Task(() => { }),
        ["Task<int> (done; write await before it to get its result)"] = () => Task.FromResult(5),
        ["Task (done)"] = () => Task.CompletedTask,
        ["Task<int> (failed: InvalidOperationException: no)"] = () => Task.FromException<int>(new InvalidOperationException("no")),
        ["Task (cancelled)"] = () => Task.FromCanceled(new CancellationToken(true)),
        ["ValueTask<int> (write await before it to get its result)"] = () => new ValueTask<int>(NeverAsync()),
        ["IAsyncEnumerable<int> (go through it with await foreach)"] = NumbersAsync,
    };

    public static TheoryData<string> States => [.. Awaited.Keys];

    [Theory]
    [MemberData(nameof(States))]
    public async Task What_is_awaited_shows_its_state_and_is_not_waited_for(string expected)
    {
        var value = Awaited[expected]();
        var shown = Task.Run(() => (Formatter.ToMimeBundle(value), Formatter.ToMimeBundle(new[] { value })));
        var (bundle, list) = await shown.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Equal(expected, bundle.PlainText);
        Assert.Equal(["text/plain"], bundle.Data.Keys);
        Assert.Equal($"[{expected}]", list.PlainText);
    }

    [Fact]
    public void Other_formatters_are_not_given_what_is_awaited()
    {
        var asked = new List<object>();
        Formatter.Others = value =>
        {
            asked.Add(value);
            return null;
        };
        try
        {
            Formatter.ToMimeBundle(NeverAsync());
            Assert.Empty(asked);
            Formatter.ToMimeBundle(new Counter());
            Assert.NotEmpty(asked);
        }
        finally
        {
            Formatter.Others = null;
        }
    }

    [Fact]
    public void A_deferred_query_runs_once()
    {
        var runs = 0;
        var query = Enumerable.Range(0, 3).Select(i => new { Number = i, Run = ++runs });
        var bundle = Formatter.ToMimeBundle(query);
        Assert.Equal(3, runs);
        Assert.Contains("Run = 3", bundle.PlainText, StringComparison.Ordinal);
        Assert.Contains(">3</td>", (string)bundle.Data[MimeType.Html], StringComparison.Ordinal);
    }

    [Fact]
    public void A_property_is_read_once_each_time_it_is_shown()
    {
        var counter = new Counter();
        var bundle = Formatter.ToMimeBundle(counter);
        Assert.Equal("Counter { Reads = 1 }", bundle.PlainText);
        Assert.Contains(">1</td>", (string)bundle.Data[MimeType.Html], StringComparison.Ordinal);
        Assert.Equal("Counter { Reads = 2 }", Formatter.ToMimeBundle(counter).PlainText);
    }

    [Fact]
    public void Groups_show_their_keys()
    {
        var bundle = Formatter.ToMimeBundle(new[] { "a", "bb", "cc" }.GroupBy(word => word.Length));
        Assert.Equal("[1: [\"a\"], 2: [\"bb\", \"cc\"]]", bundle.PlainText);
        Assert.Contains(">Key</th>", (string)bundle.Data[MimeType.Html], StringComparison.Ordinal);
        Assert.Contains(">2</td>", (string)bundle.Data[MimeType.Html], StringComparison.Ordinal);
        Assert.Equal("null: [null]", Formatter.ToMimeBundle(new string?[] { null }.GroupBy(word => word).Single()).PlainText);
    }

    [Fact]
    public void Times_keep_their_seconds_and_fractions()
    {
        using var german = new GermanCulture();
        Assert.Equal("12:34:56.5", Formatter.ToMimeBundle(new TimeOnly(12, 34, 56, 500)).PlainText);
        Assert.Equal("2026-11-30", Formatter.ToMimeBundle(new DateOnly(2026, 11, 30)).PlainText);
        Assert.Equal("2026-11-30 12:34:56.007", Formatter.ToMimeBundle(new DateTime(2026, 11, 30, 12, 34, 56, 7)).PlainText);
        Assert.Equal("2026-11-30 12:34:56Z", Formatter.ToMimeBundle(new DateTime(2026, 11, 30, 12, 34, 56, DateTimeKind.Utc)).PlainText);
        Assert.Equal("2026-11-30 12:34:56 +01:00",
            Formatter.ToMimeBundle(new DateTimeOffset(2026, 11, 30, 12, 34, 56, TimeSpan.FromHours(1))).PlainText);
        Assert.Equal("1.02:03:04.5000000", Formatter.ToMimeBundle(new TimeSpan(1, 2, 3, 4, 500)).PlainText);
    }

    [Fact]
    public void A_data_table_is_a_table()
    {
        using var table = new DataTable();
        table.Columns.Add("Species", typeof(string));
        table.Columns.Add("Mass", typeof(double));
        table.Rows.Add("<Adelie>", 3.75);
        table.Rows.Add("Gentoo", DBNull.Value);
        var bundle = Formatter.ToMimeBundle(table);
        Assert.Equal("Species | Mass\n\"<Adelie>\" | 3.75\n\"Gentoo\" | null", bundle.PlainText);
        var html = (string)bundle.Data[MimeType.Html];
        Assert.Contains(">Species</th>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;Adelie&gt;", html, StringComparison.Ordinal);
        Assert.Equal("Species | Mass\n\"<Adelie>\" | 3.75", Formatter.ToMimeBundle(table.Rows[0]).PlainText);
        using var view = new DataView(table) { RowFilter = "Mass IS NULL" };
        Assert.Equal("Species | Mass\n\"Gentoo\" | null", Formatter.ToMimeBundle(view).PlainText);
    }

    [Fact]
    public void A_text_of_its_own_that_throws_is_said_and_the_rest_is_shown()
    {
        Assert.Equal("Mute (its ToString threw InvalidOperationException: no words)", Formatter.ToMimeBundle(new Mute()).PlainText);
        Assert.Equal(
            "[1, MuteNumber (its ToString threw FormatException: no digits)]",
            Formatter.ToMimeBundle(new object[] { 1, new MuteNumber() }).PlainText);
    }
}
