namespace DeepLearning.Publishing;

/// <summary>What the program tells the shell when it ends; fixed for every command.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int ChecksFailed = 1;
    public const int Usage = 2;
    public const int InvalidInput = 3;
    public const int EngineFailure = 4;
    public const int PartlyGraded = 5;
}
