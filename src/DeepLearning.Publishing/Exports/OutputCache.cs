using System.Security.Cryptography;
using System.Text;
using DeepLearning.Publishing.Notebooks;
using DeepLearning.Publishing.Running;

namespace DeepLearning.Publishing.Exports;

/// <summary>
/// Executed lessons, kept by the hash of everything that their outputs hang on (the notebook and the programs that run
/// it), so that a second export is quick.
/// </summary>
internal static class OutputCache
{
    public static string Folder { get; } =
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "dln", "outputs");

    /// <summary>The notebook with its outputs: from the cache, or run now.</summary>
    /// <exception cref="UserError">A cell failed.</exception>
    public static async Task<NotebookDocument> ExecuteAsync(string path, NotebookDocument notebook, Terminal terminal,
        CancellationToken cancellation)
    {
        var kept = Path.Combine(Folder, Key(notebook) + ".ipynb");
        if (File.Exists(kept)) return NotebookReader.Read(kept);
        NotebookRun run;
        using (var line = terminal.LiveLine())
        {
            var runner = new NotebookRunner(RunLimits.Default)
            {
                CellStarts = (number, count, cell) => line.Show($"{path}: cell {number} of {count} ({cell.Id})"),
            };
            run = await runner.RunAsync(path, notebook, cancellation);
        }
        if (run.Errors.Count > 0) throw new UserError(run.Errors[0], run.EngineFailed ? ExitCode.EngineFailure : ExitCode.ChecksFailed);
        NotebookWriter.Save(notebook, kept);
        return notebook;
    }

    private static string Key(NotebookDocument notebook)
    {
        // A module's version id changes with every change of its code.
        Type[] programs =
        [
            typeof(Tensor), typeof(DeepLearning.Notebook.Figure), typeof(Course.Catalogue), typeof(Kernel.ScriptSession),
            typeof(OutputCache),
        ];
        var identity = string.Join('|', programs.Select(type => type.Module.ModuleVersionId));
        return Convert.ToHexStringLower(SHA256.HashData([.. NotebookWriter.ToBytes(notebook), .. Encoding.UTF8.GetBytes(identity)]))[..32];
    }
}
