using System.Numerics;

namespace DeepLearning;

/// <summary>
/// The course's source of chance: xoshiro256** (Blackman and Vigna, 2018), seeded through SplitMix64.
/// The same seed gives the same numbers on every machine, every run and any number of threads.
/// </summary>
/// <remarks>Not for secrets. One generator belongs to one thread at a time.</remarks>
public sealed class RandomGenerator
{
    private ulong _s0, _s1, _s2, _s3;

    /// <summary>A generator that starts from a seed.</summary>
    public RandomGenerator(ulong seed) => Reseed(seed);

    private static readonly RandomGenerator Shared = new(0);
    private static readonly AsyncLocal<RandomGenerator?> OfRun = new();

    /// <summary>
    /// The generator that is used where none is passed. It starts from seed 0; in an experiment of <see cref="Seeds"/> it is the run's own.
    /// </summary>
    public static RandomGenerator Default => OfRun.Value ?? Shared;

    /// <summary>The calling code's own <see cref="Default"/>, which flows into what it starts; null is the one that all share.</summary>
    internal static RandomGenerator? RunDefault
    {
        get => OfRun.Value;
        set => OfRun.Value = value;
    }

    /// <summary>Starts <see cref="Default"/> again from a seed.</summary>
    public static void Seed(ulong seed) => Default.Reseed(seed);

    /// <summary>The generator's whole state: store it in a checkpoint, and set it to go on exactly from there.</summary>
    public RandomState State
    {
        get => new(_s0, _s1, _s2, _s3);
        set => (_s0, _s1, _s2, _s3) = value;
    }

    private void Reseed(ulong seed) =>
        (_s0, _s1, _s2, _s3) = (SplitMix(ref seed), SplitMix(ref seed), SplitMix(ref seed), SplitMix(ref seed));

    private static ulong SplitMix(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A uniform number in [0, 1), a multiple of 2⁻²⁴.</summary>
    public float NextSingle() => (NextUInt64() >> 40) * (1f / (1 << 24));

    /// <summary>A uniform number in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A uniform whole number from 0 to <paramref name="max"/> − 1, without bias.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="max"/> is not positive.</exception>
    public int NextInt32(int max)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        // Lemire's method: the high half of a product is uniform once the few over-represented low halves are refused.
        ulong product = (NextUInt64() >> 32) * (ulong)max;
        uint threshold = (uint)-max % (uint)max;
        while ((uint)product < threshold) product = (NextUInt64() >> 32) * (ulong)max;
        return (int)(product >> 32);
    }

    /// <summary>A normal number with mean 0 and variance 1 (Box and Muller's transform of two uniform numbers).</summary>
    public float NextNormal()
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return (float)(radius * Math.Cos(2 * Math.PI * NextDouble()));
    }

    /// <summary>The numbers 0 … count − 1 in random order.</summary>
    public int[] Permutation(int count)
    {
        var order = new int[count];
        for (int i = 0; i < count; i++) order[i] = i;
        Shuffle(order.AsSpan());
        return order;
    }

    /// <summary>Puts the items in random order, every order equally likely (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = NextInt32(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
