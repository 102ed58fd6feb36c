namespace DeepLearning.Architecture.Tests;

/// <summary>A folder is a room: what it uses stands in rooms that do not use it back.</summary>
public class RoomTests
{
    public static TheoryData<string> Projects => [.. Repository.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_two_folders_of_a_project_use_each_other(string project)
    {
        var uses = ProjectUses.Find(project);
        var circles = Circles.Find(uses).Select(circle => Circles.Describe(circle, uses));
        Assert.True(!circles.Any(), $"{project}: {string.Join('\n', circles)}");
    }

    [Fact]
    public void A_circle_over_three_folders_is_found_and_a_chain_is_none()
    {
        Use[] chain = [new("A", "B", "a.cs:1", "b"), new("B", "C", "b.cs:1", "c")];
        Assert.Empty(Circles.Find(chain));
        var circle = Assert.Single(Circles.Find([.. chain, new("C", "A", "c.cs:1", "a"), new("D", "A", "d.cs:1", "a")]));
        Assert.Equal(["A", "B", "C"], circle);
    }

    [Fact]
    public void Names_are_followed_to_the_folder_that_declares_them() =>
        Assert.Contains(ProjectUses.Find("DeepLearning"), use => use is { From: "Layers", To: "Tensors", Name: "Tensor" });
}
