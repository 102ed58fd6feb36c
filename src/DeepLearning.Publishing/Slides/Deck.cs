using DeepLearning.Publishing.Pages;

namespace DeepLearning.Publishing.Slides;

/// <summary>A lesson as slides.</summary>
internal sealed record Deck(string Title, IReadOnlyList<Slide> Slides);

/// <summary>What a slide is for, which decides how it looks.</summary>
internal enum SlideKind { Plain, Title, YourTurn, Question }

/// <summary>One slide.</summary>
/// <param name="IsBelow">Whether it is reached by going down from the slide before it, not right.</param>
/// <param name="Minutes">How long learners get, on a slide where it is their turn.</param>
internal sealed record Slide(string Title, SlideKind Kind, bool IsBelow, IReadOnlyList<Block> Blocks, string Notes, int Minutes)
{
    public const string Continued = " (continued)";

    public bool IsContinued => Title.EndsWith(Continued, StringComparison.Ordinal);

    /// <summary>Its blocks with fragments and pairs opened, in reading order.</summary>
    public IEnumerable<Block> Flattened() => Blocks.SelectMany(Flatten);

    private static IEnumerable<Block> Flatten(Block block) => block switch
    {
        FragmentBlock fragment => fragment.Blocks.SelectMany(Flatten),
        PairBlock pair => pair.Left.Concat(pair.Right).SelectMany(Flatten),
        _ => [block],
    };
}
