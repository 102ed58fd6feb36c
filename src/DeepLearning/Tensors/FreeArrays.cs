namespace DeepLearning;

/// <summary>
/// Arrays that no tensor has any more, by length, ready for the next tensor of that length. What was not asked for between two
/// full garbage collections is left to the second.
/// </summary>
internal static class FreeArrays
{
    private static readonly Lock Guard = new();
    private static readonly Dictionary<int, Bucket> Buckets = [];

    static FreeArrays() => _ = new FullCollection();

    /// <summary>An array with unspecified contents.</summary>
    public static float[] Rent(int length)
    {
        lock (Guard)
        {
            Bucket bucket = BucketOf(length);
            bucket.IsUsed = true;
            if (bucket.Arrays.TryPop(out float[]? array)) return array;
        }
        return GC.AllocateUninitializedArray<float>(length);
    }

    /// <summary>Takes an array that nothing refers to.</summary>
    public static void Return(float[] array)
    {
        lock (Guard) BucketOf(array.Length).Arrays.Push(array);
    }

    private static Bucket BucketOf(int length) => CollectionsMarshal.GetValueRefOrAddDefault(Buckets, length, out _) ??= new Bucket();

    private static void Trim()
    {
        lock (Guard)
        {
            foreach ((int length, Bucket bucket) in Buckets)
            {
                if (!bucket.IsUsed) Buckets.Remove(length);
                bucket.IsUsed = false;
            }
        }
    }

    private sealed class Bucket
    {
        public Stack<float[]> Arrays { get; } = new();

        public bool IsUsed { get; set; }
    }

    // Nothing refers to it, so every collection of its generation, soon the oldest, calls its finalizer.
    private sealed class FullCollection
    {
#pragma warning disable MA0055 // A finalizer is the only sign of a collection that .NET gives.
        ~FullCollection()
#pragma warning restore MA0055
        {
            Trim();
            GC.ReRegisterForFinalize(this);
        }
    }
}
