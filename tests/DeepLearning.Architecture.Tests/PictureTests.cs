namespace DeepLearning.Architecture.Tests;

/// <summary>The picture in docs/architecture.md shows the sources as they are.</summary>
public class PictureTests
{
    private static readonly string Place = Path.Combine(Repository.Root, "docs", "architecture.svg");

    /// <summary>With <c>DLN_DRAW=1</c> in the environment the picture is drawn anew.</summary>
    [Fact]
    public void The_picture_of_the_architecture_is_current()
    {
        var picture = ArchitecturePicture.Draw();
        if (Environment.GetEnvironmentVariable("DLN_DRAW") == "1") File.WriteAllText(Place, picture);
        Assert.True(
            File.Exists(Place) && File.ReadAllText(Place).ReplaceLineEndings("\n") == picture,
            "docs/architecture.svg shows other folders or arrows than the sources have. Draw it anew: "
            + "DLN_DRAW=1 dotnet test tests/DeepLearning.Architecture.Tests --filter PictureTests");
    }
}
