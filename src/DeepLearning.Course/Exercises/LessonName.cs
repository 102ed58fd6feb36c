using System.Globalization;
using System.Text;

namespace DeepLearning.Course;

/// <summary>A lesson's number and slug, such as 3 and <c>forward-propagation</c>.</summary>
/// <param name="Number">The lesson's number in the course.</param>
/// <param name="Slug">The lesson's file name without its number.</param>
public readonly record struct LessonName(int Number, string Slug)
{
    /// <summary>Reads the lesson from the namespace of a type: <c>…Lessons.L03ForwardPropagation</c> is lesson 3,
    /// <c>forward-propagation</c>. A new lesson therefore needs a folder and nothing else.</summary>
    /// <exception cref="InvalidOperationException">The type lives outside a lesson's folder.</exception>
    public static LessonName Of(Type type)
    {
        var folder = type.Namespace?.Split('.')[^1] ?? "";
        if (folder.Length < 4 || folder[0] != 'L' || !int.TryParse(folder.AsSpan(1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw new InvalidOperationException(
                $"{type.Name} must live in a lesson's namespace such as DeepLearning.Course.Lessons.L03ForwardPropagation, not in {type.Namespace}.");

        var slug = new StringBuilder();
        foreach (var letter in folder.AsSpan(3))
        {
            if (char.IsUpper(letter) && slug.Length > 0) slug.Append('-');
            slug.Append(char.ToLowerInvariant(letter));
        }

        return new LessonName(number, slug.ToString());
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number:00}-{Slug}");
}
