using System.Globalization;

namespace DeepLearning.Course;

/// <summary>Takes an answer through the stages of a check and stops at the first that fails.</summary>
internal sealed class Checker
{
    private readonly Exercise _exercise;
    private readonly Responses _responses;
    private readonly IAnswer _answer;
    private readonly IReadOnlyList<Behaviour> _behaviours;
    private readonly IReadOnlyList<Case> _cases;
    private readonly IReadOnlyList<Case> _randomCases;

    private Checker(Exercise exercise, IAnswer answer, string secret = "")
    {
        _exercise = exercise;
        _answer = answer;
        _responses = new Responses(answer, exercise.TimeLimit);
        _cases = exercise.Cases;
        _randomCases = exercise.RandomCases(secret);
        _behaviours = exercise.Behaviours;
    }

    /// <summary>Judges an answer.</summary>
    public static CheckResult Judge(Exercise exercise, IAnswer answer) =>
        new Checker(exercise, answer).Judge() with { Title = exercise.Title };

    /// <summary>Judges an answer on random cases that nobody has seen; null when all of them are right.</summary>
    /// <param name="secret">What the cases are drawn from.</param>
    public static CheckResult? JudgeHidden(Exercise exercise, IAnswer answer, string secret)
    {
        var checker = new Checker(exercise, answer, secret);
        return checker.Compare(checker._randomCases, Stage.RandomCases);
    }

    /// <summary>How much of what a notebook does not show an answer gets right, from 0 to 1: of random cases that nobody
    /// has seen, or, where an exercise has none, of its tests of behaviour after the first.</summary>
    /// <param name="secret">What the cases are drawn from.</param>
    public static double HiddenShare(Exercise exercise, IAnswer answer, string secret)
    {
        var checker = new Checker(exercise, answer, secret);
        if (checker._randomCases.Count > 0)
        {
            var right = checker._randomCases.Count(checker.IsRight);
            // Where few results are possible, a constant is right now and then, and is still no answer.
            return checker.IsConstant() ? 0 : right / (double)checker._randomCases.Count;
        }

        var later = checker._behaviours.Skip(1).ToList();
        return later.Count == 0 ? 0 : later.Count(checker.PassesBehaviour) / (double)later.Count;
    }

    private bool IsRight(Case one) =>
        CallProblem(one, Outcome.Wrong) is null && Comparison.Agree(Expected(one), _responses.To(one).Value, _exercise.Tolerance);

    private bool IsConstant()
    {
        var first = _randomCases[0];
        return _randomCases.All(one => Comparison.Agree(_responses.To(first).Value, _responses.To(one).Value, _exercise.Tolerance))
            && !_randomCases.All(one => Comparison.Agree(Expected(first), Expected(one), _exercise.Tolerance));
    }

    private bool PassesBehaviour(Behaviour behaviour) =>
        CallProblem(behaviour.AsCase, Outcome.Wrong) is null && behaviour.Judge(_responses.To(behaviour.AsCase).Value!).Passed;

    private CheckResult Judge()
    {
        if (_answer.SignatureProblem(_exercise) is { } problem)
            return Result(Outcome.Error, Stage.TypeAndShape, $"The parameters do not fit: {problem}.");

        var small = _cases.Count > 0 ? _cases : [.. _behaviours.Take(1).Select(behaviour => behaviour.AsCase)];
        return CallProblem(small[0], Outcome.Wrong)
            ?? RuleProblem()
            ?? Compare(_cases, Stage.SmallCase)
            ?? Compare(_randomCases, Stage.RandomCases)
            ?? GradientProblem()
            ?? BehaviourProblem()
            ?? Result(Outcome.Right, Stage.Done, PassedStages());
    }

    private string PassedStages()
    {
        List<string> passed = [];
        if (_cases.Count > 0) passed.Add(Count(_cases.Count, "named case"));
        if (_randomCases.Count > 0) passed.Add(Count(_randomCases.Count, "random case"));
        if (_exercise.ChecksGradient) passed.Add("the gradient check");
        if (_behaviours.Count > 0) passed.Add(Count(_behaviours.Count, "test of behaviour", "tests of behaviour"));
        return $"Passed: {string.Join(", ", passed)}.";
    }

