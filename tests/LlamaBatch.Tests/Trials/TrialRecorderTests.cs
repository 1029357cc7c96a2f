using LlamaBatch.Data;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests;

public class TrialRecorderTests
{
    private static readonly MetricDefinition[] _metrics =
    [
        MetricDefinition.Step<TrainLoss>(), MetricDefinition.Step<SpikeRate>(), MetricDefinition.Validation<ValidationLoss>(
            everyTokens: 1_000_000), MetricDefinition.Validation<ValidationJitter>(everyTokens: 30_000),
    ];

    [Fact]
    public void A_step_metric_is_the_mean_since_the_last_record()
    {
        TrialRecorder recorder = Recorder();
        int steps = Trial.Plan.Steps;
        for (int step = 0; step < steps; step++)
        {
            recorder.Observe(step, new StepOutcome(step, 1, 0.01));
            recorder.Record<TrainLoss>(step, new StepOutcome(step, 1, 0.01));
        }

        IReadOnlyList<Measurement> series = recorder.Result(new Dictionary<string, double>()).Learning["TrainLoss"];
        Assert.Equal(20, series.Count, 1.0);
        Assert.Equal((steps * Trial.Plan.TokensPerStep), series[^1].Tokens);
        Assert.Equal(Enumerable.Range(0, steps).Average(), Weighted(series), 1e-9);        // nothing is lost between two records
    }

    /// <summary>Nobody pays for a measurement that no metric reads.</summary>
    [Fact]
    public void What_no_metric_reads_is_not_measured()
    {
        TrialRecorder plain = Recorder();
        var seen = new TrialRecorder(Trial, [MetricDefinition.Validation<SeenLoss>()], new Silent());
        var gap = new TrialRecorder(Trial, [MetricDefinition.Validation<GeneralizationGap>()], new Silent());
        var update = new TrialRecorder(Trial, [MetricDefinition.Step<UpdateRatio>()], new Silent());

        Assert.Equal((false, false, false), (plain.NeedsSeenText, plain.NeedsUpdates, plain.NeedsMicroBatches));
        Assert.Equal((true, false), (seen.NeedsSeenText, seen.NeedsUpdates));
        Assert.Equal((true, false), (gap.NeedsSeenText, gap.NeedsUpdates));
        Assert.Equal((false, true), (update.NeedsSeenText, update.NeedsUpdates));
    }

    /// <summary>Each metric has an interval of its own, and a validation may be due for another metric.</summary>
    [Fact]
    public void A_probe_is_due_with_the_metrics_that_need_it()
    {
        long step = Trial.Plan.TokensPerStep;
        var recorder = new TrialRecorder(
            Trial,
            [
                MetricDefinition.Validation<ValidationLoss>(step), MetricDefinition.Validation<GradientBias>(4 * step),
                MetricDefinition.Validation<GradientCosine>(6 * step), MetricDefinition.Validation<TopEigenvalue>(6 * step),
            ],
            new Silent());

        Assert.Equal(
            [ProbeKinds.None, ProbeKinds.None, ProbeKinds.None, ProbeKinds.Gradients, ProbeKinds.None,
                ProbeKinds.Gradients | ProbeKinds.Curvature],
            Enumerable.Range(0, 6).Select(recorder.ProbesAfter));
        Assert.Equal(ProbeKinds.None, Recorder().ProbesAfter(Trial.Plan.Steps - 1));
    }

    /// <summary>A trend drops out, also one that is as steep as the noise is wide.</summary>
    [Theory]
    [InlineData(0.001)]
    [InlineData(0.05)]
    public void Jitter_is_the_standard_deviation_of_the_noise_around_a_trend(double slope)
    {
        var noise = new Random(1);
        var recorder = new TrialRecorder(Trial, [MetricDefinition.Step<LossJitter>(everyTokens: long.MaxValue)], new Silent());
        for (int step = 0; step < Trial.Plan.Steps; step++)
        {
            double normal = Math.Sqrt(-2 * Math.Log(1 - noise.NextDouble())) * Math.Cos(2 * Math.PI * noise.NextDouble());
            var outcome = new StepOutcome(5 - (slope * step) + (0.05 * normal), 1, 0.01);
            recorder.Observe(step, outcome);
            recorder.Record<LossJitter>(step, outcome);
        }

        Assert.Equal(0.05, Assert.Single(recorder.Result(new Dictionary<string, double>()).Learning["LossJitter"]).Value, 0.005);
    }

