namespace DeepLearning;

/// <summary>A function of one variable, written once for every register width.</summary>
internal interface IFunction
{
    static abstract V Apply<V>(V x) where V : struct, ISimd<V>;
}

/// <summary>A function of two variables, written once for every register width.</summary>
internal interface IFunction2
{
    static abstract V Apply<V>(V x, V y) where V : struct, ISimd<V>;
}

/// <summary>
/// Functions of whole arrays, on registers and threads. The largest relative errors, measured against double precision
/// over dense sweeps: exp, log, tanh, sigmoid, erf and GELU 2·10⁻⁷, where the result
/// is a normal number. NaN gives NaN, infinities give the limits. The source and the target
/// may be the same array. Ends of arrays use the same formulas one float at a time, so a value's bits do not depend on its place.
/// </summary>
internal static unsafe class VectorMath
{
    /// <summary>Outputs below which one thread is faster than two.</summary>
    private const int Grain = 8 * 1024;

    public static void Exp(ReadOnlySpan<float> x, Span<float> y) => Map<ExpFunction>(x, y);
    public static void Log(ReadOnlySpan<float> x, Span<float> y) => Map<LogFunction>(x, y);
    public static void Sqrt(ReadOnlySpan<float> x, Span<float> y) => Map<SqrtFunction>(x, y);
    public static void Tanh(ReadOnlySpan<float> x, Span<float> y) => Map<TanhFunction>(x, y);
    public static void Sigmoid(ReadOnlySpan<float> x, Span<float> y) => Map<SigmoidFunction>(x, y);
    public static void Erf(ReadOnlySpan<float> x, Span<float> y) => Map<ErfFunction>(x, y);
    public static void Gelu(ReadOnlySpan<float> x, Span<float> y) => Map<GeluFunction>(x, y);
    public static void GeluSlope(ReadOnlySpan<float> x, Span<float> y) => Map<GeluSlopeFunction>(x, y);
    public static void Silu(ReadOnlySpan<float> x, Span<float> y) => Map<SiluFunction>(x, y);
    public static void Relu(ReadOnlySpan<float> x, Span<float> y) => Map<ReluFunction>(x, y);

    public static void Add(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> z) => Map<AddFunction>(x, y, z);
    public static void Subtract(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> z) => Map<SubtractFunction>(x, y, z);
    public static void Multiply(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> z) => Map<MultiplyFunction>(x, y, z);
    public static void Divide(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> z) => Map<DivideFunction>(x, y, z);

    /// <summary>y[i] = f(x[i]).</summary>
    public static void Map<F>(ReadOnlySpan<float> x, Span<float> y) where F : struct, IFunction
    {
        Require(x.Length, y.Length);
        fixed (float* px = x, py = y)
        {
            var kernel = new MapKernel<F> { X = px, Y = py };
            Simd.Run(x.Length, Grain, ref kernel);
        }
    }

    /// <summary>z[i] = f(x[i], y[i]).</summary>
    public static void Map<F>(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> z) where F : struct, IFunction2
    {
        Require(x.Length, y.Length);
        Require(x.Length, z.Length);
        fixed (float* px = x, py = y, pz = z)
        {
            var kernel = new MapKernel2<F> { X = px, Y = py, Z = pz };
            Simd.Run(x.Length, Grain, ref kernel);
        }
    }

    private static void Require(int length, int other)
    {
        if (length != other)
            throw new ArgumentException(FormattableString.Invariant($"Elementwise kernel: {length} elements against {other}"));
    }

    /// <summary>y[i] = f(x[i]) on this thread: one function a loop, so that the compiler can inline all of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void MapRow<V, F>(float* x, float* y, int count) where V : struct, ISimd<V> where F : struct, IFunction
    {
        int i = 0;
        for (; i + V.Count <= count; i += V.Count) V.Store(F.Apply(V.Load(x + i)), y + i);
        for (; i < count; i++) Simd32.Store(F.Apply(Simd32.Load(x + i)), y + i);
    }

    private struct MapKernel<F> : IKernel where F : struct, IFunction
    {
        public float* X, Y;

        public readonly void Run<V>(int start, int end) where V : struct, ISimd<V> => MapRow<V, F>(X + start, Y + start, end - start);
    }

    private struct MapKernel2<F> : IKernel where F : struct, IFunction2
    {
        public float* X, Y, Z;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run<V>(int start, int end) where V : struct, ISimd<V>
        {
            float* x = X, y = Y, z = Z;
            int i = start;
            for (; i + V.Count <= end; i += V.Count) V.Store(F.Apply(V.Load(x + i), V.Load(y + i)), z + i);
            for (; i < end; i++) Simd32.Store(F.Apply(Simd32.Load(x + i), Simd32.Load(y + i)), z + i);
        }
    }
}
