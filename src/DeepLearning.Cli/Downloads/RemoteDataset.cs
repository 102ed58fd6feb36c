namespace DeepLearning.Cli.Downloads;

/// <summary>One file at its public address.</summary>
internal sealed record RemoteFile(string Name, Uri Address, long Length, string Sha256);

/// <summary>A data set that no lesson needs, fetched by a learner who wants more.</summary>
internal sealed record RemoteDataset(string Name, string Content, string Licence, string ChecksumsFrom, IReadOnlyList<RemoteFile> Files)
{
    /// <summary>The folder inside an archive whose files are wanted; <see langword="null"/> for plain files.</summary>
    public string? UnpackFolder { get; init; }

    public long Length => Files.Sum(file => file.Length);

    /// <summary>
    /// The addresses and checksums are those that others publish and agree on; each set says whose. They were not
    /// fetched to make this list, so a first download that does not match means: the file at the address changed.
    /// </summary>
    public static readonly IReadOnlyList<RemoteDataset> All =
    [
        new("mnist-full", "MNIST, all 60,000 + 10,000 handwritten digits, idx.gz", "CC BY-SA 3.0 (Yann LeCun, Corinna Cortes)",
            "TensorFlow Datasets and the mirrors of MNIST, which agree",
            Idx("https://storage.googleapis.com/cvdf-datasets/mnist/",
                (9_912_422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
                (28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
                (1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
                (4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"))),
        new("fashion-mnist-full", "Fashion-MNIST, all 60,000 + 10,000 pictures of clothes, idx.gz", "MIT (Zalando SE)",
            "several projects that checked them against Zalando's published MD5 sums",
            Idx("https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/",
                (26_421_880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
                (29_515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
                (4_422_102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
                (5_148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"))),
        new("tiny-shakespeare", "Tiny Shakespeare, 1.1 MB of plays as one text", "public domain (text); collected by Andrej Karpathy",
            "several projects that train on it, which agree",
            [new("input.txt", new("https://raw.githubusercontent.com/karpathy/char-rnn/master/data/tinyshakespeare/input.txt"), 1_115_394,
                "86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed")]),
        new("spoken-digits", "Free Spoken Digit Dataset 1.0.9, 2,500 recordings of 0 to 9 by five speakers, 8 kHz wav",
            "CC BY-SA 4.0 (Zohar Jackson and others)",
            "TensorFlow Datasets alone; GitHub packs this archive on demand, so its bytes may change while its content does not",
            [new("free-spoken-digit-dataset-1.0.9.tar.gz",
                new("https://github.com/Jakobovski/free-spoken-digit-dataset/archive/v1.0.9.tar.gz"), 11_975_353,
                "8bc44cde129d505cbbb6b365c09f80c663f2aa77578afc634e6141a2f87100c0")])
        {
            UnpackFolder = "recordings",
        },
    ];

    private static RemoteFile[] Idx(string folder, params (long Length, string Sha256)[] files)
    {
        string[] names = ["train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", "t10k-images-idx3-ubyte.gz",
            "t10k-labels-idx1-ubyte.gz"];
        return [.. names.Zip(files, (name, file) => new RemoteFile(name, new Uri(folder + name), file.Length, file.Sha256))];
    }
}
