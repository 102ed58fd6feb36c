using DeepLearning.Kernel.Jupyter;

namespace DeepLearning.Kernel.Tests.Jupyter;

public class OrphanWatchTests
{
    private static readonly OrphanLimits Limits =
        new() { WhileParentLives = TimeSpan.FromHours(24), AfterParentEnded = TimeSpan.FromMinutes(5) };

    private bool _isNeeded;
    private bool _isParentAlive = true;

    [Fact]
    public void A_kernel_with_a_client_or_a_running_cell_never_ends_itself()
    {
        _isNeeded = true;
        _isParentAlive = false;
        var watch = Watch();
        Assert.All(Enumerable.Range(0, 100), days => Assert.False(watch.IsOrphan(TimeSpan.FromDays(days))));
    }

    [Fact]
    public void A_kernel_whose_server_lives_waits_a_day_for_its_learner()
    {
        var watch = Watch();
        Assert.False(watch.IsOrphan(TimeSpan.FromHours(1)));
        Assert.False(watch.IsOrphan(TimeSpan.FromHours(24.9)));
        Assert.True(watch.IsOrphan(TimeSpan.FromHours(25)));
    }

    [Fact]
    public void A_kernel_whose_server_has_ended_goes_after_five_minutes()
    {
        var watch = Watch();
        Assert.False(watch.IsOrphan(TimeSpan.Zero));
        _isParentAlive = false;
        Assert.False(watch.IsOrphan(TimeSpan.FromMinutes(4.9)));
        Assert.True(watch.IsOrphan(TimeSpan.FromMinutes(5)));
    }

    [Fact]
    public void A_client_that_comes_back_starts_the_wait_anew()
    {
        _isParentAlive = false;
        var watch = Watch();
        Assert.False(watch.IsOrphan(TimeSpan.FromMinutes(0)));
        _isNeeded = true;
        Assert.False(watch.IsOrphan(TimeSpan.FromMinutes(4)));
        _isNeeded = false;
        Assert.False(watch.IsOrphan(TimeSpan.FromMinutes(6)));
        Assert.False(watch.IsOrphan(TimeSpan.FromMinutes(10.9)));
        Assert.True(watch.IsOrphan(TimeSpan.FromMinutes(11)));
    }

    [Fact]
    public void The_parent_of_this_process_is_alive() => Assert.True(ParentProcess.IsAlive());

    private OrphanWatch Watch() => new(Limits, () => _isNeeded, () => _isParentAlive);
}
