using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using DeepLearning.Course;
using DeepLearning.Grading.Compiling;
using DeepLearning.Grading.Nbgrader;
using DeepLearning.Grading.Results;
using DeepLearning.Publishing.Lessons;
using DeepLearning.Publishing.Notebooks;

namespace DeepLearning.Grading.Lessons;

/// <summary>One exercise as a lesson sets it.</summary>
/// <param name="Cell">The place of its cell among the notebook's.</param>
/// <param name="Stub">What the learner starts from.</param>
/// <param name="Expression">What the lesson's check cell passes on: the name of the answer.</param>
internal sealed record LessonExercise(Exercise Exercise, int Cell, string CellId, string Stub, string Expression);

/// <summary>
/// The trusted side of a lesson: its exercises, and those of its other cells that answers can need. A submission gives
/// the exercise cells alone; everything else that runs comes from here.
/// </summary>
internal sealed partial class LessonProgram
{
    private const string IdleCheck = """
        static class Check
        {
            public static void Run(string id, global::System.Delegate answer) { }
            public static void Hint(string id) { }
            public static void Solution(string id) { }
            public static void Graded(params string[] ids) { }
            public static void Review(string id) { }
            public static void Progress() { }
        }
        """;

    private readonly NotebookDocument _notebook;
    private readonly Dictionary<int, CellNames> _names;
    private readonly ConcurrentDictionary<string, AnswerCompiler> _prefixes = new(StringComparer.Ordinal);
    private readonly Lazy<AnswerCompiler> _start = new(() => AnswerCompiler.Start([Assembly.Load("DeepLearning")], ["DeepLearning"])
        // A student who leaves a check in an exercise cell meets one that does nothing.
        .Add(IdleCheck, "check").Require());

    private LessonProgram(Lesson lesson, string path, NotebookDocument notebook, IReadOnlyList<LessonExercise> exercises)
    {
        (_notebook, Exercises) = (notebook, exercises);
        (Slug, Path) = (lesson.Slug, path);
        _names = Enumerable.Range(0, notebook.Cells.Count).Where(i => IsTrusted(notebook.Cells[i]))
            .ToDictionary(i => i, i => CellNames.Of(notebook.Cells[i].Source));
        Fingerprint = ContentHash.Of(NotebookWriter.ToBytes(notebook));
    }

    public string Slug { get; }

    /// <summary>The lesson's source.</summary>
    public string Path { get; }

    public IReadOnlyList<LessonExercise> Exercises { get; }

    /// <summary>Changes whenever the lesson does.</summary>
    public string Fingerprint { get; }

    /// <exception cref="UserError">The lesson is not one that can be graded.</exception>
    public static LessonProgram Load(string path)
    {
        var lesson = LessonFiles.Load(path);
        var notebook = HandoutNotebook.Of(lesson, path, _ => 0);
        var exercises = new List<LessonExercise>();
        for (var i = 0; i < notebook.Cells.Count; i++)
        {
            var cell = notebook.Cells[i];
            if (!cell.Has(CellTag.Exercise) || (string?)cell.Metadata["exercise"] is not { } id) continue;
            var exercise = Catalogue.Find(id)
                ?? throw new UserError($"{path}: the exercise `{id}` is not one of the course's; `dln lint` tells more");
            var check = notebook.Cells.Where(other => other.Has(CellTag.Check)).Select(other => RunCall().Match(other.Source))
                .FirstOrDefault(call => call.Success && call.Groups["id"].Value == id)
                ?? throw new UserError(
                    $"{path}: no cell checks the exercise `{id}`, so its answer has no name; add one with Check.Run(\"{id}\", …)");
            exercises.Add(new LessonExercise(exercise, i, cell.Id, cell.Source, check.Groups["answer"].Value.Trim()));
        }
        return new LessonProgram(lesson, path, notebook, exercises);
    }

