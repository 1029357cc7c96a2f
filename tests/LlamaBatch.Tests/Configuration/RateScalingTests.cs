namespace LlamaBatch.Tests;

public class RateScalingTests
{
    [Theory]
    [InlineData(16, 64, 2, 4)]
    [InlineData(64, 16, 0.5, 0.25)]
    [InlineData(100, 100, 1, 1)]
    public void A_rate_follows_the_batch(int from, int to, double root, double ratio)
    {
        Assert.Equal(3e-3 * root, RateScaling.SquareRoot(3e-3, from, to), 1e-15);
        Assert.Equal(3e-3 * ratio, RateScaling.Linear(3e-3, from, to), 1e-15);
    }

    /// <summary>Goyal et al. 2017 train ImageNet with 0.1 at 256, and so with 3.2 at 8,192.</summary>
    [Fact]
    public void The_linear_rule_gives_the_published_rate() =>
        Assert.Equal(3.2, RateScaling.Linear(0.1, fromBatch: 256, toBatch: 8192), 1e-12);

    [Theory]
    [InlineData(0.2)]
    [InlineData(1.5)]
    public void The_weight_decay_has_its_timescale(double timescale)
    {
        double decay = Timescale.WeightDecay(timescale, 3e-3, 6400, 4_000_000);

        Assert.Equal(timescale, Timescale.Of(decay, 3e-3, 6400, 4_000_000), 1e-12);
        Assert.Equal(decay / 4, Timescale.WeightDecay(timescale, 3e-3, 1600, 4_000_000), 1e-12);
    }

    /// <summary>The example of the science notes: 976 steps at 3e-3 with a decay of 0.1 average over 3.4 times the run.</summary>
    [Fact]
    public void A_short_run_barely_decays() => Assert.Equal(3.415, Timescale.Of(0.1, 3e-3, 1024, 976 * 1024), 1e-3);
}
