using System.Security.Cryptography;

namespace DeepLearning.Tests;

public class DatasetsTests
{
    [Fact]
    public void Mnist_has_8000_and_2000_digits_of_28_by_28_in_unit_range()
    {
        var (train, test) = Datasets.Mnist();
        Assert.Equal("[8000, 1, 28, 28]", train.Inputs.Shape.ToString());
        Assert.Equal("[2000, 1, 28, 28]", test.Inputs.Shape.ToString());
        Assert.Equal("[2000]", test.Targets.Shape.ToString());
        float[] ink = train.Inputs.ToArray();
        Assert.Equal(0, ink.Min());
        Assert.Equal(1, ink.Max());
        // MNIST's published mean ink is 0.1307; these are one sixth of its training pictures.
        Assert.Equal(0.1307, ink.Average(), 0.002f);
        Assert.Equal(10, test.Targets.ToArray().Distinct().Count());
        Assert.All(train.Targets.ToArray().GroupBy(digit => digit), group => Assert.InRange(group.Count(), 600, 1000));
    }

    [Fact]
    public void Mnist_never_has_a_held_out_picture_among_the_training_pictures()
    {
        var (train, test) = Datasets.Mnist();
        var seen = Pictures(train).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(Pictures(test), seen.Contains);

        static IEnumerable<string> Pictures(TensorDataset set) => Enumerable.Range(0, set.Count)
            .Select(i =>
                Convert.ToHexString(
                    SHA256.HashData(Array.ConvertAll(set.Inputs.Data.Slice(i * 784, 784).ToArray(), v => (byte)MathF.Round(v * 255)))));
    }

    [Fact]
    public void Fashion_mnist_has_ten_balanced_classes()
    {
        var (train, test) = Datasets.FashionMnist();
        Assert.Equal("[10000, 1, 28, 28]", train.Inputs.Shape.ToString());
        Assert.Equal(2000, test.Count);
        Assert.Equal(10, Datasets.FashionClasses.Count);
        Assert.All(train.Targets.ToArray().GroupBy(c => c), group => Assert.InRange(group.Count(), 900, 1100));
    }

    [Fact]
    public void Tiny_digits_are_8_by_8()
    {
        TensorDataset digits = Datasets.TinyDigits();
        Assert.Equal("[1797, 1, 8, 8]", digits.Inputs.Shape.ToString());
        Assert.Equal(1, digits.Inputs.ToArray().Max());
        Assert.Equal(0, digits.Targets[0].Item());
    }

    public static TheoryData<Func<Table>, int, int> Tables => new()
    {
        { Datasets.Penguins, 344, 8 }, { Datasets.Iris, 150, 5 }, { Datasets.Wine, 178, 14 }, { Datasets.BreastCancer, 569, 31 },
        { Datasets.Cars, 406, 9 }, { Datasets.Ames, 2930, 74 }, { Datasets.Lending, 2380, 14 }, { Datasets.Arrests, 5226, 8 },
        { Datasets.Credit, 1000, 62 }, { () => Datasets.Reviews().Train, 4000, 3 }, { () => Datasets.Reviews().Test, 1000, 3 },
        { Datasets.SentimentWords, 6786, 2 }, { () => Datasets.Series("air-passengers"), 144, 2 },
        { () => Datasets.Series("sunspots"), 3177, 2 },
        { () => Datasets.Series("co2"), 468, 2 }, { () => Datasets.Series("stocks"), 1860, 4 },
        { () => Datasets.Series("electricity"), 4032, 2 },
        { () => Datasets.Series("weather"), 1461, 6 },
    };

    [Theory]
    [MemberData(nameof(Tables), DisableDiscoveryEnumeration = true)]
    public void Every_table_has_the_rows_and_columns_that_its_page_states(Func<Table> load, int rows, int columns)
    {
        Table table = load();
        Assert.Equal((rows, columns), (table.RowCount, table.Columns.Count));
    }

    [Fact]
    public void Known_facts_hold_in_the_tables()
    {
        Assert.Equal(["Adelie", "Chinstrap", "Gentoo"], Datasets.Penguins().Classes("species"));
        Assert.Equal(342, Datasets.Penguins().DropMissing("body_mass_g").RowCount);
        Assert.Equal(212, Datasets.BreastCancer().Text("diagnosis").Count(d => d == "malignant"));
        Assert.Equal(8, Datasets.Cars().Numbers("miles_per_gallon").Count(float.IsNaN));
        Assert.Equal(180796, Datasets.Ames().Numbers("Sale_Price").Average(), 0.1f);
        Assert.Equal(112, Datasets.Series("air-passengers").Numbers("value")[0]);
        Assert.Contains("It is a truth universally acknowledged", Datasets.Austen("pride-and-prejudice"), StringComparison.Ordinal);
        var (female, male) = Datasets.Names();
        Assert.Equal((4951, 3898), (female.Length, male.Length));
    }

    [Theory]
    [InlineData("chelsea", "[3, 300, 451]")]
    [InlineData("china", "[3, 427, 640]")]
    [InlineData("coins", "[1, 303, 384]")]
    public void Photographs_are_channels_by_height_by_width(string name, string shape) =>
        Assert.Equal(shape, Datasets.Photograph(name).Shape.ToString());

    [Fact]
    public void Every_file_is_listed_with_its_checksum_and_every_folder_has_a_licence()
    {
        string data = Path.GetDirectoryName(DataFolder.Find("mnist"))!;
        foreach (string folder in Directory.GetDirectories(data))
        {
            Assert.True(File.Exists(Path.Combine(folder, "LICENSE")), folder);
            string source = File.ReadAllText(Path.Combine(folder, "SOURCE.md"));
            foreach (string file in Directory.GetFiles(folder).Where(f => Path.GetFileName(f) is not ("LICENSE" or "SOURCE.md")))
                Assert.Contains($"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}  {Path.GetFileName(file)}", source,
                    StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_whole_folder_stays_below_25_megabytes()
    {
        string data = Path.GetDirectoryName(DataFolder.Find("mnist"))!;
        Assert.InRange(Directory.GetFiles(data, "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length), 1_000_000, 25_000_000);
    }
}
