using System.Diagnostics;
using System.Globalization;

namespace DeepLearning.Grading.Sandboxes;

/// <summary>What a process and everything that it started use together, as Linux tells it; elsewhere the process alone.</summary>
internal readonly record struct ProcessUsage(TimeSpan Processor, long MemoryBytes, int Processes)
{
    // Linux counts processor time in hundredths of a second on every machine that .NET runs on.
    private const double TicksPerSecond = 100;

    public static ProcessUsage Of(Process process)
    {
        if (!OperatingSystem.IsLinux())
        {
            process.Refresh();
            return new ProcessUsage(process.TotalProcessorTime, process.WorkingSet64, 1);
        }
        var total = default(ProcessUsage);
        var open = new Queue<string>([process.Id.ToString(CultureInfo.InvariantCulture)]);
        while (open.TryDequeue(out var id) && total.Processes < 10000)
        {
            try
            {
                // The name stands in parentheses and may hold anything; the numbers are behind the last of them.
                var text = File.ReadAllText($"/proc/{id}/stat");
                var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
                var ticks = Number(fields[11]) + Number(fields[12]);
                var processor = total.Processor + TimeSpan.FromSeconds(ticks / TicksPerSecond);
                var memory = total.MemoryBytes + Number(fields[21]) * Environment.SystemPageSize;
                total = new ProcessUsage(processor, memory, total.Processes + 1);
                foreach (var task in Directory.EnumerateDirectories($"/proc/{id}/task"))
                {
                    var children = File.ReadAllText(Path.Combine(task, "children"));
                    foreach (var child in children.Split(' ', StringSplitOptions.RemoveEmptyEntries)) open.Enqueue(child);
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // It ended while it was being looked at.
            }
        }
        return total;
    }

    private static long Number(string field) => long.Parse(field, CultureInfo.InvariantCulture);
}
