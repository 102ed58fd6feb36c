namespace DeepLearning;

/// <summary>
/// The course's data sets, read from the <c>data</c> folder that <see cref="DataFolder"/> finds. Columns, units, origin and
/// licence of each stand in its folder's <c>SOURCE.md</c>.
/// </summary>
public static partial class Datasets
{
    /// <summary>The ten kinds of clothes in <see cref="FashionMnist"/>, by class index.</summary>
    public static IReadOnlyList<string> FashionClasses { get; } =
        ["T-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"];

    /// <summary>
    /// 10,000 handwritten digits of MNIST, 8,000 to train on and 2,000 held out. Shape: inputs [n, 1, 28, 28], ink from 0 to 1;
    /// targets [n], the digit.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">The data folder is nowhere.</exception>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    /// <example><code>
    /// var (train, test) = Datasets.Mnist();
    /// Console.WriteLine(train.Inputs.Shape);   // [8000, 1, 28, 28]
    /// </code></example>
    public static (TensorDataset Train, TensorDataset Test) Mnist() => IdxPair("mnist");

    /// <summary>
    /// 12,000 pictures of clothes, 10,000 to train on and 2,000 held out; the classes are <see cref="FashionClasses"/>. Shape:
    /// inputs [n, 1, 28, 28], 0 … 1; targets [n].
    /// </summary>
    public static (TensorDataset Train, TensorDataset Test) FashionMnist() => IdxPair("fashion-mnist");

    /// <summary>1,797 digits of 8 × 8 pixels. Shape: inputs [1797, 1, 8, 8], ink from 0 to 1; targets [1797].</summary>
    public static TensorDataset TinyDigits()
    {
        Table table = ReadTable("tiny-digits", "tiny-digits.csv.gz");
        float[] pixels = table.ToTensor([.. table.Columns.Take(64)]).ToArray();
        for (int i = 0; i < pixels.Length; i++) pixels[i] /= 16;
        return new TensorDataset(new Tensor(pixels, table.RowCount, 1, 8, 8), new Tensor(table.Numbers("digit"), table.RowCount));
    }

    /// <summary>
    /// A photograph. Shape: [3, height, width] in colour or [1, height, width] in grey, values 0 … 1. Names: astronaut, brick,
    /// camera, cell, chelsea, china, coffee, coins, flower, grass, gravel, rocket.
    /// </summary>
    public static Tensor Photograph(string name) => Png.Decode(DataFolder.Read("photographs", name + ".png"), name + ".png").ToTensor();

    private static (TensorDataset Train, TensorDataset Test) IdxPair(string folder) => (IdxSet(folder, "train"), IdxSet(folder, "t10k"));

    private static TensorDataset IdxSet(string folder, string stem)
    {
        string imageFile = $"{stem}-images-idx3-ubyte.gz", labelFile = $"{stem}-labels-idx1-ubyte.gz";
        var (pixels, shape) = Idx.Read(DataFolder.Read(folder, imageFile), $"{folder}/{imageFile}");
        var (labels, counts) = Idx.Read(DataFolder.Read(folder, labelFile), $"{folder}/{labelFile}");
        if (shape.Length != 3 || counts.Length != 1 || shape[0] != counts[0])
            throw new InvalidDataException(
                $"{folder}/{stem}: images [{string.Join(", ", shape)}] and labels [{string.Join(", ", counts)}] do not belong together.");
        return new TensorDataset(new Tensor(Array.ConvertAll(pixels, p => p / 255f), shape[0], 1, shape[1], shape[2]),
            new Tensor(Array.ConvertAll(labels, l => (float)l), counts[0]));
    }
}
