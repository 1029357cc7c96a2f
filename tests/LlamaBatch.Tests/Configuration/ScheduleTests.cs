namespace LlamaBatch.Tests;

public class ScheduleTests
{
    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(0.05, 0.5)]
    [InlineData(0.1, 1.0)]
    [InlineData(0.55, 0.6)]
    [InlineData(1.0, 0.2)]
    public void A_cosine_rises_in_a_line_and_falls_in_half_a_cosine(double progress, double factor) =>
        Assert.Equal(factor, Schedule.Cosine(warmup: 0.1, floor: 0.2).FactorAt(progress), 1e-12);

    [Theory]
    [InlineData(0.1, 1.0)]
    [InlineData(0.55, 0.5)]
    [InlineData(1.0, 0.0)]
    public void A_line_falls_to_its_floor(double progress, double factor) =>
        Assert.Equal(factor, Schedule.Linear(warmup: 0.1).FactorAt(progress), 1e-12);

    [Fact]
    public void A_constant_stays_after_its_warm_up()
    {
        Assert.Equal(0.5, Schedule.Constant(warmup: 0.2).FactorAt(0.1), 1e-12);
        Assert.Equal(1, Schedule.Constant(warmup: 0.2).FactorAt(0.9));
        Assert.Equal(1, Schedule.Constant().FactorAt(0));
    }

    /// <summary>The reason for the middle of a step: no batch size gets a larger mean rate per token than another.</summary>
    [Fact]
    public void The_mean_over_tokens_does_not_depend_on_the_batch()
    {
        Schedule schedule = Schedule.Cosine(warmup: 0.05);
        double Mean(int steps) => Enumerable.Range(0, steps).Average(step => schedule.FactorAt((step + 0.5) / steps));

        Assert.Equal(Mean(5_000), Mean(100), 1e-3);
    }
}
