using System.Numerics;

namespace DeepLearning;

// The functions that the element loops are instantiated with. A comparison yields 1 or 0.
readonly struct Add : IBinary
{
    public static float Apply(float a, float b) => a + b;
    public static Vector<float> Apply(Vector<float> a, Vector<float> b) => a + b;
}

readonly struct Subtract : IBinary
{
    public static float Apply(float a, float b) => a - b;
    public static Vector<float> Apply(Vector<float> a, Vector<float> b) => a - b;
}

readonly struct Multiply : IBinary
{
    public static float Apply(float a, float b) => a * b;
    public static Vector<float> Apply(Vector<float> a, Vector<float> b) => a * b;
}

readonly struct Divide : IBinary
{
    public static float Apply(float a, float b) => a / b;
    public static Vector<float> Apply(Vector<float> a, Vector<float> b) => a / b;
}

readonly struct Larger : IBinary
{
    public static float Apply(float a, float b) => MathF.Max(a, b);
    public static Vector<float> Apply(Vector<float> a, Vector<float> b) => Vector.Max(a, b);
}

readonly struct Smaller : IBinary
{
    public static float Apply(float a, float b) => MathF.Min(a, b);
    public static Vector<float> Apply(Vector<float> a, Vector<float> b) => Vector.Min(a, b);
}

readonly struct IsGreater : IBinary
{
    public static float Apply(float a, float b) => a > b ? 1 : 0;
    public static Vector<float> Apply(Vector<float> a, Vector<float> b) => Vector.ConditionalSelect(Vector.GreaterThan(a, b), Vector<float>.One, Vector<float>.Zero);
}

readonly struct IsGreaterOrEqual : IBinary
{
    public static float Apply(float a, float b) => a >= b ? 1 : 0;
    public static Vector<float> Apply(Vector<float> a, Vector<float> b) => Vector.ConditionalSelect(Vector.GreaterThanOrEqual(a, b), Vector<float>.One, Vector<float>.Zero);
}

readonly struct IsEqual : IBinary
{
    public static float Apply(float a, float b) => a == b ? 1 : 0;
    public static Vector<float> Apply(Vector<float> a, Vector<float> b) => Vector.ConditionalSelect(Vector.Equals(a, b), Vector<float>.One, Vector<float>.Zero);
}

/// <summary>0 where the second number is at most 0, otherwise the first: both ReLU and its derivative. NaN is let through, so that it is not hidden.</summary>
readonly struct Gate : IBinary
{
    public static float Apply(float a, float b) => b <= 0 ? 0 : a;
    public static Vector<float> Apply(Vector<float> a, Vector<float> b) => Vector.ConditionalSelect(Vector.LessThanOrEqual(b, Vector<float>.Zero), Vector<float>.Zero, a);
}

/// <summary>gradient · y · (1 − y), the backward step of the sigmoid y.</summary>
readonly struct SigmoidGradient : IBinary
{
    public static float Apply(float gradient, float y) => gradient * (y - y * y);
    public static Vector<float> Apply(Vector<float> gradient, Vector<float> y) => gradient * (y - y * y);
}

/// <summary>gradient · (1 − y²), the backward step of the hyperbolic tangent y.</summary>
readonly struct TanhGradient : IBinary
{
    public static float Apply(float gradient, float y) => gradient * (1 - y * y);
    public static Vector<float> Apply(Vector<float> gradient, Vector<float> y) => gradient * (Vector<float>.One - y * y);
}

readonly struct Negate : IUnary
{
    public static float Apply(float x) => -x;
    public static Vector<float> Apply(Vector<float> x) => -x;
}

readonly struct Absolute : IUnary
{
    public static float Apply(float x) => MathF.Abs(x);
    public static Vector<float> Apply(Vector<float> x) => Vector.Abs(x);
}

readonly struct SquareRoot : IUnary
{
    public static float Apply(float x) => MathF.Sqrt(x);
    public static Vector<float> Apply(Vector<float> x) => Vector.SquareRoot(x);
}

readonly struct Sign : IUnary
{
    public static float Apply(float x) => x > 0 ? 1 : x < 0 ? -1 : 0;
    public static Vector<float> Apply(Vector<float> x) =>
        Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), Vector<float>.One,
            Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), -Vector<float>.One, Vector<float>.Zero));
}
