using LlamaBatch.Catalog;
using LlamaBatch.Data;
using LlamaBatch.Execution;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Execution;

/// <summary>How often a cost trial is measured on a machine that is always disturbed: far slower than in the earlier trials.</summary>
public class CostMeasurementTests
{
    /// <summary>A smoke run takes seconds and decides no claim, so it does not wait for a quiet machine.</summary>
    [Theory]
    [InlineData(Scale.Smoke, 1)]
    [InlineData(Scale.Full, 3)]
    public void A_disturbed_cost_is_measured_again_except_at_scale_smoke(Scale scale, int turns)
    {
        var corpora = new CorpusShelf("");
        Trial trial = new Bench.Sweep().PlannedAt(Scale.Full).CostTrials(corpora).MinBy(one => one.Plan.Steps)!;
        var experiment = new Counted();
        TrialResult faster = new TrialRecorder(trial, [], new CostWatchTests.Watched())
            .Result(new Dictionary<string, double> { [nameof(ReferenceSpeed)] = 1e30 });

        TrialResult? measured = CostMeasurement.Run(
            experiment, trial, scale, corpora, new CostWatchTests.Watched(), [faster], peakFlops: null, () => false);

        Assert.NotNull(measured);
        Assert.True(CostGuard.Of([faster]).IsDisturbed(measured));
        Assert.Equal(turns, experiment.Runs);
    }

    /// <summary>Makes the steps of a trial without any work, and counts the runs.</summary>
    private sealed class Counted : Experiment
    {
        public int Runs { get; private set; }

        public override string Name => nameof(Counted);

        public override string Question => "How often is a cost measured?";

        public override IReadOnlyList<MetricDefinition> Metrics { get; } = [MetricDefinition.Cost<TokensPerSecond>()];

        public override PlannedExperiment PlannedAt(Scale scale, StepKind? step = null) => throw new NotSupportedException();

        public override IReadOnlyList<ClaimFinding> RehearseClaims() => [];

        public override void Train(Trial trial, CorpusShelf corpora, TrialRecorder recorder)
        {
            Runs++;
            for (int step = 0; step < trial.Plan.Steps; step++)
            {
                recorder.Observe(step, new StepOutcome(3, 1, 0.001));
            }
        }
    }
}
