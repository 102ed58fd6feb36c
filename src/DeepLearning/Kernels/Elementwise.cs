using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DeepLearning;

/// <summary>A function of one number, in scalar and in vector form.</summary>
interface IUnary
{
    static abstract float Apply(float x);
    static abstract Vector<float> Apply(Vector<float> x);
}

/// <summary>A function of two numbers, in scalar and in vector form.</summary>
interface IBinary
{
    static abstract float Apply(float a, float b);
    static abstract Vector<float> Apply(Vector<float> a, Vector<float> b);
}

/// <summary>Loops that apply a function to every element. The function is a type argument, so the JIT inlines it into the vector loop.</summary>
static class Elementwise
{
    public static void Map<TFunction>(ReadOnlySpan<float> x, Span<float> y) where TFunction : struct, IUnary
    {
        ref float px = ref MemoryMarshal.GetReference(x), py = ref MemoryMarshal.GetReference(y);
        int i = 0;
        for (; i <= y.Length - Vector<float>.Count; i += Vector<float>.Count)
            TFunction.Apply(Load(ref px, i)).StoreUnsafe(ref py, (nuint)i);
        for (; i < y.Length; i++) y[i] = TFunction.Apply(x[i]);
    }

    public static void Zip<TFunction>(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y) where TFunction : struct, IBinary
    {
        ref float pa = ref MemoryMarshal.GetReference(a), pb = ref MemoryMarshal.GetReference(b), py = ref MemoryMarshal.GetReference(y);
        int i = 0;
        for (; i <= y.Length - Vector<float>.Count; i += Vector<float>.Count)
            TFunction.Apply(Load(ref pa, i), Load(ref pb, i)).StoreUnsafe(ref py, (nuint)i);
        for (; i < y.Length; i++) y[i] = TFunction.Apply(a[i], b[i]);
    }

    public static void Zip<TFunction>(ReadOnlySpan<float> a, float b, Span<float> y) where TFunction : struct, IBinary
    {
        ref float pa = ref MemoryMarshal.GetReference(a), py = ref MemoryMarshal.GetReference(y);
        var vb = new Vector<float>(b);
        int i = 0;
        for (; i <= y.Length - Vector<float>.Count; i += Vector<float>.Count)
            TFunction.Apply(Load(ref pa, i), vb).StoreUnsafe(ref py, (nuint)i);
        for (; i < y.Length; i++) y[i] = TFunction.Apply(a[i], b);
    }

    public static void Zip<TFunction>(float a, ReadOnlySpan<float> b, Span<float> y) where TFunction : struct, IBinary
    {
        ref float pb = ref MemoryMarshal.GetReference(b), py = ref MemoryMarshal.GetReference(y);
        var va = new Vector<float>(a);
        int i = 0;
        for (; i <= y.Length - Vector<float>.Count; i += Vector<float>.Count)
            TFunction.Apply(va, Load(ref pb, i)).StoreUnsafe(ref py, (nuint)i);
        for (; i < y.Length; i++) y[i] = TFunction.Apply(a, b[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<float> Load(ref float start, int offset) => Vector.LoadUnsafe(ref start, (nuint)offset);
}
