namespace DeepLearning.Kernel.Interactive;

/// <summary>
/// Makes .NET Interactive's types known to cells so that notebooks of both worlds go on working: where both have a name,
/// the one that a notebook could use before keeps its meaning, until the notebook itself says
/// <c>using Microsoft.DotNet.Interactive.Formatting</c>.
/// </summary>
internal static class InteractiveImports
{
    /// <summary>Types that a cell may name without a using directive.</summary>
    public static readonly IReadOnlyDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Kernel"] = "Microsoft.DotNet.Interactive.Kernel",
        ["CompositeKernel"] = "Microsoft.DotNet.Interactive.CompositeKernel",
        ["IKernelExtension"] = "Microsoft.DotNet.Interactive.IKernelExtension",
        ["KernelInvocationContext"] = "Microsoft.DotNet.Interactive.KernelInvocationContext",
        ["KernelActionDirective"] = "Microsoft.DotNet.Interactive.Directives.KernelActionDirective",
        ["KernelDirectiveParameter"] = "Microsoft.DotNet.Interactive.Directives.KernelDirectiveParameter",
        ["SubmitCode"] = "Microsoft.DotNet.Interactive.Commands.SubmitCode",
        ["RequestValue"] = "Microsoft.DotNet.Interactive.Commands.RequestValue",
        ["RequestValueInfos"] = "Microsoft.DotNet.Interactive.Commands.RequestValueInfos",
        ["SendValue"] = "Microsoft.DotNet.Interactive.Commands.SendValue",
        ["ValueProduced"] = "Microsoft.DotNet.Interactive.Events.ValueProduced",
        ["ValueInfosProduced"] = "Microsoft.DotNet.Interactive.Events.ValueInfosProduced",
        ["FormatContext"] = "Microsoft.DotNet.Interactive.Formatting.FormatContext",
        ["FormattedValue"] = "Microsoft.DotNet.Interactive.Formatting.FormattedValue",
        ["HtmlFormatter"] = "Microsoft.DotNet.Interactive.Formatting.HtmlFormatter",
        ["PlainTextFormatter"] = "Microsoft.DotNet.Interactive.Formatting.PlainTextFormatter",
        ["PocketView"] = "Microsoft.DotNet.Interactive.Formatting.PocketView",
        ["PocketViewTags"] = "Microsoft.DotNet.Interactive.Formatting.PocketViewTags",
        ["LaTeXString"] = "Microsoft.DotNet.Interactive.Formatting.LaTeXString",
        ["TableSchema"] = "Microsoft.DotNet.Interactive.Formatting.TabularData.TableSchema",
        ["TabularDataResource"] = "Microsoft.DotNet.Interactive.Formatting.TabularData.TabularDataResource",
        ["IHtmlContent"] = "Microsoft.AspNetCore.Html.IHtmlContent",
        ["HtmlString"] = "Microsoft.AspNetCore.Html.HtmlString",
    };

    // Extension methods that the session itself declares are nearer than those that a using directive brings. Both worlds
    // have Display; without these lines a call of it would be ambiguous.
    private const string Nearest = """
        public static DeepLearning.Notebook.DisplayedValue Display(this object? value, params string[] mimeTypes) =>
            DeepLearning.Notebook.DisplayExtensions.Display(value, mimeTypes);
        public static DeepLearning.Notebook.DisplayedValue DisplayAs(this string text, string mimeType) =>
            DeepLearning.Notebook.DisplayExtensions.DisplayAs(text, mimeType);
        public static DeepLearning.Notebook.DisplayedValue DisplayTable<T>(this IEnumerable<T> items) =>
            DeepLearning.Notebook.DisplayExtensions.DisplayTable(items);
        public static string ToDisplayString(this object? value, string mimeType = "text/plain") =>
            DeepLearning.Notebook.Formatter.ToDisplayString(value, mimeType);
        public static Microsoft.DotNet.Interactive.Formatting.DisplayedValue Display(
            this Microsoft.DotNet.Interactive.KernelInvocationContext context, object? value, params string[] mimeTypes) =>
            Microsoft.DotNet.Interactive.KernelInvocationContextExtensions.Display(context, value, mimeTypes);
        public static Microsoft.DotNet.Interactive.Formatting.DisplayedValue Display(
            this Microsoft.DotNet.Interactive.KernelInvocationContext context, string value, params string[] mimeTypes) =>
            Microsoft.DotNet.Interactive.KernelInvocationContextExtensions.Display(context, value, mimeTypes);
        """;

    private static readonly string[] Namespaces =
    [
        "static DeepLearning.Kernel.Interactive.KernelFunctions",
        "Formatter = DeepLearning.Notebook.Formatter",
        "DisplayedValue = DeepLearning.Notebook.DisplayedValue",
    ];

    /// <summary>The files of the assemblies that hold these types.</summary>
    public static IReadOnlyList<string> Assemblies =>
    [
        typeof(Microsoft.DotNet.Interactive.Kernel).Assembly.Location,
        typeof(Microsoft.DotNet.Interactive.Formatting.Formatter).Assembly.Location,
        typeof(Microsoft.AspNetCore.Html.IHtmlContent).Assembly.Location,
        typeof(System.Reactive.Unit).Assembly.Location,
    ];

    /// <summary>Adds the references and the names to a session.</summary>
    public static void AddTo(CellScripts scripts)
    {
        foreach (var file in Assemblies)
            scripts.Reference(file);
        var usings = Types.Select(type => $"using {type.Key} = {type.Value};").Concat(Namespaces.Select(name => $"using {name};"));
        scripts.Declare(string.Join('\n', usings) + "\n" + Nearest);
    }
}
