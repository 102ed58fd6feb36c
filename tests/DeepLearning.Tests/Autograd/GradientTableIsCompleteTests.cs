using System.Reflection;
using System.Runtime.CompilerServices;

namespace DeepLearning.Tests;

/// <summary>An operation or a layer without a line in the gradient table fails here.</summary>
public class GradientTableIsCompleteTests
{
    // Their result does not vary with the input, or they make no new value of it.
    private static readonly string[] NotDifferentiable =
        ["ArgMax", "ArgMin", "CopyFrom", "Detach", "EqualTo", "OneHot", "OnesLike", "RequireGrad", "RetainGrad", "Sign", "ZerosLike"];

    // Weights that are whole numbers do not train.
    private static readonly Type[] NotTrained = [typeof(QuantizedLinear), typeof(Sequential)];

    private static string Table([CallerFilePath] string path = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "GradientTable.cs"));

    private static bool IsOfTensors(Type type) =>
        type == typeof(Tensor) || (type.IsGenericType && type.GetGenericArguments().Any(IsOfTensors));

    public static TheoryData<string> Operations =>
    [
        .. typeof(Tensor).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName && IsOfTensors(method.ReturnType))
            .Where(method => !method.IsStatic || method.GetParameters()
                .Any(parameter => parameter.ParameterType == typeof(Tensor) || parameter.ParameterType == typeof(Tensor[])))
            .Select(method => method.Name).Except(NotDifferentiable).Distinct(),
    ];

    public static TheoryData<string> Blocks =>
    [
        .. typeof(Tensor).Assembly.GetExportedTypes()
            .Where(type => !type.IsAbstract && (type.IsSubclassOf(typeof(Module)) || type.Name.EndsWith("Loss", StringComparison.Ordinal)))
            .Except(NotTrained).Select(type => type.Name),
    ];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Every_operation_has_a_line(string name) => Assert.Matches($@"\.{name}\(", Table());

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Every_layer_and_loss_has_a_line(string name)
    {
        // A layer that only calls the operation of its name is checked by the operation.
        if (typeof(Tensor).GetMethod(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly,
            [.. Enumerable.Repeat(typeof(Tensor), 1)]) is null
            && !Table().Contains($".{name}(", StringComparison.Ordinal))
            Assert.Contains($"new {name}(", Table(), StringComparison.Ordinal);
    }
}
