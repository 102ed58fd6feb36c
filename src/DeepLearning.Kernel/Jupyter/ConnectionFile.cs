using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using static System.FormattableString;

namespace DeepLearning.Kernel.Jupyter;

/// <summary>Where a Jupyter client expects the kernel, and the key that both sign with: the file that the client writes.</summary>
/// <param name="Address">A loopback address.</param>
/// <param name="ShellPort">The port for requests.</param>
/// <param name="ControlPort">The port for requests that must not wait for a cell.</param>
/// <param name="StdinPort">The port on which the kernel asks for input.</param>
/// <param name="IoPubPort">The port on which the kernel publishes outputs.</param>
/// <param name="HeartbeatPort">The port that answers every message with itself.</param>
/// <param name="Key">The key of the HMAC-SHA256 signatures.</param>
public sealed record ConnectionFile(
    IPAddress Address, int ShellPort, int ControlPort, int StdinPort, int IoPubPort, int HeartbeatPort, byte[] Key)
{
    private const int MaximumLength = 1 << 20;

    /// <summary>Reads a connection file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">One line that names the file, what is wrong and what was expected.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ConnectionFile Read(string path)
    {
        if (new FileInfo(path) is { Exists: true, Length: > MaximumLength }) throw Wrong(path, "it is too long for a connection file");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Parse(path, document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Wrong(path, $"it is not a JSON object ({e.Message.Split('.')[0]})");
        }
    }

    private static ConnectionFile Parse(string path, JsonElement json)
    {
        if (Text("transport", "tcp") is not "tcp" and var transport)
            throw Wrong(path, $"transport is '{transport}', and only tcp is spoken");
        if (Text("signature_scheme", "hmac-sha256") is not "hmac-sha256" and var scheme)
            throw Wrong(path, $"signature_scheme is '{scheme}', and only hmac-sha256 is used");
        // A kernel runs whatever it is sent: without a key anyone on this machine could send it something.
        if (Text("key", "") is not { Length: > 0 } key) throw Wrong(path, "it has no key, and this kernel takes signed messages only");
        var ip = Text("ip", "127.0.0.1");
        var address = ip == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(ip, out var parsed) ? parsed : null;
        if (address is null || !IPAddress.IsLoopback(address))
            throw Wrong(path, $"ip is '{ip}', and this kernel listens on a loopback address only (127.0.0.1)");
        if (address.AddressFamily is not (AddressFamily.InterNetwork or AddressFamily.InterNetworkV6)) throw Wrong(path, $"ip is '{ip}'");
        return new ConnectionFile(
            address, Port("shell_port"), Port("control_port"), Port("stdin_port"), Port("iopub_port"), Port("hb_port"),
            Encoding.UTF8.GetBytes(key));

        string Text(string name, string absent) =>
            !json.TryGetProperty(name, out var value) ? absent
            : value.ValueKind == JsonValueKind.String ? value.GetString()!
            : throw Wrong(path, $"{name} is not text");

        int Port(string name) =>
            json.TryGetProperty(name, out var value)
                && value.ValueKind == JsonValueKind.Number
                && value.TryGetInt32(out var port)
                && port is >= 0 and <= IPEndPoint.MaxPort
                ? port
                : throw Wrong(path, Invariant($"{name} is missing or is not a port (0 to {IPEndPoint.MaxPort})"));
    }

    private static InvalidDataException Wrong(string path, string what) =>
        new($"{path}: {what}; it should be the connection file that a Jupyter client wrote");
}
