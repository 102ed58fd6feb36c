using DeepLearning.Kernel.Jupyter;

namespace DeepLearning.Kernel.Tests.Jupyter;

public class OrphanWatchTests
{
    private static readonly OrphanLimits Limits =
        new() { WhileParentLives = TimeSpan.FromHours(24), AfterParentEnded = TimeSpan.FromMinutes(5) };

    private bool _hasClient;
    private bool _isRunning;
    private bool _isParentAlive = true;

    [Fact]
    public void A_kernel_with_a_client_never_ends_itself()
    {
        _hasClient = true;
        _isParentAlive = false;
        var watch = Watch();
        Assert.All(Enumerable.Range(0, 100), days => Assert.False(watch.IsOrphan(TimeSpan.FromDays(days))));
    }

    [Fact]
    public void A_cell_may_run_for_days_while_the_server_lives_and_five_minutes_after_it_has_ended()
    {
        _isRunning = true;
        var watch = Watch();
        Assert.False(watch.IsOrphan(TimeSpan.FromDays(3)));
        _isParentAlive = false;
        Assert.False(watch.IsOrphan(TimeSpan.FromDays(4)));
        Assert.False(watch.IsOrphan(TimeSpan.FromDays(4) + TimeSpan.FromMinutes(4.9)));
        Assert.True(watch.IsOrphan(TimeSpan.FromDays(4) + TimeSpan.FromMinutes(5)));
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
        _hasClient = true;
        Assert.False(watch.IsOrphan(TimeSpan.FromMinutes(4)));
        _hasClient = false;
        Assert.False(watch.IsOrphan(TimeSpan.FromMinutes(6)));
        Assert.False(watch.IsOrphan(TimeSpan.FromMinutes(10.9)));
        Assert.True(watch.IsOrphan(TimeSpan.FromMinutes(11)));
    }

    [Fact]
    public void The_parent_of_this_process_is_alive() => Assert.True(ParentProcess.Find().IsAlive);

    private OrphanWatch Watch() => new(Limits, () => _hasClient, () => _isRunning, () => _isParentAlive);
}
