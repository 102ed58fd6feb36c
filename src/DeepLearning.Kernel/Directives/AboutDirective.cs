using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Directives;

/// <summary><c>#!about</c></summary>
internal static class AboutDirective
{
    public static Task RunAsync(DirectiveCall call)
    {
        var rows = new (string Name, string Value)[]
        {
            ("Deep Learning Notebooks", Version(typeof(AboutDirective).Assembly)),
            ("Library", Version(typeof(TrainingHost).Assembly)),
            (".NET", Environment.Version.ToString()),
            ("C# compiler", Version(typeof(Microsoft.CodeAnalysis.CSharp.CSharpCompilation).Assembly)),
            ("System", $"{RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.ProcessArchitecture}"),
            ("Processors", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)),
        };
        var text = string.Join('\n', rows.Select(row => $"{row.Name}: {row.Value}"));
        var html = string.Concat(rows.Select(row => $"<tr><th>{row.Name}</th><td>{System.Net.WebUtility.HtmlEncode(row.Value)}</td></tr>"));
        call.Run.Scope.Display(MimeBundle.Html($"<table><tbody>{html}</tbody></table>", text), displayId: null);
        return Task.CompletedTask;
    }

    private static string Version(Assembly assembly)
    {
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? assembly.GetName().Version!.ToString();
        return version.Split('+')[0];
    }
}
