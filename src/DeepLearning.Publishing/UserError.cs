namespace DeepLearning.Publishing;

/// <summary>
/// A mistake that the reader of the message can mend: one line that names the file, the place, what is wrong and
/// the remedy. The command line prints it without a stack trace and ends with <see cref="Code"/>.
/// </summary>
internal sealed class UserError(string message, int code = ExitCode.InvalidInput) : Exception(message)
{
    public int Code { get; } = code;
}
