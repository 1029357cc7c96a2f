using System.Reflection;
using CsCheck;
using LlamaBatch.Data;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests;

public class TrunkTests
{
    private const int Batch = 8;
    private static readonly Experiment _point = new();
    private static readonly Trial _trial = TrialOf(_point);

    /// <summary>Every setting of every section, by reflection, so that a new one is tested too.</summary>
    public static TheoryData<string> Settings =>
    [
        .. from section in (string[])["Model", "Corpus", "Training", "Optimizer", "Validation", "Probe"]
           from property in SectionOf(section).GetType().GetProperties()
           where property.SetMethod is { IsPublic: true }
           where property.Name is not (nameof(Training.BatchSize) or nameof(Training.BatchSchedule)) || section != nameof(Training)
           select $"{section}.{property.Name}",
    ];

    [Theory]
    [MemberData(nameof(Settings))]
    public void It_changes_with_every_setting_that_decides_the_bits(string setting)
    {
        (string section, string name) = setting.Split('.') is [var first, var second] ? (first, second) : default;
        object changed = Clone(SectionOf(section));
        PropertyInfo property = changed.GetType().GetProperty(name)!;
        property.SetValue(changed, Other(property.GetValue(changed)!));

        Trial other = TrialOf(section switch
        {
            "Model" => _point with { Shape = (LlamaConfig)changed },
            "Corpus" => _point with { Text = (MarkovText)changed },
            "Training" => _point with { Steps = (Training)changed },
            "Optimizer" => _point with { Updates = (AdamW)changed },
            "Validation" => _point with { Windows = (Validation)changed },
            _ => _point with { Probed = (Probe)changed },
        });

        // Rounding depends on the micro-batch, although the identity of a trial does not: its results are the same up to rounding.
        Assert.Equal(other.Id == _trial.Id && name != nameof(Training.MicroBatch), TrunkOf(other, 10) == TrunkOf(_trial, 10));
    }