    /// <summary>Evaluations fall on steps, so they are not evenly spaced; a trend drops out nevertheless.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    public void Validation_jitter_is_the_standard_deviation_of_the_noise_around_a_trend(double slopePerMillion)
    {
        var noise = new Random(1);
        long every = (Trial.Plan.TokensPerStep * 5) / 2;                            // after two steps and after three, in turn
        MetricDefinition[] metrics =
        [
            MetricDefinition.Validation<ValidationJitter>(every), MetricDefinition.Validation<AccuracyJitter>(every),
            MetricDefinition.Validation<ValidationLoss>(every),
        ];
        var recorder = new TrialRecorder(Trial, metrics, new Silent());
        for (int step = 0; step < Trial.Plan.Steps; step++)
        {
            double trained = (step + 1) * Trial.Plan.TokensPerStep / 1e6;
            double loss = 5 - (slopePerMillion * trained) + (0.05 * Noise.Normal(noise));
            var outcome = new ValidationOutcome(1000 * loss, 1000, (long)(500 + (20 * Noise.Normal(noise))), 1000);
            recorder.Record<ValidationJitter>(step, outcome);
            recorder.Record<AccuracyJitter>(step, outcome);
            recorder.Record<ValidationLoss>(step, outcome);
        }

        TrialResult result = recorder.Result(new Dictionary<string, double>());
        int count = result.Learning[metrics[0].Key].Count;
        double error = 3 / Math.Sqrt(count / 2.0);                                  // three standard errors of a mean over the last half
        Assert.InRange(count, 50, int.MaxValue);
        Assert.Equal(0.05, result.FinalOf(metrics[0], 256), 0.05 * error);
        Assert.Equal(0.02, result.FinalOf(metrics[1], 256), 0.02 * error);
        Assert.Equal([0, 0], result.Learning[metrics[0].Key].Take(2).Select(record => record.Value));
    }

    /// <summary>
    /// Noise of standard deviation 0.05 has spikes of 7.5 standard deviations at known steps; 5 standard deviations are no spike.
    /// </summary>
    [Fact]
    public void The_spike_rate_is_the_share_of_losses_far_above_those_before()
    {
        var noise = new Random(1);
        MetricDefinition spikes = MetricDefinition.Step<SpikeRate>();
        var recorder = new TrialRecorder(Trial, [spikes], new Silent());
        int steps = Trial.Plan.Steps;
        int[] high = [.. Enumerable.Range(1, 9).Select(i => (steps / 3) + (i * steps / 15))];
        for (int step = 0; step < steps; step++)
        {
            double loss = 5 - (1.0 * step / steps) + (0.05 * Math.Clamp(Noise.Normal(noise), -3, 3));
            var outcome = new StepOutcome(high.Contains(step) ? loss + 0.7 : step % 97 == 0 ? loss + 0.1 : loss, 1, 0.01);
            recorder.Observe(step, outcome);
            recorder.Record<SpikeRate>(step, outcome);
        }

        double rate = recorder.Result(new Dictionary<string, double>()).FinalOf(spikes, 256);
        Assert.Equal(9 / (2.0 / 3 * steps), rate, 1.5 / steps);
        Assert.Equal(1, spikes.WhenDiverged(256));
    }

    /// <summary>Until the window is full there is no band, and a jump is no spike.</summary>
    [Fact]
    public void The_trailing_window_is_a_tenth_of_the_run_and_at_least_32_steps()
    {
        var longest = new TrailingLosses(1000);
        var shortest = new TrailingLosses(50);
        for (int step = 0; step < 100; step++)
        {
            Assert.Equal((step < 100, step < 32), (double.IsNaN(longest.Band.Median), double.IsNaN(shortest.Band.Median)));
            longest.Add(step % 2);
            shortest.Add(step);
        }

        Assert.Equal((0.5, 1.4826 * 0.5), longest.Band);
        Assert.Equal((83.5, 1.4826 * 8), shortest.Band);
    }

