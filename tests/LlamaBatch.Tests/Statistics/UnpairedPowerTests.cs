using LlamaBatch.Statistics;

namespace LlamaBatch.Tests;

public class UnpairedPowerTests
{
    [Theory] // SciPy 1.10: nct.sf(t.ppf(0.975, ν), ν, effect / se) at Satterthwaite's ν.
    [InlineData(1, 1, 1, 20, 20, 0.8689528015516761)]
    [InlineData(1, 1, 1, 17, 17, 0.8070358895164506)]
    [InlineData(1, 1, 1, 16, 16, 0.78139650585167)]
    [InlineData(1, 1, 1, 5, 5, 0.2859275977395936)]
    [InlineData(2, 1, 5.5, 5, 20, 0.30971789026242946)]
    [InlineData(2, 1, 5.5, 20, 5, 0.09310611980268022)]
    [InlineData(3, 1, 5.477225575051661, 10, 10, 0.33541698320964985)]
    public void The_power_is_that_of_SciPy(double effect, double sdLeft, double sdRight, int left, int right, double expected) =>
        Assert.Equal(expected, new UnpairedPower(sdLeft, sdRight).Of(effect, left, right), 1e-6);

    [Fact] // G*Power 3.1, two independent means of equal variance, effect 1: 17 runs an arm.
    public void The_runs_needed_are_those_of_GPower() => Assert.Equal(17, new UnpairedPower(2, 2).RunsNeeded(2));

    [Fact]
    public void The_detectable_effect_has_the_power()
    {
        var power = new UnpairedPower(1, 5.5);

        Assert.Equal(0.8, power.Of(power.DetectableEffect(7, 12, 0.01), 7, 12, 0.01), 1e-9);
        Assert.Equal(0.025, power.Of(0, 7, 12), 1e-8);
        Assert.Equal(power.DetectableEffect(7, 12), new UnpairedPower(5.5, 1).DetectableEffect(12, 7), 1e-12);
    }

    [Fact]
    public void The_runs_needed_are_the_fewest()
    {
        foreach (double effect in new[] { 0.5, 2, 9, 100 })
        {
            var power = new UnpairedPower(1, 5.5);
            int runs = power.RunsNeeded(effect);

            Assert.True(power.Of(effect, runs, runs) >= 0.8);
            Assert.True(power.Of(effect, runs - 1, runs - 1) < 0.8);
        }
    }

    [Fact]
    public void One_run_sees_nothing_and_no_variation_sees_everything()
    {
        Assert.Equal(0, new UnpairedPower(1, 1).Of(5, 1, 20));
        Assert.Equal(double.PositiveInfinity, new UnpairedPower(1, 1).DetectableEffect(20, 1));
        Assert.Equal(1, new UnpairedPower(0, 0).Of(1e-9, 2, 2));
        Assert.Equal(0, new UnpairedPower(0, 0).DetectableEffect(2, 2));
        Assert.Equal(2, new UnpairedPower(0, 0).RunsNeeded(1));
        Assert.Equal(PairedPower.MostSeeds, new UnpairedPower(1, 1).RunsNeeded(0));
        Assert.Equal(PairedPower.MostSeeds, new UnpairedPower(1, 1).RunsNeeded(double.NaN));
        Assert.Equal(PairedPower.MostSeeds, new UnpairedPower(double.NaN, 1).RunsNeeded(1));
    }
}
