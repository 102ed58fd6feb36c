namespace DeepLearning.Kernel.Tests.Scripting;

/// <summary>Static functions of earlier cells, by their names.</summary>
public sealed class EarlierFunctionTests : IAsyncDisposable
{
    private readonly ScriptSession _session = new();

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public async Task A_static_function_of_an_earlier_cell_is_passed_as_a_delegate()
    {
        await _session.RunAsync(
            "static float Neuron(float x, float w) => x * w;\nstatic string Name(Delegate f) => f.Method.Name + f.DynamicInvoke(3f, 2f);");
        Assert.Equal("Neuron6", await _session.RunAsync("Name(Neuron)"));
    }

    [Fact]
    public async Task A_static_function_of_the_same_cell_is_passed_as_a_delegate() =>
        Assert.Equal(
            "4", await _session.RunAsync("static int Twice(int x) => 2 * x;\nobject Call(Delegate f) => f.DynamicInvoke(2);\nCall(Twice)"));

    [Fact]
    public async Task It_is_put_into_a_variable_and_given_to_generic_methods()
    {
        await _session.RunAsync("static int Twice(int x) => 2 * x;\nstatic void Say(string text) => Console.Write(text);");
        Assert.Equal("8", await _session.RunAsync("var f = Twice;\nf(4)"));
        Assert.Equal("[2, 4]", await _session.RunAsync("string.Format(\"[{0}]\", string.Join(\", \", new[] { 1, 2 }.Select(Twice)))"));
        var output = new RecordingOutput();
        await _session.RunAsync("var say = Say; say(\"hello\");", output);
        Assert.Equal("hello", output.Stdout);
    }

    [Fact]
    public async Task Its_parameters_may_be_of_a_type_that_a_cell_defined()
    {
        await _session.RunAsync("record Point(float X, float Y);");
        await _session.RunAsync("static float Sum(Point p, List<Point>? others) => p.X + p.Y;\nstatic int Count(Delegate f) => "
            + "f.Method.GetParameters().Length;");
        Assert.Equal("2", await _session.RunAsync("Count(Sum)"));
    }

    [Fact]
    public async Task An_error_elsewhere_in_such_a_cell_is_still_told_at_its_place()
    {
        await _session.RunAsync("static int Twice(int x) => 2 * x;\nstatic void Use(Delegate f) { }");
        var error = await _session.FailAsync("Use(Twice);\nint y = \"text\";");
        Assert.Equal(("CS0029", 2, 9), (error.Name, error.Line, error.Column));
    }
}
