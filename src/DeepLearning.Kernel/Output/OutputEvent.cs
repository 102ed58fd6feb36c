using DeepLearning.Notebook;

namespace DeepLearning.Kernel.Output;

/// <summary>One thing that a cell put out, on its way to the cell's receiver.</summary>
internal abstract record OutputEvent(ICellOutput? Output)
{
    /// <summary>Roughly how much memory it holds while it waits, in characters.</summary>
    public virtual int Weight => 256;

    public abstract void Deliver();

    private static int WeightOf(MimeBundle bundle)
    {
        var weight = 256;
        foreach (var content in bundle.Data.Values)
            weight += content switch { string text => text.Length, byte[] bytes => bytes.Length, _ => 4096 };
        return weight;
    }

    public sealed record Text(ICellOutput Output, string Stream, string Content) : OutputEvent(Output)
    {
        public override int Weight => Content.Length;

        public override void Deliver() => Output!.Stream(Stream, Content);
    }

    public sealed record Shown(ICellOutput Output, MimeBundle Bundle, string? DisplayId) : OutputEvent(Output)
    {
        public override int Weight => WeightOf(Bundle);

        public override void Deliver() => Output!.Display(Bundle, DisplayId);
    }

    public sealed record Updated(ICellOutput Output, string DisplayId, MimeBundle Bundle) : OutputEvent(Output)
    {
        public override int Weight => WeightOf(Bundle);

        public override void Deliver() => Output!.UpdateDisplay(DisplayId, Bundle);
    }

    public sealed record Cleared(ICellOutput Output, bool Wait) : OutputEvent(Output)
    {
        public override void Deliver() => Output!.ClearOutput(Wait);
    }

    /// <summary>Stands for everything before it having been delivered.</summary>
    public sealed record Marker() : OutputEvent(Output: null)
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override int Weight => 0;

        public Task Reached => _reached.Task;

        public override void Deliver() => _reached.SetResult();
    }
}
