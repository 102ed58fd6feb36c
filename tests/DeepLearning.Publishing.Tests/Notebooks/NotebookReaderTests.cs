using System.Text;
using DeepLearning.Publishing.Notebooks;

namespace DeepLearning.Publishing.Tests.Notebooks;

public class NotebookReaderTests
{
    private static UserError Rejected(string text) =>
        Assert.Throws<UserError>(() => NotebookReader.Parse("x.ipynb", Encoding.UTF8.GetBytes(text)));

    private static string Notebook(string cells) => $$"""{"cells": [{{cells}}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}""";

    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        var notebook = new NotebookDocument { Metadata = NotebookDocument.CourseMetadata() };
        notebook.Cells.Add(new NotebookCell { Id = "a", Type = "markdown", Source = "# Title\n\ntext é 😀" });
        notebook.Cells.Add(new NotebookCell
        {
            Id = "b",
            Type = "code",
            Source = "Console.Write(1);",
            ExecutionCount = 3,
            Outputs = [new System.Text.Json.Nodes.JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = "1\n2" }],
        });
        var bytes = NotebookWriter.ToBytes(notebook);
        var read = NotebookReader.Parse("x.ipynb", bytes);
        Assert.Equal(notebook.Cells.Select(cell => (cell.Id, cell.Type, cell.Source, cell.ExecutionCount)),
            read.Cells.Select(cell => (cell.Id, cell.Type, cell.Source, cell.ExecutionCount)));
        Assert.Equal("1\n2", read.Cells[1].Outputs[0]!["text"]!.ToString());
        Assert.Equal(bytes, NotebookWriter.ToBytes(read));
    }

    [Fact]
    public void Source_may_be_one_text_or_a_list_of_lines()
    {
        var read = NotebookReader.Parse("x.ipynb", Encoding.UTF8.GetBytes(Notebook(
            """
            {"cell_type": "code", "id": "a", "metadata": {}, "outputs": [], "source": "1\r\n2"},
            {"cell_type": "code", "id": "b", "metadata": {}, "outputs": [], "source": ["1\n", "2"]}
            """)));
        Assert.Equal(["1\n2", "1\n2"], read.Cells.Select(cell => cell.Source));
    }

    [Fact]
    public void Cells_of_an_older_format_get_ids_by_their_place()
    {
        var read = NotebookReader.Parse("x.ipynb", """
            {"cells": [{"cell_type": "raw", "metadata": {}, "source": ""}], "metadata": {}, "nbformat": 4, "nbformat_minor": 2}
            """u8);
        Assert.Equal("cell-1", Assert.Single(read.Cells).Id);
    }

    [Theory]
    [InlineData("", "x.ipynb: the file is empty")]
    [InlineData("hello", "x.ipynb:1: this is not JSON")]
    [InlineData("{\"cells\": [\n{\"cell_type\"", "x.ipynb:2: the JSON ends in the middle; the file is truncated")]
    [InlineData("[]", "x.ipynb: holds JSON, but not a notebook")]
    [InlineData("null", "x.ipynb: holds JSON, but not a notebook")]
    [InlineData("{}", "x.ipynb: is a file without `nbformat`")]
    [InlineData("""{"nbformat": 3, "worksheets": []}""", "x.ipynb: is notebook format 3")]
    [InlineData("""{"nbformat": "four", "cells": []}""", "x.ipynb: is notebook format \"four\"")]
    [InlineData("""{"nbformat": 4}""", "x.ipynb: has no list of `cells`")]
    [InlineData("""{"nbformat": 4, "cells": [1]}""", "x.ipynb: cell 1: is not an object")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type": "magic"}]}""", "x.ipynb: cell 1: `cell_type` is \"magic\"")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type": "code", "source": 1}]}""", "x.ipynb: cell 1: `source` must be text")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type": "code", "source": "", "id": "a b"}]}""", "x.ipynb: cell 1: an id has")]
    [InlineData("""{"nbformat": 4, "nbformat": 4, "cells": []}""", "x.ipynb")]
    public void Each_fault_is_one_line_that_names_the_file_and_the_place(string text, string start)
    {
        var error = Rejected(text);
        Assert.StartsWith(start, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Equal(ExitCode.InvalidInput, error.Code);
    }

    [Fact]
    public void A_notebook_truncated_anywhere_is_rejected_in_one_line()
    {
        var whole = Notebook("""{"cell_type": "code", "id": "a", "metadata": {}, "outputs": [], "source": ["Console.Write(1);"]}""");
        for (var length = 1; length < whole.Length; length++)
        {
            Assert.DoesNotContain('\n', Rejected(whole[..length]).Message);
        }
    }

    [Fact]
    public void A_hundred_thousand_nested_lists_are_rejected_by_name() =>
        Assert.StartsWith("x.ipynb:1: the JSON is nested more than 128 deep", Rejected("{\"cells\": " + new string('[', 100_000)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_second_cell_with_the_same_id_is_rejected()
    {
        const string Cell = """{"cell_type": "markdown", "id": "a", "metadata": {}, "source": ""}""";
        Assert.StartsWith("x.ipynb: cell 2: the id `a` is already an earlier cell's", Rejected(Notebook($"{Cell}, {Cell}")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_200_MB_is_rejected_before_it_is_read()
    {
        using var folder = new TempFolder();
        var path = folder.File("big.ipynb");
        using (var file = File.Create(path)) file.SetLength(200L << 20);
        var before = GC.GetTotalAllocatedBytes();
        var error = Assert.Throws<UserError>(() => NotebookReader.Read(path));
        Assert.EndsWith("is 200 MB, and a notebook may have at most 100 MB; clear its outputs and save it again", error.Message,
            StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 10 << 20);
    }
}
