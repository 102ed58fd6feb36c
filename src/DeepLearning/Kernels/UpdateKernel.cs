namespace DeepLearning;

/// <summary>How an optimiser changes one weight, written once for every register width.</summary>
internal interface IUpdateRule
{
    /// <summary>How many numbers the rule remembers for each weight, at most 3.</summary>
    static abstract int Memories { get; }

    /// <summary>The new weight; the memories a, b and c are updated in place.</summary>
    V Apply<V>(V weight, V gradient, ref V a, ref V b, ref V c) where V : struct, ISimd<V>;
}

/// <summary>Applies an update rule to every weight of a parameter.</summary>
internal static unsafe class UpdateKernel
{
    private const int Grain = 8 * 1024;
    private const float SmallestNormal = 1.17549435e-38f;

    public static void Run<TRule>(TRule rule, Span<float> weights, ReadOnlySpan<float> gradient, ReadOnlySpan<float[]> memories) where TRule : struct, IUpdateRule
    {
        fixed (float* w = weights, g = gradient,
            a = TRule.Memories > 0 ? memories[0] : null, b = TRule.Memories > 1 ? memories[1] : null, c = TRule.Memories > 2 ? memories[2] : null)
        {
            var kernel = new Kernel<TRule> { Rule = rule, W = w, G = g, A = a, B = b, C = c };
            Simd.Run(weights.Length, Grain, ref kernel);
        }
    }

    private struct Kernel<TRule> : IKernel where TRule : struct, IUpdateRule
    {
        public TRule Rule;
        public float* W, G, A, B, C;

        public readonly void Run<V>(int start, int end) where V : struct, ISimd<V>
        {
            int i = start;
            for (; i + V.Count <= end; i += V.Count) Update<V>(i);
            for (; i < end; i++) Update<Simd32>(i);
        }

        private readonly void Update<V>(int i) where V : struct, ISimd<V>
        {
            V a = default, b = default, c = default;
            if (TRule.Memories > 0) a = V.Load(A + i);
            if (TRule.Memories > 1) b = V.Load(B + i);
            if (TRule.Memories > 2) c = V.Load(C + i);
            V.Store(Rule.Apply(V.Load(W + i), V.Load(G + i), ref a, ref b, ref c), W + i);
            if (TRule.Memories > 0) V.Store(Normal(a), A + i);
            if (TRule.Memories > 1) V.Store(Normal(b), B + i);
            if (TRule.Memories > 2) V.Store(Normal(c), C + i);
        }

        // The memory of a weight that gets no gradient shrinks by a factor a step until it is denormal, and rounding can
        // keep it there for ever. Processors compute with such numbers slowly, so they become 0, as they are for the result.
        private static V Normal<V>(V x) where V : struct, ISimd<V> => V.Select(V.Less(V.Abs(x), V.All(SmallestNormal)), V.All(0), x);
    }
}
