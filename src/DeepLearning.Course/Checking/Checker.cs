using System.Globalization;

namespace DeepLearning.Course;

/// <summary>Takes an answer through the stages of a check and stops at the first that fails.</summary>
internal sealed class Checker
{
    readonly Exercise exercise;
    readonly Responses responses;
    readonly IAnswer answer;
    readonly IReadOnlyList<Behaviour> behaviours;
    readonly IReadOnlyList<Case> cases;
    readonly IReadOnlyList<Case> randomCases;

    Checker(Exercise exercise, IAnswer answer, string secret = "")
    {
        this.exercise = exercise;
        this.answer = answer;
        responses = new Responses(answer, exercise.TimeLimit);
        cases = exercise.Cases;
        randomCases = exercise.RandomCases(secret);
        behaviours = exercise.Behaviours;
    }

    /// <summary>Judges an answer.</summary>
    public static CheckResult Judge(Exercise exercise, IAnswer answer) =>
        new Checker(exercise, answer).Judge() with { Title = exercise.Title };

    /// <summary>Judges an answer on random cases that nobody has seen; null when all of them are right.</summary>
    /// <param name="secret">What the cases are drawn from.</param>
    public static CheckResult? JudgeHidden(Exercise exercise, IAnswer answer, string secret)
    {
        var checker = new Checker(exercise, answer, secret);
        return checker.Compare(checker.randomCases, Stage.RandomCases);
    }

    /// <summary>How much of what a notebook does not show an answer gets right, from 0 to 1: of random cases that nobody
    /// has seen, or, where an exercise has none, of its tests of behaviour after the first.</summary>
    /// <param name="secret">What the cases are drawn from.</param>
    public static double HiddenShare(Exercise exercise, IAnswer answer, string secret)
    {
        var checker = new Checker(exercise, answer, secret);
        if (checker.randomCases.Count > 0)
        {
            var right = checker.randomCases.Count(checker.IsRight);
            // Where few results are possible, a constant is right now and then, and is still no answer.
            return checker.GivesOneResult() ? 0 : right / (double)checker.randomCases.Count;
        }

        var later = checker.behaviours.Skip(1).ToList();
        return later.Count == 0 ? 0 : later.Count(checker.Achieves) / (double)later.Count;
    }

    bool IsRight(Case one) => Sound(one, Outcome.Wrong) is null && Comparison.Agree(Expected(one), responses.To(one).Value, exercise.Tolerance);

    bool GivesOneResult()
    {
        var first = randomCases[0];
        return randomCases.All(one => Comparison.Agree(responses.To(first).Value, responses.To(one).Value, exercise.Tolerance))
            && !randomCases.All(one => Comparison.Agree(Expected(first), Expected(one), exercise.Tolerance));
    }

    bool Achieves(Behaviour behaviour) =>
        Sound(behaviour.AsCase, Outcome.Wrong) is null && behaviour.Judge(responses.To(behaviour.AsCase).Value!).Passed;

    CheckResult Judge()
    {
        if (answer.SignatureProblem(exercise) is { } problem)
            return Result(Outcome.Error, Stage.TypeAndShape, $"The parameters do not fit: {problem}.");

        var small = cases.Count > 0 ? cases : [.. behaviours.Take(1).Select(behaviour => behaviour.AsCase)];
        return Sound(small[0], Outcome.Wrong)
            ?? Rules()
            ?? Compare(cases, Stage.SmallCase)
            ?? Compare(randomCases, Stage.RandomCases)
            ?? Gradient()
            ?? Behave()
            ?? Result(Outcome.Right, Stage.Done, Praise());
    }

    string Praise()
    {
        List<string> passed = [];
        if (cases.Count > 0) passed.Add(Count(cases.Count, "named case"));
        if (randomCases.Count > 0) passed.Add(Count(randomCases.Count, "random case"));
        if (exercise.ChecksGradient) passed.Add("the gradient check");
        if (behaviours.Count > 0) passed.Add(Count(behaviours.Count, "test of behaviour", "tests of behaviour"));
        return $"Passed: {string.Join(", ", passed)}.";
    }

