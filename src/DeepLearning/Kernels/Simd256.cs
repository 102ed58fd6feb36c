using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DeepLearning;

/// <summary>8 floats in a 256-bit register. What each member means is said in <see cref="ISimd{V}"/>.</summary>
internal readonly unsafe struct Simd256 : ISimd<Simd256>
{
    const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    readonly Vector256<float> v;

    [MethodImpl(Inline)]
    Simd256(Vector256<float> value) => v = value;

    public static int Count => 8;
    public static int TileRows => 6;

    [MethodImpl(Inline)] public static Simd256 Load(float* address) => new(Vector256.Load(address));
    [MethodImpl(Inline)] public static void Store(Simd256 value, float* address) => value.v.Store(address);
    [MethodImpl(Inline)] public static Simd256 All(float value) => new(Vector256.Create(value));
    [MethodImpl(Inline)] public static float Sum(Simd256 value) => Vector256.Sum(value.v);
    [MethodImpl(Inline)] public static Simd256 operator +(Simd256 left, Simd256 right) => new(left.v + right.v);
    [MethodImpl(Inline)] public static Simd256 operator -(Simd256 left, Simd256 right) => new(left.v - right.v);
    [MethodImpl(Inline)] public static Simd256 operator *(Simd256 left, Simd256 right) => new(left.v * right.v);
    [MethodImpl(Inline)] public static Simd256 operator /(Simd256 left, Simd256 right) => new(left.v / right.v);
    [MethodImpl(Inline)] public static Simd256 operator -(Simd256 value) => new(-value.v);
    [MethodImpl(Inline)] public static Simd256 MultiplyAdd(Simd256 left, Simd256 right, Simd256 addend) => new(Vector256.MultiplyAddEstimate(left.v, right.v, addend.v));
    [MethodImpl(Inline)] public static Simd256 Min(Simd256 left, Simd256 right) => new(Vector256.MinNative(left.v, right.v));
    [MethodImpl(Inline)] public static Simd256 Max(Simd256 left, Simd256 right) => new(Vector256.MaxNative(left.v, right.v));
    [MethodImpl(Inline)] public static Simd256 Abs(Simd256 value) => new(Vector256.Abs(value.v));
    [MethodImpl(Inline)] public static Simd256 Sqrt(Simd256 value) => new(Vector256.Sqrt(value.v));
    [MethodImpl(Inline)] public static Simd256 Round(Simd256 value) => new(Vector256.Round(value.v));
    [MethodImpl(Inline)] public static Simd256 Less(Simd256 left, Simd256 right) => new(Vector256.LessThan(left.v, right.v));
    [MethodImpl(Inline)] public static Simd256 Equal(Simd256 left, Simd256 right) => new(Vector256.Equals(left.v, right.v));
    [MethodImpl(Inline)] public static Simd256 Select(Simd256 mask, Simd256 yes, Simd256 no) => new(Vector256.ConditionalSelect(mask.v, yes.v, no.v));
    [MethodImpl(Inline)] public static Simd256 CopySign(Simd256 magnitude, Simd256 sign) => new(Vector256.ConditionalSelect(Vector256.Create(-0f), sign.v, magnitude.v));

    [MethodImpl(Inline)]
    public static Vector128<float> Sums(Simd256 first, Simd256 second, Simd256 third, Simd256 fourth)
    {
        return SimdBits.SumsOfFour(
            first.v.GetLower() + first.v.GetUpper(), second.v.GetLower() + second.v.GetUpper(),
            third.v.GetLower() + third.v.GetUpper(), fourth.v.GetLower() + fourth.v.GetUpper());
    }

    [MethodImpl(Inline)]
    public static Simd256 LoadLast(float* end, int count) =>
        new(Vector256.ConditionalSelect(Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(8 - count)).AsSingle(), Vector256<float>.Zero, Vector256.Load(end - 8)));

    public static float Largest(Simd256 value)
    {
        var quarter = Vector128.Max(value.v.GetLower(), value.v.GetUpper());
        var pair = Vector128.Max(quarter, Vector128.Shuffle(quarter, Vector128.Create(2, 3, 0, 1)));
        return MathF.Max(pair.ToScalar(), pair.GetElement(1));
    }

    [MethodImpl(Inline)]
    public static Simd256 PowerOfTwo(Simd256 exponent) =>
        new(((Vector256.ConvertToInt32Native(exponent.v) + Vector256.Create(FloatBits.ExponentBias)) << FloatBits.MantissaBits).AsSingle());

    [MethodImpl(Inline)]
    public static Simd256 SplitExponent(Simd256 value, out Simd256 mantissa)
    {
        var bits = value.v.AsInt32() - Vector256.Create(FloatBits.SqrtHalf);
        mantissa = new(((bits & Vector256.Create(FloatBits.MantissaMask)) + Vector256.Create(FloatBits.SqrtHalf)).AsSingle());
        return new(Vector256.ConvertToSingle(bits >> FloatBits.MantissaBits));
    }
}
