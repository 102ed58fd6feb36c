namespace DeepLearning;

/// <summary>
/// A pole on a cart: push left (0) or right (1) so that the pole does not fall. Observation: position (m), velocity, angle
/// (rad), angular velocity. Reward 1 a step; ends beyond ±2.4 m or ±12°, truncated after 500 steps.
/// Source: Barto, Sutton and Anderson 1983; Gymnasium CartPole-v1.
/// </summary>
public sealed class CartPole(int maxSteps = 500) : EpisodicEnvironment(maxSteps)
{
    const double Gravity = 9.8, CartMass = 1, PoleMass = 0.1, TotalMass = CartMass + PoleMass, HalfLength = 0.5, Force = 10, TimeStep = 0.02;
    const double MaxPosition = 2.4, MaxAngle = 12 * 2 * Math.PI / 360;

    double x, velocity, angle, spin;

    /// <summary>Position, velocity, angle and angular velocity; setting it begins an episode there.</summary>
    public (double Position, double Velocity, double Angle, double AngularVelocity) State
    {
        get => (x, velocity, angle, spin);
        set
        {
            (x, velocity, angle, spin) = value;
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
    public override string Render()
    {
        var svg = new SvgPicture(300, 160, Invariant($"Cart at {x:F2} m, pole at {angle * 180 / Math.PI:F1} degrees"));
        double center = 150 + x / MaxPosition * 140;
        svg.Line(0, 120, 300, 120, "#888");
        svg.Rectangle(center - 20, 104, 40, 16, "#345");
        svg.Line(center, 104, center + 90 * Math.Sin(angle), 104 - 90 * Math.Cos(angle), "#c63", 6);
        return svg.ToString();
    }

    /// <inheritdoc/>
    protected override void Begin() => (x, velocity, angle, spin) = (Uniform(-0.05, 0.05), Uniform(-0.05, 0.05), Uniform(-0.05, 0.05), Uniform(-0.05, 0.05));

    /// <inheritdoc/>
    protected override (double Reward, bool Terminated) Act(ReadOnlySpan<float> action)
    {
        double force = action[0] == 1 ? Force : -Force, cos = Math.Cos(angle), sin = Math.Sin(angle);
        double push = (force + PoleMass * HalfLength * spin * spin * sin) / TotalMass;
        double angularAcceleration = (Gravity * sin - cos * push) / (HalfLength * (4.0 / 3 - PoleMass * cos * cos / TotalMass));
        double acceleration = push - PoleMass * HalfLength * angularAcceleration * cos / TotalMass;
        (x, velocity) = (x + TimeStep * velocity, velocity + TimeStep * acceleration);
        (angle, spin) = (angle + TimeStep * spin, spin + TimeStep * angularAcceleration);
        return (1, Math.Abs(x) > MaxPosition || Math.Abs(angle) > MaxAngle);
    }

    /// <inheritdoc/>
    protected override float[] Observe() => [(float)x, (float)velocity, (float)angle, (float)spin];
}
