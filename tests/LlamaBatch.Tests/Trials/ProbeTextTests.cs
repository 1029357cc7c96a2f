using LlamaBatch.Data;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests;

/// <summary>A probe needs as many different sequences as it reads; otherwise its batches would share some with the reference.</summary>
public class ProbeTextTests
{
    [Fact]
    public void A_text_shorter_than_a_probe_is_refused_before_training() =>
        Assert.Equal(
            "The probe of Short reads 2,304 different sequences of 32 tokens, and the training text of DotNetDocs has 2,048; give it more "
                + "text, or lower Probe.Reference or Probe.Batches.",
            Assert.Throws<CorpusException>(() => Check(MetricDefinition.Validation<GradientBias>(), new Probe())).Message);

    /// <summary>Sharpness is measured without the reference sequences of gradients, so it needs less text.</summary>
    [Fact]
    public void Sharpness_needs_only_its_own_sequences()
    {
        MetricDefinition sharpness = MetricDefinition.Validation<TopEigenvalue>();

        Check(sharpness, new Probe());
        Assert.Equal(
            "The probe of Short reads 3,000 different sequences of 32 tokens, and the training text of DotNetDocs has 2,048; give it more "
                + "text, or lower Probe.SharpnessSequences.",
            Assert.Throws<CorpusException>(() => Check(sharpness, new Probe { SharpnessSequences = 3_000 })).Message);
    }

    [Fact]
    public void A_text_that_suffices_is_not()
    {
        Check(MetricDefinition.Validation<GradientBias>(), new Probe { Reference = 1_600 });
        Check(MetricDefinition.Validation<ValidationLoss>(), new Probe());
    }

    /// <summary>The moment of a barrier decides the barrier, and no other measurement: their trials keep their identities.</summary>
    [Fact]
    public void The_moment_of_a_barrier_is_a_setting_of_the_barrier_alone()
    {
        Assert.Equal(
            ["SharpnessSequences", "BarrierFrom"],
            new Probe().Settings(ProbeKinds.Path).Select(setting => setting.Name));
        Assert.DoesNotContain("BarrierFrom", new Probe().Settings(Probe.AllKinds & ~ProbeKinds.Path).Select(setting => setting.Name));
        Assert.Equal(
            ["BarrierFrom is 1; it must be in [0, 1)."],
            new Probe { BarrierFrom = 1 }.Problems().Select(problem => problem.Message));
    }

    private static void Check(MetricDefinition metric, Probe probe) =>
        new Short(metric, probe).PlannedAt(Scale.Full).CheckCorpora(new CorpusShelf(""));

    private sealed class Short(MetricDefinition metric, Probe probe) : Sweep<Point>
    {
        public override string Name => "Short";

        public override string Question => "?";

        public override Point Baseline { get; } = new(probe);

        public override IReadOnlyList<Axis<Point>> Axes => [];

        public override IReadOnlyList<MetricDefinition> Metrics { get; } = [metric];

        public override int Seeds => 1;

        public override int TuningSeeds => 0;

        public override int CostBlocks => 0;
    }

    private sealed record Point(Probe Own) : LlamaExperiment
    {
        public override LlamaConfig Model => LlamaConfig.Nano;

        public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32, TrainingLimit = 65_536 };

        public override Training Training => new() { BatchSize = 32 };

        public override AdamW Optimizer => new();

        public override Probe Probe => Own;
    }
}