    static string Count(int count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");

    // The call itself: it is attempted, it runs, its type is right, its numbers are finite, its inputs are kept.
    CheckResult? Sound(Case one, Outcome failing)
    {
        var response = responses.To(one);
        var output = response.Value;
        if (response.Failure is { } failure) return Threw(one, failure);
        if (response.TimedOut)
            return Result(Outcome.Error, Stage.Runs, string.Create(CultureInfo.InvariantCulture,
                $"It had not ended after {exercise.TimeLimit.TotalSeconds:0.#} seconds and was stopped. Is there a loop that never reaches its end?"), one);

        // Without a case to compare with, the behaviour judges; the reference need not be run for that.
        if (cases.Count > 0 && TypeOrShapeProblem(one, response) is { } wrongType) return wrongType with { Outcome = failing };
        if (output is null)
            return Result(failing, Stage.TypeAndShape, "It returned nothing (null).", one);
        if (Unusual(one, output) is { } leaf)
            return Explained(Result(failing, Stage.FiniteAndInputsKept,
                $"The result holds {Values.Describe(leaf.Value)}{(leaf.Path.Length > 0 ? $" at {leaf.Path}" : "")}, which is not a finite number. Look for a division by zero, the logarithm of zero, or a number too large.", one), output);
        if (response.ChangedInput is { } changed)
            return Explained(Result(failing, Stage.FiniteAndInputsKept,
                $"It changed its input `{exercise.ParameterNames[changed]}`. Make a new array or tensor for the result, and leave the caller's alone.", one), output);
        return null;
    }

    CheckResult Threw(Case one, Failure failure)
    {
        if (failure is { NotWritten: true, Thrower: null })
            return Result(Outcome.NotAttempted, Stage.Attempted, "The cell still holds `throw new NotImplementedException()`: your answer goes in its place.");
        var message = failure.NotWritten
            ? $"It calls {failure.Thrower}, and that one is not written yet."
            : $"It threw {failure.TypeName}{(failure.Thrower is null ? "" : $" in {failure.Thrower}")}: {failure.Message}";
        return Explained(Result(Outcome.Error, Stage.Runs, message, one));
    }

    CheckResult? TypeOrShapeProblem(Case one, Response response)
    {
        var wanted = Values.TypeAndShape(Expected(one));
        var given = Values.TypeAndShape(response.Value);
        if (wanted == given) return null;
        return Explained(Result(Outcome.Wrong, Stage.TypeAndShape, $"It should return {wanted}, and it returned {given}.", one));
    }

    Leaf? Unusual(Case one, object value)
    {
        bool IsUnusual(Leaf leaf) => leaf.Number is { } number && !double.IsFinite(number);
        var wanted = cases.Count > 0 && Values.Leaves(Expected(one)).Any(IsUnusual);
        return wanted ? null : Values.Leaves(value).Where(IsUnusual).Select(leaf => (Leaf?)leaf).FirstOrDefault();
    }

    CheckResult? Rules()
    {
        if (exercise.ForbiddenMembers.Count == 0) return null;
        foreach (var use in answer.UsedMembers())
        {
            if (exercise.ForbiddenMembers.FirstOrDefault(member => member.Covers(use.Name)) is not { } forbidden) continue;
            var line = use.Line is { } number ? string.Create(CultureInfo.InvariantCulture, $" (line {number})") : "";
            return Result(Outcome.Wrong, Stage.Rules, $"It uses {forbidden.Name}{line}, which this exercise does without: {forbidden.Reason}.");
        }

        return null;
    }

    CheckResult? Compare(IReadOnlyList<Case> compared, Stage stage)
    {
        for (var i = 0; i < compared.Count; i++)
        {
            var one = compared[i];
            var failing = stage == Stage.SmallCase && i == 0 ? Outcome.Wrong : Outcome.PartlyRight;
            if (Sound(one, failing) is { } unsound) return unsound;
            var expected = Expected(one);
            var got = responses.To(one).Value;
            if (Comparison.Of(expected, got, exercise.Tolerance) is not { } comparison) continue;
            var result = Result(failing, stage, $"It runs, and the value is not right for {one.Name}.", one);
            return Explained(result with
            {
                Facts = [.. result.Facts, new Fact("expected", Values.Describe(expected)), new Fact("got", Values.Describe(got)), .. comparison.Facts(exercise.Tolerance)],
            });
        }

        return null;
    }

    CheckResult? Gradient()
    {
        if (!exercise.ChecksGradient) return null;
        var (message, facts) = GradientCheck.Problem(exercise, answer, cases[0]);
        return message is null ? null : Explained(Result(Outcome.PartlyRight, Stage.Gradient, message, cases[0], facts));
    }

    CheckResult? Behave()
    {
        for (var i = 0; i < behaviours.Count; i++)
        {
            var behaviour = behaviours[i];
            var failing = cases.Count == 0 && i == 0 ? Outcome.Wrong : Outcome.PartlyRight;
            if (Sound(behaviour.AsCase, failing) is { } unsound) return unsound;
            var output = responses.To(behaviour.AsCase).Value!;
            var verdict = behaviour.Judge(output);
            if (verdict.Passed && i < behaviours.Count - 1) continue;
            if (verdict.Passed)
                return Result(Outcome.Right, Stage.Done, verdict.Message) with { Picture = verdict.Picture };
            return Explained(Result(failing, Stage.Behaviour, verdict.Message) with { Picture = verdict.Picture }, output);
        }

        return null;
    }

    object? Expected(Case one) => responses.Expected(exercise, one);

    CheckResult Explained(CheckResult result, object? output = null) =>
        result with { Recognised = MistakeFinder.Find(exercise, responses, [.. cases, .. randomCases], output) };

    CheckResult Result(Outcome outcome, Stage stage, string message, Case? one = null, IReadOnlyList<Fact>? facts = null)
    {
        List<Fact> lines = one is null ? [] : [new Fact("case", one.Name), .. CallOf(one)];
        return new CheckResult(exercise.Id, outcome, stage, message) { Facts = [.. lines, .. facts ?? []], NextStep = NextStep(outcome) };
    }

    IEnumerable<Fact> CallOf(Case one) =>
        one.Inputs.Count == 0
            ? []
            : [new Fact("called with", string.Join(", ", exercise.ParameterNames.Zip(one.Inputs, (name, input) => $"{name} = {Values.Describe(input)}")))];

    string NextStep(Outcome outcome) => outcome switch
    {
        Outcome.Right => "",
        Outcome.NotAttempted => $"Write your answer, run its cell, then run this one. Check.Hint(\"{exercise.Id}\") gives a first hint.",
        _ => $"Change the cell, run it, then run this one. Check.Hint(\"{exercise.Id}\") gives one more hint each time.",
    };
}
