using DeepLearning.Publishing.Html;

namespace DeepLearning.Publishing.Formulas;

/// <summary>
/// A formula as every page holds it: MathML, which browsers draw without any library, beside the TeX that it was made of, from which
/// KaTeX draws it again where a page has KaTeX's typefaces.
/// </summary>
internal static class FormulaHtml
{
    public static string Write(string tex, bool isBlock) => new HtmlWriter()
        .Open("span", ("class", isBlock ? "math block" : "math"), ("data-tex", tex.Trim()))
        .Raw(TexMath.ToHtml(tex, isBlock))
        .Close("span").ToString();
}
