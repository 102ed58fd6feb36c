using System.Globalization;
using System.Text;

namespace DeepLearning.Notebook;

/// <summary>
/// The layers of a model in a table: name, kind, output shape where it is known, and number of trained values.
/// A shape is known where modules follow one another in a <see cref="Sequential"/>.
/// </summary>
public sealed class ModelSummary : IDisplayable
{
    static readonly string[] Heads = ["layer", "kind", "output shape", "parameters"];

    readonly Module model;
    readonly Dictionary<Module, string> shapes = new(ReferenceEqualityComparer.Instance);

    /// <summary>Summarises a model.</summary>
    /// <param name="model">The model; it is run once on zeros, in evaluation mode, to learn the shapes.</param>
    /// <param name="inputShape">The shape of one input, without the batch. Not given: taken from a first layer that is <see cref="Linear"/>.</param>
    public ModelSummary(Module model, params int[] inputShape)
    {
        this.model = model;
        if (inputShape.Length == 0 && Innermost(model) is Linear first)
            inputShape = [first.Weight.Shape[1]];
        if (inputShape.Length == 0)
            return;
        var wasTraining = model.IsTraining;
        using var noGradient = Tensor.NoGrad();
        model.Eval();
        Trace(model, Tensor.Zeros([1, .. inputShape]));
        model.Train(wasTraining);
    }

    /// <summary>The rows of the table: a layer's name, kind, output shape ("" if unknown) and own number of parameters.</summary>
    public IReadOnlyList<(string Layer, string Kind, string OutputShape, long Parameters)> Rows =>
        [.. model.NamedModules().Select(entry => (
            entry.Name.Length == 0 ? "model" : entry.Name,
            Kind(entry.Module),
            shapes.GetValueOrDefault(entry.Module, ""),
            entry.Module.ParameterCount - entry.Module.Children().Sum(child => child.Module.ParameterCount)))];

    /// <inheritdoc/>
    public MimeBundle ToMimeBundle() => MimeBundle.Html(
        HtmlTable.OfColumns(Heads, [.. Rows.Select(row => new object?[] { row.Layer, row.Kind, row.OutputShape, Count(row.Parameters) })], Total()),
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

    string Total() => $"{Count(model.ParameterCount)} parameters in all, {Numbers.Text(model.ParameterCount * sizeof(float) / 1024.0)} KiB";

    static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    static string Kind(Module module)
    {
        var text = module is Sequential ? "" : module.ToString() ?? "";
        return text.Length == 0 || text == module.GetType().ToString() ? CSharpTypeName.Short(module.GetType()) : text;
    }

    static Module? Innermost(Module module) =>
        module is Sequential chain ? chain.Layers.Count == 0 ? null : Innermost(chain.Layers[0]) : module is Linear ? module : null;

    // Null once a layer refuses its input: what comes after it is unknown, and the table says so by saying nothing.
    Tensor? Trace(Module module, Tensor input)
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
            shapes[module] = "[" + string.Join(", ", output.Shape.Skip(1).Select(Numbers.Text).Prepend("N")) + "]";
        return output;
    }
}
