namespace DeepLearning;

/// <summary>8 floats in a 256-bit register. What each member means is said in <see cref="ISimd{V}"/>.</summary>
internal readonly unsafe struct Simd256 : ISimd<Simd256>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private readonly Vector256<float> _v;

    [MethodImpl(Inline)]
    private Simd256(Vector256<float> value) => _v = value;

    public static int Count => 8;
    public static int TileRows => 6;

    [MethodImpl(Inline)] public static Simd256 Load(float* address) => new(Vector256.Load(address));
    [MethodImpl(Inline)] public static void Store(Simd256 value, float* address) => value._v.Store(address);
    [MethodImpl(Inline)] public static Simd256 All(float value) => new(Vector256.Create(value));
    [MethodImpl(Inline)] public static float Sum(Simd256 value) => Vector256.Sum(value._v);
    [MethodImpl(Inline)] public static Simd256 operator +(Simd256 left, Simd256 right) => new(left._v + right._v);
    [MethodImpl(Inline)] public static Simd256 operator -(Simd256 left, Simd256 right) => new(left._v - right._v);
    [MethodImpl(Inline)] public static Simd256 operator *(Simd256 left, Simd256 right) => new(left._v * right._v);
    [MethodImpl(Inline)] public static Simd256 operator /(Simd256 left, Simd256 right) => new(left._v / right._v);
    [MethodImpl(Inline)] public static Simd256 operator -(Simd256 value) => new(-value._v);
    [MethodImpl(Inline)]
    public static Simd256 MultiplyAdd(Simd256 left, Simd256 right, Simd256 addend) =>
        new(Vector256.MultiplyAddEstimate(left._v, right._v, addend._v));
    [MethodImpl(Inline)] public static Simd256 Min(Simd256 left, Simd256 right) => new(Vector256.MinNative(left._v, right._v));
    [MethodImpl(Inline)] public static Simd256 Max(Simd256 left, Simd256 right) => new(Vector256.MaxNative(left._v, right._v));
    [MethodImpl(Inline)] public static Simd256 Abs(Simd256 value) => new(Vector256.Abs(value._v));
    [MethodImpl(Inline)] public static Simd256 Sqrt(Simd256 value) => new(Vector256.Sqrt(value._v));
    [MethodImpl(Inline)] public static Simd256 Round(Simd256 value) => new(Vector256.Round(value._v));
    [MethodImpl(Inline)] public static Simd256 Less(Simd256 left, Simd256 right) => new(Vector256.LessThan(left._v, right._v));
    [MethodImpl(Inline)] public static Simd256 Equal(Simd256 left, Simd256 right) => new(Vector256.Equals(left._v, right._v));
    [MethodImpl(Inline)]
    public static Simd256 Select(Simd256 mask, Simd256 yes, Simd256 no) => new(Vector256.ConditionalSelect(mask._v, yes._v, no._v));
    [MethodImpl(Inline)]
    public static Simd256 CopySign(Simd256 magnitude, Simd256 sign) =>
        new(Vector256.ConditionalSelect(Vector256.Create(-0f), sign._v, magnitude._v));

    [MethodImpl(Inline)]
    public static Vector128<float> Sums(Simd256 first, Simd256 second, Simd256 third, Simd256 fourth)
    {
        return SimdBits.SumsOfFour(first._v.GetLower() + first._v.GetUpper(), second._v.GetLower() + second._v.GetUpper(),
            third._v.GetLower() + third._v.GetUpper(), fourth._v.GetLower() + fourth._v.GetUpper());
    }

    [MethodImpl(Inline)]
    public static Simd256 LoadLast(float* end, int count) =>
        new(Vector256.ConditionalSelect(Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(8 - count))
            .AsSingle(), Vector256<float>.Zero, Vector256.Load(end - 8)));

    public static float Largest(Simd256 value)
    {
        var quarter = Vector128.Max(value._v.GetLower(), value._v.GetUpper());
        var pair = Vector128.Max(quarter, Vector128.Shuffle(quarter, Vector128.Create(2, 3, 0, 1)));
        return MathF.Max(pair.ToScalar(), pair.GetElement(1));
    }

    [MethodImpl(Inline)]
    public static Simd256 PowerOfTwo(Simd256 exponent) =>
        new(((Vector256.ConvertToInt32Native(exponent._v) + Vector256.Create(FloatBits.ExponentBias)) << FloatBits.MantissaBits)
            .AsSingle());

    [MethodImpl(Inline)]
    public static Simd256 SplitExponent(Simd256 value, out Simd256 mantissa)
    {
        var bits = value._v.AsInt32() - Vector256.Create(FloatBits.SqrtHalf);
        mantissa = new(((bits & Vector256.Create(FloatBits.MantissaMask)) + Vector256.Create(FloatBits.SqrtHalf)).AsSingle());
        return new(Vector256.ConvertToSingle(bits >> FloatBits.MantissaBits));
    }
}
