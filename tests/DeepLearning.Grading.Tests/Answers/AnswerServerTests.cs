using System.IO.Pipes;
using System.Text.Json.Nodes;
using DeepLearning.Grading.Answers;
using DeepLearning.Grading.Compiling;
using DeepLearning.Kernel.Scripting;

namespace DeepLearning.Grading.Tests.Answers;

/// <summary>The compiler and the process of answers together, over pipes, in this process.</summary>
public class AnswerServerTests
{
    [Fact]
    public async Task An_answer_that_uses_the_lessons_cells_and_earlier_answers_gives_its_value()
    {
        var chain = Start().Add("static float Half(float x) => x / 2;", "lesson").Require()
            .AddFromStudent("static float Neuron(float x, float w) => Half(x) * w;", "student").Require()
            .AddAnswers(new AnswerName("neuron", "Neuron", typeof(Func<float, float, float>))).Require();

        var reply = await Ask(chain, "neuron", 3f, 4f);

        Assert.Equal(6f, AnswerValue.Read(reply.Value));
        Assert.Null(reply.Exception);
    }

    [Fact]
    public async Task What_the_answer_throws_is_told_by_type_message_and_thrower()
    {
        const string deep = "static int Deep() => throw new InvalidOperationException(\"no\"); static int Answer() => Deep();";
        var chain = Start().AddFromStudent(deep, "student").Require()
            .AddAnswers(new AnswerName("a", "Answer", typeof(Func<int>))).Require();

        var reply = await Ask(chain, "a");

        Assert.Equal(("InvalidOperationException", "no", "Deep"), (reply.Exception, reply.Message, reply.Thrower));
    }

    [Fact]
    public async Task An_input_that_the_answer_changes_is_noticed()
    {
        var chain = Start().AddFromStudent("static float First(float[] a, float[] b) { b[0] = 9; return a[0]; }", "student").Require()
            .AddAnswers(new AnswerName("a", "First", typeof(Func<float[], float[], float>))).Require();

        Assert.Equal(1, (await Ask(chain, "a", new float[] { 1 }, new float[] { 2 })).ChangedInput);
    }

    [Fact]
    public async Task Gradients_of_tensor_inputs_come_back_when_they_are_asked_for()
    {
        var chain = Start().AddFromStudent("static Tensor Square(Tensor x) => x * x;", "student").Require()
            .AddAnswers(new AnswerName("a", "Square", typeof(Func<Tensor, Tensor>))).Require();

        var reply = await Ask(chain, "a", withGradients: true, new Tensor([3f, -1f], 2));

        var gradient = Assert.IsType<Tensor>(AnswerValue.Read(Assert.Single(reply.Gradients!)));
        Assert.Equal([6f, -2f], gradient.ToArray());
    }

