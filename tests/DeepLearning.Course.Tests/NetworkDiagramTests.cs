using System.Net;

namespace DeepLearning.Course.Tests;

public class NetworkDiagramTests
{
    // The derivatives worked out with a pencil in lesson 7.
    [Theory]
    [InlineData("-0.6857")]
    [InlineData("-0.0386")]
    [InlineData("∂L/∂w₂ = -0.0931")]
    [InlineData("∂L/∂b₂ = -0.1545")]
    [InlineData("∂L/∂w₁ = -0.0009")]
    [InlineData("∂L/∂b₁ = -0.0093")]
    public void The_way_back_shows_every_derivative(string text)
    {
        var svg = WebUtility.HtmlDecode((string)NetworkDiagram.Backward(0.1f, [0.15f, 0.25f], [0.4f, 0.5f], 1).Data["text/html"]);
        Assert.Contains($">{text}<", svg, StringComparison.Ordinal);
    }
}
