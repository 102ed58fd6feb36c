namespace DeepLearning;

/// <summary>
/// A pole on a cart: push left (0) or right (1) so that the pole does not fall. Observation: position (m), velocity, angle
/// (rad), angular velocity. Reward 1 a step; ends beyond ±2.4 m or ±12°, truncated after 500 steps.
/// Source: Barto, Sutton and Anderson 1983; Gymnasium CartPole-v1.
/// </summary>
public sealed class CartPole(int maxSteps = 500) : EpisodicEnvironment(maxSteps)
{
    /// <summary>How far from the middle the cart may go, in metres.</summary>
    public const double MaxPosition = 2.4;

    private const double Gravity = 9.8, CartMass = 1, PoleMass = 0.1, TotalMass = CartMass + PoleMass, HalfLength = 0.5, Force = 10,
        TimeStep = 0.02;
    private const double MaxAngle = 12 * 2 * Math.PI / 360;

    private double _x, _velocity, _angle, _spin;

    /// <summary>Position, velocity, angle and angular velocity; setting it begins an episode there.</summary>
    public (double Position, double Velocity, double Angle, double AngularVelocity) State
    {
        get => (_x, _velocity, _angle, _spin);
        set
        {
            (_x, _velocity, _angle, _spin) = value;
            Resume();
        }
    }

    /// <inheritdoc/>
    public override Space Observations { get; } = new BoxSpace(
        [(float)(-2 * MaxPosition), float.NegativeInfinity, (float)(-2 * MaxAngle), float.NegativeInfinity],
        [(float)(2 * MaxPosition), float.PositiveInfinity, (float)(2 * MaxAngle), float.PositiveInfinity]);

    /// <inheritdoc/>
    public override Space Actions { get; } = new DiscreteSpace(2);

    /// <inheritdoc/>
    protected override void Begin() =>
        (_x, _velocity, _angle, _spin) = (Uniform(-0.05, 0.05), Uniform(-0.05, 0.05), Uniform(-0.05, 0.05), Uniform(-0.05, 0.05));

    /// <inheritdoc/>
    protected override (double Reward, bool Terminated) Act(ReadOnlySpan<float> action)
    {
        double force = action[0] == 1 ? Force : -Force, cos = Math.Cos(_angle), sin = Math.Sin(_angle);
        double push = (force + PoleMass * HalfLength * _spin * _spin * sin) / TotalMass;
        double angularAcceleration = (Gravity * sin - cos * push) / (HalfLength * (4.0 / 3 - PoleMass * cos * cos / TotalMass));
        double acceleration = push - PoleMass * HalfLength * angularAcceleration * cos / TotalMass;
        (_x, _velocity) = (_x + TimeStep * _velocity, _velocity + TimeStep * acceleration);
        (_angle, _spin) = (_angle + TimeStep * _spin, _spin + TimeStep * angularAcceleration);
        return (1, Math.Abs(_x) > MaxPosition || Math.Abs(_angle) > MaxAngle);
    }

    /// <inheritdoc/>
    protected override float[] Observe() => [(float)_x, (float)_velocity, (float)_angle, (float)_spin];
}
