using DeepLearning.Kernel.Output;
using DeepLearning.Notebook;
using Microsoft.DotNet.Interactive;

namespace DeepLearning.Kernel.Interactive;

/// <summary>
/// Loads what a package holds for .NET Interactive in its folder <c>interactive-extensions/dotnet</c>: classes that
/// implement <see cref="IKernelExtension"/>, and a script <c>extension.dib</c>.
/// </summary>
internal sealed class ExtensionLoader(CompositeKernel root, CellScripts scripts)
{
    private readonly HashSet<string> _loaded = new(StringComparer.Ordinal);

    /// <summary>Loads the extensions of a package, once. To be called inside a command.</summary>
    public async Task LoadAsync(string folder)
    {
        if (!_loaded.Add(folder))
            return;
        foreach (var file in Directory.EnumerateFiles(folder, "*.dll").Order(StringComparer.Ordinal))
            await LoadAssemblyAsync(file);
        var script = new FileInfo(Path.Combine(folder, "extension.dib"));
        if (script.Exists)
            await root.LoadAndRunInteractiveDocument(script, KernelInvocationContext.Current.Command);
    }

    private async Task LoadAssemblyAsync(string file)
    {
        foreach (var type in scripts.Load(file).ExportedTypes.Where(IsExtension))
        {
            try
            {
                await ((IKernelExtension)Activator.CreateInstance(type)!).OnLoadAsync(root);
                CellScope.Current?.Display(MimeBundle.Text($"Loaded the extension {type.FullName}"), displayId: null);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                // The package itself can be used without it.
                CellScope.Current?.Write("stderr", $"The extension {type.FullName} cannot be loaded: {failed.Message}\n");
            }
        }
    }

    private static bool IsExtension(Type type) =>
        type is { IsAbstract: false, IsGenericTypeDefinition: false } && typeof(IKernelExtension).IsAssignableFrom(type);
}
