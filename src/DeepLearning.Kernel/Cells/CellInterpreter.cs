using DeepLearning.Kernel.Execution;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Cells;

/// <summary>Follows a <c>#!</c> line of a cell.</summary>
internal delegate Task CommandHandler(CellPart.Command command, CellInterpreter cells, CellRun run);

/// <summary>Runs a cell part by part, each by its language or as a command.</summary>
/// <param name="engines">The languages that run, by name; an engine starts when it is first needed.</param>
/// <param name="handle">Follows the <c>#!</c> lines.</param>
/// <param name="sources">Remembers the cells' text for errors.</param>
/// <param name="workingDirectory">Where relative paths start.</param>
internal sealed class CellInterpreter(
    IReadOnlyDictionary<string, Lazy<ILanguageEngine>> engines, CommandHandler handle, CellSources sources, string workingDirectory)
{
    /// <summary>Runs a cell and returns the value of its last part.</summary>
    public async Task<MimeBundle?> RunAsync(string code, string language, string path, CellRun run)
    {
        sources.Add(path, code);
        MimeBundle? last = null;
        foreach (var part in CellParser.Parse(code, language))
        {
            if (last is not null)
                run.Scope.Display(last, displayId: null);
            last = null;
            if (part is CellPart.Command command)
                await handle(command, this, run);
            else if (part is CellPart.Code text)
                last = await RunAsync(text, path, run);
        }
        return last;
    }

    /// <summary>Runs a file that a cell imports; what it shows is shown in the cell.</summary>
    public async Task RunFileAsync(string code, string language, string path, CellRun run)
    {
        if (await RunAsync(code, language, path, run) is { } value)
            run.Scope.Display(value, displayId: null);
    }

    public string FullPath(string path) => Path.GetFullPath(path, workingDirectory);

    /// <summary>The variables of a language, by name.</summary>
    public async Task<IReadOnlyList<Variable>> VariablesAsync(string language) =>
        engines.TryGetValue(language, out var engine) && engine.IsValueCreated ? await engine.Value.VariablesAsync() : [];

    /// <summary>The variable that a command names.</summary>
    /// <exception cref="DirectiveException">There is no such variable.</exception>
    public async Task<Variable> ValueAsync(string language, string name, CellPart.Command command)
    {
        var known = Languages.Find(language)?.Name ?? throw command.Error($"there is no language '{language}'");
        var variables = await VariablesAsync(known);
        if (variables.FirstOrDefault(variable => variable.Name == name) is { } found)
            return found;
        var names = variables.Count == 0 ? "none" : string.Join(", ", variables.Select(variable => variable.Name));
        throw command.Error($"{known} has no variable '{name}'; it has {names}");
    }

    /// <summary>Makes a variable for a command, in the language of the text around it.</summary>
    /// <exception cref="DirectiveException">The language has no variables, or cannot name the type.</exception>
    public async Task SetAsync(string name, Variable value, CellPart.Command command, CellRun run)
    {
        if (!Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(name))
            throw command.Error($"'{name}' is not a name that a variable can have");
        if (!engines.TryGetValue(command.Language, out var engine))
            throw command.Error($"{command.Language} has no variables");
        // An engine that starts now takes a second or more.
        await Task.Run(() => engine.Value.SetAsync(value with { Name = name }, run));
    }

    private async Task<MimeBundle?> RunAsync(CellPart.Code part, string path, CellRun run)
    {
        if (engines.TryGetValue(part.Language, out var engine))
            return await engine.Value.RunAsync(part.Padded, path, run);
        if (Languages.Find(part.Language)?.Render is not { } render)
        {
            var known = string.Join(", ", Languages.All.Select(language => language.Name));
            throw new DirectiveException($"cells in '{part.Language}' are not supported. Known: {known}", part.Line);
        }
        run.Scope.Display(render(part.Text), displayId: null);
        return null;
    }
}
