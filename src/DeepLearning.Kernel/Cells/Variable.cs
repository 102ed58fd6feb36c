namespace DeepLearning.Kernel.Cells;

/// <summary>A variable of a session: its name, the type that it was declared with, and what it holds.</summary>
internal sealed record Variable(string Name, Type Type, object? Value)
{
    public static Variable Of<T>(string name, T value) => new(name, typeof(T), value);
}
