namespace DeepLearning;

/// <summary>16 floats in a 512-bit register. What each member means is said in <see cref="ISimd{V}"/>.</summary>
internal readonly unsafe struct Simd512 : ISimd<Simd512>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private readonly Vector512<float> _v;

    [MethodImpl(Inline)]
    private Simd512(Vector512<float> value) => _v = value;

    public static int Count => 16;
    public static int TileRows => 12;

    [MethodImpl(Inline)] public static Simd512 Load(float* address) => new(Vector512.Load(address));
    [MethodImpl(Inline)] public static void Store(Simd512 value, float* address) => value._v.Store(address);
    [MethodImpl(Inline)] public static Simd512 All(float value) => new(Vector512.Create(value));
    [MethodImpl(Inline)] public static float Sum(Simd512 value) => Vector512.Sum(value._v);
    [MethodImpl(Inline)] public static Simd512 operator +(Simd512 left, Simd512 right) => new(left._v + right._v);
    [MethodImpl(Inline)] public static Simd512 operator -(Simd512 left, Simd512 right) => new(left._v - right._v);
    [MethodImpl(Inline)] public static Simd512 operator *(Simd512 left, Simd512 right) => new(left._v * right._v);
    [MethodImpl(Inline)] public static Simd512 operator /(Simd512 left, Simd512 right) => new(left._v / right._v);
    [MethodImpl(Inline)] public static Simd512 operator -(Simd512 value) => new(-value._v);
    [MethodImpl(Inline)]
    public static Simd512 MultiplyAdd(Simd512 left, Simd512 right, Simd512 addend) =>
        new(Vector512.MultiplyAddEstimate(left._v, right._v, addend._v));
    [MethodImpl(Inline)] public static Simd512 Min(Simd512 left, Simd512 right) => new(Vector512.MinNative(left._v, right._v));
    [MethodImpl(Inline)] public static Simd512 Max(Simd512 left, Simd512 right) => new(Vector512.MaxNative(left._v, right._v));
    [MethodImpl(Inline)] public static Simd512 Abs(Simd512 value) => new(Vector512.Abs(value._v));
    [MethodImpl(Inline)] public static Simd512 Sqrt(Simd512 value) => new(Vector512.Sqrt(value._v));
    [MethodImpl(Inline)] public static Simd512 Round(Simd512 value) => new(Vector512.Round(value._v));
    [MethodImpl(Inline)] public static Simd512 Less(Simd512 left, Simd512 right) => new(Vector512.LessThan(left._v, right._v));
    [MethodImpl(Inline)] public static Simd512 Equal(Simd512 left, Simd512 right) => new(Vector512.Equals(left._v, right._v));
    [MethodImpl(Inline)]
    public static Simd512 Select(Simd512 mask, Simd512 yes, Simd512 no) => new(Vector512.ConditionalSelect(mask._v, yes._v, no._v));
    [MethodImpl(Inline)]
    public static Simd512 CopySign(Simd512 magnitude, Simd512 sign) =>
        new(Vector512.ConditionalSelect(Vector512.Create(-0f), sign._v, magnitude._v));

    [MethodImpl(Inline)]
    public static Vector128<float> Sums(Simd512 first, Simd512 second, Simd512 third, Simd512 fourth)
    {
        static Vector128<float> Quarter(Vector512<float> x)
        {
            var half = x.GetLower() + x.GetUpper();
            return half.GetLower() + half.GetUpper();
        }
        return SimdBits.SumsOfFour(Quarter(first._v), Quarter(second._v), Quarter(third._v), Quarter(fourth._v));
    }

    [MethodImpl(Inline)]
    public static Simd512 LoadLast(float* end, int count) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(16 - count))
            .AsSingle(), Vector512<float>.Zero, Vector512.Load(end - 16)));

    public static float Largest(Simd512 value)
    {
        var half = Vector256.Max(value._v.GetLower(), value._v.GetUpper());
        var quarter = Vector128.Max(half.GetLower(), half.GetUpper());
        var pair = Vector128.Max(quarter, Vector128.Shuffle(quarter, Vector128.Create(2, 3, 0, 1)));
        return MathF.Max(pair.ToScalar(), pair.GetElement(1));
    }

    [MethodImpl(Inline)]
    public static Simd512 PowerOfTwo(Simd512 exponent) =>
        new(((Vector512.ConvertToInt32Native(exponent._v) + Vector512.Create(FloatBits.ExponentBias)) << FloatBits.MantissaBits)
            .AsSingle());

    [MethodImpl(Inline)]
    public static Simd512 SplitExponent(Simd512 value, out Simd512 mantissa)
    {
        var bits = value._v.AsInt32() - Vector512.Create(FloatBits.SqrtHalf);
        mantissa = new(((bits & Vector512.Create(FloatBits.MantissaMask)) + Vector512.Create(FloatBits.SqrtHalf)).AsSingle());
        return new(Vector512.ConvertToSingle(bits >> FloatBits.MantissaBits));
    }
}
