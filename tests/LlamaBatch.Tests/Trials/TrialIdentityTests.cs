using LlamaBatch.Data;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests;

public class TrialIdentityTests
{
    private static readonly Setting[] _settings = [new("A", 1), new("B", 0.1)];
    private static readonly MetricDefinition[] _metrics = [MetricDefinition.Validation<ValidationLoss>()];

    /// <summary>Results that people have committed are found by this text; it may only change together with their format.</summary>
    [Fact]
    public void It_is_the_same_on_every_machine() => Assert.Equal("b263c71dbe9decf6", Of());

    [Fact]
    public void It_changes_with_whatever_decides_the_outcome()
    {
        string[] all =
        [
            Of(),
            Of(settings: [new("A", 2), new("B", 0.1)]),
            Of(settings: [new("A", 1), new("B", 0.1 + 1e-16)]),
            Of(settings: [new("A", "1\nB=0.1")]),
            Of(metrics: [MetricDefinition.Validation<ValidationLoss>(100)]),
            Of(metrics: [MetricDefinition.Validation<ValidationLoss>(), MetricDefinition.Step<TrainLoss>()]),
            Of(corpus: "other"),
            Of(seed: 2),
        ];

        Assert.Equal(all.Length, all.Distinct().Count());
    }

    /// <summary>Results from before there was a half-life are found without one.</summary>
    [Fact]
    public void A_half_life_is_a_setting_and_none_is_not()
    {
        var training = new Training();

        Assert.DoesNotContain(training.IdentifyingSettings(), setting => setting.Name == "AveragingHalfLife");
        Assert.Equal("10000", (training with { AveragingHalfLife = 10_000 }).IdentifyingSettings()
            .Single(setting => setting.Name == "AveragingHalfLife")
            .Value);
    }

    /// <summary>
    /// What was recorded by one definition must not stand for another; a first definition has the identity it had before
    /// definitions were numbered.
    /// </summary>
    [Fact]
    public void It_changes_with_the_definition_of_a_metric()
    {
        MetricDefinition jitter = MetricDefinition.Step<LossJitter>();

        Assert.Equal(2, jitter.Revision);
        Assert.NotEqual(Of(metrics: [jitter]), Of(metrics: [jitter with { Revision = 1 }]));
    }

    [Fact]
    public void A_cost_metric_does_not_change_it() => Assert.Equal(Of(), Of(metrics: [.. _metrics, MetricDefinition.Cost<PeakMemory>()]));

    [Fact]
    public void Another_level_or_seed_of_the_sweep_keeps_the_trials_that_were()
    {
        var corpora = new CorpusShelf("");
        var sweep = new Bench.Sweep();
        IReadOnlyList<AxisLevel> levels = [new("BatchSize", "100"), new("Heads", "4"), new("LearningRate", "0.006")];

        Assert.Equal(
            sweep.PlannedAt(Scale.Full).TrialOf(levels, 3, Phase.Tuning, corpora).Id,
            sweep.PlannedAt(Scale.Full).TrialOf(levels, 3, Phase.Evaluation, corpora).Id);
        Assert.NotEqual(
            sweep.PlannedAt(Scale.Full).TrialOf(levels, 3, Phase.Evaluation, corpora).Id,
            sweep.PlannedAt(Scale.Quick).TrialOf(levels, 3, Phase.Evaluation, corpora).Id);
    }

    private static string Of(Setting[]? settings = null, MetricDefinition[]? metrics = null, string corpus = "text", int seed = 1) =>
        TrialIdentity.Of(settings ?? _settings, metrics ?? _metrics, corpus, seed);
}
