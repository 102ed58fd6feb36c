using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DeepLearning.Course;

/// <summary>A lesson's number and slug, such as 3 and <c>forward-propagation</c>, or those of a module's checkpoint: 1 and
/// <c>checkpoint-1</c>. In order, the checkpoints come after all lessons.</summary>
/// <param name="Number">The lesson's number in the course; a checkpoint's is its module's.</param>
/// <param name="Slug">The lesson's file name without its number.</param>
/// <param name="IsCheckpoint">Whether it is the test at the end of a module.</param>
public readonly partial record struct LessonName(int Number, string Slug, bool IsCheckpoint = false)
{
    /// <summary>Reads the lesson from the namespace of a type: <c>…Lessons.L03ForwardPropagation</c> is lesson 3,
    /// <c>forward-propagation</c>, and <c>…Lessons.Checkpoint1Introduction</c> the checkpoint of module 1. A new lesson therefore
    /// needs a folder and nothing else.</summary>
    /// <exception cref="InvalidOperationException">The type lives outside a lesson's folder.</exception>
    public static LessonName Of(Type type)
    {
        if (Folder().Match(type.Namespace ?? "") is not { Success: true } folder)
            throw new InvalidOperationException(
                $"{type.Name} must live in a lesson's namespace such as DeepLearning.Course.Lessons.L03ForwardPropagation, "
                + $"or in a checkpoint's such as DeepLearning.Course.Lessons.Checkpoint1Introduction, not in {type.Namespace}.");
        var number = int.Parse(folder.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        if (folder.Groups["kind"].Value == "Checkpoint")
            return new LessonName(number, string.Create(CultureInfo.InvariantCulture, $"checkpoint-{number}"), IsCheckpoint: true);

        var slug = new StringBuilder();
        foreach (var letter in folder.Groups["name"].Value)
        {
            if (char.IsUpper(letter) && slug.Length > 0) slug.Append('-');
            slug.Append(char.ToLowerInvariant(letter));
        }

        return new LessonName(number, slug.ToString());
    }

    /// <summary>Reads the lesson from the name of its source without the extension: <c>03-forward-propagation</c>, or
    /// <c>checkpoint-1</c>.</summary>
    /// <exception cref="InvalidOperationException">The name has no number.</exception>
    public static LessonName OfSource(string name)
    {
        const string checkpoint = "checkpoint-";
        var isCheckpoint = name.StartsWith(checkpoint, StringComparison.Ordinal);
        var digits = isCheckpoint ? name[checkpoint.Length..] : name[..Math.Max(0, name.IndexOf('-', StringComparison.Ordinal))];
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw new InvalidOperationException(
                $"A lesson's source is called NN-slug.md, or checkpoint-N.md, and not {name}.md; rename it.");
        return new LessonName(number, isCheckpoint ? name : name[(digits.Length + 1)..], isCheckpoint);
    }

    /// <inheritdoc/>
    public override string ToString() => IsCheckpoint ? Slug : string.Create(CultureInfo.InvariantCulture, $"{Number:00}-{Slug}");

    /// <summary>Whether it is the optional notebook beside a lesson, whose number it has: <c>08-…-deeper</c>.</summary>
    public bool IsDeeper => Slug.EndsWith("-deeper", StringComparison.Ordinal);

    /// <summary>What names are sorted by: the lessons, each before its deeper notebook, then the checkpoints.</summary>
    internal (bool IsCheckpoint, int Number, bool IsDeeper) Order => (IsCheckpoint, Number, IsDeeper);

    /// <summary>As a learner would call it: "lesson 3, forward propagation".</summary>
    internal string InWords => IsCheckpoint
        ? string.Create(CultureInfo.InvariantCulture, $"the checkpoint of module {Number}")
        : string.Create(CultureInfo.InvariantCulture, $"lesson {Number}, {TitleInWords}");

    private string TitleInWords => IsDeeper ? $"{Slug[..^"-deeper".Length].Replace('-', ' ')} (deeper)" : Slug.Replace('-', ' ');

    [GeneratedRegex(@"\.(?<kind>L(?=\d\d)|Checkpoint)(?<number>\d+)(?<name>\w*)$")]
    private static partial Regex Folder();
}
