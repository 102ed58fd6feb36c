namespace DeepLearning.Publishing.Lessons;

/// <summary>One thing wrong with a file: where, what, and what to do about it.</summary>
internal sealed record Problem(string Path, int Line, string Message)
{
    public override string ToString() => Line > 0 ? $"{Path}:{Line}: {Message}" : $"{Path}: {Message}";
}
