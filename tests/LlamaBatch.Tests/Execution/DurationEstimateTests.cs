using LlamaBatch.Execution;
using LlamaBatch.Journal;
using LlamaBatch.Tests.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Execution;

/// <summary>What a strange file says of earlier attempts still gives a time that can be shown.</summary>
public class DurationEstimateTests
{
    private static readonly Trial _trial = TestTrials.Trial();

    [Theory]
    [InlineData(60, 2, 30)]
    [InlineData(60, 0, 60)]
    [InlineData(0, 2, 0)]
    [InlineData(-1, 2, 0)]
    [InlineData(double.NaN, 2, 0)]
    [InlineData(double.NegativeInfinity, 2, 0)]
    [InlineData(1e300, 2, 864_000_000)]
    [InlineData(double.PositiveInfinity, 2, 864_000_000)]
    public void A_time_is_not_negative_and_at_most_ten_thousand_days(double work, int workers, double seconds)
        => Assert.Equal(seconds, DurationEstimate.TimeOf(work, workers).TotalSeconds);

    [Theory]
    [InlineData(5e-324)]
    [InlineData(1e-9)]
    [InlineData(1.5)]
    [InlineData(1e9)]
    public void Whatever_an_attempt_took_a_trial_takes_no_less_than_its_start(double seconds)
    {
        DurationEstimate estimate = Of(seconds);

        Assert.Equal("from earlier trials on this machine", estimate.Source);
        Assert.True(estimate.WorkOf(_trial, 1) >= 1.5);
        Assert.InRange(DurationEstimate.TimeOf(estimate.WorkOf(_trial, 1), 1).TotalDays, 0, 10_000);
    }

    [Fact]
    public void An_attempt_that_took_no_time_is_none_to_learn_from()
        => Assert.StartsWith("assuming", Of(0).Source, StringComparison.Ordinal);

    [Fact]
    public void The_measured_speed_of_the_machine_counts_if_no_trial_has_run_on_it()
    {
        SpeedModel speed = SpeedModelTests.Model;

        DurationEstimate estimate = DurationEstimate.Of([_trial], StoredResults.Empty, TestTrials.Machine, speed);
        Assert.Equal("as 'doctor --calibrate' measured", estimate.Source);
        Assert.Equal(1.5 + speed.SecondsOf(_trial.Plan, isAlone: false)!.Value, estimate.WorkOf(_trial, 1), 1e-9);
        Assert.Equal("from earlier trials on this machine", Of(2, speed).Source);
    }

    private static DurationEstimate Of(double seconds, SpeedModel? speed = null) => DurationEstimate.Of(
        [_trial],
        StoredResults.Empty with { Attempts = [new Attempt(
            _trial.Id,
            1,
            _trial.Label,
            Outcome.Completed,
            DateTime.UnixEpoch,
            seconds,
            null,
            null,
            TestTrials.Machine)] },
        TestTrials.Machine,
        speed);
}
