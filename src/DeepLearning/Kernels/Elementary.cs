namespace DeepLearning;

/// <summary>
/// Elementary functions on a register of floats. Each brings its argument into a small interval, where a polynomial in
/// Horner form is as good as rounding allows, and puts the result together again; special values are chosen by masks,
/// so there are no branches. The coefficients are minimax fits: exp, log and tanh from Cephes (S. Moshier), erf and
/// erfc in the form of N. Juffa. Errors are stated in <see cref="VectorMath"/> and measured by its tests.
/// </summary>
internal static class Elementary
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private const float Log2High = 0.693359375f;
    private const float Log2Low = -2.12194440e-4f;

    /// <summary>e^x: x = n·ln 2 + r, a polynomial for e^r, then the exponent in two halves so that tiny results survive.</summary>
    [MethodImpl(Inline)]
    public static V Exp<V>(V x) where V : struct, ISimd<V>
    {
        x = V.Max(V.All(-104f), V.Min(V.All(89f), x));
        V n = V.Round(x * V.All(1.44269504088896341f));
        V p = ExpReduced(x, n);
        V half = V.Round(n * V.All(0.5f));
        return p * V.PowerOfTwo(half) * V.PowerOfTwo(n - half);
    }

    /// <summary>e^x for x ≤ 0, as softmax needs it: below −87 it is 0 instead of a denormal number.</summary>
    [MethodImpl(Inline)]
    public static V ExpOfNegative<V>(V x) where V : struct, ISimd<V>
    {
        V floor = V.All(-87.3f);
        V tiny = V.Less(x, floor);
        x = V.Max(floor, x);
        V n = V.Round(x * V.All(1.44269504088896341f));
        return V.Select(tiny, V.All(0), ExpReduced(x, n) * V.PowerOfTwo(n));
    }

    [MethodImpl(Inline)]
    private static V ExpReduced<V>(V x, V n) where V : struct, ISimd<V> => ExpReducedLessOne(x, n) + V.All(1);

    [MethodImpl(Inline)]
    private static V ExpReducedLessOne<V>(V x, V n) where V : struct, ISimd<V>
    {
        V r = V.MultiplyAdd(n, V.All(-Log2High), x);
        r = V.MultiplyAdd(n, V.All(-Log2Low), r);
        V p = V.All(1.9875691500e-4f);
        p = V.MultiplyAdd(p, r, V.All(1.3981999507e-3f));
        p = V.MultiplyAdd(p, r, V.All(8.3334519073e-3f));
        p = V.MultiplyAdd(p, r, V.All(4.1665795894e-2f));
        p = V.MultiplyAdd(p, r, V.All(1.6666665459e-1f));
        p = V.MultiplyAdd(p, r, V.All(5.0000001201e-1f));
        return V.MultiplyAdd(p, r * r, r);
    }

    /// <summary>ln x: x = 2^e·m with m in [√½, √2), then a polynomial in m − 1.</summary>
    [MethodImpl(Inline)]
    public static V Log<V>(V x) where V : struct, ISimd<V>
    {
        V denormal = V.Less(x, V.All(1.17549435e-38f));
        V scaled = V.Select(denormal, x * V.All(8388608f), x);
        V e = V.SplitExponent(scaled, out V m) - V.Select(denormal, V.All(23), V.All(0));
        V f = m - V.All(1);
        V p = V.All(7.0376836292e-2f);
        p = V.MultiplyAdd(p, f, V.All(-1.1514610310e-1f));
        p = V.MultiplyAdd(p, f, V.All(1.1676998740e-1f));
        p = V.MultiplyAdd(p, f, V.All(-1.2420140846e-1f));
        p = V.MultiplyAdd(p, f, V.All(1.4249322787e-1f));
        p = V.MultiplyAdd(p, f, V.All(-1.6668057665e-1f));
        p = V.MultiplyAdd(p, f, V.All(2.0000714765e-1f));
        p = V.MultiplyAdd(p, f, V.All(-2.4999993993e-1f));
        p = V.MultiplyAdd(p, f, V.All(3.3333331174e-1f));
        V square = f * f;
        V y = V.MultiplyAdd(e, V.All(Log2Low), p * square * f);
        y = V.MultiplyAdd(square, V.All(-0.5f), y);
        V result = V.MultiplyAdd(e, V.All(Log2High), f + y);
        result = V.Select(V.Less(x, V.All(float.PositiveInfinity)), result, x);
        result = V.Select(V.Equal(x, V.All(0)), V.All(float.NegativeInfinity), result);
        return V.Select(V.Less(x, V.All(0)), V.All(float.NaN), result);
    }

    /// <summary>tanh x: a polynomial near 0, 1 − 2/(e^2|x| + 1) elsewhere.</summary>
    [MethodImpl(Inline)]
    public static V Tanh<V>(V x) where V : struct, ISimd<V>
    {
        V a = V.Abs(x), square = x * x;
        V p = V.All(-5.70498872745e-3f);
        p = V.MultiplyAdd(p, square, V.All(2.06390887954e-2f));
        p = V.MultiplyAdd(p, square, V.All(-5.37397155531e-2f));
        p = V.MultiplyAdd(p, square, V.All(1.33314422036e-1f));
        p = V.MultiplyAdd(p, square, V.All(-3.33332819422e-1f));
        V near = V.MultiplyAdd(p * square, x, x);
        // Beyond 10 the result is 1 to the last bit, and e^-20 is far from a denormal number.
        V e = ExpOfNegative(V.All(-2) * V.Min(V.All(10), a));
        V far = V.CopySign((V.All(1) - e) / (V.All(1) + e), x);
        return V.Select(V.Less(a, V.All(0.625f)), near, far);
    }

    /// <summary>1/(1 + e^−x), from e^−|x| so that neither side overflows.</summary>
    [MethodImpl(Inline)]
    public static V Sigmoid<V>(V x) where V : struct, ISimd<V>
    {
        V e = Exp(-V.Abs(x));
        V d = V.All(1) + e;
        return V.Select(V.Less(x, V.All(0)), e, V.All(1)) / d;
    }

    /// <summary>The error function: x + x·P(x²) near 0, 1 − e^Q(|x|) elsewhere.</summary>
    [MethodImpl(Inline)]
    public static V Erf<V>(V x) where V : struct, ISimd<V>
    {
        V t = V.Abs(x);
        V near = ErfNearZero(x);
        V bound = V.Min(V.All(4.2f), t);
        V far = V.MultiplyAdd(V.All(-1.72853470e-5f), bound, V.All(3.83197126e-4f));
        far = V.MultiplyAdd(far, bound * bound, V.MultiplyAdd(V.All(-3.88396438e-3f), bound, V.All(2.42546219e-2f)));
        far = V.MultiplyAdd(far, bound, V.All(-1.06777877e-1f));
        far = V.MultiplyAdd(far, bound, V.All(-6.34846687e-1f));
        far = V.MultiplyAdd(far, bound, V.All(-1.28717512e-1f));
        far = V.MultiplyAdd(far, bound, -bound);
        far = V.CopySign(V.All(1) - ExpOfNegative(far), x);
        return V.Select(V.Less(t, V.All(0.927734375f)), near, far);
    }

    [MethodImpl(Inline)]
    private static V ErfNearZero<V>(V x) where V : struct, ISimd<V>
    {
        V s = x * x;
        V near = V.All(-5.96761703e-4f);
        near = V.MultiplyAdd(near, s, V.All(4.99119423e-3f));
        near = V.MultiplyAdd(near, s, V.All(-2.67681349e-2f));
        near = V.MultiplyAdd(near, s, V.All(1.12819925e-1f));
        near = V.MultiplyAdd(near, s, V.All(-3.76125336e-1f));
        near = V.MultiplyAdd(near, s, V.All(1.28379166e-1f));
        return V.MultiplyAdd(near, x, x);
    }

    /// <summary>
    /// The standard normal distribution: e^(−x²/2), and ½·erfc(|x|/√2), the probability of lying beyond |x| on one side.
    /// The square is split into a rounded part and its error, so that far tails keep their relative accuracy.
    /// </summary>
    [MethodImpl(Inline)]
    public static V NormalTail<V>(V x, out V density) where V : struct, ISimd<V>
    {
        V half = x * V.All(0.5f);
        V square = x * half;
        V error = V.MultiplyAdd(x, half, -square);
        density = Exp(-square);
        density = V.MultiplyAdd(density, -error, density);
        V a = V.Min(V.All(20), V.Abs(x)) * V.All(0.70710678118654752f);
        V p = TailRatio((a - V.All(2)) / (a + V.All(2)));
        return (p + V.All(1)) / V.MultiplyAdd(V.All(4), a, V.All(2)) * density;
    }

    // (1 + 2a)·e^(a²)·erfc(a) − 1 for q = (a − 2)/(a + 2).
    [MethodImpl(Inline)]
    private static V TailRatio<V>(V q) where V : struct, ISimd<V>
    {
        V p = V.All(-4.01139259e-4f);
        p = V.MultiplyAdd(p, q, V.All(-1.23075210e-3f));
        p = V.MultiplyAdd(p, q, V.All(1.31355342e-3f));
        p = V.MultiplyAdd(p, q, V.All(8.63227434e-3f));
        p = V.MultiplyAdd(p, q, V.All(-8.05991981e-3f));
        p = V.MultiplyAdd(p, q, V.All(-5.42046614e-2f));
        p = V.MultiplyAdd(p, q, V.All(1.64055392e-1f));
        p = V.MultiplyAdd(p, q, V.All(-1.66031361e-1f));
        p = V.MultiplyAdd(p, q, V.All(-9.27639827e-2f));
        return V.MultiplyAdd(p, q, V.All(2.76978403e-1f));
    }

    /// <summary>x·Φ(x), where Φ is the standard normal distribution function.</summary>
    [MethodImpl(Inline)]
    public static V Gelu<V>(V x) where V : struct, ISimd<V>
    {
        // Beyond, the tail is 0 to the last denormal number, and its powers of two cannot be written.
        V tail = GeluTail(V.Min(V.All(14.4f), V.Abs(x)));
        V far = V.Select(V.Less(x, V.All(0)), -tail, x - tail);
        V near = x * V.MultiplyAdd(V.All(0.5f), ErfNearZero(x * V.All(0.70710678118654752f)), V.All(0.5f));
        return V.Select(V.Less(V.Abs(x), V.All(0.5f)), near, far);
    }

    // a·½·erfc(a/√2) as in NormalTail. What each rounding loses is carried beside, or seven of them would add up to 4·10⁻⁷.
    [MethodImpl(Inline)]
    private static V GeluTail<V>(V a) where V : struct, ISimd<V>
    {
        V one = V.All(1), root = V.All(2.8284271247461901f);
        V half = a * V.All(0.5f), square = a * half, squareLow = V.MultiplyAdd(a, half, -square);
        V n = V.Round(square * V.All(-1.44269504088896341f));
        V t = ExpReducedLessOne(-square, n);
        V exp = one + t, expLow = V.MultiplyAdd(-squareLow, exp, t - (exp - one));
        V p = TailRatio((a - root) / (a + root));
        V above = one + p, aboveLow = p - (above - one);
        V below = V.MultiplyAdd(root, a, V.All(2)), belowLow = V.MultiplyAdd(root, a, V.All(2) - below);
        V inverse = one / below, ratio = above * inverse;
        V ratioLow = (V.MultiplyAdd(-ratio, below, above) + V.MultiplyAdd(-ratio, belowLow, aboveLow)) * inverse;
        V product = ratio * exp, low = V.MultiplyAdd(ratio, exp, -product) + V.MultiplyAdd(ratio, expLow, ratioLow * exp);
        V halfOfN = V.Round(n * V.All(0.5f));
        return V.MultiplyAdd(a, product, a * low) * V.PowerOfTwo(halfOfN) * V.PowerOfTwo(n - halfOfN);
    }

    /// <summary>Φ(x) + x·φ(x), the derivative of <see cref="Gelu"/>.</summary>
    [MethodImpl(Inline)]
    public static V GeluSlope<V>(V x) where V : struct, ISimd<V>
    {
        x = V.Max(V.All(-20), V.Min(V.All(20), x));
        V tail = NormalTail(x, out V density);
        return V.MultiplyAdd(x * V.All(0.3989422804014327f), density, V.Select(V.Less(x, V.All(0)), tail, V.All(1) - tail));
    }
}
