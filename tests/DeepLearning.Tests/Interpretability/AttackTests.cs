namespace DeepLearning.Tests;

public class AttackTests
{
    private static readonly TensorDataset Digits = Datasets.TinyDigits();
    private static readonly Tensor Inputs = Digits.Inputs.Reshape(-1, 64);

    private static (Sequential Model, Tensor Held, Tensor Truth) Trained()
    {
        var generator = new RandomGenerator(1);
        var model = new Sequential(new Linear(64, 32, generator: generator), new Relu(), new Linear(32, 10, generator: generator));
        var train = new TensorDataset(Inputs.Narrow(0, 0, 1500), Digits.Targets.Narrow(0, 0, 1500));
        new Trainer(model, new Adam(model.Parameters(), 3e-3f), new CrossEntropyLoss())
            .Fit(new DataLoader(train, 32, shuffle: true, generator), epochs: 15);
        return (model, Inputs.Narrow(0, 1500, 297), Digits.Targets.Narrow(0, 1500, 297));
    }

    [Fact]
    public void A_small_step_against_the_model_costs_far_more_than_the_same_step_at_random()
    {
        var (model, held, truth) = Trained();
        var loss = new CrossEntropyLoss();
        double Accuracy(Tensor x) => Metrics.Accuracy(model.Forward(x), truth);
        const float Epsilon = 0.12f;
        Tensor fgsm = Attack.Fgsm(model, loss, held, truth, Epsilon),
            pgd = Attack.Pgd(model, loss, held, truth, Epsilon, generator: new RandomGenerator(2));
        Tensor random = (held + Epsilon * Tensor.Randn(new RandomGenerator(3), held.Shape).Sign()).Clip(0, 1);
        foreach (Tensor x in new[] { fgsm, pgd })
        {
            Assert.InRange((x - held).Abs().Max().Item(), 0.1f, Epsilon + 1e-6f);
            Assert.InRange(x.Min().Item(), 0, 1);
            Assert.InRange(x.Max().Item(), 0, 1);
        }

        Assert.True(Accuracy(held) > 0.9, $"{Accuracy(held)}");
        Assert.True(Accuracy(random) > Accuracy(fgsm) + 0.3, $"{Accuracy(random)} and {Accuracy(fgsm)}");
        Assert.True(Accuracy(pgd) < Accuracy(fgsm), $"{Accuracy(pgd)} and {Accuracy(fgsm)}");
        Assert.All(model.Parameters(), p => Assert.DoesNotContain(p.ToArray(), float.IsNaN));
    }

    [Fact]
    public void One_step_moves_each_value_by_epsilon_towards_a_larger_loss()
    {
        // Squared error of 2x against 0 grows away from 0.
        var model = new Linear(1, 1, bias: false);
        model.Weight.Data[0] = 2;
        Tensor x = new([0.5f, -0.5f, 0.95f], 3, 1);
        Fixture.AssertClose([0.6, -0.6, 1], Attack.Fgsm(model, new MseLoss(), x, Tensor.Zeros(3, 1), 0.1f, low: -1).ToArray(), 1e-6);
    }
}
