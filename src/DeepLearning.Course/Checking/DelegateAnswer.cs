using System.Diagnostics;
using System.Reflection;
using DeepLearning.Notebook;

namespace DeepLearning.Course;

/// <summary>An answer that is a function in this process.</summary>
internal sealed class DelegateAnswer(Delegate answer) : IAnswer
{
    // What the answer prints is shown once; twenty random cases would print it twenty times more.
    private bool _hasPrinted;

    public string? SignatureProblem(Exercise exercise)
    {
        var wanted = exercise.Signature.GetMethod("Invoke")!;
        var wantedTypes = wanted.GetParameters().Select(parameter => parameter.ParameterType);
        var given = answer.Method;
        var givenParameters = Parameters(answer);
        if (wanted.ReturnType == given.ReturnType
            && wantedTypes.SequenceEqual(givenParameters.Select(parameter => parameter.ParameterType)))
            return null;

        var wantedList =
            exercise.Reference.Method.GetParameters()
                .Select(parameter => $"{CSharpTypeName.Short(parameter.ParameterType)} {parameter.Name}");
        var givenList = givenParameters.Select(parameter => $"{CSharpTypeName.Short(parameter.ParameterType)} {parameter.Name}");
        return $"the function should take ({string.Join(", ", wantedList)}) and return {Returned(wanted)}, "
            + $"but yours takes ({string.Join(", ", givenList)}) and returns {Returned(given)}";
    }

    public IReadOnlyList<MemberUse> UsedMembers() => SourceInspection.Inspector?.Invoke(answer) ?? [];

    public Response Respond(IReadOnlyList<object?> inputs, TimeSpan limit, bool withGradients = false)
    {
        var copies = inputs.Select(Values.Copy).ToArray();
        if (withGradients)
            foreach (var tensor in copies.OfType<Tensor>()) tensor.RequiresGrad = true;

        object? value = null;
        var output = Console.Out;
        var random = RandomGenerator.Default.State;
        try
        {
            if (_hasPrinted) Console.SetOut(TextWriter.Null);
            RandomGenerator.Seed(0);
            var finished = TimeLimit.Run(
                () =>
                {
                    value = answer.DynamicInvoke(copies);
                    if (withGradients && value is Tensor { RequiresGrad: true } tensor) tensor.Sum().Backward();
                },
                limit);
            if (!finished) return new Response { TimedOut = true };
        }
        catch (TargetInvocationException thrown) when (thrown.InnerException is { } inner)
        {
            return new Response { Failure = Describe(inner) };
        }
        finally
        {
            RandomGenerator.Default.State = random;
            if (_hasPrinted) Console.SetOut(output);
            _hasPrinted = true;
        }

        return new Response
        {
            Value = value,
            ChangedInput = FirstChanged(inputs, copies),
            Gradients = withGradients ? [.. copies.Select(copy => (copy as Tensor)?.Grad)] : null,
        };
    }

    private Failure Describe(Exception exception)
    {
        var thrower = new StackTrace(exception).GetFrame(0)?.GetMethod();
        var elsewhere = thrower is not null && thrower != answer.Method ? CompilerName.MethodName(thrower.Name) : null;
        return new Failure(exception.GetType().Name, exception.Message, exception is NotImplementedException, elsewhere);
    }

    private static string Returned(MethodInfo method) =>
        method.ReturnType == typeof(void) ? "nothing" : CSharpTypeName.Short(method.ReturnType);

    // A delegate that the compiler closed over an object hides a first parameter of its method.
    private static ParameterInfo[] Parameters(Delegate answer) => answer.GetType().GetMethod("Invoke") is { } invoke
        && invoke.GetParameters().Length < answer.Method.GetParameters().Length
        ? answer.Method.GetParameters()[1..]
        : answer.Method.GetParameters();

    private static int? FirstChanged(IReadOnlyList<object?> before, object?[] after)
    {
        for (var i = 0; i < before.Count; i++)
            if (!Values.Same(before[i], after[i])) return i;
        return null;
    }
}
