namespace DeepLearning;

/// <summary>
/// A pendulum to swing up and hold with a torque between −2 and 2. Observation: cosine and sine of the angle (0 is upright) and
/// angular velocity. Reward −(angle² + 0.1 velocity² + 0.001 torque²); never ends, truncated after 200 steps.
/// Source: Gymnasium Pendulum-v1.
/// </summary>
public sealed class Pendulum(int maxSteps = 200) : EpisodicEnvironment(maxSteps)
{
    const double Gravity = 10, Mass = 1, Length = 1, TimeStep = 0.05, MaxSpeed = 8, MaxTorque = 2;

    double angle, spin;

    /// <summary>Angle and angular velocity; setting it begins an episode there.</summary>
    public (double Angle, double AngularVelocity) State
    {
        get => (angle, spin);
        set
        {
            (angle, spin) = value;
            Resume();
        }
    }

    /// <inheritdoc/>
    public override Space Observations { get; } = new BoxSpace([-1, -1, (float)-MaxSpeed], [1, 1, (float)MaxSpeed]);

    /// <inheritdoc/>
    public override Space Actions { get; } = new BoxSpace([(float)-MaxTorque], [(float)MaxTorque]);

    /// <inheritdoc/>
    public override string Render()
    {
        var svg = new SvgPicture(160, 160, Invariant($"Pendulum {angle * 180 / Math.PI:F0} degrees from upright"));
        svg.Line(80, 80, 80 + 60 * Math.Sin(angle), 80 - 60 * Math.Cos(angle), "#c63", 8);
        svg.Circle(80, 80, 5, "#345");
        return svg.ToString();
    }

    /// <inheritdoc/>
    protected override void Begin() => (angle, spin) = (Uniform(-Math.PI, Math.PI), Uniform(-1, 1));

    /// <inheritdoc/>
    protected override (double Reward, bool Terminated) Act(ReadOnlySpan<float> action)
    {
        double torque = action[0];
        double fromUpright = angle - 2 * Math.PI * Math.Floor((angle + Math.PI) / (2 * Math.PI));
        double cost = fromUpright * fromUpright + 0.1 * spin * spin + 0.001 * torque * torque;
        spin = Math.Clamp(spin + (3 * Gravity / (2 * Length) * Math.Sin(angle) + 3 / (Mass * Length * Length) * torque) * TimeStep, -MaxSpeed, MaxSpeed);
        angle += spin * TimeStep;
        return (-cost, false);
    }

    /// <inheritdoc/>
    protected override float[] Observe() => [(float)Math.Cos(angle), (float)Math.Sin(angle), (float)spin];
}
