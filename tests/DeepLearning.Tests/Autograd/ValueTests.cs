namespace DeepLearning.Tests;

public class ValueTests
{
    [Fact]
    public void The_worked_example_of_lesson_3_has_its_derivatives()
    {
        Value x = new(0.1, "x"), w1 = new(0.15, "w1"), b1 = new(0.4, "b1"), w2 = new(0.25, "w2"), b2 = new(0.5, "b2");
        Value a1 = (w1 * x + b1).Sigmoid(), a2 = (w2 * a1 + b2).Sigmoid();
        a2.Backward();
        Assert.Equal(0.6023, a1.Data, 4);
        Assert.Equal(0.6571, a2.Data, 4);
        double outer = a2.Data * (1 - a2.Data), inner = a1.Data * (1 - a1.Data);
        Assert.Equal(outer * a1.Data, w2.Grad, 12);
        Assert.Equal(outer * 0.25 * inner * 0.1, w1.Grad, 12);
        Assert.Equal(outer * 0.25 * inner * 0.15, x.Grad, 12);
    }

    public static TheoryData<string, Func<Value, Value, Value>> Operations => new()
    {
        { "a + b", (a, b) => a + b }, { "a - b", (a, b) => a - b }, { "a * b", (a, b) => a * b }, { "a / b", (a, b) => a / b },
        { "-a", (a, _) => -a }, { "a^3", (a, _) => a.Pow(3) }, { "exp", (a, _) => a.Exp() }, { "ln", (a, _) => a.Log() },
        { "tanh", (a, _) => a.Tanh() }, { "sigmoid", (a, _) => a.Sigmoid() }, { "relu", (a, b) => (a - b).Relu() + (b - a).Relu() },
        { "a used twice", (a, b) => a * a + a * b }, { "constants", (a, b) => 2 * a / (1 + b) },
    };

    [Theory]
    [MemberData(nameof(Operations), DisableDiscoveryEnumeration = true)]
    public void Gradients_agree_with_central_differences(string name, Func<Value, Value, Value> operation)
    {
        const double Step = 1e-6;
        foreach (var (p, q) in new[] { (0.7, 1.9), (2.3, 0.4) })
        {
            Value a = new(p), b = new(q);
            operation(a, b).Backward();
            double byA = (operation(p + Step, q).Data - operation(p - Step, q).Data) / (2 * Step);
            double byB = (operation(p, q + Step).Data - operation(p, q - Step).Data) / (2 * Step);
            Assert.True(
                Math.Abs(byA - a.Grad) < 1e-7 && Math.Abs(byB - b.Grad) < 1e-7, $"{name}: expected {byA}, {byB}; got {a.Grad}, {b.Grad}");
        }
    }

    [Fact]
    public void Gradients_add_up_over_calls_until_they_are_zeroed()
    {
        Value a = new(3), y = a * a;
        y.Backward();
        y.ZeroGradients();
        Assert.Equal(0, a.Grad);
        y.Backward();
        Assert.Equal(6, a.Grad);
    }

    [Fact]
    public void A_sum_of_100_000_terms_does_not_overflow_the_stack()
    {
        Value x = new(1), sum = 0;
        for (int i = 0; i < 100_000; i++) sum += x;
        sum.Backward();
        Assert.Equal(100_000, x.Grad);
    }
}
