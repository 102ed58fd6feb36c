using DeepLearning.Notebook;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;

namespace DeepLearning.Kernel.Interactive;

/// <summary>
/// The functions that .NET Interactive's notebooks call without a prefix, save those that this kernel has itself
/// (<c>display</c>, <c>HTML</c>, <c>Javascript</c>).
/// </summary>
public static class KernelFunctions
{
    /// <summary>Adds a style sheet to the page.</summary>
    public static void CSS(string content) => Microsoft.DotNet.Interactive.Kernel.CSS(content);

    /// <summary>Asks the learner for a line of text.</summary>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text") =>
        Microsoft.DotNet.Interactive.Kernel.GetInputAsync(prompt, typeHint);

    /// <summary>Asks the learner for several lines of text.</summary>
    public static Task<IDictionary<string, string>> GetInputsAsync(IEnumerable<InputDescription> inputs) =>
        Microsoft.DotNet.Interactive.Kernel.GetInputsAsync(inputs);

    /// <summary>Asks the learner for a line of text that is not shown.</summary>
    public static Task<PasswordString> GetPasswordAsync(string prompt = "") =>
        Microsoft.DotNet.Interactive.Kernel.GetPasswordAsync(prompt);
}
