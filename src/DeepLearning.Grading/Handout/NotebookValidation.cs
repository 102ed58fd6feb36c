using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using DeepLearning.Course;
using DeepLearning.Grading.Compiling;
using DeepLearning.Grading.Nbgrader;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Notebooks;
using DeepLearning.Publishing.Running;

namespace DeepLearning.Grading.Handout;

/// <summary>One line of a learner's own check before handing in.</summary>
internal sealed record Finding(bool IsFine, string Name, string Text);

/// <summary>Looks at a notebook as the grader will, but needs nothing that only an instructor has.</summary>
internal sealed class NotebookValidation(string path, NotebookDocument notebook, IReadOnlyList<Exercise> exercises)
{
    private static readonly AnswerCompiler Start = AnswerCompiler.Start(
        [Assembly.Load("DeepLearning"), typeof(Catalogue).Assembly], ["DeepLearning", "DeepLearning.Course", "DeepLearning.Notebook"]);

    /// <exception cref="UserError">The file is not a notebook of the course.</exception>
    public static NotebookValidation Load(string path)
    {
        var bytes = File.Exists(path) ? File.ReadAllBytes(path) : throw new UserError($"{path}: there is no such notebook");
        var notebook = NotebookReader.Parse(path, bytes, allowRepeatedIds: true);
        var slug = (string?)(notebook.Metadata["dln"] as System.Text.Json.Nodes.JsonObject)?["slug"] ?? SlugOf(path);
        var own = Catalogue.Exercises.Where(exercise => exercise.Lesson.Slug == slug);
        Exercise[] exercises = [.. own.OrderBy(exercise => exercise.Number)];
        return exercises.Length > 0
            ? new NotebookValidation(path, notebook, exercises)
            : throw new UserError($"{path}: `{slug}` is no lesson with exercises; is this a notebook of the course, under its own name?");
    }

    /// <summary>Each check's finding, as soon as it is known; the last one runs the notebook.</summary>
    public async IAsyncEnumerable<Finding> FindAsync(
        RunLimits limits, [EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return Cells();
        yield return Locked();
        yield return Compiles();
        yield return Attempted();
        yield return await RunsAsync(limits, cancellation);
    }

    private Finding Cells()
    {
        var missing = exercises.Where(exercise => CellsOf(exercise).Count == 0).Select(exercise => exercise.Id).ToList();
        var doubled = exercises.Where(exercise => CellsOf(exercise).Count > 1).Select(exercise => exercise.Id).ToList();
        var problems = new List<string>();
        if (missing.Count > 0)
        {
            problems.Add(
                $"no cell carries the id of {List(missing)}; take the cell from a fresh copy and put your answer into it");
        }
        if (doubled.Count > 0) problems.Add($"more than one cell carries the id of {List(doubled)}; delete all but one");
        return problems.Count == 0
            ? Fine("cells", $"the cells of all {exercises.Count} exercises are there, each once")
            : Bad("cells", string.Join("; ", problems));
    }

    private Finding Locked()
    {
        var roles = notebook.Cells.Select(cell => (Cell: cell, Role: NbgraderCell.Read(cell)))
            .Where(pair => pair.Role is { IsLocked: true, Checksum: not null }).ToList();
        if (roles.Count == 0) return Fine("locked", "nothing is locked in this copy: it was not made by `dln release`");
        var edited = roles.Where(pair => pair.Role!.IsUnchanged(pair.Cell) == false).Select(pair => pair.Role!.GradeId).ToList();
        return edited.Count == 0
            ? Fine("locked", $"{roles.Count} locked cells are as they were handed out")
            : Bad(
                "locked",
                $"{List(edited)} changed; such changes are ignored when your work is graded, so take those cells from a fresh copy");
    }

    private Finding Compiles()
    {
        var chain = Start;
        foreach (var cell in notebook.Cells.Where(IsToCompile))
        {
            var result = chain.Add(cell.Source, cell.Id);
            if (result.Errors.Count > 0)
                return Bad("compiles", $"{Place(cell)} does not: {result.Errors[^1].ReplaceLineEndings(" ").Trim()}");
            chain = result.Chain;
        }
        return Fine("compiles", "every cell does");
    }

    private Finding Attempted()
    {
        var open = exercises.Where(exercise => CellsOf(exercise).TrueForAll(IsStub)).Select(exercise => exercise.Id).ToList();
        var text = string.Create(CultureInfo.InvariantCulture, $"{exercises.Count - open.Count} of {exercises.Count} exercises");
        return open.Count == 0 ? Fine("attempted", text) : Bad("attempted", $"{text}; still to do: {List(open)}");
    }

    private async Task<Finding> RunsAsync(RunLimits limits, CancellationToken cancellation)
    {
        var run = await new NotebookRunner(limits) { ChecksValues = false }.RunAsync(path, notebook, cancellation);
        if (run.Errors.Count > 0) return Bad("runs", run.Errors[0].Split('\n')[0].Trim());
        return Fine("runs", string.Create(
            CultureInfo.InvariantCulture,
            $"{run.CellsRun} cells from top to bottom in {run.Elapsed.TotalSeconds:0.#} s; "
            + $"at most {limits.Notebook.TotalSeconds:0} s are allowed"));
    }

    private List<NotebookCell> CellsOf(Exercise exercise) =>
    [
        .. notebook.Cells.Where(cell =>
            cell.IsCode && (cell.Id == "exercise-" + exercise.Id || NbgraderCell.Read(cell)?.GradeId == exercise.Id)),
    ];

    private static bool IsToCompile(NotebookCell cell) =>
        cell.IsCode && !cell.Source.TrimStart().StartsWith('#') && !cell.Has(CellTag.RaisesException);

    private static bool IsStub(NotebookCell cell) =>
        NbgraderCell.Read(cell)?.IsUnchanged(cell) ?? cell.Source.Contains("throw new NotImplementedException()", StringComparison.Ordinal);

    private string Place(NotebookCell cell) =>
        string.Create(CultureInfo.InvariantCulture, $"cell {notebook.Cells.IndexOf(cell) + 1} ({cell.Id})");

    private static string SlugOf(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return name.TrimStart("0123456789".ToCharArray()).TrimStart('-');
    }

    private static string List(IEnumerable<string> ids) => string.Join(", ", ids.Select(id => $"`{id}`"));

    private static Finding Fine(string name, string text) => new(true, name, text);

    private static Finding Bad(string name, string text) => new(false, name, text);
}
