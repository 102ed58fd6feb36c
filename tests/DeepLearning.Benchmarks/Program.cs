using System.Globalization;
using DeepLearning.Benchmarks;

const string Usage = """
    products [M N K] [--transposed]   matrix products as a share of the multiply-add ceiling
    """;

if (args is not ["products", ..])
{
    Console.WriteLine(Usage);
    return 2;
}
int[] sizes = [.. args.Where(arg => char.IsDigit(arg[0])).Select(arg => int.Parse(arg, CultureInfo.InvariantCulture))];
bool transposed = args.Contains("--transposed");
for (int threads = 1; threads <= 2; threads++)
{
    ProductShares.Measure(sizes.Length == 3 ? [(sizes[0], sizes[1], sizes[2], false, transposed)] : ProductShares.Usual, threads, rounds: 15);
}
return 0;
