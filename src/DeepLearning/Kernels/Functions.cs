namespace DeepLearning;

// The functions of the elementwise operations. A comparison yields 1 or 0.

internal readonly struct ExpFunction : IFunction { public static V Apply<V>(V x) where V : struct, ISimd<V> => Elementary.Exp(x); }
internal readonly struct LogFunction : IFunction { public static V Apply<V>(V x) where V : struct, ISimd<V> => Elementary.Log(x); }
internal readonly struct SqrtFunction : IFunction { public static V Apply<V>(V x) where V : struct, ISimd<V> => V.Sqrt(x); }
internal readonly struct TanhFunction : IFunction { public static V Apply<V>(V x) where V : struct, ISimd<V> => Elementary.Tanh(x); }
internal readonly struct SigmoidFunction : IFunction { public static V Apply<V>(V x) where V : struct, ISimd<V> => Elementary.Sigmoid(x); }
internal readonly struct ErfFunction : IFunction { public static V Apply<V>(V x) where V : struct, ISimd<V> => Elementary.Erf(x); }
internal readonly struct GeluFunction : IFunction { public static V Apply<V>(V x) where V : struct, ISimd<V> => Elementary.Gelu(x); }
internal readonly struct GeluSlopeFunction : IFunction
{
    public static V Apply<V>(V x) where V : struct, ISimd<V> => Elementary.GeluSlope(x);
}
internal readonly struct SiluFunction : IFunction { public static V Apply<V>(V x) where V : struct, ISimd<V> => x * Elementary.Sigmoid(x); }
internal readonly struct ReluFunction : IFunction { public static V Apply<V>(V x) where V : struct, ISimd<V> => V.Max(V.All(0), x); }
internal readonly struct AddFunction : IFunction2 { public static V Apply<V>(V x, V y) where V : struct, ISimd<V> => x + y; }
internal readonly struct SubtractFunction : IFunction2 { public static V Apply<V>(V x, V y) where V : struct, ISimd<V> => x - y; }
internal readonly struct MultiplyFunction : IFunction2 { public static V Apply<V>(V x, V y) where V : struct, ISimd<V> => x * y; }
internal readonly struct DivideFunction : IFunction2 { public static V Apply<V>(V x, V y) where V : struct, ISimd<V> => x / y; }

internal readonly struct Larger : IFunction2 { public static V Apply<V>(V a, V b) where V : struct, ISimd<V> => V.Max(a, b); }
internal readonly struct Smaller : IFunction2 { public static V Apply<V>(V a, V b) where V : struct, ISimd<V> => V.Min(a, b); }

internal readonly struct IsGreater : IFunction2
{
    public static V Apply<V>(V a, V b) where V : struct, ISimd<V> => V.Select(V.Less(b, a), V.All(1), V.All(0));
}

internal readonly struct IsGreaterOrEqual : IFunction2
{
    public static V Apply<V>(V a, V b) where V : struct, ISimd<V> =>
        V.Select(V.Less(b, a), V.All(1), V.Select(V.Equal(a, b), V.All(1), V.All(0)));
}

internal readonly struct IsEqual : IFunction2
{
    public static V Apply<V>(V a, V b) where V : struct, ISimd<V> => V.Select(V.Equal(a, b), V.All(1), V.All(0));
}

/// <summary>The first number where the second is positive, else 0: the backward step of ReLU.</summary>
internal readonly struct Gate : IFunction2
{
    public static V Apply<V>(V value, V x) where V : struct, ISimd<V> => V.Select(V.Less(V.All(0), x), value, V.All(0));
}

/// <summary>gradient · y · (1 − y), the backward step of the sigmoid y.</summary>
internal readonly struct SigmoidGradient : IFunction2
{
    public static V Apply<V>(V gradient, V y) where V : struct, ISimd<V> => gradient * (y - y * y);
}

/// <summary>gradient · (1 − y²), the backward step of the hyperbolic tangent y.</summary>
internal readonly struct TanhGradient : IFunction2
{
    public static V Apply<V>(V gradient, V y) where V : struct, ISimd<V> => gradient * (V.All(1) - y * y);
}

/// <summary>gradient · GELU′(x).</summary>
internal readonly struct GeluGradient : IFunction2
{
    public static V Apply<V>(V gradient, V x) where V : struct, ISimd<V> => gradient * Elementary.GeluSlope(x);
}

/// <summary>gradient · SiLU′(x) = gradient · σ(x) · (1 + x · (1 − σ(x))).</summary>
internal readonly struct SiluGradient : IFunction2
{
    public static V Apply<V>(V gradient, V x) where V : struct, ISimd<V>
    {
        V s = Elementary.Sigmoid(x);
        return gradient * s * (V.All(1) + x * (V.All(1) - s));
    }
}

/// <summary>ln(1 + eˣ) = max(x, 0) + ln(1 + e^−|x|), which cannot overflow.</summary>
internal readonly struct SoftplusFunction : IFunction
{
    public static V Apply<V>(V x) where V : struct, ISimd<V> => V.Max(V.All(0), x) + Elementary.Log(V.All(1) + Elementary.Exp(-V.Abs(x)));
}
internal readonly struct Negate : IFunction { public static V Apply<V>(V x) where V : struct, ISimd<V> => -x; }

internal readonly struct Absolute : IFunction { public static V Apply<V>(V x) where V : struct, ISimd<V> => V.Abs(x); }

internal readonly struct Sign : IFunction
{
    public static V Apply<V>(V x) where V : struct, ISimd<V> =>
        V.Select(V.Less(V.All(0), x), V.All(1), V.Select(V.Less(x, V.All(0)), V.All(-1), V.All(0)));
}
