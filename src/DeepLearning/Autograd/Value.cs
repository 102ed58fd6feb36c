namespace DeepLearning;

/// <summary>
/// One number that remembers how it was computed, so that its derivative by every number it came from can be found: autograd
/// small enough to read in one sitting. Each operation is one line: its value, and by the chain rule what it adds to the
/// gradients of its inputs. After Karpathy's micrograd.
/// </summary>
/// <example><code>
/// Value x = new(0.1, "x"), w = new(0.15, "w"), b = new(0.4, "b");
/// Value a = (w * x + b).Sigmoid();
/// a.Backward();
/// Console.WriteLine($"{a.Data:F4} {w.Gradient:F4}");   // 0.6023 0.0240
/// </code></example>
public sealed class Value
{
    private readonly Value[] _inputs;
    private Action _backward = () => { };

    /// <summary>A number that was given, not computed.</summary>
    /// <param name="data">The number.</param>
    /// <param name="label">Its name in the graph.</param>
    public Value(double data, string label = "") : this(data, "", []) => Label = label;

    private Value(double data, string operation, params Value[] inputs) => (Data, Operation, _inputs) = (data, operation, inputs);

    /// <summary>The number.</summary>
    public double Data { get; set; }

    /// <summary>The derivative of the number that <see cref="Backward"/> was called on by this one.</summary>
    public double Gradient { get; set; }

    /// <summary>The name shown in the graph.</summary>
    public string Label { get; set; } = "";

    /// <summary>The operation that made it; empty for a given number.</summary>
    public string Operation { get; }

    /// <summary>What it was computed from.</summary>
    public IReadOnlyList<Value> Inputs => _inputs;

    /// <summary>A plain number takes part as a constant.</summary>
    public static implicit operator Value(double data) => new(data);

    /// <summary>a + b; both derivatives are 1.</summary>
    public static Value operator +(Value a, Value b) => Make(a.Data + b.Data, "+", g => { a.Gradient += g; b.Gradient += g; }, a, b);

    /// <summary>a · b; the derivative by each is the other.</summary>
    public static Value operator *(Value a, Value b) => Make(a.Data * b.Data, "×", g => { a.Gradient += b.Data * g; b.Gradient += a.Data * g; }, a, b);

    /// <summary>−a, composed.</summary>
    public static Value operator -(Value a) => a * -1;

    /// <summary>a − b, composed.</summary>
    public static Value operator -(Value a, Value b) => a + -b;

    /// <summary>a / b, composed.</summary>
    public static Value operator /(Value a, Value b) => a * b.Pow(-1);

    /// <summary>xⁿ; the derivative is n xⁿ⁻¹.</summary>
    public Value Pow(double exponent) => Make(Math.Pow(Data, exponent), Invariant($"^{exponent}"), g => Gradient += exponent * Math.Pow(Data, exponent - 1) * g, this);

    /// <summary>eˣ; the derivative is itself.</summary>
    public Value Exp() { double y = Math.Exp(Data); return Make(y, "exp", g => Gradient += y * g, this); }

    /// <summary>ln x; the derivative is 1/x.</summary>
    public Value Log() => Make(Math.Log(Data), "ln", g => Gradient += g / Data, this);

    /// <summary>tanh x; the derivative is 1 − y².</summary>
    public Value Tanh() { double y = Math.Tanh(Data); return Make(y, "tanh", g => Gradient += (1 - y * y) * g, this); }

    /// <summary>1 / (1 + e⁻ˣ); the derivative is y (1 − y).</summary>
    public Value Sigmoid() { double y = 1 / (1 + Math.Exp(-Data)); return Make(y, "σ", g => Gradient += y * (1 - y) * g, this); }

    /// <summary>max(0, x); the derivative is 1 where x is positive, else 0.</summary>
    public Value Relu() => Make(Math.Max(0, Data), "ReLU", g => Gradient += Data > 0 ? g : 0, this);

    /// <summary>Finds the derivative of this number by every number it came from and adds it to their <see cref="Gradient"/>.</summary>
    public void Backward()
    {
        IReadOnlyList<Value> order = Graph();
        Gradient += 1;
        foreach (Value value in order.Reverse()) value._backward();
    }

    /// <summary>Sets the gradient of this number and of everything it came from to 0.</summary>
    public void ZeroGradients()
    {
        foreach (Value value in Graph()) value.Gradient = 0;
    }

    /// <summary>Everything this number came from and itself, inputs before what is computed from them.</summary>
    public IReadOnlyList<Value> Graph()
    {
        var order = new List<Value>();
        var seen = new HashSet<Value>();
        // A stack instead of recursion, so that a sum of thousands of terms does not overflow.
        var stack = new Stack<(Value Value, bool Expanded)>([(this, false)]);
        while (stack.TryPop(out var next))
        {
            if (next.Expanded) { order.Add(next.Value); continue; }
            if (!seen.Add(next.Value)) continue;
            stack.Push((next.Value, true));
            foreach (Value input in next.Value._inputs) stack.Push((input, false));
        }

        return order;
    }

    /// <summary>The label, the number and its gradient.</summary>
    public override string ToString() => Invariant($"{(Label.Length > 0 ? Label + " = " : "")}{Data:G6} (gradient {Gradient:G6})");

    private static Value Make(double data, string operation, Action<double> pass, params Value[] inputs)
    {
        var y = new Value(data, operation, inputs);
        y._backward = () => pass(y.Gradient);
        return y;
    }
}
