namespace DeepLearning.Notebook.Tests.Naming;

public class CSharpTypeNameTests
{
    [Theory]
    [InlineData(typeof(float), "float")]
    [InlineData(typeof(int?), "int?")]
    [InlineData(typeof(string[]), "string[]")]
    [InlineData(typeof(int[][,]), "int[][,]")]
    [InlineData(typeof(List<(int Id, string Name)>), "List<(int, string)>")]
    [InlineData(typeof(ValueTuple<int>), "ValueTuple<int>")]
    [InlineData(typeof((int, int, int, int, int, int, int, bool, char)), "(int, int, int, int, int, int, int, bool, char)")]
    [InlineData(typeof(Dictionary<string, double[]>), "Dictionary<string, double[]>")]
    [InlineData(typeof(void), "void")]
    public void A_type_is_written_as_in_CSharp(Type type, string expected)
    {
        Assert.Equal(expected, CSharpTypeName.Of(type));
        Assert.Equal(expected, CSharpTypeName.Short(type));
    }

    [Fact]
    public void A_nested_type_carries_its_owner_except_in_the_short_form()
    {
        Assert.Equal("CSharpTypeNameTests.Outer<int>.Inner<string>", CSharpTypeName.Of(typeof(Outer<int>.Inner<string>)));
        Assert.Equal("Inner<string>", CSharpTypeName.Short(typeof(Outer<int>.Inner<string>)));
        Assert.Equal("Plain", CSharpTypeName.Short(typeof(Outer<int>.Plain)));
    }

    [Fact]
    public void A_name_for_the_compiler_has_every_namespace_and_no_tuple_notation() => Assert.Equal(
        "global::System.Collections.Generic.List<global::System.ValueTuple<int, global::System.Type>>",
        CSharpTypeName.Qualified(typeof(List<(int, Type)>)));

    private static class Outer<T>
    {
        internal sealed record Inner<TOther>(T One, TOther Other);

        internal sealed record Plain(T One);
    }
}
