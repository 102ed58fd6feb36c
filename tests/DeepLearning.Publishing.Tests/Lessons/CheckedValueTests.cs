using DeepLearning.Publishing.Lessons;

namespace DeepLearning.Publishing.Tests.Lessons;

public class CheckedValueTests
{
    [Fact]
    public void The_reader_sees_the_number_and_the_program_keeps_the_expression()
    {
        var (prose, values) = CheckedValue.Extract("It gives {value}`0.6571 <a2>`, from {value}`12 % <100 * Rate<float>(x)>`.");
        Assert.Equal("It gives 0.6571, from 12 %.", prose);
        Assert.Equal([new("0.6571", "a2"), new("12 %", "100 * Rate<float>(x)")], values);
    }

    [Fact]
    public void A_marker_without_an_expression_is_found()
    {
        Assert.Equal([1], CheckedValue.MalformedLines("fine {value}`1 <x>`\nbad {value}`0.5`"));
    }

    [Theory]
    [InlineData("0.6571", "0.65708")]
    [InlineData("0.6571", "0.6570501")]
    [InlineData("−3", "-3")]
    [InlineData("10,000", "10000")]
    [InlineData("12 %", "12.4")]
    [InlineData("1e-3", "0.00104")]
    [InlineData("about 100", "104")]
    [InlineData("≈ 100", "96")]
    [InlineData("at least 96 %", "97.2")]
    [InlineData("≤ 60 s", "12")]
    [InlineData("more than 2", "2.01")]
    [InlineData("[64, 784]", "[64, 784]")]
    public void A_value_that_bears_the_number_out_is_confirmed(string text, string computed) =>
        Assert.True(new CheckedValue(text, "x").Confirms(computed));

    [Theory]
    [InlineData("0.7153", "0.65708")]
    [InlineData("0.6571", "0.6572")]
    [InlineData("3", "-3")]
    [InlineData("12 %", "12.6")]
    [InlineData("1e-3", "0.0016")]
    [InlineData("about 100", "106")]
    [InlineData("at least 96 %", "95.9")]
    [InlineData("≤ 60 s", "61")]
    [InlineData("less than 2", "2")]
    [InlineData("[64, 784]", "[784, 64]")]
    [InlineData("0.5", "NaN")]
    [InlineData("0.5", "")]
    public void A_value_that_contradicts_the_number_is_not(string text, string computed) =>
        Assert.False(new CheckedValue(text, "x").Confirms(computed));
}
