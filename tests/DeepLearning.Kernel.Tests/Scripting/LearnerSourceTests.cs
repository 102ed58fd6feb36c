using DeepLearning.Kernel.Scripting;

namespace DeepLearning.Kernel.Tests.Scripting;

public sealed class LearnerSourceTests : IAsyncDisposable
{
    private readonly ScriptSession _session = new(new ScriptSessionOptions
    {
        References = [typeof(LearnerSourceTests).Assembly],
        Imports = [$"static {typeof(Looker).FullName}"],
    });

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public async Task A_function_is_searched_and_what_it_calls_in_earlier_cells_and_nothing_beside_it()
    {
        await _session.RunAsync("using Squash = DeepLearning.Sigmoid;\nTensor Helper(Tensor x) => new Squash().Forward(x);");
        await _session.RunAsync("Tensor Layer(Tensor x)\n{\n    return Helper(x.MatMul(x));\n}\nTensor Other(Tensor x) => x.Tanh();");
        await _session.RunAsync("Look(Layer);");
        Assert.Contains(new UsedMember("DeepLearning.Tensor.MatMul", 3), Looker.Seen);
        Assert.Contains(new UsedMember("DeepLearning.Sigmoid", null), Looker.Seen);
        Assert.DoesNotContain(Looker.Seen, use => use.Name == "DeepLearning.Tensor.Tanh");
    }

    [Fact]
    public async Task A_function_that_was_written_again_is_searched_in_its_last_form()
    {
        await _session.RunAsync("Tensor Layer(Tensor x) => x.Tanh();");
        await _session.RunAsync("Tensor Layer(Tensor x) => x.Exp();");
        await _session.RunAsync("Look(Layer);");
        Assert.Equal(["DeepLearning.Tensor", "DeepLearning.Tensor.Exp"], Looker.Seen.Select(use => use.Name)
            .Distinct()
            .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_lambda_in_the_cell_that_runs_is_searched_too()
    {
        await _session.RunAsync("Look((Tensor x) => x.Tanh());");
        Assert.Contains(Looker.Seen, use => use.Name == "DeepLearning.Tensor.Tanh");
    }

    [Fact]
    public void Nothing_is_known_of_a_function_that_no_cell_defined() => Assert.Empty(LearnerSource.MembersUsedBy(Looker.Look));
}

/// <summary>Looks at a function while the cell that asks for it runs.</summary>
public static class Looker
{
    public static IReadOnlyList<UsedMember> Seen { get; private set; } = [];

    public static void Look(Delegate function) => Seen = LearnerSource.MembersUsedBy(function);
}
