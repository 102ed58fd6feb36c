namespace DeepLearning;

/// <summary>4 floats in a 128-bit register. What each member means is said in <see cref="ISimd{V}"/>.</summary>
internal readonly unsafe struct Simd128 : ISimd<Simd128>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private readonly Vector128<float> _v;

    [MethodImpl(Inline)]
    private Simd128(Vector128<float> value) => _v = value;

    public static int Count => 4;
    public static int TileRows => System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported ? 12 : 6;

    [MethodImpl(Inline)] public static Simd128 Load(float* address) => new(Vector128.Load(address));
    [MethodImpl(Inline)] public static void Store(Simd128 value, float* address) => value._v.Store(address);
    [MethodImpl(Inline)] public static Simd128 All(float value) => new(Vector128.Create(value));
    [MethodImpl(Inline)] public static float Sum(Simd128 value) => Vector128.Sum(value._v);
    [MethodImpl(Inline)] public static Simd128 operator +(Simd128 left, Simd128 right) => new(left._v + right._v);
    [MethodImpl(Inline)] public static Simd128 operator -(Simd128 left, Simd128 right) => new(left._v - right._v);
    [MethodImpl(Inline)] public static Simd128 operator *(Simd128 left, Simd128 right) => new(left._v * right._v);
    [MethodImpl(Inline)] public static Simd128 operator /(Simd128 left, Simd128 right) => new(left._v / right._v);
    [MethodImpl(Inline)] public static Simd128 operator -(Simd128 value) => new(-value._v);
    [MethodImpl(Inline)]
    public static Simd128 MultiplyAdd(Simd128 left, Simd128 right, Simd128 addend) =>
        new(Vector128.MultiplyAddEstimate(left._v, right._v, addend._v));
    [MethodImpl(Inline)] public static Simd128 Min(Simd128 left, Simd128 right) => new(Vector128.MinNative(left._v, right._v));
    [MethodImpl(Inline)] public static Simd128 Max(Simd128 left, Simd128 right) => new(Vector128.MaxNative(left._v, right._v));
    [MethodImpl(Inline)] public static Simd128 Abs(Simd128 value) => new(Vector128.Abs(value._v));
    [MethodImpl(Inline)] public static Simd128 Sqrt(Simd128 value) => new(Vector128.Sqrt(value._v));
    [MethodImpl(Inline)] public static Simd128 Round(Simd128 value) => new(Vector128.Round(value._v));
    [MethodImpl(Inline)] public static Simd128 Less(Simd128 left, Simd128 right) => new(Vector128.LessThan(left._v, right._v));
    [MethodImpl(Inline)] public static Simd128 Equal(Simd128 left, Simd128 right) => new(Vector128.Equals(left._v, right._v));
    [MethodImpl(Inline)]
    public static Simd128 Select(Simd128 mask, Simd128 yes, Simd128 no) => new(Vector128.ConditionalSelect(mask._v, yes._v, no._v));
    [MethodImpl(Inline)]
    public static Simd128 CopySign(Simd128 magnitude, Simd128 sign) =>
        new(Vector128.ConditionalSelect(Vector128.Create(-0f), sign._v, magnitude._v));

    [MethodImpl(Inline)]
    public static Vector128<float> Sums(Simd128 first, Simd128 second, Simd128 third, Simd128 fourth)
    {
        return SimdBits.SumsOfFour(first._v, second._v, third._v, fourth._v);
    }

    [MethodImpl(Inline)]
    public static Simd128 LoadLast(float* end, int count) =>
        new(Vector128.ConditionalSelect(Vector128.LessThan(Vector128<int>.Indices, Vector128.Create(4 - count))
            .AsSingle(), Vector128<float>.Zero, Vector128.Load(end - 4)));

    public static float Largest(Simd128 value)
    {
        var quarter = value._v;
        var pair = Vector128.Max(quarter, Vector128.Shuffle(quarter, Vector128.Create(2, 3, 0, 1)));
        return MathF.Max(pair.ToScalar(), pair.GetElement(1));
    }

    [MethodImpl(Inline)]
    public static Simd128 PowerOfTwo(Simd128 exponent) =>
        new(((Vector128.ConvertToInt32Native(exponent._v) + Vector128.Create(FloatBits.ExponentBias)) << FloatBits.MantissaBits)
            .AsSingle());

    [MethodImpl(Inline)]
    public static Simd128 SplitExponent(Simd128 value, out Simd128 mantissa)
    {
        var bits = value._v.AsInt32() - Vector128.Create(FloatBits.SqrtHalf);
        mantissa = new(((bits & Vector128.Create(FloatBits.MantissaMask)) + Vector128.Create(FloatBits.SqrtHalf)).AsSingle());
        return new(Vector128.ConvertToSingle(bits >> FloatBits.MantissaBits));
    }
}