    /// <summary>Compiles what the given exercise cells need, in the lesson's order.</summary>
    /// <param name="answers">The student's cells, by exercise.</param>
    public CompiledSubmission Compile(IReadOnlyDictionary<string, string> answers)
    {
        var students = Exercises.Where(exercise => answers.ContainsKey(exercise.Exercise.Id)).ToDictionary(exercise => exercise.Cell);
        var needed = Needed(answers.Values.Concat(Exercises.Select(exercise => exercise.Expression)));
        var chain = _start.Value;
        var prefix = "";
        var owners = new Dictionary<int, string>();
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < _notebook.Cells.Count; i++)
        {
            if (students.TryGetValue(i, out var exercise))
            {
                var id = exercise.Exercise.Id;
                var result = chain.AddFromStudent(answers[id], id);
                if (result.Errors.Count > 0) errors[id] = string.Join('\n', result.Errors);
                else if (result.Chain.Requests.Count > chain.Requests.Count) owners[chain.Requests.Count] = id;
                (chain, prefix) = (result.Chain, "\0");
            }
            else if (needed.Contains(i))
            {
                chain = AddTrusted(chain, ref prefix, i);
            }
        }
        List<AnswerName> named =
            [.. Exercises.Where(exercise => answers.ContainsKey(exercise.Exercise.Id) && !errors.ContainsKey(exercise.Exercise.Id))
            .Select(exercise => new AnswerName(exercise.Exercise.Id, exercise.Expression, exercise.Exercise.Signature))];
        return new CompiledSubmission(AddAnswers(chain, named, errors), owners, errors);
    }

    /// <summary>
    /// One piece makes all answers, since every piece costs the compiler its time; where it fails, each is tried alone to tell
    /// which is at fault.
    /// </summary>
    private static AnswerCompiler AddAnswers(AnswerCompiler chain, List<AnswerName> named, Dictionary<string, string> errors)
    {
        if (named.Count == 0) return chain;
        if (chain.AddAnswers(named) is { Errors.Count: 0 } all) return all.Chain;
        foreach (var one in named)
        {
            var result = chain.AddAnswers(one);
            if (result.Errors.Count > 0)
                errors[one.Exercise] =
                    $"`{one.Expression}` is missing, or its parameters do not fit the exercise:\n{string.Join('\n', result.Errors)}";
            chain = result.Chain;
        }
        return chain;
    }

    /// <summary>The names that a cell declares tell whose answer it is when its id and metadata are gone.</summary>
    public LessonExercise? OwnerByName(string source)
    {
        var declared = CellNames.Of(source).Declared;
        return Exercises.FirstOrDefault(exercise => declared.Contains(exercise.Expression));
    }

    /// <summary>The cells before a student's first are the same for a whole class, and are compiled once.</summary>
    private AnswerCompiler AddTrusted(AnswerCompiler chain, ref string prefix, int cell)
    {
        if (prefix == "\0") return chain.Add(_notebook.Cells[cell].Source, _notebook.Cells[cell].Id).Require();
        prefix += $"{cell},";
        return _prefixes.GetOrAdd(prefix, _ => chain.Add(_notebook.Cells[cell].Source, _notebook.Cells[cell].Id).Require());
    }

    private HashSet<int> Needed(IEnumerable<string> sources)
    {
        var wanted = new Queue<string>(sources.SelectMany(source => CellNames.Of(source).Used));
        var (seen, cells) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<int>());
        while (wanted.TryDequeue(out var name))
        {
            if (!seen.Add(name)) continue;
            foreach (var (cell, names) in _names.Where(pair => pair.Value.Declared.Contains(name)))
            {
                if (!cells.Add(cell)) continue;
                foreach (var used in names.Used) wanted.Enqueue(used);
            }
        }
        return cells;
    }

    private static bool IsTrusted(NotebookCell cell) =>
        cell.IsCode && !cell.Has(CellTag.Exercise) && !cell.Has(CellTag.Check)
            && !cell.Source.TrimStart().StartsWith("#!", StringComparison.Ordinal);

    [GeneratedRegex("""Check\.Run\(\s*"(?<id>[^"]+)"\s*,\s*(?<answer>.+?)\s*\)\s*;?\s*$""", RegexOptions.Singleline)]
    private static partial Regex RunCall();
}

/// <summary>A submission as the process of answers gets it.</summary>
/// <param name="Owners">Which of the chain's requests is which exercise's own cell.</param>
/// <param name="Errors">What the compiler said, by exercise.</param>
internal sealed record CompiledSubmission(
    AnswerCompiler Chain, IReadOnlyDictionary<int, string> Owners, IReadOnlyDictionary<string, string> Errors);
