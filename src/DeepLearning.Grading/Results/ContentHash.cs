using System.Security.Cryptography;

namespace DeepLearning.Grading.Results;

/// <summary>By which a result tells what it was computed from.</summary>
internal static class ContentHash
{
    /// <summary>SHA-256 in hexadecimal digits.</summary>
    public static string Of(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
