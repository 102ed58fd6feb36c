namespace DeepLearning.Tests;

public class DenormalTests
{
    // 0.9⁸³⁰ is below the smallest normal float; without a stop, rounding keeps some of these at the smallest denormal for ever.
    [Theory]
    [InlineData("Adam", 0)]
    [InlineData("Sgd", 0)]
    [InlineData("RmsProp", 0)]
    public void What_is_remembered_of_a_weight_without_a_gradient_ends_at_zero(string name, int memory)
    {
        Tensor weight = Tensor.Ones(37).RequireGrad();
        Optimizer optimizer = name switch
        {
            "Adam" => new Adam([weight]),
            "Sgd" => new Sgd([weight], 0.01f, momentum: 0.9f),
            _ => new RmsProp([weight], alpha: 0.9f),
        };
        for (int step = 0; step < 1200; step++)
        {
            weight.Grad = step == 0 ? Tensor.Rand(new RandomGenerator(1), 37) : Tensor.Zeros(37);
            optimizer.Step();
            float[] remembered = optimizer.StateDict()[$"state.0.{memory}"].ToArray();
            Assert.DoesNotContain(remembered, float.IsSubnormal);
            if (step == 0) Assert.DoesNotContain(0f, remembered);
        }
        Assert.All(optimizer.StateDict()[$"state.0.{memory}"].ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Not_a_number_is_not_hidden()
    {
        Tensor weight = Tensor.Ones(9).RequireGrad();
        var optimizer = new Sgd([weight], 0.1f, momentum: 0.9f);
        weight.Grad = Tensor.Full(float.NaN, 9);
        optimizer.Step();
        Assert.All(optimizer.StateDict()["state.0.0"].ToArray(), value => Assert.True(float.IsNaN(value)));
    }
}
