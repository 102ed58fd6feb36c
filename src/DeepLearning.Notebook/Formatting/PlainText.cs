using System.Collections;
using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace DeepLearning.Notebook;

/// <summary>Writes any value as text on one line, the same in every country.</summary>
internal static partial class PlainText
{
    private const int DeepestLevel = 6;
    private const int LongestText = 20_000;

    public static string Of(object? value)
    {
        if (value is string whole)
            return whole;
        var text = new StringBuilder();
        Write(text, value, 0);
        return text.ToString();
    }

    /// <summary>Whether a value reads well as one word, so that it needs no table.</summary>
    public static bool IsScalar(object? value) =>
        value is null or string or IFormattable or bool or char or Type or Delegate;

    /// <summary>What is left of HTML without its marks.</summary>
    public static string FromHtml(string html)
    {
        var text = HiddenElement().Replace(html, "");
        return WebUtility.HtmlDecode(Spaces().Replace(Tag().Replace(text, " "), " ")).Trim();
    }

    private static void Write(StringBuilder text, object? value, int level)
    {
        if (level > DeepestLevel || text.Length > LongestText)
        {
            text.Append('…');
            return;
        }
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string word:
                text.Append('"').Append(word).Append('"');
                break;
            case char letter:
                text.Append('\'').Append(letter).Append('\'');
                break;
            case bool truth:
                text.Append(truth ? "true" : "false");
                break;
            case Type type:
                text.Append(CSharpTypeName.Short(type));
                break;
            case Delegate function:
                WriteFunction(text, function);
                break;
            case Exception exception:
                text.Append(exception.GetType().Name).Append(": ").Append(exception.Message);
                break;
            case MimeBundle bundle:
                text.Append(bundle.PlainText);
                break;
            case not null when Formatter.Registered(value, MimeType.Plain) is { } registered:
                text.Append(registered);
                break;
            case DateTime or DateTimeOffset or DateOnly or TimeOnly:
                text.Append(OfTime((IFormattable)value));
                break;
            case IFormattable:
                text.Append(Members.OwnText(value));
                break;
            case IDisplayable displayable:
                text.Append(displayable.ToMimeBundle().PlainText);
                break;
            case not null when Pending.Is(value):
                text.Append(Pending.Describe(value));
                break;
            default:
                WriteComposed(text, value, level);
                break;
        }
    }

    private static void WriteComposed(StringBuilder text, object value, int level)
    {
        switch (value)
        {
            case ITuple tuple:
                WriteList(text, "(", Enumerable.Range(0, tuple.Length).Select(i => tuple[i]), ")", level);
                break;
            case DictionaryEntry entry:
                WritePair(text, entry.Key, entry.Value, level);
                break;
            case IDictionary dictionary:
                WriteList(text, "{ ", dictionary, " }", level);
                break;
            case Array { Rank: > 1 } array:
                WriteArray(text, array, new int[array.Rank], 0, level);
                break;
            case var _ when DataTables.Of(value) is var (heads, rows, count):
                WriteTable(text, heads, rows, count, level);
                break;
            case IEnumerable group when Groups.KeyOf(group) is { } key:
                Write(text, key.Value, level + 1);
                WriteList(text, ": [", group, "]", level);
                break;
            case IEnumerable sequence when !Members.HasOwnText(value.GetType()):
                WriteList(text, "[", sequence, "]", level);
                break;
            default:
                WriteObject(text, value, level);
                break;
        }
    }

    private static void WriteObject(StringBuilder text, object value, int level)
    {
        var type = value.GetType();
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
        {
            var pair = Members.Of(value);
            WritePair(text, pair[0].Value, pair[1].Value, level);
        }
        else if (Members.HasOwnText(type))
        {
            text.Append(Members.OwnText(value));
        }
        else
        {
            text.Append(Members.IsAnonymous(type) ? "{ " : CSharpTypeName.Short(type) + " { ");
            var first = true;
            foreach (var (name, member) in Members.Of(value))
            {
                text.Append(first ? "" : ", ").Append(name).Append(" = ");
                Write(text, member, level + 1);
                first = false;
            }
            text.Append(first ? "}" : " }");
        }
    }

    private static void WritePair(StringBuilder text, object? key, object? value, int level)
    {
        Write(text, key, level + 1);
        text.Append(": ");
        Write(text, value, level + 1);
    }

    private static void WriteList(StringBuilder text, string open, IEnumerable items, string close, int level)
    {
        text.Append(open);
        var (first, hasMore) = Reading.ItemsOf(items);
        var count = 0;
        foreach (var item in first.TakeWhile(_ => text.Length <= LongestText))
        {
            text.Append(count++ > 0 ? ", " : "");
            Write(text, item, level + 1);
        }
        if (hasMore || count < first.Count)
        {
            text.Append(count > 0 ? ", " : "")
                .Append(items is ICollection known ? $"… ({(known.Count - count).ToString(CultureInfo.InvariantCulture)} more)" : "…");
        }
        text.Append(close);
    }

    // A line of heads, then a line a row.
    private static void WriteTable(
        StringBuilder text, IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<object?>> rows, int count, int level)
    {
        text.AppendJoin(" | ", heads);
        foreach (var row in rows.TakeWhile(_ => text.Length <= LongestText))
        {
            text.Append('\n');
            for (var i = 0; i < row.Count; i++)
            {
                text.Append(i > 0 ? " | " : "");
                Write(text, row[i], level + 1);
            }
        }
        if (count > rows.Count)
            text.Append(CultureInfo.InvariantCulture, $"\n… ({count - rows.Count} more rows)");
    }

    // As ISO 8601 writes it, with all the digits there are: the invariant culture's own form of a time leaves out its seconds.
    private static string OfTime(IFormattable time) => time.ToString(
        time switch
        {
            DateOnly => "yyyy-MM-dd",
            TimeOnly => "HH:mm:ss.FFFFFFF",
            DateTimeOffset => "yyyy-MM-dd HH:mm:ss.FFFFFFF zzz",
            DateTime { Kind: DateTimeKind.Utc } => "yyyy-MM-dd HH:mm:ss.FFFFFFF'Z'",
            _ => "yyyy-MM-dd HH:mm:ss.FFFFFFF",
        },
        CultureInfo.InvariantCulture);

    private static void WriteArray(StringBuilder text, Array array, int[] index, int axis, int level)
    {
        text.Append('[');
        for (var i = 0; i < array.GetLength(axis); i++)
        {
            text.Append(i == 0 ? "" : ", ");
            if (i == Formatter.ListExpansionLimit || text.Length > LongestText)
            {
                text.Append('…');
                break;
            }
            index[axis] = i;
            if (axis == array.Rank - 1)
                Write(text, array.GetValue(index), level + 1);
            else
                WriteArray(text, array, index, axis + 1, level + 1);
        }
        text.Append(']');
    }

    private static void WriteFunction(StringBuilder text, Delegate function)
    {
        var parameters = function.Method.GetParameters().Where(parameter => parameter.Name is { Length: > 0 });
        text.Append('(')
            .AppendJoin(", ", parameters.Select(parameter => $"{CSharpTypeName.Short(parameter.ParameterType)} {parameter.Name}"))
            .Append(") => ").Append(CSharpTypeName.Short(function.Method.ReturnType));
    }

    [GeneratedRegex("<(?<name>script|style|svg)\\b.*?</\\k<name>>", RegexOptions.Singleline | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex HiddenElement();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("\\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
