namespace DeepLearning;

public abstract partial class ModuleBase
{
    /// <summary>Writes every parameter and buffer to a safetensors file, which PyTorch's <c>safetensors.torch.load_file</c> reads.</summary>
    /// <param name="path">The file, <c>weights.safetensors</c> say; it appears whole or not at all.</param>
    public void Save(string path) => Safetensors.Write(path, StateDict());

    /// <summary>Takes parameters and buffers from a safetensors file, such as PyTorch writes from <c>state_dict()</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="strict">Whether names missing in the file or unknown to the module are an error.</param>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="ArgumentException">Names or shapes do not fit; the message names them.</exception>
    public void Load(string path, bool strict = true) => LoadStateDict(Safetensors.Read(path), strict);
}
