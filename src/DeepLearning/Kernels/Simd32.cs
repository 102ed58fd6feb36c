namespace DeepLearning;

/// <summary>One float at a time, for a machine without vector registers and for the ends of arrays. See <see cref="ISimd{V}"/>.</summary>
internal readonly unsafe struct Simd32 : ISimd<Simd32>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private readonly float _v;

    [MethodImpl(Inline)]
    private Simd32(float value) => _v = value;

    public static int Count => 1;
    public static int TileRows => 6;

    [MethodImpl(Inline)] public static Simd32 Load(float* address) => new(*address);
    [MethodImpl(Inline)] public static void Store(Simd32 value, float* address) => *address = value._v;
    [MethodImpl(Inline)] public static Simd32 All(float value) => new(value);
    [MethodImpl(Inline)] public static float Sum(Simd32 value) => value._v;
    [MethodImpl(Inline)]
    public static Vector128<float> Sums(Simd32 first, Simd32 second, Simd32 third, Simd32 fourth) =>
        Vector128.Create(first._v, second._v, third._v, fourth._v);
    [MethodImpl(Inline)] public static Simd32 LoadLast(float* end, int count) => new(count == 0 ? 0 : end[-1]);
    [MethodImpl(Inline)] public static float Largest(Simd32 value) => value._v;
    [MethodImpl(Inline)] public static Simd32 operator +(Simd32 left, Simd32 right) => new(left._v + right._v);
    [MethodImpl(Inline)] public static Simd32 operator -(Simd32 left, Simd32 right) => new(left._v - right._v);
    [MethodImpl(Inline)] public static Simd32 operator *(Simd32 left, Simd32 right) => new(left._v * right._v);
    [MethodImpl(Inline)] public static Simd32 operator /(Simd32 left, Simd32 right) => new(left._v / right._v);
    [MethodImpl(Inline)] public static Simd32 operator -(Simd32 value) => new(-value._v);
    [MethodImpl(Inline)]
    public static Simd32 MultiplyAdd(Simd32 left, Simd32 right, Simd32 addend) =>
        new(float.MultiplyAddEstimate(left._v, right._v, addend._v));
    [MethodImpl(Inline)] public static Simd32 Min(Simd32 left, Simd32 right) => left._v < right._v ? left : right;
    [MethodImpl(Inline)] public static Simd32 Max(Simd32 left, Simd32 right) => left._v > right._v ? left : right;
    [MethodImpl(Inline)] public static Simd32 Abs(Simd32 value) => new(MathF.Abs(value._v));
    [MethodImpl(Inline)] public static Simd32 Sqrt(Simd32 value) => new(MathF.Sqrt(value._v));
    [MethodImpl(Inline)] public static Simd32 Round(Simd32 value) => new(MathF.Round(value._v));
    [MethodImpl(Inline)] public static Simd32 Less(Simd32 left, Simd32 right) => Mask(left._v < right._v);
    [MethodImpl(Inline)] public static Simd32 Equal(Simd32 left, Simd32 right) => Mask(left._v == right._v);
    [MethodImpl(Inline)]
    public static Simd32 Select(Simd32 mask, Simd32 yes, Simd32 no) => BitConverter.SingleToInt32Bits(mask._v) < 0 ? yes : no;
    [MethodImpl(Inline)] public static Simd32 CopySign(Simd32 magnitude, Simd32 sign) => new(MathF.CopySign(magnitude._v, sign._v));
    [MethodImpl(Inline)] private static Simd32 Mask(bool set) => new(BitConverter.Int32BitsToSingle(set ? -1 : 0));

    [MethodImpl(Inline)]
    public static Simd32 PowerOfTwo(Simd32 exponent) =>
        new(BitConverter.Int32BitsToSingle(((int)exponent._v + FloatBits.ExponentBias) << FloatBits.MantissaBits));

    [MethodImpl(Inline)]
    public static Simd32 SplitExponent(Simd32 value, out Simd32 mantissa)
    {
        int bits = BitConverter.SingleToInt32Bits(value._v) - FloatBits.SqrtHalf;
        mantissa = new(BitConverter.Int32BitsToSingle((bits & FloatBits.MantissaMask) + FloatBits.SqrtHalf));
        return new(bits >> FloatBits.MantissaBits);
    }
}
