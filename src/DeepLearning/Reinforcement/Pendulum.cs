namespace DeepLearning;

/// <summary>
/// A pendulum to swing up and hold with a torque between −2 and 2. Observation: cosine and sine of the angle (0 is upright) and
/// angular velocity. Reward −(angle² + 0.1 velocity² + 0.001 torque²); never ends, truncated after 200 steps.
/// Source: Gymnasium Pendulum-v1.
/// </summary>
public sealed class Pendulum(int maxSteps = 200) : EpisodicEnvironment(maxSteps)
{
    private const double Gravity = 10, Mass = 1, Length = 1, TimeStep = 0.05, MaxSpeed = 8, MaxTorque = 2;

    private double _angle, _spin;

    /// <summary>Angle and angular velocity; setting it begins an episode there.</summary>
    public (double Angle, double AngularVelocity) State
    {
        get => (_angle, _spin);
        set
        {
            (_angle, _spin) = value;
            Resume();
        }
    }

    /// <inheritdoc/>
    public override Space Observations { get; } = new BoxSpace([-1, -1, (float)-MaxSpeed], [1, 1, (float)MaxSpeed]);

    /// <inheritdoc/>
    public override Space Actions { get; } = new BoxSpace([(float)-MaxTorque], [(float)MaxTorque]);

    /// <inheritdoc/>
    protected override void Begin() => (_angle, _spin) = (Uniform(-Math.PI, Math.PI), Uniform(-1, 1));

    /// <inheritdoc/>
    protected override (double Reward, bool Terminated) Act(ReadOnlySpan<float> action)
    {
        double torque = action[0];
        double fromUpright = _angle - 2 * Math.PI * Math.Floor((_angle + Math.PI) / (2 * Math.PI));
        double cost = fromUpright * fromUpright + 0.1 * _spin * _spin + 0.001 * torque * torque;
        _spin = Math.Clamp(_spin + (3 * Gravity / (2 * Length) * Math.Sin(_angle) + 3 / (Mass * Length * Length) * torque) * TimeStep,
            -MaxSpeed, MaxSpeed);
        _angle += _spin * TimeStep;
        return (-cost, false);
    }

    /// <inheritdoc/>
    protected override float[] Observe() => [(float)Math.Cos(_angle), (float)Math.Sin(_angle), (float)_spin];
}