    /// <summary>A batch of a hundred steps has five of them in a record: the last half has fifty.</summary>
    [Fact]
    public void Jitter_is_that_of_the_last_half_of_the_run()
    {
        MetricDefinition jitter = MetricDefinition.Step<LossJitter>();
        var result = new TrialResult(
            "", [], 1, Phase.Evaluation, Outcome.Completed, 100, new Dictionary<string, IReadOnlyList<Measurement>> {
                [jitter.Key] = [new(25, 9), new(50, 8), new(75, 3), new(100, 1)] }, new Dictionary<string, double>());

        Assert.Equal(2, result.FinalOf(jitter, 256));

        // Steps that do not end at the middle of the run move no record over it.
        var odd = result with { Learning = new Dictionary<string, IReadOnlyList<Measurement>> {
            [jitter.Key] = [new(26, 9), new(51, 8), new(76, 3), new(100, 1)] } };
        Assert.Equal(2, odd.FinalOf(jitter, 256));
        Assert.Equal(1, result.FinalOf(jitter with { FinalShare = 0 }, 256));
    }

    [Fact]
    public void What_a_trial_does_not_measure_is_never_due()
    {
        var recorder = new TrialRecorder(Trial, [], new Silent());
        var outcome = new StepOutcome(3, 1, 0.01);
        recorder.Observe(Trial.Plan.Steps - 1, outcome);
        recorder.Record<TrainLoss>(Trial.Plan.Steps - 1, outcome);

        Assert.False(recorder.IsDue<ValidationLoss>(Trial.Plan.Steps - 1));
        Assert.Empty(recorder.Result(new Dictionary<string, double>()).Learning);
    }

