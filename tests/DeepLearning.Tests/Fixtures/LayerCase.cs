namespace DeepLearning.Tests;

/// <summary>How to build and call a module for a fixture. One line a fixture.</summary>
sealed record LayerCase(Func<ModuleBase> Make, Func<ModuleBase, Tensor[], Tensor[]> Call, bool IsTraining = true, float Tolerance = Replay.Tolerance)
{
    /// <summary>A module of one input.</summary>
    public static implicit operator LayerCase(Func<Module> make) => new(make, (module, x) => [((Module)module).Forward(x[0])]);

    /// <summary>The same module in evaluation mode.</summary>
    public LayerCase Evaluated => this with { IsTraining = false };

    /// <summary>A module of a given kind, with a call of its own.</summary>
    public static LayerCase Of<T>(Func<T> make, Func<T, Tensor[], Tensor[]> call) where T : ModuleBase => new(make, (module, x) => call((T)module, x));
}
