namespace DeepLearning.Cli.Pages;

/// <summary>The TeX commands that stand for one sign.</summary>
internal static class TexSymbols
{
    public static readonly Dictionary<string, string> Identifiers = new(StringComparer.Ordinal)
    {
        [@"\alpha"] = "α", [@"\beta"] = "β", [@"\gamma"] = "γ", [@"\delta"] = "δ", [@"\epsilon"] = "ϵ", [@"\varepsilon"] = "ε",
        [@"\zeta"] = "ζ", [@"\eta"] = "η", [@"\theta"] = "θ", [@"\kappa"] = "κ", [@"\lambda"] = "λ", [@"\mu"] = "μ", [@"\nu"] = "ν",
        [@"\xi"] = "ξ", [@"\pi"] = "π", [@"\rho"] = "ρ", [@"\sigma"] = "σ", [@"\tau"] = "τ", [@"\phi"] = "ϕ", [@"\varphi"] = "φ",
        [@"\chi"] = "χ", [@"\psi"] = "ψ", [@"\omega"] = "ω", [@"\Gamma"] = "Γ", [@"\Delta"] = "Δ", [@"\Theta"] = "Θ",
        [@"\Lambda"] = "Λ", [@"\Sigma"] = "Σ", [@"\Phi"] = "Φ", [@"\Psi"] = "Ψ", [@"\Omega"] = "Ω", [@"\infty"] = "∞",
        [@"\ell"] = "ℓ", [@"\top"] = "⊤", [@"\emptyset"] = "∅",
        [@"\exp"] = "exp", [@"\log"] = "log", [@"\ln"] = "ln", [@"\sin"] = "sin", [@"\cos"] = "cos", [@"\tanh"] = "tanh",
        [@"\max"] = "max", [@"\min"] = "min", [@"\arg"] = "arg", [@"\argmax"] = "argmax", [@"\argmin"] = "argmin", [@"\lim"] = "lim",
    };

    public static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        [@"\cdot"] = "·", [@"\times"] = "×", [@"\div"] = "÷", [@"\pm"] = "±", [@"\odot"] = "⊙", [@"\otimes"] = "⊗", [@"\oplus"] = "⊕",
        [@"\ast"] = "∗", [@"\star"] = "⋆", [@"\circ"] = "∘", [@"\leq"] = "≤", [@"\le"] = "≤", [@"\geq"] = "≥", [@"\ge"] = "≥",
        [@"\neq"] = "≠", [@"\ne"] = "≠", [@"\approx"] = "≈", [@"\equiv"] = "≡", [@"\sim"] = "∼", [@"\propto"] = "∝", [@"\ll"] = "≪",
        [@"\gg"] = "≫", [@"\in"] = "∈", [@"\notin"] = "∉", [@"\subset"] = "⊂", [@"\cup"] = "∪", [@"\cap"] = "∩",
        [@"\to"] = "→", [@"\rightarrow"] = "→", [@"\leftarrow"] = "←", [@"\gets"] = "←", [@"\mapsto"] = "↦", [@"\Rightarrow"] = "⇒",
        [@"\Leftrightarrow"] = "⇔", [@"\longrightarrow"] = "⟶", [@"\partial"] = "∂", [@"\nabla"] = "∇", [@"\sum"] = "∑", [@"\prod"] = "∏",
        [@"\int"] = "∫", [@"\forall"] = "∀", [@"\exists"] = "∃", [@"\mid"] = "∣", [@"\vert"] = "|", [@"\Vert"] = "‖", [@"\|"] = "‖",
        [@"\ldots"] = "…", [@"\dots"] = "…", [@"\cdots"] = "⋯", [@"\vdots"] = "⋮", [@"\ddots"] = "⋱", [@"\{"] = "{", [@"\}"] = "}",
        [@"\langle"] = "⟨", [@"\rangle"] = "⟩", [@"\lfloor"] = "⌊", [@"\rfloor"] = "⌋", [@"\lceil"] = "⌈", [@"\rceil"] = "⌉",
        [@"\%"] = "%", [@"\&"] = "&", [@"\#"] = "#", [@"\_"] = "_", [@"\$"] = "$", ["-"] = "−", ["*"] = "∗",
    };

    /// <summary>Spaces, in em.</summary>
    public static readonly Dictionary<string, string> Spaces = new(StringComparer.Ordinal)
    {
        [@"\,"] = "0.17", [@"\:"] = "0.22", [@"\;"] = "0.28", [@"\ "] = "0.28", ["~"] = "0.28", [@"\quad"] = "1", [@"\qquad"] = "2", [@"\!"] = "-0.17",
    };

    /// <summary>Signs set over their argument.</summary>
    public static readonly Dictionary<string, string> Accents = new(StringComparer.Ordinal)
    {
        [@"\hat"] = "^", [@"\bar"] = "¯", [@"\overline"] = "¯", [@"\tilde"] = "˜", [@"\vec"] = "→", [@"\dot"] = "˙",
    };

    /// <summary>Typefaces, as MathML names them.</summary>
    public static readonly Dictionary<string, string> Faces = new(StringComparer.Ordinal)
    {
        [@"\mathbf"] = "bold", [@"\boldsymbol"] = "bold", [@"\bm"] = "bold", [@"\mathbb"] = "double-struck", [@"\mathcal"] = "script",
        [@"\mathsf"] = "sans-serif", [@"\mathrm"] = "normal", [@"\operatorname"] = "normal", [@"\mathit"] = "italic",
    };
}
