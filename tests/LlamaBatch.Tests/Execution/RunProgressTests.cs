using LlamaBatch.Data;
using LlamaBatch.Execution;
using LlamaBatch.Tests.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Execution;

public class RunProgressTests
{
    private static readonly Trial _trial = TestTrials.Trial();

    /// <summary>A trial takes 30 seconds: a second and a half to start, and the rest for its steps.</summary>
    private static readonly DurationEstimate _speed = new(_trial.Plan.Flops / 28.5, "a test");

    [Fact]
    public void The_share_counts_work_and_not_trials()
    {
        // One that measures costs keeps both workers, and what is not known yet is like the others.
        Trial cost = new Bench.Sweep().PlannedAt(Scale.Full).CostTrials(new CorpusShelf(""))[0];
        double whole = 30 + (2 * (1.5 + (cost.Plan.Flops / _speed.FlopsPerSecond))) + 30;
        var progress = new RunProgress("Toy", 2, _speed);
        progress.Count([_trial, cost], [], unknown: 1);
        Assert.Equal((3, 0), (progress.Trials, progress.Finished));
        progress.Begin(0, _trial);
        Assert.Equal(0, progress.Share, 12);

        progress.Step(0, new(49, 100, 2, 1000));

        Assert.Equal(15 / whole, progress.Share, 12);
        progress.End(0);
        progress.Count([_trial, cost], [_trial], unknown: 1);
        Assert.Equal(30 / whole, progress.Share, 12);
    }

    /// <summary>Another trial trains on half of its tokens, so 14.25 of 28.5 seconds are left, and the start.</summary>
    [Fact]
    public void Steps_that_another_trial_takes_are_no_work()
    {
        long half = _trial.Plan.TokensTrained / 2;
        var progress = new RunProgress("Toy", 1, _speed);
        progress.Count([_trial], [], 0, new Dictionary<string, long> { [_trial.Id] = half });

        Assert.Equal(1.5 + (28.5 * (1 - ((double)half / _trial.Plan.TokensTrained))), progress.TimeLeft.TotalSeconds, 1e-9);
        progress.Begin(0, _trial);
        progress.Step(0, new(74, 100, 2, 1000));
        Assert.Equal(0.5, progress.Share, 1e-3);
    }

    [Fact]
    public void Before_the_first_step_the_time_left_is_the_estimated_one()
    {
        var progress = new RunProgress("Toy", 2, _speed);
        progress.Count([_trial, _trial, _trial, _trial], [_trial], 0);
        Assert.Equal(45, progress.TimeLeft.TotalSeconds, 1e-9);
    }

    /// <summary>A hundredth of the work in next to no time does not mean that the rest takes none.</summary>
    [Fact]
    public void The_first_steps_do_not_throw_the_estimate_over()
    {
        var progress = new RunProgress("Toy", 1, _speed);
        progress.Count([_trial], [], 0);
        progress.Begin(0, _trial);
        progress.Step(0, new(0, 100, 2, 1000));

        Assert.InRange(progress.TimeLeft.TotalSeconds, 20, 200);
    }

    [Fact]
    public void What_an_earlier_attempt_trained_is_progress_but_no_speed_of_this_run()
    {
        var resumed = new RunProgress("Toy", 1, _speed);
        var anew = new RunProgress("Toy", 1, _speed);
        foreach (RunProgress progress in (RunProgress[])[resumed, anew])
        {
            progress.Count([_trial], [], 0);
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
        var progress = new RunProgress("Toy", 1, _speed);
        progress.Begin(0, _trial);
        Assert.NotNull(progress.Workers[0]);
        progress.End(0);
        Assert.Null(progress.Workers[0]);
    }
}
