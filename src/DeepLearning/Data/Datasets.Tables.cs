namespace DeepLearning;

public static partial class Datasets
{
    /// <summary>
    /// 344 penguins: <c>species</c> (Adelie, Chinstrap, Gentoo), <c>island</c>, <c>bill_length_mm</c>, <c>bill_depth_mm</c>,
    /// <c>flipper_length_mm</c>, <c>body_mass_g</c>, <c>sex</c>, <c>year</c>. Some values are missing.
    /// </summary>
    public static Table Penguins() => ReadTable("penguins", "penguins.csv");

    /// <summary>150 irises: sepal and petal length and width in centimetres, <c>species</c>.</summary>
    public static Table Iris() => ReadTable("iris", "iris.csv");

    /// <summary>178 wines: thirteen chemical measurements, <c>cultivar</c>.</summary>
    public static Table Wine() => ReadTable("wine", "wine.csv");

    /// <summary>569 biopsies: thirty measures of cell nuclei, <c>diagnosis</c> (malignant or benign).</summary>
    public static Table BreastCancer() => ReadTable("breast-cancer", "breast-cancer.csv.gz");

    /// <summary>
    /// 406 cars of 1970 to 1982: <c>name</c>, <c>miles_per_gallon</c>, <c>cylinders</c>, <c>displacement_cubic_inches</c>,
    /// <c>horsepower</c>, <c>weight_lb</c>, <c>acceleration_s</c>, <c>year</c>, <c>origin</c>. Some values are missing.
    /// </summary>
    public static Table Cars() => ReadTable("cars", "cars.csv");

    /// <summary>2,930 house sales in Ames, Iowa: 74 columns, areas in square feet, <c>Sale_Price</c> in US dollars.</summary>
    public static Table Ames() => ReadTable("ames", "ames.csv.gz");

    /// <summary>2,380 mortgage applications in Boston, 1990: <c>deny</c>, income and loan ratios, <c>afam</c> and others.</summary>
    public static Table Lending() => ReadTable("lending", "lending.csv.gz");

    /// <summary>
    /// 5,226 arrests in Toronto: <c>released</c>, <c>colour</c>, <c>year</c>, <c>age</c>, <c>sex</c>, <c>employed</c>, <c>citizen</c>,
    /// <c>checks</c>.
    /// </summary>
    public static Table Arrests() => ReadTable("arrests", "arrests.csv.gz");

    /// <summary>1,000 German loans: <c>Class</c> (Good, Bad), <c>Duration</c> in months, <c>Amount</c> in Deutschmark, 59 more.</summary>
    public static Table Credit() => ReadTable("credit", "credit.csv.gz");

    /// <summary>Food reviews, 4,000 to train on and 1,000 held out: <c>product</c>, <c>review</c>, <c>score</c> (great or other).</summary>
    public static (Table Train, Table Test) Reviews() => (ReadTable("reviews", "train.csv.gz"), ReadTable("reviews", "test.csv.gz"));

    /// <summary>6,786 words: <c>word</c>, <c>sentiment</c> (positive or negative).</summary>
    public static Table SentimentWords() => ReadTable("sentiment-words", "sentiment-words.csv.gz");

    /// <summary>
    /// A time series, one row a moment: <c>air-passengers</c>, <c>sunspots</c>, <c>co2</c> and <c>electricity</c> with columns
    /// <c>time</c> and <c>value</c>; <c>stocks</c> with DAX, SMI, CAC, FTSE; <c>weather</c> with date, rain, temperatures and wind.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is no series of that name.</exception>
    public static Table Series(string name)
    {
        string plain = name + ".csv";
        return ReadTable("series", File.Exists(Path.Combine(DataFolder.Find("series"), plain)) ? plain : plain + ".gz");
    }

    /// <summary>A novel of Jane Austen as text with <c>\n</c> line ends: <c>pride-and-prejudice</c> or <c>persuasion</c>.</summary>
    public static string Austen(string novel) => Encoding.UTF8.GetString(DataFolder.Read("austen", novel + ".txt.gz"));

    /// <summary>English first names: 4,951 female and 3,898 male, some in both lists.</summary>
    public static (string[] Female, string[] Male) Names() => (Lines("names", "female.txt"), Lines("names", "male.txt"));

    private static string[] Lines(string folder, string file) =>
        Encoding.UTF8.GetString(DataFolder.Read(folder, file))
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Table ReadTable(string folder, string file)
    {
        using var reader = new StreamReader(new MemoryStream(DataFolder.Read(folder, file)));
        return Table.Read(reader, $"{folder}/{file}");
    }
}
