namespace DeepLearning.Course.Lessons.L07Backpropagation;

internal sealed class OrderExercise : Exercise<Func<int[][], int, int[]>>
{
    public override string Id => "bp-order";
    public override int Number => 2;
    public override string Title => "In which order?";
    public override int Points => 2;
    public override Tolerance Tolerance => Tolerance.Exact;

    protected override Func<int[][], int, int[]> Solution => Order;

    // A stack instead of a function that calls itself.
    protected override Func<int[][], int, int[]> Alternative => (int[][] inputs, int result) =>
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
    };

    public override IReadOnlyList<Case> Cases =>
    [
        new("number 0 is computed from 1 and 2", new int[][] { [1, 2], [], [] }, 0),
        new("a row: 2 from 0, 1 from 2", new int[][] { [], [2], [0] }, 1),
        new("number 3 is used twice, and stands in the list once", new int[][] { [1, 2], [3, 4], [3, 1], [], [] }, 0),
        new("number 1 is not needed for the result", new int[][] { [], [0], [0, 3], [] }, 2),
    ];

    protected override object?[] RandomInputs(RandomGenerator random)
    {
        var count = 3 + random.NextInt32(6);
        var names = random.Permutation(count);
        var inputs = new int[count][];
        for (var i = 0; i < count; i++)
        {
            var sources = i < 2 ? 0 : random.NextInt32(3);
            inputs[names[i]] = [.. random.Permutation(i).Take(sources).Select(place => names[place])];
        }

        // The result is a number that was computed, wherever there is one.
        var last = Enumerable.Range(0, count).Last(i => i == 0 || inputs[names[i]].Length > 0);
        return [inputs, names[last]];
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Before a number may be written down, its inputs must stand in the list. So visiting a number means: first visit its inputs, then "
            + "write it down. Visiting an input is the same task again.",
        "A function that calls itself: Visit(n) does nothing if n is in the list already; else it visits every input of n in turn, and "
            + "then adds n. Call it once, with the result.",
        "`var order = new List<int>();` and inside your function `void Visit(int n) { if (order.Contains(n)) return; foreach (…) Visit(…); "
            + "order.Add(n); }`. Then `Visit(result);` and return the list with `order.ToArray()`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Mistake("the order is turned round: the result comes first",
            "That is the order of the backward pass. What is asked for is the forward one: a number after its inputs.",
            (inputs, result) => [.. Order(inputs, result).Reverse()]),
        Mistake("a number is written down before its inputs", "Add n to the list after the loop over its inputs, not before it.",
            (inputs, result) => Before(inputs, result)),
        Mistake("a number that is used twice is written down twice", "Return at once when the number is in the list already.",
            (inputs, result) => Twice(inputs, result)),
        Mistake("the numbers are listed by their name", "The names say nothing about who was computed first. Follow the inputs.",
            (inputs, result) => [.. Order(inputs, result).Order()]),
        Mistake("numbers are listed that the result does not need", "Begin at the result and go only where its inputs lead.",
            (inputs, result) => Order([.. inputs, [result, .. Enumerable.Range(0, inputs.Length)]], inputs.Length)[..^1]),
        Mistake("the inputs are visited from the last to the first", "Visit a number's inputs in the order in which they are written.",
            (inputs, result) => Order([.. inputs.Select(sources => sources.Reverse().ToArray())], result)),
    ];

    private static int[] Order(int[][] inputs, int result)
    {
        var order = new List<int>();
        Visit(result);
        return [.. order];

        void Visit(int number)
        {
            if (order.Contains(number)) return;
            foreach (var input in inputs[number]) Visit(input);
            order.Add(number);
        }
    }

    private static int[] Before(int[][] inputs, int number, List<int>? order = null)
    {
        order ??= [];
        if (order.Contains(number)) return [.. order];
        order.Add(number);
        foreach (var input in inputs[number]) Before(inputs, input, order);
        return [.. order];
    }

    private static int[] Twice(int[][] inputs, int number) => [.. inputs[number].SelectMany(input => Twice(inputs, input)), number];
}