    [Fact]
    public void A_metric_is_due_when_its_interval_of_tokens_is_full_and_at_the_end()
    {
        TrialRecorder recorder = Recorder();
        var due = Enumerable.Range(0, Trial.Plan.Steps).Where(step => recorder.IsDue<ValidationLoss>(step))
            .Select(step => (step + 1) * Trial.Plan.TokensPerStep)
            .ToList();

        Assert.Equal(4, due.Count);
        Assert.All(due, (tokens, i) => Assert.InRange(
            tokens,
            Math.Min(Trial.Plan.TokensTrained, (i + 1) * 1_000_000L),
            ((i + 1) * 1_000_000L) + Trial.Plan.TokensPerStep));
    }

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(2, double.NaN)]
    public void A_loss_or_gradient_that_is_not_finite_diverges(double loss, double norm)
    {
        TrialRecorder recorder = Recorder();

        Assert.False(recorder.Observe(0, new StepOutcome(loss, norm, 0.01)));
        Assert.Equal(Outcome.Diverged, recorder.Outcome);
    }

    [Fact]
    public void A_loss_far_above_that_of_knowing_nothing_diverges_after_a_while_but_a_spike_does_not()
    {
        TrialRecorder spiked = Recorder();
        TrialRecorder lost = Recorder();
        bool spikedGoesOn = true;
        bool lostGoesOn = true;
        for (int step = 0; step < 200; step++)
        {
            spikedGoesOn &= spiked.Observe(step, new StepOutcome(step == 50 ? 20 : 3, 1, 0.01));
            lostGoesOn &= lost.Observe(step, new StepOutcome(step > 50 ? 9 : 3, 1, 0.01));
        }

        Assert.True(spikedGoesOn);
        Assert.False(lostGoesOn);
    }

    [Fact]
    public void A_restored_recorder_records_what_an_undisturbed_one_does()
    {
        TrialRecorder straight = Recorder();
        TrialRecorder first = Recorder();
        TrialRecorder second = Recorder();
        for (int step = 0; step < 300; step++)
        {
            Tell(straight, step);
            Tell(step < 137 ? first : second, step);
            if (step == 136)
            {
                second.RestoreState(first.SaveState());
            }
        }

        var none = new Dictionary<string, double>();
        Assert.All(
            straight.Result(none).Learning,
            series => Assert.Equal(series.Value, second.Result(none).Learning[series.Key]));
        Assert.Contains(second.Result(none).Learning["ValidationJitter"], record => record.Value > 0);
        Assert.Equal(straight.SaveState(), second.SaveState());
    }

    /// <summary>
    /// What a step costs does not depend on how well it learns, and times of a few steps would be compared with those of
    /// many.
    /// </summary>
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(1000)]
    public void A_cost_trial_does_not_diverge(double loss)
    {
        Trial<Bench> trial = new Bench.Sweep().PlannedAt(Scale.Full).CostTrials(new CorpusShelf(""))[0];
        var recorder = new TrialRecorder(trial, [], new Silent());

        Assert.All(Enumerable.Range(0, trial.Plan.Steps), step => Assert.True(recorder.Observe(step, new StepOutcome(loss, loss, 0.01))));
        Assert.Equal(Outcome.Completed, recorder.Outcome);
    }

    private static Trial<Bench> Trial { get; } = new Bench.Sweep().PlannedAt(Scale.Full)
        .TrialOf([new("BatchSize", "100"), new("Heads", "4"), new("LearningRate", "0.006")], 1, Phase.Evaluation, new CorpusShelf(""));

    /// <summary>A branch with few steps diverges after 6 losses above the limit, so a trunk with 6 of them is none for it.</summary>
    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public void A_trunk_in_which_a_shorter_trial_would_diverge_is_not_saved(int stepsAbove, bool isDue)
    {
        var file = new TrunkFile(new Trunk("0123456789abcdef", 12, 12 * Trial.Plan.TokensPerStep), "0123456789abcdef.trunk");
        var recorder = new TrialRecorder(Trial, _metrics, new Silent { Trunks = [file] });
        var resumed = new TrialRecorder(Trial, _metrics, new Silent { Trunks = [file] });
        for (int step = 0; step < 11; step++)
        {
            Assert.True(recorder.Observe(step, new StepOutcome(step == 0 ? 1000 : step < stepsAbove ? 1 : -20_000, 1, 0.01)));
            Assert.Null(recorder.TrunkDue);
        }

        resumed.RestoreState(recorder.SaveState());
        foreach (TrialRecorder one in (TrialRecorder[])[recorder, resumed])
        {
            one.Observe(11, new StepOutcome(1, 1, 0.01));
            Assert.Equal(isDue ? file : null, one.TrunkDue);
            Assert.Equal(isDue, one.CheckpointIsDue);
        }
    }

    private static TrialRecorder Recorder() => new(Trial, _metrics, new Silent());

    private static void Tell(TrialRecorder recorder, int step)
    {
        var outcome = new StepOutcome(3 + Math.Sin(step) + (step == 170 ? 50 : 0), 1, 0.01);
        recorder.Observe(step, outcome);
        recorder.Record<TrainLoss>(step, outcome);
        recorder.Record<SpikeRate>(step, outcome);
        recorder.Record<ValidationJitter>(step, new ValidationOutcome(3 + Math.Cos(step), 1, 0, 1));
    }

    private static double Weighted(IReadOnlyList<Measurement> series)
    {
        double sum = 0;
        long before = 0;
        foreach (Measurement measurement in series)
        {
            sum += measurement.Value * (measurement.Tokens - before);
            before = measurement.Tokens;
        }

        return sum / before;
    }

    private sealed class Silent : ITrialObserver
    {
        public string CheckpointPath => "";

        public IReadOnlyList<TrunkFile> Trunks { get; init; } = [];

        public bool CheckpointIsDue => false;

        public bool MustStop => false;

        public void Stepped(int step, int steps, StepOutcome outcome)
        {
        }

        public void Measured(string metric, Measurement measurement)
        {
        }

        public void Noted(TrialNote note)
        {
        }
    }
}
