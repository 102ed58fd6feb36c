using System.Net;
using DeepLearning.Kernel.Jupyter;

namespace DeepLearning.Kernel.Tests.Jupyter;

public sealed class ConnectionFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"connection-{Guid.NewGuid():N}.json");

    [Fact]
    public void A_file_as_jupyter_client_writes_it_is_read()
    {
        File.WriteAllText(_path, """
            {"shell_port": 5001, "iopub_port": 5002, "stdin_port": 5003, "control_port": 5004, "hb_port": 5005,
             "ip": "127.0.0.1", "key": "a-key", "transport": "tcp", "signature_scheme": "hmac-sha256", "kernel_name": "x"}
            """);
        var file = ConnectionFile.Read(_path);
        Assert.Equal(IPAddress.Loopback, file.Address);
        Assert.Equal(
            (5001, 5004, 5003, 5002, 5005), (file.ShellPort, file.ControlPort, file.StdinPort, file.IoPubPort, file.HeartbeatPort));
        Assert.Equal("a-key"u8.ToArray(), file.Key);
    }

    [Theory]
    [InlineData("ip", "\"0.0.0.0\"", "loopback address only")]
    [InlineData("ip", "\"example.org\"", "loopback address only")]
    [InlineData("key", "\"\"", "it has no key")]
    [InlineData("key", "7", "key is not text")]
    [InlineData("transport", "\"ipc\"", "only tcp is spoken")]
    [InlineData("signature_scheme", "\"hmac-md5\"", "only hmac-sha256 is used")]
    [InlineData("shell_port", "70000", "shell_port is missing or is not a port")]
    [InlineData("hb_port", "\"5005\"", "hb_port is missing or is not a port")]
    public void A_file_that_cannot_be_served_is_refused_in_one_line(string field, string value, string reason)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["shell_port"] = "1",
            ["iopub_port"] = "2",
            ["stdin_port"] = "3",
            ["control_port"] = "4",
            ["hb_port"] = "5",
            ["ip"] = "\"127.0.0.1\"",
            ["key"] = "\"k\"",
            ["transport"] = "\"tcp\"",
            ["signature_scheme"] = "\"hmac-sha256\"",
            [field] = value,
        };
        File.WriteAllText(_path, "{" + string.Join(',', fields.Select(f => $"\"{f.Key}\":{f.Value}")) + "}");
        var error = Assert.Throws<InvalidDataException>(() => ConnectionFile.Read(_path));
        Assert.StartsWith(_path, error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1, 2]")]
    [InlineData("{\"shell_port\": 1,")]
    [InlineData("\u0000\u0001")]
    public void What_is_not_a_json_object_is_refused_in_one_line(string text)
    {
        File.WriteAllText(_path, text);
        var error = Assert.Throws<InvalidDataException>(() => ConnectionFile.Read(_path));
        Assert.StartsWith(_path, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        Assert.Contains(_path, Assert.Throws<FileNotFoundException>(() => ConnectionFile.Read(_path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_path);
}