    private static string Count(int count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");

    // The call itself: it is attempted, it runs, its type is right, its numbers are finite, its inputs are kept.
    private CheckResult? CallProblem(Case one, Outcome failing)
    {
        var response = _responses.To(one);
        var output = response.Value;
        if (response.Failure is { } failure) return ThrownProblem(one, failure);
        if (response.TimedOut)
            return Result(Outcome.Error, Stage.Runs, string.Create(CultureInfo.InvariantCulture,
                $"It had not ended after {_exercise.TimeLimit.TotalSeconds:0.#} seconds and was stopped. Is there a loop that never "
                    + $"reaches its end?"), one);

        // Without a case to compare with, the behaviour judges; the reference need not be run for that.
        if (_cases.Count > 0 && TypeOrShapeProblem(one, response) is { } wrongType) return wrongType with { Outcome = failing };
        if (output is null)
            return Result(failing, Stage.TypeAndShape, "It returned nothing (null).", one);
        if (FirstNotFinite(one, output) is { } leaf)
            return WithKnownMistake(Result(failing, Stage.FiniteAndInputsKept,
                $"The result holds {Values.Describe(leaf.Value)}{(leaf.Path.Length > 0 ? $" at {leaf.Path}" : "")}, which is not a finite "
                    + $"number. Look for a division by zero, the logarithm of zero, or a number too large.",
                one), output);
        if (response.ChangedInput is { } changed)
            return WithKnownMistake(Result(failing, Stage.FiniteAndInputsKept,
                $"It changed its input `{_exercise.ParameterNames[changed]}`. Make a new array or tensor for the result, and leave the "
                    + $"caller's alone.",
                one), output);
        return null;
    }

    private CheckResult ThrownProblem(Case one, Failure failure)
    {
        if (failure is { NotWritten: true, Thrower: null })
            return Result(Outcome.NotAttempted, Stage.Attempted,
                "The cell still holds `throw new NotImplementedException()`: your answer goes in its place.");
        var message = failure.NotWritten
            ? $"It calls {failure.Thrower}, and that one is not written yet."
            : $"It threw {failure.TypeName}{(failure.Thrower is null ? "" : $" in {failure.Thrower}")}: {failure.Message}";
        return WithKnownMistake(Result(Outcome.Error, Stage.Runs, message, one));
    }

    private CheckResult? TypeOrShapeProblem(Case one, Response response)
    {
        var wanted = Values.TypeAndShape(Expected(one));
        var given = Values.TypeAndShape(response.Value);
        if (wanted == given) return null;
        return WithKnownMistake(Result(Outcome.Wrong, Stage.TypeAndShape, $"It should return {wanted}, and it returned {given}.", one));
    }

    private Leaf? FirstNotFinite(Case one, object value)
    {
        bool IsNotFinite(Leaf leaf) => leaf.Number is { } number && !double.IsFinite(number);
        var wanted = _cases.Count > 0 && Values.Leaves(Expected(one)).Any(IsNotFinite);
        return wanted ? null : Values.Leaves(value).Where(IsNotFinite).Select(leaf => (Leaf?)leaf).FirstOrDefault();
    }

    private CheckResult? RuleProblem()
    {
        if (_exercise.ForbiddenMembers.Count == 0) return null;
        foreach (var use in _answer.UsedMembers())
        {
            if (_exercise.ForbiddenMembers.FirstOrDefault(member => member.Covers(use.Name)) is not { } forbidden) continue;
            var line = use.Line is { } number ? string.Create(CultureInfo.InvariantCulture, $" (line {number})") : "";
            return Result(Outcome.Wrong, Stage.Rules,
                $"It uses {forbidden.Name}{line}, which this exercise does without: {forbidden.Reason}.");
        }

        return null;
    }

    private CheckResult? Compare(IReadOnlyList<Case> compared, Stage stage)
    {
        for (var i = 0; i < compared.Count; i++)
        {
            var one = compared[i];
            var failing = stage == Stage.SmallCase && i == 0 ? Outcome.Wrong : Outcome.PartlyRight;
            if (CallProblem(one, failing) is { } problem) return problem;
            var expected = Expected(one);
            var got = _responses.To(one).Value;
            if (Comparison.Of(expected, got, _exercise.Tolerance) is not { } comparison) continue;
            var result = Result(failing, stage, $"It runs, and the value is not right for {one.Name}.", one);
            return WithKnownMistake(result with
            {
                Facts = [.. result.Facts, new Fact("expected", Values.Describe(expected)), new Fact("got", Values.Describe(got)),
                    .. comparison.Facts(_exercise.Tolerance)],
            });
        }

        return null;
    }

    private CheckResult? GradientProblem()
    {
        if (!_exercise.ChecksGradient) return null;
        var (message, facts) = GradientCheck.Problem(_exercise, _answer, _cases[0]);
        return message is null ? null : WithKnownMistake(Result(Outcome.PartlyRight, Stage.Gradient, message, _cases[0], facts));
    }

    private CheckResult? BehaviourProblem()
    {
        for (var i = 0; i < _behaviours.Count; i++)
        {
            var behaviour = _behaviours[i];
            var failing = _cases.Count == 0 && i == 0 ? Outcome.Wrong : Outcome.PartlyRight;
            if (CallProblem(behaviour.AsCase, failing) is { } problem) return problem;
            var output = _responses.To(behaviour.AsCase).Value!;
            var verdict = behaviour.Judge(output);
            if (verdict.Passed && i < _behaviours.Count - 1) continue;
            if (verdict.Passed)
                return Result(Outcome.Right, Stage.Done, verdict.Message) with { Picture = verdict.Picture };
            return WithKnownMistake(Result(failing, Stage.Behaviour, verdict.Message) with { Picture = verdict.Picture }, output);
        }

        return null;
    }

    private object? Expected(Case one) => _responses.Expected(_exercise, one);

    private CheckResult WithKnownMistake(CheckResult result, object? output = null) =>
        result with { Recognised = MistakeFinder.Find(_exercise, _responses, [.. _cases, .. _randomCases], output) };

    private CheckResult Result(Outcome outcome, Stage stage, string message, Case? one = null, IReadOnlyList<Fact>? facts = null)
    {
        List<Fact> lines = one is null ? [] : [new Fact("case", one.Name), .. CallOf(one)];
        return new CheckResult(_exercise.Id, outcome, stage, message) { Facts = [.. lines, .. facts ?? []], NextStep = NextStep(outcome) };
    }

    private IEnumerable<Fact> CallOf(Case one) =>
        one.Inputs.Count == 0
            ? []
            : [new Fact("called with",
                string.Join(", ", _exercise.ParameterNames.Zip(one.Inputs, (name, input) => $"{name} = {Values.Describe(input)}")))];

    private string NextStep(Outcome outcome) => outcome switch
    {
        Outcome.Right => "",
        Outcome.NotAttempted => $"Write your answer, run its cell, then run this one. Check.Hint(\"{_exercise.Id}\") gives a first hint.",
        _ => $"Change the cell, run it, then run this one. Check.Hint(\"{_exercise.Id}\") gives one more hint each time.",
    };
}
