using System.Buffers.Binary;
using System.Text;

namespace DeepLearning.Tests;

public class SafetensorsTests
{
    private static byte[] File(string json, int dataBytes = 0, long? claimed = null)
    {
        byte[] header = Encoding.UTF8.GetBytes(json);
        var file = new byte[8 + header.Length + dataBytes];
        BinaryPrimitives.WriteInt64LittleEndian(file, claimed ?? header.Length);
        header.CopyTo(file, 8);
        return file;
    }

    [Fact]
    public void Tensors_and_metadata_come_back()
    {
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal)
        {
            ["net.0.weight"] = Tensor.From(new float[,] { { 1, 2.5f, float.NaN }, { -0f, float.PositiveInfinity, 1e-40f } }),
            ["scalar"] = 3f,
            ["empty"] = Tensor.Zeros(0, 4),
        };
        byte[] file = Safetensors.Write(tensors, new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = "pt" });
        Assert.Equal(0, BinaryPrimitives.ReadInt64LittleEndian(file) % 8);
        var back = Safetensors.Read(file, "weights");
        Assert.Equal(tensors.Keys, back.Keys);
        foreach (var (name, tensor) in tensors)
        {
            Assert.Equal(tensor.Shape.ToString(), back[name].Shape.ToString());
            Assert.Equal(tensor.ToArray().Select(BitConverter.SingleToInt32Bits), back[name].ToArray()
                .Select(BitConverter.SingleToInt32Bits));
        }

        Assert.Equal("pt", Safetensors.ReadMetadata(file, "weights")["format"]);
    }

    [Fact]
    public void A_module_loads_what_it_saved()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("dln-").FullName, "weights.safetensors");
        var (model, copy) = (new Linear(3, 2), new Linear(3, 2));
        model.Save(path);
        copy.Load(path);
        Assert.Equal(model.StateDict()["weight"].ToArray(), copy.StateDict()["weight"].ToArray());
        Assert.Contains("weight has shape [2, 3]", Assert.Throws<ArgumentException>(() => new Linear(4, 2).Load(path)).Message,
            StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Theory]
    [InlineData("F64", 8, new byte[] { 0, 0, 0, 0, 0, 0, 0xF8, 0x3F }, 1.5f)]
    [InlineData("F16", 2, new byte[] { 0x00, 0x3E }, 1.5f)]
    [InlineData("BF16", 2, new byte[] { 0xC0, 0x3F }, 1.5f)]
    [InlineData("I64", 8, new byte[] { 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF }, -2)]
    [InlineData("I32", 4, new byte[] { 7, 0, 0, 0 }, 7)]
    [InlineData("I16", 2, new byte[] { 0xFF, 0xFF }, -1)]
    [InlineData("I8", 1, new byte[] { 0x80 }, -128)]
    [InlineData("U8", 1, new byte[] { 200 }, 200)]
    [InlineData("BOOL", 1, new byte[] { 1 }, 1)]
    public void Every_number_type_is_read_as_float(string type, int size, byte[] value, float expected)
    {
        byte[] file = File($$$"""{"x":{"dtype":"{{{type}}}","shape":[1],"data_offsets":[0,{{{size}}}]}}""", size);
        value.CopyTo(file, file.Length - size);
        Assert.Equal(expected, Safetensors.Read(file, "x")["x"].Item());
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12,
        "tensor 'b' overlaps 'a'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}""", 4, "tensor 'a' has the offset -4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[8,4]}}""", 8, "ends at 4, before its start 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[99999999999,100000000003]}}""", 4, "ends at byte 100000000003 of 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,99999999999999999999]}}""", 4, "has the offset 99999999999999999999")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "needs 8 bytes, its offsets span 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4, "has the size -1 in its shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2000000000,2000000000],"data_offsets":[0,4]}}""", 4, "is larger than any file")]
    [InlineData("""{"a":{"dtype":"F8","shape":[1],"data_offsets":[0,1]}}""", 1, "has type 'F8'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4,
        "not valid JSON")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1]}}""", 4, "needs dtype, shape and two data_offsets")]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "4 bytes between 'the header' and 'a' belong to no tensor")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 9, "5 bytes after 'a' belong to no tensor")]
    [InlineData("""{"__metadata__":{"n":1}}""", 0, "'__metadata__.n' is not text")]
    [InlineData("[1]", 0, "not a JSON object")]
    [InlineData("{\"a\":", 0, "not valid JSON")]
    public void A_hostile_header_is_refused_with_the_tensor_named(string json, int dataBytes, string expected)
    {
        var error = Assert.Throws<InvalidDataException>(() => Safetensors.Read(File(json, dataBytes), "evil.safetensors"));
        Assert.StartsWith("evil.safetensors: not a readable safetensors file: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    [InlineData(3)]
    public void A_header_length_beyond_the_file_is_refused(long claimed) =>
        Assert.Contains("the header claims", Assert.Throws<InvalidDataException>(() =>
            Safetensors.Read(File("{}", 0, claimed), "x")).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_cut_of_a_good_file_is_noticed()
    {
        byte[] file =
            Safetensors.Write(new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["a"] = Tensor.Ones(3), ["b"] = Tensor.Ones(2, 2) });
        for (int length = 0; length < file.Length; length++)
            Assert.Throws<InvalidDataException>(() => Safetensors.Read(file.AsSpan(0, length), "x"));
    }

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Throws<InvalidDataException>(() => Safetensors.Read(File(new string('[', 100_000)), "x"));

    [Fact]
    public void An_integer_that_float_cannot_hold_is_refused()
    {
        byte[] file = File("""{"x":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}""", 8);
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(file.Length - 8), (1 << 24) + 1);
        Assert.Contains("16777217 is beyond 2^24", Assert.Throws<InvalidDataException>(() => Safetensors.Read(file, "x")).Message,
            StringComparison.Ordinal);
    }
}
