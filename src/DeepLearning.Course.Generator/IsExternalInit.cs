namespace System.Runtime.CompilerServices;

/// <summary>What the compiler wants to see for records; .NET Standard 2.0 lacks it.</summary>
internal static class IsExternalInit;
