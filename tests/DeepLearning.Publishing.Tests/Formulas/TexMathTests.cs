using DeepLearning.Publishing.Formulas;

namespace DeepLearning.Publishing.Tests.Formulas;

public class TexMathTests
{
    [Theory]
    [InlineData("z = w\\,x + b", "<mi>z</mi><mo>=</mo><mi>w</mi><mspace width=\"0.17em\"/><mi>x</mi><mo>+</mo><mi>b</mi>")]
    [InlineData("w_2^{10}", "<msubsup><mi>w</mi><mn>2</mn><mrow><mrow><mn>10</mn></mrow></mrow></msubsup>")]
    [InlineData("\\frac{1}{1 + e^{-z}}", "<mfrac><mrow><mn>1</mn></mrow><mrow><mn>1</mn><mo>+</mo><msup><mi>e</mi>")]
    [InlineData("\\sum_{i=1}^{n} x_i", "<munderover><mo>∑</mo>")]
    [InlineData("\\hat{y}", "<mover accent=\"true\"><mrow><mi>y</mi></mrow><mo>^</mo></mover>")]
    [InlineData("\\mathbb{R}", "<mi mathvariant=\"double-struck\">ℝ</mi>")]
    [InlineData("\\text{if } x > 0", "<mtext>if </mtext><mi>x</mi><mo>&gt;</mo>")]
    [InlineData("f'(x)", "<msup><mi>f</mi><mrow><mo>′</mo></mrow></msup>")]
    [InlineData("\\begin{cases} x & x > 0 \\\\ 0 & \\text{else} \\end{cases}",
        "<mo stretchy=\"true\">{</mo><mtable class=\"left\"><mtr><mtd>")]
    [InlineData("\\left( a \\right)", "<mo stretchy=\"true\">(</mo><mi>a</mi><mo stretchy=\"true\">)</mo>")]
    [InlineData("0.6571", "<mn>0.6571</mn>")]
    public void School_and_textbook_formulae_become_MathML(string tex, string mathML) =>
        Assert.Contains(mathML, TexMath.ToHtml(tex, isBlock: false), StringComparison.Ordinal);

    [Theory]
    [InlineData("\\frac{1}")]
    [InlineData("{a")]
    [InlineData("a}")]
    [InlineData("\\tikz x")]
    [InlineData("\\begin{cases} a")]
    [InlineData("a_")]
    public void What_is_not_understood_is_shown_as_its_source(string tex) =>
        Assert.StartsWith("<code class=\"tex\">", TexMath.ToHtml(tex, isBlock: false), StringComparison.Ordinal);

    [Fact]
    public void Every_formula_is_well_formed_XML()
    {
        foreach (var tex in new[] { "a_{i,j}^{(l)}", "\\sqrt{x} \\leq \\sigma(z)", "\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}",
            "x < y \\& z", "\\mathbf{W}\\mathbf{x}" })
        {
            var math = System.Xml.Linq.XElement.Parse(TexMath.ToHtml(tex, isBlock: true));
            Assert.Equal("math", math.Name.LocalName);
        }
    }
}
