using System.Text;

namespace DeepLearning.Kernel.Jupyter.Messages;

/// <summary>Remembers the signatures of the latest messages, so that a recorded message cannot be sent again.</summary>
internal sealed class ReplayFilter(int capacity = 1 << 16)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Whether this signature has not been seen among the latest; from now on it has.</summary>
    public bool IsNew(byte[] signature)
    {
        var text = Encoding.ASCII.GetString(signature);
        lock (_known)
        {
            if (!_known.Add(text)) return false;
            _order.Enqueue(text);
            if (_order.Count > capacity) _known.Remove(_order.Dequeue());
            return true;
        }
    }
}
