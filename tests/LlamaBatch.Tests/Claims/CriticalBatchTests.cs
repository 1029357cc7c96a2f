using LlamaBatch.Statistics;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests;

/// <summary>Claims about the critical batch size.</summary>
public class CriticalBatchTests
{
    private static readonly MetricDefinition _steps = ResultTable.MetricTo(Arms.Loss, 3.3, TargetCost.Steps);

    [Fact]
    public void Batches_on_both_sides_decide_a_claim_about_a_range()
    {
        Samples critical = Steps(minimumExamples: 8_000, minimumSteps: 100, [8, 16, 40, 80, 160, 400]).CriticalBatch();
        Verdict verdict = critical.IsBetween(50, 200).Decided();

        Assert.Equal(VerdictStatus.Supported, verdict.Status);
        Assert.Equal(Math.Log(80.0 / 50), verdict.Comparisons[0].Effect, 0.05);
        Assert.Equal(VerdictStatus.Refuted, critical.IsBelow(50).Decided().Status);
    }

    [Fact]
    public void Without_a_large_batch_there_is_only_a_lower_bound()
    {
        Samples critical = Steps(8_000, 100, [8, 16, 40, 80, 160]).CriticalBatch();

        Assert.Equal(VerdictStatus.Supported, critical.IsAbove(50).Decided().Status);
        Verdict open = critical.IsBelow(200).Decided();
        Assert.Equal((VerdictStatus.Inconclusive, VerdictReason.NotIdentified), (open.Status, open.Reason));
    }

    [Fact]
    public void Without_a_small_batch_there_is_only_an_upper_bound()
    {
        Samples critical = Steps(8_000, 100, [40, 80, 160, 400]).CriticalBatch();

        Assert.Equal(VerdictStatus.Supported, critical.IsBelow(200).Decided().Status);
        Assert.Equal(VerdictReason.NotIdentified, critical.IsAbove(50).Decided().Reason);
    }

    [Fact]
    public void Runs_off_the_line_must_agree_whichever_batch_is_left_out()
    {
        // The text of the largest batch is a fifth above the line.
        Samples bent = Steps(8_000, 100, [8, 16, 40, 80, 160, 400], batch => batch == 400 ? 1.2 : 1);
        CriticalBatchFit fit = bent.CriticalBatch().Arms[0].CriticalBatch!;
        double[] others = [.. fit.LeaveOneArmOut.Select(one => one.CriticalBatch)];

        Assert.True(fit.LackOfFit!.Value.P < 0.05);
        Verdict open = bent.CriticalBatch().IsBelow((fit.CriticalBatch + others.Max()) / 2).Decided();
        Assert.Equal((VerdictStatus.Inconclusive, VerdictReason.LackOfFit), (open.Status, open.Reason));
        Assert.Equal(VerdictStatus.Supported, bent.CriticalBatch().IsBelow(2 * others.Max()).Decided().Status);
    }

    [Fact]
    public void Seeds_that_are_paired_are_resampled_together()
    {
        Samples critical = Steps(8_000, 100, [8, 16, 40, 80, 160, 400], isIndependent: false).CriticalBatch();

        Assert.NotNull(critical.Arms[0].Fit);
        Assert.Equal(VerdictStatus.Supported, critical.IsBetween(50, 200).Decided().Status);
    }

    /// <summary>One run that missed the target leaves the fit unknown, however many runs reached it.</summary>
    [Fact]
    public void A_run_that_missed_the_target_leaves_it_open()
    {
        Samples steps = Steps(8_000, 100, [8, 16, 40, 80, 160, 400], isIndependent: false);
        Sample last = steps.Arms[^1];
        var missed = new Sample
        {
            Name = last.Name,
            Levels = last.Levels,
            Values = [.. last.Values.Select(value => value with { Censored = value.Seed == 1 })],
        };

        Verdict open = new Samples { Metric = steps.Metric, Budget = steps.Budget, Arms = [.. steps.Arms.SkipLast(1), missed] }
            .CriticalBatch().IsBelow(50).Decided();

        Assert.Equal((VerdictStatus.Inconclusive, VerdictReason.NotReached), (open.Status, open.Reason));
    }

    [Fact]
    public void It_needs_the_steps_to_a_target()
    {
        Samples losses = Arms.Losses(Arms.Of("8", 1, 2, 3), Arms.Of("16", 1, 2, 3), Arms.Of("40", 1, 2, 3));

        Assert.Equal(
            "A critical batch size needs the steps to a target, not validation loss. Use 'ToTarget(...).Steps(...).CriticalBatch()'.",
            Arms.Said(() => losses.CriticalBatch()));
    }

    [Fact]
    public void A_target_that_is_reached_before_the_first_step_has_no_critical_batch_size() =>
        Assert.Equal(
            "A run reached the target before its first step, so steps to validation loss 3.3 give no critical batch size. "
                + "Choose a harder target.",
            Arms.Said(() => Steps(8_000, 100, [8, 16, 40], batch => batch == 16 ? 0 : 1).CriticalBatch()));

    /// <summary>Steps with 1 % of noise on the hyperbola of two minima.</summary>
    internal static Samples Steps(
        double minimumExamples, double minimumSteps, double[] batches, Func<double, double>? bend = null, bool isIndependent = true)
    {
        var random = new Random(5);
        double StepsAt(double batch) => (minimumSteps + (minimumExamples / batch)) * (bend?.Invoke(batch) ?? 1);
        return new Samples
        {
            Metric = _steps,
            Budget = Budget.ToTarget,
            Arms =
            [
                .. batches.Select(batch => new Sample
                {
                    Name = Arms.NameOf(LevelText.Of(batch)),
                    Levels = [new AxisLevel("BatchSize", LevelText.Of(batch))],
                    Values = [.. Enumerable.Range(1, 10)
                        .Select(run => new SeedValue(run, StepsAt(batch) * (1 + (0.01 * Noise.Normal(random)))))],
                    IsIndependent = isIndependent,
                }),
            ],
        };
    }
}
