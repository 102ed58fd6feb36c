using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json.Nodes;

namespace DeepLearning.Grading.Answers;

/// <summary>
/// The process that runs a student's code for a grader. It gets compiled pieces and inputs and gives back values; it
/// holds neither reference answers nor the compiler. <see cref="Kernel.Processes.StandardChannel"/> sees to it that what the
/// student's code prints stays out of the results.
/// </summary>
internal sealed class AnswerServer
{
    private const int LongestMessage = 2000;

    private readonly AssemblyLoadContext _pieces = new("answers");
    private readonly Dictionary<string, Assembly> _loaded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<Delegate>> _makers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Delegate> _answers = new(StringComparer.Ordinal);
    private readonly object?[] _state = new object?[256];

    private AnswerServer() => _pieces.Resolving += (_, name) => _loaded.GetValueOrDefault(name.Name ?? "");

    /// <summary>Answers requests until the input ends.</summary>
    public static async Task RunAsync(Stream input, Stream output)
    {
        var server = new AnswerServer();
        // The grader measures time from here on: the runtime has started, and nothing of the student's has run.
        var grader = AnswerMessages.ForAnswers(input, output);
        grader.Write(new AnswerReply("ready"));
        while (await grader.ReadAsync().ConfigureAwait(false) is { } request)
        {
            var reply = request.Assembly is null ? server.Call(request) : await server.LoadAsync(request).ConfigureAwait(false);
            try
            {
                grader.Write(reply);
            }
            catch (InvalidDataException)
            {
                const string tooLong = "the value is too large to be handed in";
                grader.Write(new AnswerReply(request.Nonce, Exception: nameof(OverflowException), Message: tooLong));
            }
        }
    }

    private async Task<AnswerReply> LoadAsync(AnswerRequest request)
    {
        try
        {
            using var image = new MemoryStream(Convert.FromBase64String(request.Assembly!));
            var assembly = _pieces.LoadFromStream(image);
            _loaded[request.AssemblyName!] = assembly;
            var entry = assembly.GetType(request.EntryType!, throwOnError: true)!
                .GetMethod(request.EntryMethod!, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
                .CreateDelegate<Func<object?[], Task<object?>>>();
            var value = await entry(_state).ConfigureAwait(false);
            if (request.Answers is { } names && value is Func<Delegate>[] made)
            {
                foreach (var (name, maker) in names.Zip(made)) _makers[name] = maker;
            }

            return new AnswerReply(request.Nonce);
        }
        catch (Exception error)
        {
            return Failed(request, error, answer: null);
        }
    }

    private AnswerReply Call(AnswerRequest request)
    {
        Delegate? answer;
        try
        {
            answer = Find(request.Answer ?? "");
        }
        catch (Exception error)
        {
            return Failed(request, error, answer: null);
        }

        if (answer is null) return new AnswerReply(request.Nonce, Exception: "MissingMethodException", Message: "there is no such answer");
        object?[] inputs = [.. request.Inputs!.Select(AnswerValue.Read)];
        var before = inputs.Select(Written).ToArray();
        if (request.WithGradients)
        {
            foreach (var tensor in inputs.OfType<Tensor>()) tensor.RequiresGrad = true;
        }
        try
        {
            RandomGenerator.Seed(0);
            var value = answer.DynamicInvoke(inputs);
            if (request.WithGradients && value is Tensor { RequiresGrad: true } tensor) tensor.Sum().Backward();
            var after = inputs.Select(Written).ToArray();
            var changed = Enumerable.Range(0, inputs.Length).FirstOrDefault(i => before[i] != after[i], -1);
            return new AnswerReply(
                request.Nonce,
                AnswerValue.Write(value),
                ChangedInput: changed < 0 ? null : changed,
                Gradients: request.WithGradients
                    ? new JsonArray([.. inputs.Select(input => AnswerValue.Write((input as Tensor)?.Grad))])
                    : null);
        }
        catch (TargetInvocationException thrown) when (thrown.InnerException is { } inner)
        {
            return Failed(request, inner, answer);
        }
        catch (Exception error)
        {
            return Failed(request, error, answer);
        }
    }

    /// <summary>
    /// An answer's name may be a property of the student's own, so each is looked at when it is called first, and breaks no other.
    /// </summary>
    private Delegate? Find(string name)
    {
        if (_answers.TryGetValue(name, out var answer)) return answer;
        return _makers.TryGetValue(name, out var maker) ? _answers[name] = maker() : null;
    }

    private static string? Written(object? value) => AnswerValue.Write(value)?.ToJsonString();

    private static AnswerReply Failed(AnswerRequest request, Exception error, Delegate? answer)
    {
        var thrower = new StackTrace(error).GetFrame(0)?.GetMethod();
        // An exception of the student's own class may have a message that throws.
        string message;
        try
        {
            message = error.Message;
        }
        catch (Exception)
        {
            message = "(its message could not be read)";
        }
        return new AnswerReply(
            request.Nonce,
            Exception: error.GetType().Name,
            Message: message.Length > LongestMessage ? message[..LongestMessage] : message,
            Thrower: answer is not null && thrower is not null && thrower != answer.Method ? thrower.Name : null);
    }
}
