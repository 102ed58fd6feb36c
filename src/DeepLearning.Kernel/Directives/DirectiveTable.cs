using DeepLearning.Kernel.Cells;
using DeepLearning.Kernel.Execution;

namespace DeepLearning.Kernel.Directives;

/// <summary>Every <c>#!</c> command; a new one is a line here.</summary>
internal static class DirectiveTable
{
    public static readonly IReadOnlyList<Directive> All =
    [
        new("about", "", "shows the versions of the kernel, the library and .NET", AboutDirective.RunAsync),
        new(
            "import",
            "FILE",
            "runs the cells of a notebook (.ipynb, .dib) or a source file (.cs, .csx, .fs, .fsx)",
            ImportDirective.RunAsync),
        new("lsmagic", "", "lists these commands", ListDirective.RunAsync),
        new(
            "set",
            "--name NAME --value VALUE",
            "makes a variable: a text, @language:variable, @input:prompt or @password:prompt",
            SetDirective.RunAsync),
        new("share", "NAME --from LANGUAGE [--as NAME]", "takes over a variable from another language", ShareDirective.RunAsync),
        new("time", "", "shows how long the cell took", TimeDirective.RunAsync),
        new("who", "", "lists the variables", WhoDirective.NamesAsync),
        new("whos", "", "lists the variables with their types and values", WhoDirective.TableAsync),
    ];

    // What .NET Interactive had and this kernel has not, with what to do about it.
    private static readonly Dictionary<string, string> Retired = new(StringComparer.OrdinalIgnoreCase)
    {
        ["pwsh"] = "PowerShell cells are not supported: start programs with System.Diagnostics.Process, or use a terminal",
        ["powershell"] = "PowerShell cells are not supported: start programs with System.Diagnostics.Process, or use a terminal",
        ["bash"] = "shell cells are not supported: start programs with System.Diagnostics.Process, or use a terminal",
        ["sql"] = "SQL cells are not supported: use a database package in C#, such as #r \"nuget: Microsoft.Data.Sqlite\"",
        ["kql"] = "KQL cells are not supported: use the package Azure.Data.Explorer's client in C#",
        ["connect"] = "connections to other kernels are not supported: run the other kernel's notebook beside this one",
        ["http"] = "HTTP cells are not supported: use System.Net.Http.HttpClient in C#",
        ["value"] = "value cells are not supported: use a raw string in C#, var text = \"\"\"…\"\"\";",
        ["python"] = "Python cells are not supported: choose a Python kernel for the notebook",
        ["r"] = "R cells are not supported: choose an R kernel for the notebook; to reference a package write #r \"nuget: Name\"",
        ["nuget"] = "write #r \"nuget: Name, Version\"",
        ["log"] = "there is no log to show",
        ["restart"] = "restart the kernel from the notebook's toolbar",
        ["quit"] = "stop the kernel from the notebook's toolbar",
        ["exit"] = "stop the kernel from the notebook's toolbar",
    };

    /// <summary>Follows a <c>#!</c> line.</summary>
    /// <exception cref="DirectiveException">There is no such command, or it cannot be followed.</exception>
    public static Task RunAsync(CellPart.Command command, CellInterpreter cells, CellRun run) =>
        Find(command).RunAsync(new DirectiveCall(cells, run, command));

    private static Directive Find(CellPart.Command command)
    {
        if (All.FirstOrDefault(directive => directive.Name == command.Name) is { } found)
            return found;
        if (Retired.TryGetValue(command.Name, out var advice))
            throw new DirectiveException($"#!{command.Name}: {advice}", command.Line);
        throw new DirectiveException($"#!{command.Name} is unknown. Known: {string.Join(", ", Names)}", command.Line);
    }

    /// <summary>Commands and languages, as they are typed.</summary>
    public static IEnumerable<string> Names =>
        Languages.All.Select(language => language.Name)
            .Concat(All.Select(directive => directive.Name))
            .Order(StringComparer.Ordinal)
            .Select(name => "#!" + name);

    /// <summary>What a command or language is for, by its name with <c>#!</c>; null if there is none.</summary>
    public static string? Describe(string name)
    {
        var bare = name.StartsWith("#!", StringComparison.Ordinal) ? name[2..] : name;
        return All.FirstOrDefault(directive => directive.Name == bare) is { } directive
            ? directive.Summary
            : Languages.Find(bare)?.Summary;
    }
}
