using LlamaBatch.Execution;
using LlamaBatch.Tests.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Execution;

public class RunProgressTests
{
    private static readonly Trial _trial = TestTrials.Trial();

    [Fact]
    public void The_share_counts_operations_and_not_trials()
    {
        var progress = new RunProgress("Toy", 2, 1e9);
        progress.Count(trials: 10, finished: 1, totalFlops: _trial.Plan.Flops * 4, finishedFlops: _trial.Plan.Flops);
        progress.Begin(0, _trial);
        Assert.Equal(0.25, progress.Share, 12);

        progress.Step(0, new(49, 100, 2, 1000));

        Assert.Equal(0.375, progress.Share, 12);
    }

    [Fact]
    public void Before_the_first_step_the_time_left_is_the_assumed_one()
    {
        var progress = new RunProgress("Toy", 2, assumedFlopsPerSecond: _trial.Plan.Flops / 30);
        progress.Count(2, 0, _trial.Plan.Flops * 2, 0);
        Assert.Equal(60, progress.TimeLeft.TotalSeconds, 1e-3);
    }

    [Fact]
    public void What_an_earlier_attempt_trained_is_progress_but_no_speed_of_this_run()
    {
        var resumed = new RunProgress("Toy", 1, 1);
        var anew = new RunProgress("Toy", 1, 1);
        foreach (RunProgress progress in (RunProgress[])[resumed, anew])
        {
            progress.Count(1, 0, _trial.Plan.Flops, 0);
            progress.Begin(0, _trial);
        }

        resumed.Step(0, new(899, 1000, 2, 1000));
        anew.Step(0, new(0, 1000, 2, 1000));

        // Both did one step: the same speed, but a tenth of the way is left to one of them.
        Assert.Equal(0.9, resumed.Share, 12);
        Assert.InRange(resumed.TimeLeft / anew.TimeLeft, 0.02, 0.5);
    }

    [Fact]
    public void A_worker_that_ended_is_shown_no_more()
    {
        var progress = new RunProgress("Toy", 1, 1);
        progress.Begin(0, _trial);
        Assert.NotNull(progress.Workers[0]);
        progress.End(0);
        Assert.Null(progress.Workers[0]);
    }
}
