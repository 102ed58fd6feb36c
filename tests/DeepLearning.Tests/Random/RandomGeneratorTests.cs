namespace DeepLearning.Tests;

public class RandomGeneratorTests
{
    // Values from the authors' C code, https://prng.di.unimi.it: splitmix64.c seeded with 0 and xoshiro256starstar.c seeded by it.
    [Fact]
    public void The_stream_is_that_of_the_published_algorithm()
    {
        var generator = new RandomGenerator(0);
        Assert.Equal(new RandomState(0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F, 0xF88BB8A8724C81EC), generator.State);
        Assert.Equal(0x99EC5F36CB75F2B4UL, generator.NextUInt64());
        Assert.Equal(0xBF6E1F784956452AUL, generator.NextUInt64());
    }

    [Fact]
    public void Uniform_and_normal_numbers_have_their_moments()
    {
        Tensor uniform = Tensor.Rand(new RandomGenerator(1), 100_000), normal = Tensor.Randn(new RandomGenerator(1), 100_000);
        Assert.Equal(0.5, uniform.Mean().Item(), 0.005);
        Assert.Equal(1 / 12.0, uniform.Var().Item(), 0.002);
        Assert.Equal(0, normal.Mean().Item(), 0.02);
        Assert.Equal(1, normal.Var().Item(), 0.02);
    }

    [Fact]
    public void A_permutation_holds_every_number_once() =>
        Assert.Equal(Enumerable.Range(0, 100), new RandomGenerator(5).Permutation(100).Order());

    [Fact]
    public void A_stored_state_goes_on_from_the_same_place()
    {
        var generator = new RandomGenerator(9);
        RandomState state = generator.State;
        float first = generator.NextNormal();
        generator.State = state;
        Assert.Equal(first, generator.NextNormal());
    }
}
