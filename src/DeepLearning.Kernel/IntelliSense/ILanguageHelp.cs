namespace DeepLearning.Kernel.IntelliSense;

/// <summary>Help with code of another language than C# while it is being written.</summary>
internal interface ILanguageHelp
{
    /// <summary>What could stand at the cursor.</summary>
    CompletionResult Complete(string code, int cursor);

    /// <summary>What is known about the name at the cursor; null if there is none.</summary>
    InspectionResult? Inspect(string code, int cursor);
}
