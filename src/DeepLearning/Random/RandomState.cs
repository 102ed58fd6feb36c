namespace DeepLearning;

/// <summary>The 256 bits of a <see cref="RandomGenerator"/>'s state.</summary>
public readonly record struct RandomState(ulong S0, ulong S1, ulong S2, ulong S3);
