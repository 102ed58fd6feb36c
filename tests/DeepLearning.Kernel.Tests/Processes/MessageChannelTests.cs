using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using DeepLearning.Kernel.Processes;

namespace DeepLearning.Kernel.Tests.Processes;

public class MessageChannelTests
{
    private const int Longest = 1_000_000;
    private const int MostTokens = 1000;

    [Theory]
    [InlineData("")]
    [InlineData("a \"quoted\" ✓ line\r\nand another")]
    public async Task A_message_comes_as_it_was_sent_and_so_does_the_next(string text)
    {
        var stream = new MemoryStream();
        Channel(stream).Write(new Note(1, text));
        Channel(stream).Write(new Note(2, "next"));
        stream.Position = 0;

        var channel = Channel(stream);
        Assert.Equal(new Note(1, text), await Read(channel));
        Assert.Equal(new Note(2, "next"), await Read(channel));
        Assert.Null(await Read(channel));
    }

    [Fact]
    public async Task A_message_of_many_blocks_that_comes_in_pieces_is_whole()
    {
        var stream = new MemoryStream();
        var text = string.Concat(Enumerable.Range(0, 60_000).Select(i => (char)('a' + i % 26) + "1 "));
        Channel(stream).Write(new Note(1, text));
        stream.Position = 0;

        Assert.Equal(text, (await Read(Channel(new Trickle(stream))))!.Text);
    }

    [Fact]
    public void A_message_that_is_too_long_is_not_sent_at_all()
    {
        var stream = new MemoryStream();

        Assert.Throws<InvalidDataException>(() => Channel(stream).Write(new Note(1, new string('x', Longest))));
        Assert.Equal(0, stream.Length);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(Longest + 1)]
    [InlineData(int.MaxValue)]
    public async Task A_length_that_no_message_has_is_refused_before_memory_is_taken(int length) =>
        await Assert.ThrowsAsync<InvalidDataException>(() => Read(Channel(Frame(length, "{}"))));

    [Fact]
    public async Task A_length_alone_takes_no_memory()
    {
        var stream = Frame(1 << 30, "{");
        var channel = new MessageChannel<Note, Note>(stream, stream, Notes.Default.Note, Notes.Default.Note, new MessageLimits(1 << 30));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Null(await Read(channel));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("""{"Number":"one","Text":"x"}""")]
    [InlineData("""{"Number":1,"Text":"x"} {}""")]
    public async Task What_is_no_message_is_refused(string body) =>
        await Assert.ThrowsAsync<InvalidDataException>(() => Read(Channel(Frame(Encoding.UTF8.GetByteCount(body), body))));

    [Fact]
    public async Task A_message_nested_without_end_is_refused()
    {
        var body = "{\"Rest\":" + new string('[', 100_000);

        await Assert.ThrowsAsync<InvalidDataException>(() => Read(Channel(Frame(body.Length, body))));
    }

    [Theory]
    [InlineData(900, true)]
    [InlineData(1100, false)]
    public async Task A_message_of_too_many_parts_is_refused(int parts, bool isRead)
    {
        var body = $"{{\"Number\":1,\"Text\":\"x\",\"Rest\":[{string.Join(',', Enumerable.Repeat("1", parts))}]}}";
        var channel = Channel(Frame(body.Length, body));

        if (isRead) Assert.Equal(parts, (await Read(channel))!.Rest!.AsArray().Count);
        else await Assert.ThrowsAsync<InvalidDataException>(() => Read(channel));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(20)]
    public async Task A_stream_that_ends_gives_no_message_wherever_it_ends(int kept)
    {
        var stream = new MemoryStream();
        Channel(stream).Write(new Note(1, "cut short before its end"));
        stream.SetLength(kept);
        stream.Position = 0;

        Assert.Null(await Read(Channel(stream)));
    }

    [Fact]
    public async Task Messages_of_many_threads_do_not_mix()
    {
        var stream = new MemoryStream();
        var sender = Channel(stream);
        Parallel.For(0, 200, i => sender.Write(new Note(i, new string('x', i))));
        stream.Position = 0;

        var channel = Channel(stream);
        var numbers = new List<int>();
        while (await Read(channel) is { } note)
        {
            Assert.Equal(note.Number, note.Text!.Length);
            numbers.Add(note.Number);
        }
        Assert.Equal(Enumerable.Range(0, 200), numbers.Order());
    }

    private static MessageChannel<Note, Note> Channel(Stream stream) =>
        new(stream, stream, Notes.Default.Note, Notes.Default.Note, new MessageLimits(Longest, MostTokens));

    private static Task<Note?> Read(MessageChannel<Note, Note> channel) => channel.ReadAsync(TestContext.Current.CancellationToken);

    private static MemoryStream Frame(int length, string body)
    {
        var frame = new byte[4 + Encoding.UTF8.GetByteCount(body)];
        BinaryPrimitives.WriteInt32LittleEndian(frame, length);
        Encoding.UTF8.GetBytes(body, frame.AsSpan(4));
        return new MemoryStream(frame);
    }

    /// <summary>Gives a few bytes at a time, as a pipe may.</summary>
    private sealed class Trickle(Stream stream) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            stream.ReadAsync(buffer[..Math.Min(buffer.Length, 1001)], cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

internal sealed record Note(int Number, string? Text, JsonNode? Rest = null);

[JsonSourceGenerationOptions(MaxDepth = 64)]
[JsonSerializable(typeof(Note))]
internal sealed partial class Notes : JsonSerializerContext;
