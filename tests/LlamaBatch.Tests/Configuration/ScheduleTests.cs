using CsCheck;

namespace LlamaBatch.Tests;

public sealed class ScheduleTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.1, 0.5)]
    [InlineData(0.2, 1)]
    [InlineData(0.4, 0.8681980515339464)]                                           // 0.1 + 0.9 (1 + cos 45°) / 2
    [InlineData(0.6, 0.55)]
    [InlineData(1, 0.1)]
    public void Cosine_rises_over_the_warmup_and_falls_to_its_floor(double progress, double factor) =>
        Assert.Equal(factor, Schedule.Cosine(warmup: 0.2, floor: 0.1).FactorAt(progress), 1e-12);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.25, 0.5)]
    [InlineData(0.5, 1)]
    [InlineData(0.75, 0.6)]
    [InlineData(1, 0.2)]
    public void Linear_falls_on_a_straight_line(double progress, double factor) =>
        Assert.Equal(factor, Schedule.Linear(warmup: 0.5, floor: 0.2).FactorAt(progress), 1e-12);

    [Theory]
    [InlineData(0.05, 0.5)]
    [InlineData(0.1, 1)]
    [InlineData(1, 1)]
    public void Constant_stays_at_the_peak(double progress, double factor) =>
        Assert.Equal(factor, Schedule.Constant(warmup: 0.1).FactorAt(progress), 1e-12);

    [Theory]
    [InlineData(0.05, 0.5)]
    [InlineData(0.1, 1)]
    [InlineData(0.6, 1)]
    [InlineData(0.7, 0.775)]                                                        // 0.1 + 0.9 · 0.3 / 0.4
    [InlineData(0.9, 0.325)]
    [InlineData(1, 0.1)]
    public void Warmup_stable_decay_stays_at_the_peak_until_the_last_share_of_the_tokens(double progress, double factor) =>
        Assert.Equal(factor, Schedule.WarmupStableDecay(warmup: 0.1, decay: 0.4, floor: 0.1).FactorAt(progress), 1e-12);

    [Fact]
    public void Warmup_stable_decay_falls_from_a_twentieth_to_nothing_by_default()
    {
        Schedule schedule = Schedule.WarmupStableDecay();

        Assert.Equal(
            [0.5, 1, 1, 0.5, 0],
            new[] { 0.025, 0.05, 0.8, 0.9, 1 }.Select(progress => Math.Round(schedule.FactorAt(progress), 12)));
    }

    [Fact]
    public void A_decay_longer_than_what_the_warmup_leaves_begins_at_the_peak() =>
        Assert.Equal(0.5, Schedule.WarmupStableDecay(warmup: 0.5, decay: 0.9).FactorAt(0.75), 1e-12);

    [Fact]
    public void Only_schedules_that_fall_all_the_way_decay_throughout() =>
        Assert.Equal(
            [true, true, false, false, false],
            new Schedule[] {
                Schedule.Cosine(),
                Schedule.Linear(),
                Schedule.Cosine(floor: 1),
                Schedule.Constant(),
                Schedule.WarmupStableDecay() }.Select(schedule => schedule.DecaysThroughout));

    [Fact]
    public void Without_warmup_a_schedule_starts_at_its_peak()
    {
        Assert.Equal(1, Schedule.Cosine(warmup: 0).FactorAt(0));
        Assert.Equal(1, Schedule.Linear(warmup: 0).FactorAt(0));
        Assert.Equal(1, Schedule.WarmupStableDecay(warmup: 0).FactorAt(0));
        Assert.Equal(1, Schedule.Constant().FactorAt(0));
    }

    [Fact]
    public void A_schedule_stays_between_zero_and_the_peak_and_ends_at_its_floor() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0, 1]).Sample((warmup, floor, progress) =>
        {
            foreach (Schedule schedule in new Schedule[] {
                Schedule.Cosine(warmup, floor),
                Schedule.Linear(warmup, floor),
                Schedule.WarmupStableDecay(warmup, 0.2, floor),
                Schedule.Constant(warmup) })
            {
                Assert.InRange(schedule.FactorAt(progress), 0, 1 + 1e-12);
                Assert.Equal(schedule is ConstantSchedule ? 1 : floor, schedule.FactorAt(1), 1e-12);
            }
        });

    /// <summary>The reason for taking the middle of a step's tokens: no batch size gets a larger mean rate than another.</summary>
    [Fact]
    public void The_mean_over_tokens_does_not_depend_on_the_batch()
    {
        Schedule schedule = Schedule.Cosine(warmup: 0.05);
        double Mean(int steps) => Enumerable.Range(0, steps).Average(step => schedule.FactorAt((step + 0.5) / steps));

        Assert.Equal(Mean(5_000), Mean(100), 1e-3);
    }
}
