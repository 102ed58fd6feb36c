namespace DeepLearning.Kernel.Tests.Scripting;

public sealed class ExtensionMethodTests : IAsyncDisposable
{
    private readonly ScriptSession _session = new();

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public async Task An_extension_method_of_a_static_class_works_in_its_cell_and_later()
    {
        Assert.Equal("6", await _session.RunAsync("""
            public static class Numbers
            {
                public static int Twice(this int x) => 2 * x;
            }
            3.Twice()
            """));
        Assert.Equal("8", await _session.RunAsync("4.Twice()"));
        Assert.Equal("10", await _session.RunAsync("Numbers.Twice(5)"));
    }

    [Fact]
    public async Task Generic_constraints_defaults_and_reference_parameters_are_kept()
    {
        await _session.RunAsync("""
            static class More
            {
                public static T Or<T>(this T? value, T fallback) where T : struct => value ?? fallback;
                public static string Repeat(this string text, int times = 2, string between = "-") =>
                    string.Join(between, Enumerable.Repeat(text, times));
                public static bool TryHalve(this int x, out int half) { half = x / 2; return x % 2 == 0; }
                public static int Sum(this int x, params int[] others) => x + others.Sum();
                public static void Grow(this ref int x) => x++;
            }
            """);
        Assert.Equal("7", await _session.RunAsync("((int?)null).Or(7)"));
        Assert.Equal("a-a", await _session.RunAsync("\"a\".Repeat()"));
        Assert.Equal("a+a+a", await _session.RunAsync("\"a\".Repeat(3, \"+\")"));
        Assert.Equal("4", await _session.RunAsync("8.TryHalve(out var h) ? h : 0"));
        Assert.Equal("6", await _session.RunAsync("1.Sum(2, 3)"));
        Assert.Equal("2", await _session.RunAsync("int n = 1; n.Grow(); n"));
    }

    [Fact]
    public async Task Running_the_cell_again_replaces_the_extension_method()
    {
        await _session.RunAsync("static class E { public static int Grown(this int x) => x + 1; }");
        await _session.RunAsync("static class E { public static int Grown(this int x) => x + 2; }");
        Assert.Equal("3", await _session.RunAsync("1.Grown()"));
    }

    [Fact]
    public async Task An_extension_method_at_top_level_works_too()
    {
        await _session.RunAsync("static string Shout(this string text) => text.ToUpperInvariant() + \"!\";");
        Assert.Equal("HI!", await _session.RunAsync("\"hi\".Shout()"));
    }

    [Fact]
    public async Task An_error_after_the_class_is_reported_on_its_own_line()
    {
        var error = await _session.FailAsync("static class E\n{\n    public static int Grown(this int x) => x + 1;\n}\nmissing");
        Assert.Equal((5, 1), (error.Line, error.Column));
    }
}
