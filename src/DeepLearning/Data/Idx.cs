namespace DeepLearning;

/// <summary>
/// The idx format in which MNIST is published: two zero bytes, a type byte (8: unsigned byte), the number of dimensions, each
/// size as four big-endian bytes, then the values. Source: Y. LeCun, <i>The MNIST database</i>.
/// </summary>
public static class Idx
{
    private const byte UnsignedByte = 8;

    /// <summary>Reads an idx file of unsigned bytes.</summary>
    /// <param name="bytes">The file's content, decompressed.</param>
    /// <param name="name">The file's name, for error messages.</param>
    /// <returns>The values and the sizes.</returns>
    /// <exception cref="InvalidDataException">The header is wrong or the length does not fit it; the message says where.</exception>
    public static (byte[] Data, int[] Shape) Read(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.Length < 4) throw Broken(name, $"the file has {bytes.Length} bytes, a header needs at least 4");
        if (bytes[0] != 0 || bytes[1] != 0)
            throw Broken(name, $"byte 0: an idx file begins with 00 00, this one with {bytes[0]:X2} {bytes[1]:X2}");
        if (bytes[2] != UnsignedByte) throw Broken(name, $"byte 2: type {bytes[2]:X2}; only unsigned bytes (08) are read here");
        int rank = bytes[3];
        var header = 4 + 4 * rank;
        if (rank == 0 || bytes.Length < header)
            throw Broken(name, Invariant($"byte 3: {rank} dimensions need a header of {header} bytes, the file has {bytes.Length}"));

        var shape = new int[rank];
        long count = 1;
        for (var i = 0; i < rank; i++)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(bytes[(4 + 4 * i)..]);
            count = size == 0 ? 0 : count > int.MaxValue / size ? long.MaxValue / 8 : count * size;
            if (count > int.MaxValue)
                throw Broken(name, Invariant($"byte {4 + 4 * i}: size {size} of dimension {i} makes more values than fit in memory"));
            shape[i] = (int)size;
        }

        var found = bytes.Length - header;
        if (found != count)
            throw Broken(
                name, Invariant($"[{string.Join(", ", shape)}] needs {count} values after byte {header}, the file has ") +
                Invariant($"{found}{(found < count ? ": it is truncated" : "")}"));
        return (bytes[header..].ToArray(), shape);
    }

    private static InvalidDataException Broken(string name, string what) =>
        new(Invariant($"{name}: not a readable idx file: {what}. Fetch or restore the file."));
}
