using DeepLearning.Kernel.Directives;
using DeepLearning.Kernel.Execution;
using DeepLearning.Kernel.FSharp;
using DeepLearning.Kernel.Scripting;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Cells;

/// <summary>Runs a cell part by part, each by its language or as a command.</summary>
sealed class CellInterpreter(CSharpRunner csharp, Lazy<FSharpEngine> fsharp, CellSources sources, string workingDirectory)
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
            last = part switch
            {
                CellPart.Command command => await FollowAsync(command, run),
                CellPart.Code text => await RunAsync(text, path, run),
                _ => null,
            };
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
    public async Task<IReadOnlyList<Variable>> VariablesAsync(string language) => language switch
    {
        Languages.CSharp => csharp.Engine.Variables,
        Languages.FSharp when fsharp.IsValueCreated => await Task.Run(() => fsharp.Value.Variables),
        _ => [],
    };

    /// <exception cref="DirectiveException">There is no such variable.</exception>
    public async Task<Variable> ValueAsync(string language, string name, DirectiveCall call)
    {
        var known = Languages.Find(language)?.Name ?? throw call.Error($"there is no language '{language}'");
        var variables = await VariablesAsync(known);
        return variables.FirstOrDefault(variable => variable.Name == name)
            ?? throw call.Error($"{known} has no variable '{name}'; it has {(variables.Count == 0 ? "none" : string.Join(", ", variables.Select(variable => variable.Name)))}");
    }

    /// <summary>Makes a variable in a language.</summary>
    /// <exception cref="DirectiveException">The language has no variables, or cannot name the type.</exception>
    public async Task SetAsync(string language, string name, Variable value, DirectiveCall call)
    {
        if (!Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(name))
            throw call.Error($"'{name}' is not a name that a variable can have");
        if (language == Languages.CSharp)
            await csharp.Engine.SetAsync(value with { Name = name }, call.Run);
        else if (language == Languages.FSharp)
            await Task.Run(() => fsharp.Value.Set(value with { Name = name }));
        else
            throw call.Error($"{language} has no variables");
    }

    async Task<MimeBundle?> FollowAsync(CellPart.Command command, CellRun run)
    {
        await DirectiveTable.Find(command).RunAsync(new DirectiveCall(this, run, command));
        return null;
    }

    async Task<MimeBundle?> RunAsync(CellPart.Code part, string path, CellRun run)
    {
        if (part.Language == Languages.CSharp)
            return await csharp.RunAsync(part.Padded, path, run);
        if (part.Language == Languages.FSharp)
            return await fsharp.Value.RunAsync(part.Padded, path, run);
        var render = Languages.Find(part.Language)?.Render
            ?? throw new DirectiveException($"cells in '{part.Language}' are not supported. Known: {string.Join(", ", Languages.All.Select(language => language.Name))}", part.Line);
        run.Scope.Display(render(part.Text), displayId: null);
        return null;
    }
}
