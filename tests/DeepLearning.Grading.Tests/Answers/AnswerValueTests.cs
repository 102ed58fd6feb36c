using System.Text.Json.Nodes;
using DeepLearning.Grading.Answers;

namespace DeepLearning.Grading.Tests.Answers;

public class AnswerValueTests
{
    public static TheoryData<object> Values =>
    [
        0.1f, float.NaN, float.NegativeInfinity, -0.0, 1e-320, 42, long.MinValue, (byte)7, true, "a \"quoted\" ✓ word",
        new float[] { 1, 2.5f }, new double[,] { { 1, 2 }, { 3, 4 } }, Array.Empty<int>(), new[] { "a", "b" }, new[] { true, false },
        new float[][] { [1], [2, 3] }, new float[][,] { new float[,] { { 1, 2 } } },
        (1f, "two"), (Row: 1.5f, Column: 2), new[] { (1, true), (2, false) }, (new float[] { 1 }, (2, 3f)),
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_comes_back_with_its_type_and_every_bit(object value)
    {
        var json = AnswerValue.Write(value)!.ToJsonString();

        var back = AnswerValue.Read(JsonNode.Parse(json));

        Assert.Equal(value.GetType(), back!.GetType());
        Assert.Equal(value, back);
    }

    [Fact]
    public void A_tensor_comes_back_with_its_shape()
    {
        var back = Assert.IsType<Tensor>(AnswerValue.Read(AnswerValue.Write(new Tensor([1f, 2f, 3f, 4f, 5f, 6f], 2, 3))));

        Assert.Equal("[2, 3]", back.Shape.ToString());
        Assert.Equal([1f, 2f, 3f, 4f, 5f, 6f], back.ToArray());
    }

    [Fact]
    public void Nothing_comes_back_as_nothing() => Assert.Null(AnswerValue.Read(AnswerValue.Write(null)));

    [Fact]
    public void A_value_of_the_students_own_class_is_named_and_not_sent() =>
        Assert.Equal(new UnknownValue("Student"), AnswerValue.Read(AnswerValue.Write(new Student())));

    [Theory]
    [InlineData("""{"type":"array","of":"float","sizes":[1000000,1000000],"value":""}""")]
    [InlineData("""{"type":"array","of":"float","sizes":[-1],"value":""}""")]
    [InlineData("""{"type":"array","of":"float","sizes":[3],"value":"AAAA"}""")]
    [InlineData("""{"type":"array","of":"System.Diagnostics.Process","sizes":[0],"value":[]}""")]
    [InlineData("""{"type":"tuple","of":"(int,int)","value":[{"type":"int","value":1}]}""")]
    [InlineData("""{"type":"tuple","of":"(int","value":[]}""")]
    [InlineData("""{"type":"tensor","shape":[2],"value":"not base64!"}""")]
    [InlineData("""{"type":"int","value":"twelve"}""")]
    [InlineData("""{"type":"what"}""")]
    [InlineData("""[1]""")]
    [InlineData("""{"type":"array","of":"[","sizes":[0],"value":[]}""")]
    [InlineData("""{"type":"array","of":"[0]int","sizes":[0],"value":[]}""")]
    [InlineData("""{"type":"array","of":"(int,int,int,int,int,int,int,int,int)","sizes":[0],"value":[]}""")]
    [InlineData("""{"type":"array","of":"bool","sizes":[2],"value":[null,null]}""")]
    [InlineData("""{"type":"array","of":"double","sizes":[67108864],"value":""}""")]
    [InlineData("""{"type":"tuple","of":"int","value":[]}""")]
    [InlineData("""{"type":"tuple","of":"(int,int)","value":[null,"no"]}""")]
    public void What_no_honest_process_writes_is_refused(string json) =>
        Assert.Throws<FormatException>(() => AnswerValue.Read(JsonNode.Parse(json)));

    [Fact]
    public void A_types_name_without_end_is_refused_and_does_not_overflow_the_stack()
    {
        var name = string.Concat(Enumerable.Repeat("[1]", 1_000_000)) + "int";
        var json = new JsonObject { ["type"] = "array", ["of"] = name, ["sizes"] = new JsonArray(0), ["value"] = new JsonArray() };

        Assert.Throws<FormatException>(() => AnswerValue.Read(json));
    }

    private sealed class Student;
}
