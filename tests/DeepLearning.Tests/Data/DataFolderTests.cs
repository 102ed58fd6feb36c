namespace DeepLearning.Tests;

public sealed class DataFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("dln-data-").FullName;

    public DataFolderTests() => Environment.SetEnvironmentVariable(DataFolder.Variable, _root);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(DataFolder.Variable, null);
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public void The_folder_that_the_variable_names_comes_first()
    {
        Directory.CreateDirectory(Path.Combine(_root, "mine"));
        Assert.Equal(Path.Combine(_root, "mine"), DataFolder.Find("mine"));
    }

    [Fact]
    public void Without_it_the_data_are_found_above_the_program()
    {
        Environment.SetEnvironmentVariable(DataFolder.Variable, null);
        Assert.True(File.Exists(Path.Combine(DataFolder.Find("mnist"), "train-images-idx3-ubyte.gz")));
    }

    [Fact]
    public void A_missing_set_is_reported_with_where_it_was_looked_for_and_what_to_do()
    {
        var error = Assert.Throws<DirectoryNotFoundException>(() => DataFolder.Find("martians"));
        Assert.Contains("data/martians: no such data set", error.Message, StringComparison.Ordinal);
        Assert.Contains(_root, error.Message, StringComparison.Ordinal);
        Assert.Contains("set DLN_DATA", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_reported_with_its_path()
    {
        Directory.CreateDirectory(Path.Combine(_root, "mine"));
        var error = Assert.Throws<FileNotFoundException>(() => DataFolder.Read("mine", "mine.csv"));
        Assert.Contains(Path.Combine("mine", "mine.csv"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_file_is_reported_as_damaged()
    {
        string folder = CopyOf("iris");
        File.AppendAllText(Path.Combine(folder, "iris.csv"), "5,3,1,0.2,setosa\n");
        var error = Assert.Throws<InvalidDataException>(() => DataFolder.Read("copy-of-iris", "iris.csv"));
        Assert.Contains("damaged or was changed", error.Message, StringComparison.Ordinal);
        Assert.Contains("git checkout", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_gzip_file_without_a_checksum_is_reported_too()
    {
        string folder = CopyOf("mnist");
        File.Delete(Path.Combine(folder, "SOURCE.md"));
        string file = Path.Combine(folder, "train-images-idx3-ubyte.gz");
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..5000]);
        var error = Assert.Throws<InvalidDataException>(() => DataFolder.Read("copy-of-mnist", Path.GetFileName(file)));
        Assert.Contains("train-images-idx3-ubyte.gz", error.Message, StringComparison.Ordinal);
    }

    private string CopyOf(string name)
    {
        // Under another name, so that tests that read the real sets meanwhile are not led here.
        string source = DataFolder.Find(name), copy = Path.Combine(_root, "copy-of-" + name);
        Directory.CreateDirectory(copy);
        foreach (string file in Directory.GetFiles(source)) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }
}
