using System.Diagnostics;

namespace DeepLearning.Kernel.Tests.Execution;

[Collection(MeasuredCollection.Name)]
public sealed class EnduranceTests
{
    private const int Cells = 1000;

    [Fact]
    public async Task A_thousand_cells_add_less_than_100_MB_and_the_last_are_as_quick_as_the_first()
    {
        await using var session = new ScriptSession();
        // In turn: a value, a variable, a function, a class, a print.
        string[] kinds =
        [
            "{0} + 1",
            "var v{0} = {0}; v{0}",
            "int F{0}(int x) => x + {0}; F{0}(1)",
            "class C{0} {{ public int Value => {0}; }} new C{0}().Value",
            "Console.WriteLine({0});",
        ];
        string Code(int index) => string.Format(System.Globalization.CultureInfo.InvariantCulture, kinds[index % kinds.Length], index);
        for (var warm = 0; warm < 50; warm++)
            await session.RunAsync(Code(Cells + warm));
        var before = Memory();
        var times = new List<double>();
        for (var index = 0; index < Cells; index++)
        {
            var clock = Stopwatch.StartNew();
            await session.RunAsync(Code(index));
            times.Add(clock.Elapsed.TotalMilliseconds);
        }
        var grown = Memory() - before;
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"grown {grown / 1e6:0.0} MB, first {Median(times[..100]):0.0} ms, last {Median(times[^100..]):0.0} ms");
        Assert.True(grown < 100_000_000, $"grown by {grown / 1e6:0} MB");
        // Other work on the machine disturbs single cells, hardly the median of a hundred.
        Assert.True(
            Median(times[^100..]) < 3 * Median(times[..100]) + 5,
            $"first {Median(times[..100]):0.0} ms, last {Median(times[^100..]):0.0} ms");
        Assert.Equal("7", await session.RunAsync("v6 + F2(-1)"));
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static long Memory()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
