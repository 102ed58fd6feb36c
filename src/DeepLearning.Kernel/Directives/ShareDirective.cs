using DeepLearning.Kernel.Cells;

namespace DeepLearning.Kernel.Directives;

/// <summary><c>#!share</c></summary>
internal static class ShareDirective
{
    public static async Task RunAsync(DirectiveCall call)
    {
        if (call.Arguments.Words is not [var name] || call.Arguments.Option("--from") is not { } from)
            throw call.Error("write #!share NAME --from LANGUAGE [--as NAME]");
        var value = await call.Session.ValueAsync(from, name, call.Command);
        await call.Session.SetAsync(call.Arguments.Option("--as") ?? name, value, call.Command, call.Run);
    }
}
