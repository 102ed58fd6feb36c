namespace DeepLearning.Kernel.Tests.Directives;

public sealed class FileTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dln-files-").FullName;
    private readonly ScriptSession _session;
    private readonly RecordingOutput _output = new();

    public FileTests() => _session = new ScriptSession(new ScriptSessionOptions { WorkingDirectory = _folder });

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Load_runs_a_file_and_files_that_it_loads()
    {
        Write("inner.csx", "var inner = 2;");
        Write("sub/outer.csx", "#load \"../inner.csx\"\nint Outer() => inner * 10;");
        Assert.Equal("20", await _session.RunAsync("#load \"sub/outer.csx\"\nOuter()"));
    }

    [Fact]
    public async Task An_error_in_a_loaded_file_names_the_file_and_line()
    {
        var file = Write("bad.csx", "\nvar x = missing;");
        var error = await _session.FailAsync("#load \"bad.csx\"");
        Assert.StartsWith($"{file}(2,9): error CS0103", error.Traceback[0], StringComparison.Ordinal);
        Assert.Null(error.Line);
    }

    [Fact]
    public async Task A_missing_file_and_a_circle_are_errors_of_one_line()
    {
        Write("circle.csx", "#load \"circle.csx\"");
        Assert.Contains("there is no file", (await _session.FailAsync("\n#load \"none.csx\"")).Message, StringComparison.Ordinal);
        Assert.Contains("loads itself", (await _session.FailAsync("#load \"circle.csx\"")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assembly_is_referenced_by_its_path()
    {
        var dll = StandInAssembly.Build(
            _folder, "Measures", "namespace Measures; public static class Metre { public static int Centimetres => 100; }");
        Assert.Equal("100", await _session.RunAsync($"#r \"{Path.GetFileName(dll)}\"\nMeasures.Metre.Centimetres"));
        Assert.Equal("100", await _session.RunAsync("Measures.Metre.Centimetres"));
    }

    [Fact]
    public async Task A_reference_that_is_no_assembly_is_an_error_of_one_line()
    {
        Write("text.dll", "not an assembly");
        var error = await _session.FailAsync("1\n#r \"text.dll\"");
        Assert.Equal(2, error.Line);
        Assert.Single(error.Traceback);
        Assert.Contains("there is no file", (await _session.FailAsync("#r \"none.dll\"")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assembly_of_dot_net_may_be_named_without_a_path()
    {
        Assert.Null(await _session.RunAsync("#r \"System.Xml.Linq\"\n#r \"System.Net.Http.dll\""));
    }

    [Fact]
    public async Task Import_runs_the_code_cells_of_a_notebook_in_their_languages()
    {
        Write("lesson.ipynb", """
            {"cells":[
              {"cell_type":"markdown","metadata":{},"source":["# no"]},
              {"cell_type":"code","metadata":{},"source":["var a = 1;\n","var b = a + 1;"],"outputs":[]},
              {"cell_type":"code","metadata":{"dotnet_interactive":{"language":"html"}},"source":"<i>hi</i>"},
              {"cell_type":"code","metadata":{"polyglot_notebook":{"kernelName":"csharp"}},"source":"a + b"}],
             "metadata":{},"nbformat":4,"nbformat_minor":5}
            """);
        await _session.RunAsync("#!import lesson.ipynb", _output);
        Assert.Equal("<i>hi</i>", _output.Displayed[0].Data["text/html"]);
        Assert.Equal("3", _output.Displayed[1].PlainText);
        Assert.Equal("2", await _session.RunAsync("b"));
    }

    [Fact]
    public async Task Import_of_a_damaged_notebook_or_of_another_kind_of_file_is_an_error_of_one_line()
    {
        Write("bad.ipynb", "{\"cells\": 3");
        Write("notes.docx", "x");
        Assert.Contains("is not a notebook", (await _session.FailAsync("#!import bad.ipynb")).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be imported", (await _session.FailAsync("#!import notes.docx")).Message, StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        var file = Path.GetFullPath(name, _folder);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }
}
