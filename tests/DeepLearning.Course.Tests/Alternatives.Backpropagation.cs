namespace DeepLearning.Course.Tests;

internal static partial class Alternatives
{
    private static Dictionary<string, Delegate> Backpropagation => new()
    {
        ["bp-slopes"] = (string operation, float[] inputs) =>
        {
            if (operation == "tanh")
            {
                var c = Math.Cosh(inputs[0]);
                return new[] { (float)(1 / (c * c)) };
            }

            var (a, b) = (inputs[0], inputs[1]);
            return operation == "*" ? new[] { b, a } : new[] { 1, operation == "-" ? -1f : 1 };
        },
        // A stack instead of a function that calls itself.
        ["bp-order"] = (int[][] inputs, int result) =>
        {
            var order = new List<int>();
            var stack = new Stack<(int Number, bool InputsDone)>([(result, false)]);
            while (stack.TryPop(out var next))
            {
                if (order.Contains(next.Number)) continue;
                if (next.InputsDone) order.Add(next.Number);
                else
                {
                    stack.Push((next.Number, true));
                    foreach (var input in inputs[next.Number].Reverse()) stack.Push((input, false));
                }
            }

            return order.ToArray();
        },
        // From the other side: each number collects from those that used it.
        ["bp-gradients"] = (int[][] inputs, float[][] slopes, int[] order) =>
        {
            var gradient = new float[inputs.Length];
            foreach (var number in order.Reverse())
            {
                gradient[number] = number == order[^1] ? 1 : 0;
                foreach (var user in order)
                    for (var i = 0; i < inputs[user].Length; i++)
                        if (inputs[user][i] == number) gradient[number] += slopes[user][i] * gradient[user];
            }

            return gradient;
        },
        // The library's own backward pass.
        ["bp-step"] = (float x, float target, float[] p, float rate) =>
        {
            var parameters = p.Select(number => Tensor.From(number).RequireGrad()).ToArray();
            var first = (x * parameters[0] + parameters[1]).Sigmoid();
            var second = (first * parameters[2] + parameters[3]).Sigmoid();
            (second - target).Square().Sum().Backward();
            return parameters.Select(number => number.Data[0] - rate * number.Grad!.Data[0]).ToArray();
        },
        ["bp-check"] = (float[] computed, float[] measured) =>
        {
            var (worst, largest) = (0, -1.0);
            for (var i = 0; i < computed.Length; i++)
            {
                double size = Math.Max(Math.Abs(computed[i]), Math.Abs(measured[i]));
                var difference = size == 0 ? 0 : Math.Abs((double)computed[i] - measured[i]) / size;
                if (difference > largest) (worst, largest) = (i, difference);
            }

            return worst;
        },
        // The whole batch at once, by the library's optimiser, from another start.
        ["bp-learn"] = (float[] x, float[] target) =>
        {
            Tensor[] p = [.. new[] { 1f, 0, -1, 0 }.Select(number => Tensor.From(number).RequireGrad())];
            var adam = new Adam(p, learningRate: 0.05f);
            for (var step = 0; step < 500; step++)
            {
                adam.ZeroGrad();
                var answer = (p[2] * (p[0] * Tensor.From(x) + p[1]).Sigmoid() + p[3]).Sigmoid();
                (answer - Tensor.From(target)).Square().Mean().Backward();
                adam.Step();
            }

            return p.Select(number => number.Data[0]).ToArray();
        },
    };
}
