namespace DeepLearning.Course.Lessons.L07Backpropagation;

/// <summary>Any topological order is right: each number once, after its inputs, and no number that the result does not need.</summary>
internal sealed class OrderExercise : Exercise<Func<int[][], int, int[]>>
{
    private static readonly Graph[] Graphs =
    [
        new("number 1 is computed from 0 and 2", [[], [0, 2], []], 1),
        new("a row: 1 from 2, and 2 from 0", [[], [2], [0]], 1),
        new("number 3 is used twice, and stands in the list once", [[1, 2], [3, 4], [3, 1], [], []], 0),
        new("number 1 is not needed for the result", [[], [0], [0, 3], []], 2),
        new("a number times itself", [[1], [3, 3], [], []], 0),
        .. Enumerable.Range(1, 8).Select(RandomGraph),
    ];

    public override string Id => "bp-order";
    public override int Number => 2;
    public override string Title => "In which order?";
    public override int Points => 2;

    protected override Func<int[][], int, int[]> Solution => (inputs, result) => Order(inputs, result);

    // Again and again whatever has all of its inputs in the list already.
    protected override Func<int[][], int, int[]> Alternative => (int[][] inputs, int result) =>
    {
        var waiting = Needed(inputs, result);
        var order = new List<int>();
        while (waiting.Count > 0)
        {
            var next = waiting.Where(number => inputs[number].All(order.Contains)).Max();
            waiting.Remove(next);
            order.Add(next);
        }

        return order.ToArray();
    };

    public override IReadOnlyList<Behaviour> Behaviours =>
        [.. Graphs.Select(graph => Behaviour<int[]>(graph.Name, order => Judge(graph, order), graph.Inputs, graph.Result))];

    public override IReadOnlyList<string> Hints =>
    [
        "Before a number may be written down, its inputs must stand in the list. So visiting a number means: first visit its inputs, then "
            + "write it down. Visiting an input is the same task again.",
        "A function that calls itself: Visit(n) does nothing if n is in the list already; else it visits each input of n, and then adds n. "
            + "Call it once, with the result.",
        "`var order = new List<int>();` and inside your function `void Visit(int n) { if (order.Contains(n)) return; foreach (…) Visit(…); "
            + "order.Add(n); }`. Then `Visit(result);` and return the list with `order.ToArray()`.",
    ];

    public override IReadOnlyList<Mistake> Mistakes =>
    [
        Known("a number is written down before its inputs",
            "The result comes first in the backward pass. Here a number comes after its inputs: add n after the loop over its inputs.",
            (inputs, result) => Order(inputs, result, before: true),
            (graph, order) => order[0] == graph.Result && order.Length > 1 && graph.Needs(order)),
        Known("a number that is used twice is written down twice", "Return at once when the number is in the list already.",
            Twice, (_, order) => order.Distinct().Count() < order.Length),
        Known("the numbers are sorted", "The numbers are only names, and do not say what was computed first. Follow the inputs.",
            (inputs, result) => [.. Order(inputs, result).Order()],
            (graph, order) => graph.Needs(order) && order.SequenceEqual(order.Order()) && !graph.IsOrder(order)),
        Known("the numbers are listed by their distance from the result",
            "A number can be used early and late: then its distance says too little. It must stand before each number that uses it.",
            (inputs, result) => [.. ByDistance(inputs, result).Reverse()],
            (graph, order) => !graph.IsOrder(order) && order.SequenceEqual(ByDistance(graph.Inputs, graph.Result).Reverse())),
        Known("numbers are listed that the result does not need", "Begin at the result and go only where its inputs lead.",
            (inputs, _) => [.. Enumerable.Range(0, inputs.Length).SelectMany(number => Order(inputs, number)).Distinct()],
            (graph, order) => order.Length == graph.Inputs.Length && order.Length > graph.NeededCount
                && graph.IsOrder([.. order.Where(graph.IsNeeded)])),
        Known("only the result and its own inputs are listed", "Inputs have inputs too. Do for each of them what you do for the result.",
            (inputs, result) => [.. inputs[result].Distinct(), result],
            (graph, order) => order.Length < graph.NeededCount
                && order.SequenceEqual([.. graph.Inputs[graph.Result].Distinct(), graph.Result])),
    ];

    private static Mistake Known(string name, string hint, Func<int[][], int, int[]> wrong, Func<Graph, int[], bool> fits) =>
        Mistake<int[]>(name, hint, wrong, order => order.Length > 0 && Graphs.Any(graph => fits(graph, order)));

    private static Verdict Judge(Graph graph, int[] order)
    {
        var given = $"For inputs = {Values.Describe(graph.Inputs)} and result = {Values.Describe(graph.Result)} you return "
            + $"{Values.Describe(order)}";
        if (graph.IsOrder(order)) return new(true, $"{given}: each number stands after its inputs.");
        var early = order.Where((number, place) => graph.IsNeeded(number) && !graph.Inputs[number].All(order[..place].Contains)).ToList();
        if (order.Distinct().Count() < order.Length) return new(false, $"{given}: a number stands there twice.");
        if (!graph.Needs(order)) return new(false, $"{given}: these are not the numbers that the result needs, and itself.");
        return new(false, $"{given}: number {Values.Describe(early[0])} stands before one of its inputs.");
    }

    private static int[] Order(int[][] inputs, int result, bool before = false)
    {
        var order = new List<int>();
        Visit(result);
        return [.. order];

        void Visit(int number)
        {
            if (order.Contains(number)) return;
            if (before) order.Add(number);
            foreach (var input in inputs[number]) Visit(input);
            if (!before) order.Add(number);
        }
    }

    private static HashSet<int> Needed(int[][] inputs, int result) => [.. Order(inputs, result)];

    private static int[] Twice(int[][] inputs, int number) => [.. inputs[number].SelectMany(input => Twice(inputs, input)), number];

    private static int[] ByDistance(int[][] inputs, int result)
    {
        List<int> order = [result];
        for (var i = 0; i < order.Count; i++) order.AddRange(inputs[order[i]].Distinct().Where(input => !order.Contains(input)).ToList());
        return [.. order];
    }

    private static Graph RandomGraph(int seed)
    {
        var random = new RandomGenerator((ulong)seed);
        var count = 4 + random.NextInt32(5);
        var names = random.Permutation(count);
        var inputs = new int[count][];
        for (var i = 0; i < count; i++)
            inputs[names[i]] = [.. random.Permutation(i).Take(i < 2 ? 0 : 1 + random.NextInt32(2)).Select(place => names[place])];
        return new($"a graph of {Values.Describe(count)} numbers", inputs, names[count - 1]);
    }

    private sealed record Graph(string Name, int[][] Inputs, int Result)
    {
        private readonly HashSet<int> _needed = OrderExercise.Needed(Inputs, Result);

        public int NeededCount => _needed.Count;

        public bool IsNeeded(int number) => _needed.Contains(number);

        public bool Needs(int[] numbers) => _needed.SetEquals(numbers);

        public bool IsOrder(int[] order) => order.Length == NeededCount && Needs(order)
            && order.Select((number, place) => Inputs[number].All(order[..place].Contains)).All(isAfterItsInputs => isAfterItsInputs);
    }
}
