using LlamaBatch.Statistics;

namespace LlamaBatch.Tests;

public class PairedPowerTests
{
    [Theory] // (t(0.975) + t(0.8)) / √n, the usual approximation, which is furthest off at n = 3.
    [InlineData(3, 3.10, 0.07)]
    [InlineData(5, 1.66, 0.02)]
    [InlineData(8, 1.15, 0.01)]
    [InlineData(10, 0.995, 0.01)]
    [InlineData(20, 0.66, 0.01)]
    public void The_detectable_effect_is_about_that_of_the_usual_formula(int seeds, double expected, double relative) =>
        Assert.Equal(1, PairedPower.DetectableEffect(seeds) / expected, relative);

    [Theory] // G*Power 3.1, difference between two dependent means, two-tailed, alpha 0.05.
    [InlineData(0.2, 199)]
    [InlineData(0.5, 34)]
    [InlineData(0.8, 15)]
    public void The_seeds_needed_are_those_of_GPower(double effect, int expected) =>
        Assert.Equal(expected, PairedPower.SeedsNeeded(effect));

    [Fact]
    public void The_power_is_that_of_GPower() => Assert.Equal(0.8077775, PairedPower.Of(0.5, 34), 1e-6);

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(50)]
    [InlineData(5000)]
    public void Without_an_effect_the_power_is_the_one_sided_error(int seeds) => Assert.Equal(0.025, PairedPower.Of(0, seeds), 1e-8);

    [Fact]
    public void More_seeds_see_smaller_effects() =>
        Assert.Equal(
            Enumerable.Range(2, 40).Select(n => PairedPower.DetectableEffect(n)).OrderDescending(),
            Enumerable.Range(2, 40).Select(n => PairedPower.DetectableEffect(n)));

    [Fact]
    public void One_seed_sees_nothing_and_no_effect_is_never_seen()
    {
        Assert.Equal(double.PositiveInfinity, PairedPower.DetectableEffect(1));
        Assert.Equal(0, PairedPower.Of(5, 1));
        Assert.Equal(PairedPower.MostSeeds, PairedPower.SeedsNeeded(0));
        Assert.Equal(PairedPower.MostSeeds, PairedPower.SeedsNeeded(1e-9));
        Assert.Equal(PairedPower.MostSeeds, PairedPower.SeedsNeeded(double.NaN));
    }

    [Fact]
    public void The_seeds_needed_are_the_fewest()
    {
        foreach (double effect in new[] { 0.1, 0.37, 0.9, 1.7, 4, 50 })
        {
            int seeds = PairedPower.SeedsNeeded(effect, error: 0.01);

            Assert.True(PairedPower.Of(effect, seeds, 0.01) >= 0.8);
            Assert.True(PairedPower.Of(effect, seeds - 1, 0.01) < 0.8);
        }
    }
}
