using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace DeepLearning.Kernel.Scripting;

/// <summary>What the compiler made of a piece at its last try.</summary>
internal sealed class Emission : IDisposable
{
    /// <summary>How cells and files are compiled.</summary>
    public static readonly EmitOptions Options = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    private readonly MemoryStream _image = new();
    private readonly MemoryStream _symbols = new();

    /// <summary>What was compiled.</summary>
    public CSharpCompilation Compilation { get; private set; } = null!;

    /// <summary>Its only tree.</summary>
    public SyntaxTree Tree { get; private set; } = null!;

    public ImmutableArray<Diagnostic> Diagnostics { get; private set; } = [];

    public bool HasErrors => SubmissionCompiler.HasErrors(Diagnostics);

    /// <summary>Whether there is anything to run.</summary>
    public bool HasCode { get; private set; }

    /// <summary>Whether the compiler would not have the piece with its guards.</summary>
    public bool LacksGuards { get; set; }

    /// <summary>Tries.</summary>
    public void Emit(CSharpCompilation compilation, SyntaxTree tree, CancellationToken cancellation)
    {
        _image.SetLength(0);
        _symbols.SetLength(0);
        var result = compilation.Emit(_image, _symbols, options: Options, cancellationToken: cancellation);
        (Compilation, Tree, Diagnostics, HasCode) = (compilation, tree, result.Diagnostics, result.Success);
    }

    public Assembly Load(ScriptLoadContext context)
    {
        _image.Position = _symbols.Position = 0;
        return context.LoadSubmission(Compilation, _image, _symbols);
    }

    public void Dispose()
    {
        _image.Dispose();
        _symbols.Dispose();
    }
}
