using System.Text.Json;
namespace DeepLearning.Tests;

public class EnvironmentTests
{
    private static readonly JsonElement Fixtures = Fixture.Json("Reinforcement/environments.json");

    private static void Follow(IEnvironment environment, string name)
    {
        foreach (JsonElement row in Fixtures.GetProperty(name).EnumerateArray())
        {
            StepResult step = environment.Step((float)row.Number("action"));
            Fixture.AssertClose(row.Doubles("observation"), step.Observation, 1e-6);
            Assert.Equal(row.Number("reward"), step.Reward, 5);
            Assert.Equal(row.GetProperty("terminated").GetBoolean(), step.Terminated);
        }
    }

    [Fact]
    public void CartPole_follows_Gymnasiums_equations_to_the_fall() =>
        Follow(new CartPole { State = (0.01, -0.02, 0.03, 0.04) }, "cartPole");

    [Fact]
    public void MountainCar_follows_Gymnasiums_equations_to_the_flag() =>
        Follow(new MountainCar(maxSteps: 0) { State = (-0.5, 0) }, "mountainCar");

    [Fact]
    public void Pendulum_follows_Gymnasiums_equations() => Follow(new Pendulum { State = (2.5, -0.7) }, "pendulum");

    public static TheoryData<Func<IEnvironment>, int> Worlds => new()
    {
        { () => new CartPole(), 500 }, { () => new MountainCar(), 200 }, { () => new Pendulum(), 200 }, { () => new FrozenLake(), 100 },
            { () => new FrozenLake(large: true), 200 },
    };

    [Theory]
    [MemberData(nameof(Worlds), DisableDiscoveryEnumeration = true)]
    public void Every_world_keeps_the_contract(Func<IEnvironment> make, int limit)
    {
        IEnvironment world = make();
        Assert.Throws<InvalidOperationException>(() => world.Step(0));
        var generator = new RandomGenerator(3);
        float[] first = world.Reset(seed: 11);
        Assert.True(world.Observations.Contains(first));
        int steps = 0;
        for (bool over = false; !over; steps++)
        {
            float[] action = world.Actions.Sample(generator);
            Assert.True(world.Actions.Contains(action));
            StepResult next = world.Step(action);
            Assert.True(world.Observations.Contains(next.Observation));
            over = next.IsOver;
            Assert.Equal(steps + 1 == limit && !next.Terminated, next.Truncated);
        }

        Assert.Contains("call Reset()", Assert.Throws<InvalidOperationException>(() => world.Step(0)).Message, StringComparison.Ordinal);
        Assert.Equal(first, world.Reset(seed: 11));
        Assert.Contains("is no action", Assert.Throws<ArgumentException>(() => world.Step(99)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Time_is_up_without_the_task_having_ended()
    {
        var car = new MountainCar(maxSteps: 3);
        car.Reset(seed: 1);
        Assert.Equal([false, false, true], Enumerable.Range(0, 3).Select(_ => car.Step(1).Truncated));
    }

    [Fact]
    public void Outcomes_of_every_action_sum_to_one()
    {
        var lake = new FrozenLake(large: true);
        for (int s = 0; s < lake.StateCount; s++)
            for (int a = 0; a < 4; a++) Assert.Equal(1, lake.Outcomes(s, a).Sum(o => o.Probability), 12);
    }

    [Fact]
    public void A_map_without_a_start_is_refused() =>
        Assert.Contains(
            "exactly one S", Assert.Throws<ArgumentException>(() => new GridWorld(["..", ".G"])).Message, StringComparison.Ordinal);
}
