namespace DeepLearning;

/// <summary>
/// Arrays that no tensor has any more, by length, ready for the next tensor of that length. What was not asked for between two
/// full garbage collections is left to the second.
/// </summary>
internal static class FreeArrays
{
    private static readonly Lock Guard = new();
    private static readonly Dictionary<int, Shelf> Shelves = [];

    static FreeArrays() => _ = new FullCollection();

    /// <summary>An array with unspecified contents.</summary>
    public static float[] Take(int length)
    {
        lock (Guard)
        {
            Shelf shelf = ShelfOf(length);
            shelf.IsUsed = true;
            if (shelf.Arrays.TryPop(out float[]? array)) return array;
        }
        return GC.AllocateUninitializedArray<float>(length);
    }

    /// <summary>Takes an array that nothing refers to.</summary>
    public static void Give(float[] array)
    {
        lock (Guard) ShelfOf(array.Length).Arrays.Push(array);
    }

    private static Shelf ShelfOf(int length) => CollectionsMarshal.GetValueRefOrAddDefault(Shelves, length, out _) ??= new Shelf();

    private static void Trim()
    {
        lock (Guard)
        {
            foreach ((int length, Shelf shelf) in Shelves)
            {
                if (!shelf.IsUsed) Shelves.Remove(length);
                shelf.IsUsed = false;
            }
        }
    }

    private sealed class Shelf
    {
        public Stack<float[]> Arrays { get; } = new();

        public bool IsUsed { get; set; }
    }

    // Nothing refers to it, so every collection of its generation, soon the oldest, calls its finalizer.
    private sealed class FullCollection
    {
#pragma warning disable MA0055 // The finalizer is the only word that .NET gives of a collection.
        ~FullCollection()
#pragma warning restore MA0055
        {
            Trim();
            GC.ReRegisterForFinalize(this);
        }
    }
}
