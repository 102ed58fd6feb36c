using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DeepLearning.Kernel.Jupyter.Messages;

namespace DeepLearning.Kernel.Tests.Jupyter;

public class MessageCodecTests
{
    private static readonly byte[] Key = "secret"u8.ToArray();

    private readonly MessageCodec _codec = new(Key);

    [Fact]
    public void A_message_is_laid_out_and_signed_as_the_protocol_says()
    {
        var frames = _codec.Encode(["peer"u8.ToArray()], "execute_reply", new JsonObject { ["status"] = "ok" }, null);
        Assert.Equal(["peer", "<IDS|MSG>"], frames[..2].Select(Encoding.UTF8.GetString));
        var signed = frames[3..].SelectMany(f => f).ToArray();
        Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData(Key, signed)), Encoding.ASCII.GetString(frames[2]));
        var header = JsonNode.Parse(frames[3])!;
        Assert.Equal("execute_reply", (string?)header["msg_type"]);
        Assert.Equal("5.3", (string?)header["version"]);
        Assert.Equal("{\"status\":\"ok\"}", Encoding.UTF8.GetString(frames[6]));
    }

    [Fact]
    public void A_reply_carries_its_requests_header_byte_for_byte()
    {
        var header = "{ \"msg_id\":\"1\" , \"msg_type\":\"x_request\", \"odd\":1.50}"u8.ToArray();
        var request = _codec.Decode(Signed(header));
        var reply = _codec.Encode([], "x_reply", [], request);
        Assert.Equal(header, reply[3]);
    }

    [Fact]
    public void Text_goes_through_unchanged()
    {
        const string Text = "naïve <b>π</b> \"quoted\" \\ \u001b[31mred\u001b[0m 🙂 \0 \u2028";
        var received = _codec.Decode(_codec.Encode([], "stream", new JsonObject { ["text"] = Text }, null));
        Assert.Equal(Text, received.Text("text"));
    }

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character()
    {
        var received = _codec.Decode(_codec.Encode([], "stream", new JsonObject { ["text"] = "a\ud83db" }, null));
        Assert.Equal("a\ufffdb", received.Text("text"));
    }

    [Fact]
    public void A_message_with_a_wrong_signature_is_refused()
    {
        var frames = Signed("{\"msg_id\":\"1\",\"msg_type\":\"t\"}"u8.ToArray());
        frames[1][0] = frames[1][0] == (byte)'0' ? (byte)'1' : (byte)'0';
        Assert.Equal("a message has a wrong signature", Assert.Throws<MessageException>(() => _codec.Decode(frames)).Message);
    }

    [Fact]
    public void A_message_signed_with_another_key_is_refused()
    {
        var foreign = new MessageCodec("other"u8.ToArray()).Encode([], "kernel_info_request", [], null);
        Assert.Equal("a message has a wrong signature", Assert.Throws<MessageException>(() => _codec.Decode(foreign)).Message);
    }

    [Fact]
    public void An_unsigned_message_is_refused()
    {
        var frames = Signed("{\"msg_id\":\"1\",\"msg_type\":\"t\"}"u8.ToArray());
        frames[1] = [];
        Assert.Equal("a message is not signed", Assert.Throws<MessageException>(() => _codec.Decode(frames)).Message);
    }

    [Fact]
    public void A_replayed_message_is_refused()
    {
        var frames = _codec.Encode([], "execute_request", [], null);
        _codec.Decode(frames);
        Assert.Equal("a message came a second time", Assert.Throws<MessageException>(() => _codec.Decode(frames)).Message);
    }

    [Fact]
    public void The_replay_filter_remembers_only_the_latest()
    {
        var filter = new ReplayFilter(capacity: 3);
        byte[][] signatures = [[1], [2], [3], [4]];
        Assert.All(signatures, s => Assert.True(filter.IsNew(s)));
        Assert.False(filter.IsNew(signatures[3]));
        Assert.True(filter.IsNew(signatures[0]), "the oldest of four is forgotten by a filter of three");
    }

    [Theory]
    [InlineData("[]", "{}", "the header is not a JSON object")]
    [InlineData("{\"msg_id\":1,\"msg_type\":\"t\"}", "{}", "the header's msg_id is not text")]
    [InlineData("{\"msg_id\":\"1\"}", "{}", "the header has no msg_type")]
    [InlineData("{\"msg_id\":\"1\",\"msg_type\":\"\\ud800\"}", "{}", "the header's msg_type is not valid Unicode")]
    [InlineData("{\"msg_id\":\"1\",\"msg_type\":\"t\"}", "{", "the content is not JSON")]
    [InlineData("{\"msg_id\":\"1\",\"msg_type\":\"t\"}", "3", "the content is not a JSON object")]
    public void Malformed_parts_are_named(string header, string content, string reason)
    {
        var frames = Signed(Encoding.UTF8.GetBytes(header), Encoding.UTF8.GetBytes(content));
        Assert.Equal(reason, Assert.Throws<MessageException>(() => _codec.Decode(frames)).Message);
    }

    [Fact]
    public void Json_nested_a_hundred_thousand_deep_is_refused()
    {
        var deep = Encoding.UTF8.GetBytes("{\"a\":" + new string('[', 100_000) + new string(']', 100_000) + "}");
        var frames = Signed("{\"msg_id\":\"1\",\"msg_type\":\"t\"}"u8.ToArray(), deep);
        Assert.Equal("the content is not JSON", Assert.Throws<MessageException>(() => _codec.Decode(frames)).Message);
    }

    private static byte[][] Signed(byte[] header, byte[]? content = null)
    {
        byte[][] parts = [header, [.. "{}"u8], [.. "{}"u8], content ?? [.. "{}"u8]];
        var signature = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(Key, parts.SelectMany(p => p).ToArray())));
        return [[.. "<IDS|MSG>"u8], signature, .. parts];
    }
}
