using DeepLearning.Kernel.Cells;

namespace DeepLearning.Kernel.Directives;

/// <summary><c>#!set</c></summary>
internal static class SetDirective
{
    public static async Task RunAsync(DirectiveCall call)
    {
        if (call.Arguments.Option("--name") is not { } name || call.Arguments.Option("--value") is not { } source)
            throw call.Error("write #!set --name NAME --value VALUE");
        await call.Session.SetAsync(name, await ValueAsync(call, source), call.Command, call.Run);
    }

    private static async Task<Variable> ValueAsync(DirectiveCall call, string source)
    {
        if (!source.StartsWith('@') || source.IndexOf(':', StringComparison.Ordinal) is var colon && colon < 0)
            return Variable.Of("", source);
        var (origin, rest) = (source[1..colon], source[(colon + 1)..]);
        return origin is "input" or "password"
            ? Variable.Of("", await call.Run.RunAsync(() => Task.FromResult(call.Run.Scope.ReadLine(rest, origin == "password"))))
            : await call.Session.ValueAsync(origin, rest, call.Command);
    }
}
