using System.Text.RegularExpressions;

namespace DeepLearning.Kernel.FSharp;

/// <summary>
/// The functions with which F# notebooks of .NET Interactive write HTML. They are F# themselves, so they are given to the first cell
/// that names them.
/// </summary>
internal static partial class FSharpHtml
{
    public static string Source { get; } = Read();

    public static bool IsNamedIn(string code) => Name().IsMatch(code);

    /// <summary>The namespace in which .NET Interactive had them is not there; here they need none.</summary>
    public static string WithoutNamespace(string code) => Opening().Replace(code, line =>
        line.Groups["rest"].Value is { Length: > 0 } rest ? $"{line.Groups["open"].Value}{rest[1..]}" : "");

    private static string Read()
    {
        using var reader = new StreamReader(typeof(FSharpHtml).Assembly.GetManifestResourceStream("Html.fsx")!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\bHtml\b|\bFSharpKernelHelpers\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();

    [GeneratedRegex(
        @"^(?<open>[ \t]*open[ \t]+)Microsoft\.DotNet\.Interactive\.FSharp\.FSharpKernelHelpers(?<rest>\.\w+)?(?=[ \t]*\r?$)",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Opening();
}
