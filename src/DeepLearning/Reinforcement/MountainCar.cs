namespace DeepLearning;

/// <summary>
/// A car too weak to climb the hill must swing back first: accelerate left (0), not (1), right (2). Observation: position and
/// velocity. Reward −1 a step; ends at position 0.5, truncated after 200 steps.
/// Source: Moore 1990; Gymnasium MountainCar-v0.
/// </summary>
public sealed class MountainCar(int maxSteps = 200) : EpisodicEnvironment(maxSteps)
{
    /// <summary>The ends of the road, and where the goal is.</summary>
    public const double MinPosition = -1.2, MaxPosition = 0.6, Goal = 0.5;

    private const double MaxSpeed = 0.07, Force = 0.001, Gravity = 0.0025;

    private double _position, _velocity;

    /// <summary>Position and velocity; setting it begins an episode there.</summary>
    public (double Position, double Velocity) State
    {
        get => (_position, _velocity);
        set
        {
            (_position, _velocity) = value;
            Resume();
        }
    }

    /// <inheritdoc/>
    public override Space Observations { get; } =
        new BoxSpace([(float)MinPosition, (float)-MaxSpeed], [(float)MaxPosition, (float)MaxSpeed]);

    /// <inheritdoc/>
    public override Space Actions { get; } = new DiscreteSpace(3);

    /// <inheritdoc/>
    protected override void Begin() => (_position, _velocity) = (Uniform(-0.6, -0.4), 0);

    /// <inheritdoc/>
    protected override (double Reward, bool Terminated) Act(ReadOnlySpan<float> action)
    {
        _velocity = Math.Clamp(_velocity + (action[0] - 1) * Force - Math.Cos(3 * _position) * Gravity, -MaxSpeed, MaxSpeed);
        _position = Math.Clamp(_position + _velocity, MinPosition, MaxPosition);
        if (_position == MinPosition && _velocity < 0) _velocity = 0;
        return (-1, _position >= Goal && _velocity >= 0);
    }

    /// <inheritdoc/>
    protected override float[] Observe() => [(float)_position, (float)_velocity];
}
