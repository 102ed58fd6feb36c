using DeepLearning.Kernel.Cells;
using DeepLearning.Kernel.Execution;
using DeepLearning.Kernel.Packages;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Scripting;

/// <summary>Runs a piece of C# with the references and files that it asks for.</summary>
internal sealed class CSharpRunner(
    CSharpEngine engine, PackageReferences packages, IInteractiveBridge bridge, CellSources sources, string workingDirectory)
    : ILanguageEngine
{
    private const int DeepestLoad = 50;
    private int _depth;

    public Task<IReadOnlyList<Variable>> VariablesAsync() => Task.FromResult(engine.Variables);

    public Task SetAsync(Variable variable, CellRun run) => engine.SetAsync(variable, run);

    public async Task<MimeBundle?> RunAsync(string code, string path, CellRun run)
    {
        if (FileLibraries.IsOne(code, path))
        {
            await Task.Run(() => engine.Libraries.Import(code, path, run.Cancellation));
            return null;
        }
        var source = await Task.Run(() => CSharpSource.Read(code, path));
        foreach (var directive in source.Directives)
        {
            switch (directive.Kind)
            {
                case ScriptDirectiveKind.Reference:
                    await ReferenceAsync(directive, run);
                    break;
                case ScriptDirectiveKind.PackageSource:
                    AddSource(directive);
                    break;
                case ScriptDirectiveKind.Load:
                    await LoadAsync(directive, path, run);
                    break;
            }
        }
        return await ExecuteAsync(source, code, run);
    }

    private async Task<MimeBundle?> ExecuteAsync(CSharpSource source, string code, CellRun run)
    {
        try
        {
            return await bridge.RunAsync(Languages.CSharp, code, run, () => engine.RunAsync(source.Tree, run));
        }
        catch (CompilationException failed) when (bridge.IsWanted(failed.UnknownNames))
        {
            await bridge.WakeAsync(run);
            return await bridge.RunAsync(Languages.CSharp, code, run, () => engine.RunAsync(source.Tree, run));
        }
    }

    private async Task LoadAsync(ScriptDirective directive, string from, CellRun run)
    {
        // Inside a loaded file, paths start at that file.
        var start = File.Exists(from) ? Path.GetDirectoryName(Path.GetFullPath(from))! : workingDirectory;
        var file = Path.GetFullPath(directive.Argument, start);
        if (!File.Exists(file))
            throw new DirectiveException($"#load: there is no file {file}", directive.Line);
        if (_depth == DeepestLoad)
            throw new DirectiveException($"#load: {file} loads itself", directive.Line);
        var code = await File.ReadAllTextAsync(file, run.Cancellation);
        sources.Add(file, code);
        _depth++;
        try
        {
            await RunAsync(code, file, run);
        }
        finally
        {
            _depth--;
        }
    }

    private async Task ReferenceAsync(ScriptDirective directive, CellRun run)
    {
        try
        {
            if (PackageId.TryParse(directive.Argument, out var package))
            {
                foreach (var assembly in await packages.AddAsync(package, run))
                    engine.Reference(assembly);
                engine.AddNativeLibraries(packages.NativeLibraries);
                await bridge.LoadExtensionsAsync(packages.Extensions, run);
            }
            else
            {
                ReferenceFile(directive.Argument);
            }
        }
        catch (Exception failed) when (failed is PackageException or IOException or BadImageFormatException or UnauthorizedAccessException)
        {
            throw new DirectiveException($"#r \"{directive.Argument}\": {failed.Message}", directive.Line);
        }
    }

    private void AddSource(ScriptDirective directive)
    {
        try
        {
            packages.AddSource(directive.Argument);
        }
        catch (PackageException failed)
        {
            throw new DirectiveException($"#i \"nuget: {directive.Argument}\": {failed.Message}", directive.Line);
        }
    }

    private void ReferenceFile(string argument)
    {
        var file = Path.GetFullPath(argument, workingDirectory);
        if (!File.Exists(file))
        {
            // .NET's own assemblies may be named without a path: #r "System.Xml".
            if (TrustedAssemblies.Has(Path.GetFileNameWithoutExtension(argument)) || TrustedAssemblies.Has(argument))
                return;
            throw new FileNotFoundException($"there is no file {file}");
        }
        engine.Reference(file);
    }
}
