namespace DeepLearning.Tests;

public class TableTests
{
    private static Table Read(string text) => Table.Read(new StringReader(text), "birds.csv");

    [Fact]
    public void Columns_become_numbers_text_and_tensors()
    {
        Table table = Read("kind,mass,note\ncrow,1.5,\"caws, loudly\"\nowl,NA,\n");
        Assert.Equal(["kind", "mass", "note"], table.Columns);
        Assert.Equal("caws, loudly", table[0, "note"]);
        Assert.Equal([1.5f, float.NaN], table.Numbers("mass"));
        Assert.Equal([0f, 1f], table.ClassIndices("kind").ToArray());
        Assert.Equal("[2, 1]", table.ToTensor("mass").Shape.ToString());
        Assert.Equal("[2, 2]", table.OneHot("kind").Shape.ToString());
        Assert.Equal([1f, 0, 0, 1], table.OneHot("kind").ToArray());
    }

    [Fact]
    public void Rows_with_missing_values_are_dropped_only_for_the_columns_named()
    {
        Table table = Read("a,b\n1,\n,2\n3,4\n");
        Assert.Equal(2, table.DropMissing("a").RowCount);
        Assert.Equal(1, table.DropMissing().RowCount);
        Assert.Equal([3f], table.Where(row => row == 2).Numbers("a"));
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("a,a\n1,2\n", "two columns are named 'a'")]
    [InlineData("a,b\n1,2\n3\n", "row 3")]
    [InlineData("a,b\n1,\"2\n", "row 2")]
    public void A_malformed_file_is_reported_with_its_name_and_row(string text, string expected)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(text));
        Assert.StartsWith("birds.csv: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_where_a_number_should_be_is_reported_with_its_row()
    {
        var error = Assert.Throws<InvalidDataException>(() => Read("a\n1\ntwo\n").Numbers("a"));
        Assert.Contains("row 3, column 'a': 'two' is not a number", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_column_is_answered_with_the_known_ones()
    {
        var error = Assert.Throws<ArgumentException>(() => Read("a,b\n1,2\n").Text("c"));
        Assert.Contains("no column 'c'; there are: a, b", error.Message, StringComparison.Ordinal);
    }
}