    [Theory]
    [InlineData("#r \"/tmp/x.dll\"\nstatic int A() => 1;", "#r")]
    [InlineData("#load \"/etc/passwd\"\nstatic int A() => 1;", "#load")]
    [InlineData("#!fsharp\nlet a = 1", "#!fsharp")]
    public void Directives_are_refused_in_a_students_cell(string code, string directive)
    {
        var result = Start().AddFromStudent(code, "student");

        Assert.Contains(directive, Assert.Single(result.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Unsafe_code_does_not_compile_in_a_students_cell()
    {
        var errors = Start().AddFromStudent("unsafe static int A() { int x = 1; int* p = &x; return *p; }", "student").Errors;
        Assert.Contains(errors, line => line.Contains("CS0227", StringComparison.Ordinal));
    }

    [Fact]
    public void A_compile_error_names_the_line_and_leaves_the_chain_as_it_was()
    {
        var start = Start();
        var result = start.AddFromStudent("static int A()\n{\n    return \"one\";\n}", "student");

        Assert.Same(start, result.Chain);
        Assert.Contains("(3,12)", result.Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_that_shadows_a_name_of_the_harness_changes_nothing_for_it()
    {
        const string shadows = "class Func { } class System { } class DeepLearning { } static int A() => 1;";
        var result = Start().AddFromStudent(shadows, "student").Require()
            .AddAnswers(new AnswerName("a", "A", typeof(Func<int>)));

        Assert.Empty(result.Errors);
    }

    [Fact]
    public void A_forbidden_member_is_found_behind_an_alias_and_behind_a_helper_in_another_cell()
    {
        var chain = Start().AddFromStudent("using T = DeepLearning.Tensor;\nstatic T Helper(T x) => x.Sigmoid();", "first").Require()
            .AddFromStudent("static Tensor Answer(Tensor x)\n{\n    return Helper(x);\n}", "second").Require();

        Assert.Contains(chain.MembersUsedBy("second"), use => use.Name == "DeepLearning.Tensor.Sigmoid");
        Assert.Contains(chain.MembersUsedBy("first"), use => use == new UsedMember("DeepLearning.Tensor.Sigmoid", 2));
        Assert.DoesNotContain(chain.MembersUsedBy("second"), use => use.Name.EndsWith(".Tanh", StringComparison.Ordinal));
    }

    [Fact]
    public void Code_nested_without_end_is_an_error_and_not_a_crash()
    {
        var deep = "static int A() => " + new string('(', 20000) + "1" + new string(')', 20000) + ";";

        Assert.NotEmpty(Start().AddFromStudent(deep, "student").Errors);
    }

    [Fact]
    public async Task An_answer_that_throws_when_it_is_looked_up_breaks_no_other()
    {
        const string cell = "Func<int> Bad => throw new InvalidOperationException(\"bad\"); int Good() => 7;";
        var chain = Start().AddFromStudent(cell, "student").Require()
            .AddAnswers(new AnswerName("bad", "Bad", typeof(Func<int>)), new AnswerName("good", "Good", typeof(Func<int>))).Require();

        Assert.Equal("bad", (await Ask(chain, "bad")).Message);
        Assert.Equal(7, AnswerValue.Read((await Ask(chain, "good")).Value));
    }

    [Fact]
    public async Task A_piece_that_names_more_of_Net_than_usual_compiles_and_so_do_those_after_it()
    {
        const string host = "static string Host(string url) => "
            + "new System.Net.Http.HttpRequestMessage(System.Net.Http.HttpMethod.Get, url).RequestUri!.Host;";
        var chain = Start().AddFromStudent(host, "first").Require()
            .AddFromStudent("static int A() => Host(\"http://example.org/\").Length + new List<int> { 1 }.Sum();", "second").Require()
            .AddAnswers(new AnswerName("a", "A", typeof(Func<int>))).Require();

        Assert.Equal(12, AnswerValue.Read((await Ask(chain, "a")).Value));
    }

    private static AnswerCompiler Start() => AnswerCompiler.Start([typeof(Tensor).Assembly], ["DeepLearning"]);

    private static Task<AnswerReply> Ask(AnswerCompiler chain, string answer, params object[] inputs) =>
        Ask(chain, answer, withGradients: false, inputs);

    private static async Task<AnswerReply> Ask(AnswerCompiler chain, string answer, bool withGradients, params object[] inputs)
    {
        using var toServer = new AnonymousPipeServerStream(PipeDirection.Out);
        using var fromClient = new AnonymousPipeClientStream(PipeDirection.In, toServer.ClientSafePipeHandle);
        using var fromServer = new AnonymousPipeServerStream(PipeDirection.In);
        using var toClient = new AnonymousPipeClientStream(PipeDirection.Out, fromServer.ClientSafePipeHandle);
        var server = Task.Run(() => AnswerServer.RunAsync(fromClient, toClient));
        var channel = AnswerMessages.ForGrader(fromServer, toServer);
        Assert.Equal("ready", (await channel.ReadAsync())!.Nonce);
        foreach (var request in chain.Requests)
        {
            channel.Write(request with { Nonce = "n" });
            Assert.Null((await channel.ReadAsync())!.Exception);
        }
        var written = new JsonArray([.. inputs.Select(AnswerValue.Write)]);
        channel.Write(new AnswerRequest("last", Answer: answer, Inputs: written, WithGradients: withGradients));
        var reply = await channel.ReadAsync();
        toServer.Dispose();
        await server;
        return Assert.IsType<AnswerReply>(reply);
    }
}
