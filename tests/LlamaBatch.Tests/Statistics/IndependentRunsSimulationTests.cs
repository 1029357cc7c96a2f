namespace LlamaBatch.Tests;

/// <summary>
/// The error rates of Welch's test and of the critical batch size in made-up studies. The README file of the statistics has
/// the numbers of larger simulations.
/// </summary>
public class IndependentRunsSimulationTests
{
    private const int Studies = 2_000;

    /// <summary>Two standard errors of a share of 5 % in as many studies.</summary>
    private const double Tolerance = 0.01;

    /// <summary>The larger standard deviation if the variances differ by a factor of 30.</summary>
    private const double Wide = 5.477;

    [Theory]
    [InlineData(5, 5, 1, 0)]
    [InlineData(5, 20, 1, 0)]
    [InlineData(5, 5, Wide, 0)]
    [InlineData(5, 20, Wide, 0)]
    [InlineData(20, 5, Wide, 0)]
    [InlineData(20, 20, Wide, 0)]
    [InlineData(5, 5, Wide, 1)]
    [InlineData(5, 20, Wide, 3)]
    [InlineData(20, 5, Wide, 3)]
    [InlineData(20, 20, Wide, Wide)]
    public void Wrong_verdicts_on_independent_runs_stay_within_the_error(int left, int right, double deviation, double grid)
    {
        var simulation = new WelchSimulation(left, right, deviation, grid);
        (double difference, double equivalence, double nonInferiority) = simulation.Errors(Studies);

        Assert.InRange(difference, 0, 0.05 + Tolerance);
        Assert.InRange(equivalence, 0, 0.05 + Tolerance);
        Assert.InRange(nonInferiority, 0, 0.05 + Tolerance);
        Assert.InRange(simulation.Coverage(Studies), 0.95 - Tolerance, 1);
    }

    [Fact]
    public void Power_is_that_of_the_formula_and_a_grid_costs_some()
    {
        double exact = new WelchSimulation(20, 20, Wide, 0).Power(Studies);
        double seen = new WelchSimulation(20, 20, Wide, 1).Power(Studies);

        Assert.Equal(0.8, exact, 0.02);
        Assert.InRange(seen, 0.4, 0.7);
    }

    [Theory] // The bound of the standard error is not reached, so the power is at least 80 %.
    [InlineData(5, 20, Wide, 3)]
    [InlineData(20, 20, Wide, Wide)]
    public void The_detectable_effect_of_a_study_counts_the_grid(int left, int right, double deviation, double grid) =>
        Assert.InRange(new WelchSimulation(left, right, deviation, grid).PowerAtDetectableEffect(Studies), 0.78, 0.95);

    [Theory]
    [InlineData(20)]
    [InlineData(6)]
    [InlineData(3)]
    public void The_interval_of_the_critical_batch_has_its_coverage(int runs)
    {
        CriticalBatchSimulation.Shares shares = CriticalBatchSimulation.Of(1_000, runs, draws: 499);

        Assert.InRange(shares.Recorded, 0.93, 0.97);
        Assert.InRange(shares.HalfGridOff, 0.93, 0.97);
        Assert.InRange(shares.P, 0.02, 0.07);
    }

    [Fact] // Recorded crossings are late by half a grid on average, which makes B_crit 4 % larger.
    public void Recorded_values_estimate_a_larger_batch_than_the_crossings()
    {
        Assert.Equal(87.7, CriticalBatchSimulation.Truths.Recorded, 0.05);
        Assert.Equal(84.0, CriticalBatchSimulation.Truths.Crossing, 0.05);
        CriticalBatchSimulation.Shares shares = CriticalBatchSimulation.Of(200, 20, draws: 499);
        Assert.InRange(shares.Crossing, 0.7, 0.85);
        Assert.InRange(shares.OnGrid, 0.975, 1);
    }
}
