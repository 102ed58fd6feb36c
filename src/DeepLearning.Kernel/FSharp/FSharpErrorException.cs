using FSharp.Compiler.Diagnostics;

namespace DeepLearning.Kernel.FSharp;

/// <summary>A piece of F# does not compile.</summary>
internal sealed class FSharpErrorException(IReadOnlyList<FSharpDiagnostic> errors) : Exception
{
    /// <summary>The errors as a learner should read them.</summary>
    public CellError ToCellError()
    {
        var traceback = errors
            .Select(error => FormattableString.Invariant(
                $"({error.StartLine},{error.StartColumn + 1}): error {error.ErrorNumberText}: {error.Message}"))
            .ToList();
        return new CellError(errors[0].ErrorNumberText, errors[0].Message, traceback, errors[0].StartLine, errors[0].StartColumn + 1);
    }
}