    [Fact]
    public void It_changes_with_seed_metrics_and_first_steps()
    {
        BatchSchedule ramp = BatchSchedule.Staged(Batch, until: 0.25).Then(16, until: 0.5);
        string[] all =
        [
            TrunkOf(_trial, 10),
            TrunkOf(_trial, 11),
            TrunkOf(TrialOf(_point, seed: 2), 10),
            TrunkOf(TrialOf(_point, metrics: [MetricDefinition.Validation<ValidationLoss>(100)]), 10),
            TrunkOf(TrialOf(_point, metrics: [MetricDefinition.Step<TrainLoss>()]), 10),
            TrunkOf(TrialOf(_point with { Steps = _point.Steps with { BatchSchedule = BatchSchedule.Staged(4, until: 0.5) } }), 10),
            TrunkOf(TrialOf(Grown(64) with { Steps = Grown(64).Steps with { BatchSchedule = Half() with { RateExponent = 0.3 } } }), 10),
            TrunkOf(_trial, 40),
            TrunkOf(TrialOf(Grown(64) with { Steps = Grown(64).Steps with { BatchSchedule = ramp } }), 40),
        ];

        Assert.Equal(all.Length, all.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(16)]
    [InlineData(128)]
    public void It_does_not_change_with_what_follows(int batch)
    {
        Trial grown = TrialOf(Grown(batch));

        Assert.NotEqual(_trial.Id, grown.Id);
        Assert.NotEqual(_trial.Plan.Steps, grown.Plan.Steps);
        Assert.Equal(TrunkOf(_trial, 10), TrunkOf(grown, 10));
        Assert.Equal(Trunk.Of(_trial, [32]), Trunk.Of(grown, [32]));
        Assert.NotEqual(TrunkOf(_trial, 65), TrunkOf(grown, 65));
    }

    /// <summary>Against the steps themselves, one by one, for pairs of schedules that begin alike or not.</summary>
    [Fact]
    public void Trials_with_the_same_trunk_take_the_same_steps()
    {
        Gen<Training> trainings =
            from first in OneOf(4, 8)
            from second in OneOf(4, 8, 16)
            from last in OneOf(16, 32)
            from until in OneOf(0.25, 0.375)
            from exponent in OneOf(0.0, 0.5)
            from rateBatch in OneOf(0, 4)
            select _point.Steps with
            {
                BatchSize = last,
                BatchSchedule = BatchSchedule.Staged(first, until).Then(second, until: 0.5) with
                {
                    RateExponent = exponent,
                    RateBatch = exponent == 0 ? 0 : rateBatch,
                },
            };
        (int same, int other) = (0, 0);
        Gen.Select(trainings, trainings).Sample((one, another) =>
        {
            Trial[] trials = [.. new[] { one, another }.Select(training => TrialOf(_point with { Steps = training }))];
            StepSizes[] sizes = [.. trials.Select(trial => trial.Plan.LayOutSteps())];
            foreach (int steps in (int[])[1, 20, 40, 60])
            {
                bool isSame = TrunkOf(trials[0], steps) == TrunkOf(trials[1], steps);
                bool takesSame = Enumerable.Range(0, steps).All(step => sizes[0].BatchAt(step) == sizes[1].BatchAt(step)
                    && sizes[0].RateFactorAt(step).Equals(sizes[1].RateFactorAt(step)));
                Assert.False(isSame && !takesSame, "the same trunk, and other steps");
                _ = isSame ? Interlocked.Increment(ref same) : Interlocked.Increment(ref other);
            }
        });
        Assert.True(same > 0 && other > 0, $"{same} and {other} cases");
    }

    /// <summary>The window of trailing losses is a tenth of the steps, and a probe's batch is that of the largest step.</summary>
    [Fact]
    public void It_changes_with_what_follows_where_a_metric_depends_on_it()
    {
        MetricDefinition[] none = [MetricDefinition.Step<TrainLoss>()];
        MetricDefinition[] spikes = [MetricDefinition.Step<SpikeRate>()], probes = [MetricDefinition.Validation<GradientCosine>()];
        Experiment small = _point with { Probed = new Probe(), Steps = _point.Steps with { Tokens = 10_240_000 } };
        Experiment large = small with { Steps = small.Steps with { BatchSize = 64 } };

        Assert.Equal(TrunkOf(TrialOf(small, metrics: none), 10), TrunkOf(TrialOf(large, metrics: none), 10));
        Assert.NotEqual(TrunkOf(TrialOf(small, metrics: spikes), 10), TrunkOf(TrialOf(large, metrics: spikes), 10));
        Assert.NotEqual(TrunkOf(TrialOf(small, metrics: probes), 10), TrunkOf(TrialOf(large, metrics: probes), 10));
    }

    [Fact]
    public void A_trunk_ends_before_the_trial_and_cost_trials_have_none()
    {
        Assert.Equal([1, 127], Trunk.Of(_trial, [128, 127, 0, 1, 129, 1]).Select(trunk => trunk.Steps));
        Assert.Equal([Batch * 32, 127 * Batch * 32], Trunk.Of(_trial, [1, 127]).Select(trunk => trunk.Tokens));
        Assert.Null(new Bench.Sweep().PlannedAt(Scale.Full).CostTrials(new CorpusShelf(""))[0].Stem);
    }

    [Fact]
    public void Trials_share_the_longest_common_beginnings()
    {
        StagedBatch early = BatchSchedule.Staged(Batch, until: 0.25);
        Trial[] trials =
        [
            TrialOf(_point with { Steps = _point.Steps with { BatchSchedule = early.Then(16, until: 0.5), BatchSize = 32 } }),
            TrialOf(_point with { Steps = _point.Steps with { BatchSchedule = early, BatchSize = 16 } }),
            TrialOf(_point with { Steps = _point.Steps with { BatchSchedule = BatchSchedule.Constant() } }),
            TrialOf(_point with { Steps = _point.Steps with { BatchSchedule = early, BatchSize = 16 } }, seed: 2),
        ];
        var shared = SharedTrunks.Of(trials);

        // 128 steps of 8 sequences of 32 tokens are the whole run of the third.
        Assert.Equal([32, 48], shared.Of(trials[0]).Select(trunk => trunk.Steps));
        Assert.Equal(shared.Of(trials[0]), shared.Of(trials[1]));
        Assert.Equal([shared.Of(trials[0])[0]], shared.Of(trials[2]));
        Assert.Empty(shared.Of(trials[3]));
        Assert.Equal(
            new Dictionary<string, long> { [trials[1].Id] = 128 * Batch * 32 / 2, [trials[2].Id] = 128 * Batch * 32 / 4 },
            shared.TokensShared(trials));

        // Without the third trial, the shorter one of the two trunks is of no use.
        Assert.Equal([48], SharedTrunks.Of(trials[..2]).Of(trials[0]).Select(trunk => trunk.Steps));
        Assert.Empty(SharedTrunks.Of(trials[1..2]).Of(trials[1]));
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(place => values[place]);

    private static Experiment Grown(int batch) => _point with { Steps = _point.Steps with { BatchSize = batch } };

    private static StagedBatch Half() => BatchSchedule.Staged(Batch, until: 0.5);

    private static string TrunkOf(Trial trial, int steps) => Assert.Single(Trunk.Of(trial, [steps])).Id;

    private static Trial<Experiment> TrialOf(Experiment point, int seed = 1, IReadOnlyList<MetricDefinition>? metrics = null) =>
        new Sweep(point, metrics ?? [MetricDefinition.Validation<ValidationLoss>(), MetricDefinition.Validation<LossBarrier>(),
            MetricDefinition.Validation<GradientCosine>(), MetricDefinition.Validation<SamSharpness>(),
            MetricDefinition.Validation<RandomSharpness>()])
            .PlannedAt(Scale.Full).TrialOf([], seed, Phase.Evaluation, new CorpusShelf(""));

    private static object SectionOf(string name) => name switch
    {
        "Model" => _point.Shape,
        "Corpus" => _point.Text,
        "Training" => _point.Steps,
        "Optimizer" => _point.Updates,
        "Validation" => _point.Windows,
        _ => _point.Probed,
    };

    private static object Clone(object record) => record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;

    private static object Other(object value) => value switch
    {
        int number => number * 2,
        double number => number == 0 ? 0.5 : number / 2,
        bool truth => !truth,
        Sequences batch => (Sequences)(batch.Count == 0 ? 4 : batch.Count * 2),
        Tokens tokens => (Tokens)(tokens.Count == 0 ? 1000 : tokens.Count * 2),
        Schedule => Schedule.Linear(),
        StepKind => StepKind.Autograd,
        Precision => Precision.BFloat16,
        _ => throw new ArgumentException($"Another {value.GetType().Name} is needed."),
    };

    private sealed record Experiment : LlamaExperiment
    {
        public LlamaConfig Shape { get; init; } = LlamaConfig.Nano with { HiddenSize = 256, IntermediateSize = 512, VocabSize = 256 };

        public MarkovText Text { get; init; } = Corpora.MarkovText with { SequenceLength = 32 };

        public Training Steps { get; init; } = new() { BatchSize = Batch, BatchSchedule = Half(), Tokens = 128 * Batch * 32 };

        public AdamW Updates { get; init; } = new();

        public Validation Windows { get; init; } = new();

        public Probe Probed { get; init; } = new() { BatchSize = 4 };

        public override LlamaConfig Model => Shape;

        public override Corpus Corpus => Text;

        public override Training Training => Steps;

        public override Optimizer Optimizer => Updates;

        public override Validation Validation => Windows;

        public override Probe Probe => Probed;
    }

    private sealed class Sweep(Experiment point, IReadOnlyList<MetricDefinition> metrics) : Sweep<Experiment>
    {
        public override string Name => "Trunk";

        public override string Question => "Which trials share their first steps?";

        public override Experiment Baseline => point;

        public override IReadOnlyList<Axis<Experiment>> Axes => [];

        public override IReadOnlyList<MetricDefinition> Metrics => metrics;

        public override int Seeds => 1;

        public override int TuningSeeds => 0;

        public override int CostBlocks => 0;
    }
}
