namespace DeepLearning.Architecture.Tests;

/// <summary>A name in one room that is declared in another.</summary>
/// <param name="From">The folder, relative to its project, of the file that uses the name; empty for the project's own folder.</param>
/// <param name="To">The folder of the file that declares it.</param>
/// <param name="Place">File and line of the use.</param>
/// <param name="Name">What is used.</param>
internal sealed record Use(string From, string To, string Place, string Name);
