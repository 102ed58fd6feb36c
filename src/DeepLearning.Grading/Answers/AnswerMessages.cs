using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using DeepLearning.Kernel.Processes;

namespace DeepLearning.Grading.Answers;

/// <summary>What the grader asks of the process that runs a student's code.</summary>
/// <param name="Nonce">Comes back with the reply, so that a reply to one request cannot pass for another's.</param>
/// <param name="Assembly">A compiled piece of C# to load and run, in base64; null in a call.</param>
/// <param name="Answers">The answers that the piece makes, in the order of the functions that it ends with.</param>
/// <param name="Answer">The answer that is called.</param>
/// <param name="Inputs">The inputs of a call, as <see cref="AnswerValue"/> writes them.</param>
/// <param name="WithGradients">Whether a call also asks for the gradients of its tensor inputs.</param>
internal sealed record AnswerRequest(
    string Nonce,
    string? Assembly = null,
    string? AssemblyName = null,
    string? EntryType = null,
    string? EntryMethod = null,
    IReadOnlyList<string>? Answers = null,
    string? Answer = null,
    JsonArray? Inputs = null,
    bool WithGradients = false);

/// <summary>What came of a request.</summary>
/// <param name="Nonce">The request's.</param>
/// <param name="Value">What an answer returned.</param>
/// <param name="Exception">The type of what was thrown; null when nothing was.</param>
/// <param name="Message">Its message.</param>
/// <param name="Thrower">The method that threw it.</param>
/// <param name="ChangedInput">The position of an input that the answer changed.</param>
/// <param name="Gradients">The gradient of each input.</param>
internal sealed record AnswerReply(
    string Nonce,
    JsonNode? Value = null,
    string? Exception = null,
    string? Message = null,
    string? Thrower = null,
    int? ChangedInput = null,
    JsonArray? Gradients = null);

/// <summary>The messages between a grader and a process of answers as JSON.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 64)]
[JsonSerializable(typeof(AnswerRequest))]
[JsonSerializable(typeof(AnswerReply))]
internal sealed partial class AnswerMessages : JsonSerializerContext
{
    // The grader of a class has to do with less than a gigabyte, whatever comes.
    private static readonly MessageLimits Limits = new(Bytes: 64 << 20, Tokens: 1_000_000);

    /// <summary>The grader's end.</summary>
    public static MessageChannel<AnswerRequest, AnswerReply> ForGrader(Stream input, Stream output) =>
        new(input, output, Default.AnswerRequest, Default.AnswerReply, Limits);

    /// <summary>The end of the process that runs a student's code.</summary>
    public static MessageChannel<AnswerReply, AnswerRequest> ForAnswers(Stream input, Stream output) =>
        new(input, output, Default.AnswerReply, Default.AnswerRequest, Limits);
}
