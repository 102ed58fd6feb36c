using System.Globalization;
using BenchmarkDotNet.Running;
using DeepLearning.Benchmarks;

const string Usage = """
    compare [--json FILE]             our products against the machine's ceiling, our training steps against PyTorch
    steps [NAME] [THREADS]            training steps only: mlp, cnn, ...
    loops                             training steps in Trainer and in a loop written by hand
    resnet                            ResNet-18's forward pass beside onnxruntime-node
    products [M N K] [--transposed]   matrix products only
    sweep [--plot FILE.svg]           how the cost of a step grows with batch, hidden size, sequence and image
    kernel [RUNS]                     the installed Jupyter kernel beside ipykernel: ready, first cell, warm cell, completion, memory
    suite [BenchmarkDotNet options]   kernels, by BenchmarkDotNet
    """;

switch (args)
{
    case ["compare"]:
    case ["compare", "--json", _]:
        var products = ProductShares.Measure(ProductShares.Squares, threads: 1, rounds: 15);
        products.AddRange(ProductShares.Measure(ProductShares.Squares.Where(size => size.M >= 256), threads: 2, rounds: 15));
        var steps = CompareSteps.Measure(rounds: 9, seconds: 0.3);
        if (ResNet.Measure(rounds: 9) is { } network)
        {
            steps.Add(network);
        }
        if (args.Length == 3)
        {
            File.WriteAllText(args[2], CompareSteps.Json(steps, products));
        }
        return 0;

    case ["steps", .. var rest]:
        DeepLearning.WorkerPool.Threads = rest.Length > 1 ? int.Parse(rest[1], CultureInfo.InvariantCulture) : DeepLearning.WorkerPool.Threads;
        CompareSteps.Measure(rounds: 7, seconds: 0.2, rest.Length > 0 ? rest[0] : null);
        return 0;

    case ["loops"]:
        CompareSteps.CompareLoops(rounds: 9, seconds: 0.3);
        return 0;

    case ["resnet"]:
        ResNet.Measure(rounds: 9);
        return 0;

    case ["sweep"]:
    case ["sweep", "--plot", _]:
        var series = Sweep.Measure();
        if (args.Length == 3)
        {
            File.WriteAllText(args[2], SweepPlot.Svg(series));
        }
        return 0;

    case ["products", ..]:
        int[] sizes = [.. args.Where(arg => char.IsDigit(arg[0])).Select(arg => int.Parse(arg, CultureInfo.InvariantCulture))];
        for (int threads = 1; threads <= 2; threads++)
        {
            ProductShares.Measure(sizes.Length == 3 ? [(sizes[0], sizes[1], sizes[2], false, args.Contains("--transposed"))] : [.. ProductShares.Squares, .. ProductShares.InsideSteps], threads, rounds: 15);
        }
        return 0;

    case ["kernel"]:
    case ["kernel", _]:
        return KernelComparison.Run(args.Length == 2 ? args[1] : "10");

    case ["suite", ..]:
        BenchmarkSwitcher.FromAssembly(typeof(KernelSuite).Assembly).Run(args[1..], KernelSuite.InProcess);
        return 0;

    default:
        Console.WriteLine(Usage);
        return 2;
}
