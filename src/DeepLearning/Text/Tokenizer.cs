namespace DeepLearning;

/// <summary>Cuts text into tokens and numbers them; the other way round it joins them again.</summary>
public abstract class Tokenizer
{
    /// <summary>The number of different tokens: an embedding needs this many rows.</summary>
    public abstract int Count { get; }

    /// <summary>The text's tokens as numbers from 0 to <see cref="Count"/> − 1.</summary>
    public abstract int[] Encode(string text);

    /// <summary>The text that these tokens make.</summary>
    public abstract string Decode(IEnumerable<int> tokens);

    /// <summary>
    /// Several texts as one batch, cut or padded with <see cref="Vocabulary.Padding"/> to the same length.
    /// Shape: [texts, length].
    /// </summary>
    /// <param name="texts">The texts.</param>
    /// <param name="length">Tokens kept of each; by default as many as the longest has.</param>
    public Tensor EncodeBatch(IEnumerable<string> texts, int? length = null)
    {
        int[][] encoded = [.. texts.Select(Encode)];
        int width = length ?? encoded.Max(e => e.Length);
        var data = new float[encoded.Length * width];
        for (int i = 0; i < encoded.Length; i++)
            for (int j = 0; j < Math.Min(width, encoded[i].Length); j++) data[i * width + j] = encoded[i][j];
        return new Tensor(data, encoded.Length, width);
    }
}
