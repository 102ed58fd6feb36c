using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using DeepLearning.Kernel.Scripting;
using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Errors;

/// <summary>Names stack frames as the learner wrote them.</summary>
internal static partial class FrameNames
{
    private static readonly string[] MachineryNamespaces =
    [
        "System.Runtime.CompilerServices",
        "System.Runtime.ExceptionServices",
        "System.Threading",
        "System.Reflection",
    ];

    /// <summary>Whether the frame is the engine's, or glue of the runtime's that says nothing to a learner.</summary>
    public static bool IsMachinery(MethodBase method)
    {
        var type = method.DeclaringType;
        if (type is null)
            return false;
        if (type.Assembly == typeof(FrameNames).Assembly)
            return true;
        if (method.IsDefined(typeof(StackTraceHiddenAttribute)) || type.IsDefined(typeof(StackTraceHiddenAttribute)))
            return true;
        return type.Namespace is { } space
            && MachineryNamespaces.Any(machinery => space.StartsWith(machinery, StringComparison.Ordinal));
    }

    /// <summary>Whether the method is of a cell, a loaded script included.</summary>
    public static bool IsLearners(MethodBase method) =>
        AssemblyLoadContext.GetLoadContext(method.Module.Assembly) is ScriptLoadContext context
            && context.IsSubmission(method.Module.Assembly);

    /// <summary>The method as it is called in the source; empty for code outside of any method.</summary>
    public static string Describe(MethodBase method)
    {
        var type = method.DeclaringType;
        var name = method.Name;
        var parameters = string.Join(
            ", ", method.GetParameters().Select(parameter => $"{CSharpTypeName.Of(parameter.ParameterType)} {parameter.Name}"));
        // The body of an async method or iterator is a method of a nested class that carries its name.
        if (type is not null && name == "MoveNext" && CompilerName.Parse(type.Name) is { } stateMachine)
        {
            name = stateMachine.Owner;
            parameters = "…";
            type = type.DeclaringType;
        }
        if (name is "<Initialize>" or "<Main>$" or "<Factory>")
            return "";
        if (CompilerName.Parse(name) is { } generated)
        {
            name = generated.LocalFunction ?? "lambda";
            while (type is not null && type.Name.StartsWith('<'))
                type = type.DeclaringType;
        }
        if (name == ".ctor")
            return $"new {CSharpTypeName.Of(type!)}({parameters})";
        var owner = type is null || IsCell(type) ? "" : CSharpTypeName.Of(type) + ".";
        if (method.IsSpecialName && Accessor().Match(name) is { Success: true } accessor)
            return parameters.Length > 0 && accessor.Groups["kind"].Value == "get"
                ? $"{owner.TrimEnd('.')}[{parameters}]"
                : owner + accessor.Groups["name"].Value;
        return $"{owner}{name}({parameters})";
    }

    private static bool IsCell(Type type) => type.Name == SubmissionCompiler.CellClass;

    [GeneratedRegex("^(?<kind>get|set)_(?<name>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Accessor();
}
