using System.Globalization;
using System.Text;

namespace DeepLearning.Notebook;

/// <summary>
/// The layers of a model in a table: name, kind, output shape where it is known, and number of trained values.
/// A shape is known where modules follow one another in a <see cref="Sequential"/>.
/// </summary>
public sealed class ModelSummary : IDisplayable
{
    private static readonly string[] Heads = ["layer", "kind", "output shape", "parameters"];

    private readonly ModuleBase _model;
    private readonly Dictionary<ModuleBase, string> _shapes = new(ReferenceEqualityComparer.Instance);

    /// <summary>Summarises a model.</summary>
    /// <param name="model">The model; it is run once on zeros, in evaluation mode, to learn the shapes.</param>
    /// <param name="inputShape">
    /// The shape of one input, without the batch. Not given: taken from a first layer that is <see cref="Linear"/>.
    /// </param>
    public ModelSummary(ModuleBase model, params int[] inputShape)
    {
        _model = model;
        if (inputShape.Length == 0 && Innermost(model) is Linear first)
            inputShape = [first.Weight.Shape[1]];
        if (inputShape.Length == 0 || model is not Module single)
            return;
        using var noGradient = Tensor.NoGrad();
        using var evaluation = new EvaluationMode(model);
        Trace(single, Tensor.Zeros([1, .. inputShape]));
    }

    /// <summary>The rows of the table: a layer's name, kind, output shape ("" if unknown) and own number of parameters.</summary>
    public IReadOnlyList<(string Layer, string Kind, string OutputShape, long Parameters)> Rows =>
        [.. _model.NamedModules().Select(entry => (
            entry.Name.Length == 0 ? "model" : entry.Name,
            Kind(entry.Module),
            _shapes.GetValueOrDefault(entry.Module, ""),
            entry.Module.ParameterCount - entry.Module.Children().Sum(child => child.Module.ParameterCount)))];

    /// <inheritdoc/>
    public MimeBundle ToMimeBundle() => MimeBundle.Html(
        HtmlTable.OfColumns(
            Heads, [.. Rows.Select(row => new object?[] { row.Layer, row.Kind, row.OutputShape, Count(row.Parameters) })], Total()),
        ToString());

    /// <summary>The table in plain text.</summary>
    public override string ToString()
    {
        var rows = Rows.Select(row => new[] { row.Layer, row.Kind, row.OutputShape, Count(row.Parameters) }).Prepend(Heads).ToList();
        var widths = Enumerable.Range(0, Heads.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            for (var column = 0; column < 3; column++)
                text.Append(row[column].PadRight(widths[column] + 2));
            text.Append(row[3].PadLeft(widths[3])).Append('\n');
        }
        return text.Append(Total()).ToString();
    }

    private string Total() =>
        $"{Count(_model.ParameterCount)} parameters in all, {Numbers.Text(_model.ParameterCount * sizeof(float) / 1024.0)} KiB";

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Kind(ModuleBase module)
    {
        var text = module is Sequential ? "" : module.ToString() ?? "";
        return text.Length == 0 || text == module.GetType().ToString() ? CSharpTypeName.Short(module.GetType()) : text;
    }

    private static ModuleBase? Innermost(ModuleBase module) =>
        module is Sequential chain ? chain.Layers.Count == 0 ? null : Innermost(chain.Layers[0]) : module is Linear ? module : null;

    // Null once a layer refuses its input: what comes after it is unknown, and the table says so by saying nothing.
    private Tensor? Trace(Module module, Tensor input)
    {
        Tensor? output = input;
        if (module is Sequential chain)
        {
            foreach (var layer in chain.Layers)
                output = output is null ? null : Trace(layer, output);
        }
        else
        {
            try
            {
                output = module.Forward(input);
            }
            catch (Exception exception) when (exception is ArgumentException or NotSupportedException or InvalidOperationException)
            {
                output = null;
            }
        }
        if (output is not null)
            _shapes[module] = "[" + string.Join(", ", output.Shape.Skip(1).Select(Numbers.Text).Prepend("N")) + "]";
        return output;
    }
}
