using System.Text;
using FSharp.Compiler.Tokenization;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace DeepLearning.Kernel.FSharp;

/// <summary>
/// F#'s interactive session stops reading at <c>;;</c>, as a console must. A cell goes on: each such mark becomes the end of a
/// line.
/// </summary>
internal static class FSharpPieces
{
    private const string Mark = ";;";

    /// <summary>The cell without such marks; every line keeps its number.</summary>
    public static string Join(string code, string path)
    {
        if (!code.Contains(Mark, StringComparison.Ordinal)) return code;
        var tokenizer = new FSharpSourceTokenizer(ListModule.Empty<string>(), FSharpOption<string>.Some("cell.fsx"), null, null);
        var state = FSharpTokenizerLexState.Initial;
        var joined = new StringBuilder();
        var lines = code.Split('\n');
        for (var number = 1; number <= lines.Length; number++)
        {
            var line = lines[number - 1];
            var scanner = tokenizer.CreateLineTokenizer(line);
            var end = 0;
            while (true)
            {
                var (token, next) = scanner.ScanToken(state);
                state = next;
                if (token is null) break;
                if (token.Value.TokenName != "SEMICOLON_SEMICOLON") continue;
                joined.Append(line, end, token.Value.LeftColumn - end);
                end = token.Value.RightColumn + 1;
                if (!string.IsNullOrWhiteSpace(line[end..]))
                {
                    end += line[end..].Length - line[end..].TrimStart().Length;
                    joined.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n# {number} \"{path}\"\n");
                }
            }
            joined.Append(line, end, line.Length - end).Append(number < lines.Length ? "\n" : "");
        }
        return joined.ToString();
    }
}
