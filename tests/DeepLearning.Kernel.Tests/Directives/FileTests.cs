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

    [Fact]
    public async Task Import_of_a_dib_file_leaves_out_what_it_says_about_itself()
    {
        Write("lesson.dib", "#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[]}}\n\n#!csharp\n\nvar a = 20;\n\n"
            + "#!markdown\n\n# Title\n\n#!csharp\n\na + 1");
        await _session.RunAsync("#!import lesson.dib", _output);
        Assert.Equal("21", _output.Displayed[^1].PlainText);
    }

    [Fact]
    public async Task Import_of_an_F_sharp_notebook_runs_F_sharp()
    {
        Write("f.ipynb", """
            {"cells":[{"cell_type":"code","metadata":{},"source":["let square x = x * x\n","square 7"]}],
             "metadata":{"kernelspec":{"language":"F#","name":".net-fsharp"}},"nbformat":4,"nbformat_minor":5}
            """);
        await _session.RunAsync("#!import f.ipynb", _output);
        Assert.Equal("49", _output.Displayed[^1].PlainText);
    }

    [Theory]
    [InlineData("#!import Shapes.cs")]
    [InlineData("#load \"Shapes.cs\"")]
    public async Task A_file_with_namespaces_is_a_library(string import)
    {
        Write("Shapes.cs", "namespace Drawing.Shapes;\npublic record Square(double Side) { public double Area => Math.Pow(Side, 2); }");
        await _session.RunAsync(import);
        Assert.Equal("9", await _session.RunAsync("new Drawing.Shapes.Square(3).Area"));
        Assert.Equal("16", await _session.RunAsync("using Drawing.Shapes;\nnew Square(4).Area"));
        Assert.Equal("25", await _session.RunAsync(import + "\nnew Square(5).Area"));
    }

    [Fact]
    public async Task A_library_that_changed_asks_for_a_restart_and_one_with_errors_names_the_place()
    {
        Write("A.cs", "namespace A { public class B { } }");
        await _session.RunAsync("#!import A.cs");
        var file = Write("A.cs", "namespace A { public class C { } }");
        Assert.Contains("restart the kernel", (await _session.FailAsync("#!import A.cs")).Message, StringComparison.Ordinal);
        file = Write("Bad.cs", "namespace A;\nclass D { Missing m; }");
        var error = await _session.FailAsync("#!import Bad.cs");
        Assert.StartsWith($"{file}(2,11): error CS0246", error.Traceback[0], StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        var file = Path.GetFullPath(name, _folder);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }
}
