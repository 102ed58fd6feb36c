namespace DeepLearning.Notebook.Tests.Naming;

public class CompilerNameTests
{
    [Theory]
    [InlineData("<Main>g__Neuron|0_1", "Main", "Neuron")]
    [InlineData("<<Main>$>g__Neuron|0_1", "<Main>$", "Neuron")]
    [InlineData("<Fit>b__3_0", "Fit", null)]
    [InlineData("<Fit>d__3", "Fit", null)]
    [InlineData("<<Fit>g__Spin|0_0>d", "Spin", null)]
    public void A_name_that_the_compiler_made_tells_what_it_stands_for(string name, string owner, string? local) =>
        Assert.Equal(new CompilerName(owner, local), CompilerName.Parse(name));

    [Theory]
    [InlineData("Neuron")]
    [InlineData("<Main>$")]
    [InlineData("<>c__DisplayClass0_0")]
    [InlineData("<Name>k__BackingField")]
    [InlineData("<")]
    public void Any_other_name_is_none_of_them(string name)
    {
        Assert.Null(CompilerName.Parse(name));
        Assert.Equal(name, CompilerName.MethodName(name));
    }

    [Fact]
    public void The_compiler_that_is_here_makes_such_names()
    {
        static void Neuron()
        {
        }
        var lambda = () => { };
        Assert.Equal(nameof(Neuron), CompilerName.MethodName(((Action)Neuron).Method.Name));
        Assert.Equal(nameof(The_compiler_that_is_here_makes_such_names), CompilerName.Parse(lambda.Method.Name)!.Owner);
    }
}
