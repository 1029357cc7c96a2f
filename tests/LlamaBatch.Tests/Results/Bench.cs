using LlamaBatch.Data;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests;

/// <summary>An experiment without a generator: what the generator would write, by hand, and made-up results.</summary>
internal sealed record Bench : LlamaExperiment
{
    public int BatchSize { get; init; } = 100;

    public int Heads { get; init; } = 4;

    public double LearningRate { get; init; } = 6e-3;

    public StepKind Step { get; init; }

    public int Length { get; init; } = 64;

    public override LlamaConfig Model => LlamaConfig.Nano with { Heads = Heads };

    public override Corpus Corpus => new Tape { SequenceLength = Length };

    public override Training Training => new() { BatchSize = BatchSize, Tokens = 4_000_000, Step = Step };

    public override AdamW Optimizer => new() { LearningRate = LearningRate };

    [Claim("100 is better than the large ones")]
    public static Verdict BeatsLarge(Results r) =>
        r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: [256, 512]), margin: 0.01);

    [Claim("100 is faster than 16")]
    public static Verdict IsFaster(Results r) => r.TokensPerSecond(batchSize: 100).IsAbove(r.TokensPerSecond(batchSize: 16));

    [Claim("Larger batches update less often")]
    public static Verdict UpdatesLessOften(Plan p)
        => p.UpdatesPerMillionTokens(batchSize: [100, 512]).IsBelow(p.UpdatesPerMillionTokens(batchSize: 16));

    public sealed class Results(ResultTable table)
    {
        public Learnt EqualTokens { get; } = new(table);

        public Samples TokensPerSecond(Levels<int> batchSize = default, Levels<int> heads = default) =>
            table.Cost("TokensPerSecond", [batchSize.Of("BatchSize"), heads.Of("Heads")]);

        public sealed class Learnt(ResultTable table)
        {
            public Samples ValidationLoss(Levels<int> batchSize = default, Levels<int> heads = default) =>
                table.Final("ValidationLoss", [batchSize.Of("BatchSize"), heads.Of("Heads")]);
        }
    }

    public sealed class Plan(PlanTable table)
    {
        public Quantities UpdatesPerMillionTokens(
            Levels<int> batchSize = default,
            Levels<int> heads = default,
            Levels<double> learningRate = default) =>
            table.Of(
                "updates per million tokens",
                plan => plan.UpdatesPerMillionTokens,
                [batchSize.Of("BatchSize"), heads.Of("Heads"), learningRate.Of("LearningRate")]);
    }

    public sealed class Sweep(params Target[] targets) : Sweep<Bench>
    {
        /// <summary>The experiment's name, where a test needs two.</summary>
        public string Title { get; init; } = "Bench";

        public override string Name => Title;

        public override string Question => "Is the bench steady?";

        public override Bench Baseline { get; } = new();

        /// <summary>Whether the time of a step is measured.</summary>
        public bool IsTimed { get; init; }

        /// <summary>Whether only costs are measured, and nothing is tuned then.</summary>
        public bool IsOfCosts { get; init; }

        /// <summary>The target that the learning rate is tuned for.</summary>
        public double? TunedFor { get; init; }

        /// <summary>The axes that the number of heads is tuned per; null if it is compared.</summary>
        public IReadOnlyList<string>? HeadsTunedPer { get; init; }

        public override IReadOnlyList<Axis<Bench>> Axes => HeadsTunedPer is not null
            ? [.. _axes.Select(axis => axis.Name == "Heads" ? TunedHeads(HeadsTunedPer) : axis)]
            : TunedFor is not null
            ? [.. _axes.Select(axis => axis.IsTuned ? LearningRates(TunedFor) : axis)]
            : IsOfCosts ? [.. _axes.Where(axis => !axis.IsTuned)] : _axes;

        public override IReadOnlyList<MetricDefinition> Metrics => IsOfCosts
            ? [.. _metrics.Where(metric => metric.Kind == MetricKind.Cost)]
            : IsTimed ? [.. _metrics, MetricDefinition.Cost<StepTime>()] : _metrics;

        private readonly IReadOnlyList<MetricDefinition> _metrics = [MetricDefinition.Validation<ValidationLoss>(), MetricDefinition
            .Cost<TokensPerSecond>()];

        private readonly IReadOnlyList<Axis<Bench>> _axes =
        [
            new Axis<Bench, int> {
                Name = "BatchSize",
                Levels = [16, 100, 256, 512],
                Quick = [16, 100, 256],
                BaselineLevel = 100,
                With = (point, level) => point with { BatchSize = level } },
            new Axis<Bench, int> {
                Name = "Heads",
                Levels = [2, 4],
                Smoke = [2],
                BaselineLevel = 4,
                With = (point, level) => point with { Heads = level } },
            LearningRates(null),
        ];

        private static Axis<Bench, int> TunedHeads(IReadOnlyList<string> per) => new()
        {
            Name = "Heads",
            Levels = [2, 4],
            BaselineLevel = 4,
            IsTuned = true,
            TunedPer = per,
            With = (point, level) => point with { Heads = level },
        };

        private static Axis<Bench, double> LearningRates(double? tunedFor) => new()
        {
            Name = "LearningRate",
            Levels = [3e-3, 6e-3, 1.2e-2],
            BaselineLevel = 6e-3,
            IsTuned = true,
            TunedPer = ["BatchSize"],
            TunedFor = tunedFor,
            With = (point, level) => point with { LearningRate = level },
        };

        public override IReadOnlyList<Target> Targets => targets;

        public override int Seeds => 5;

        public override int TuningSeeds => 2;

        public override int CostBlocks => 4;
    }

    /// <summary>A corpus with a fingerprint and no text.</summary>
    public sealed record Tape : Corpus
    {
        public override string Name => "Tape";

        public override string TokenIs => "a beep";

        /// <summary>The entropy rate that the text is said to have.</summary>
        public double? Entropy { get; init; }

        public override double? EntropyRate => Entropy;

        public override IEnumerable<Setting> Settings() => [];

        public override TokenSource Open(string folder) => new Source();

        private sealed class Source : TokenSource
        {
            public override string Fingerprint => "8ba4ec7d634f794ec260675876415c279bcd46e3705d5ffda147a65db9e15a12";

            public override int VocabSize => 256;

            public override long TrainingTokens => long.MaxValue;

            public override long ValidationWindows => long.MaxValue;

            public override void ReadTraining(int seed, long index, Span<int> sequence) => sequence.Clear();

            public override void ReadValidation(long window, Span<int> sequence) => sequence.Clear();
        }
    }

    /// <summary>All results of a scale, all phases, where the loss is a function of the trial.</summary>
    public static Dictionary<string, TrialResult> ResultsOf(
        Sweep sweep,
        Scale scale,
        Func<Trial<Bench>, TrialResult> result,
        StepKind? step = null)
    {
        var corpora = new CorpusShelf("");
        PlannedSweep<Bench> planned = sweep.PlannedAt(scale, step);
        var results = planned.TuningTrials(corpora).ToDictionary(trial => trial.Id, result);
        foreach (Trial<Bench> trial in planned.EvaluationTrials(corpora, results).Concat(planned.CostTrials(corpora)).ToList())
        {
            results[trial.Id] = result(trial);
        }

        return results;
    }

    /// <summary>
    /// Half as much at twice the rate: a higher rate falls faster and ends higher, so that what is best for a target in
    /// the middle is not best for the end.
    /// </summary>
    public static TrialResult HigherIsFaster(Trial<Bench> trial)
    {
        double rate = trial.Point.LearningRate / 3e-3;
        double end = 1.5 + 0.1 * rate + 0.01 * Math.Sin(trial.Seed);
        Measurement At(long tokens) => new(tokens, end + 3 * Math.Exp(-tokens * rate / 1e6));
        return Finished(trial) with { Learning = new Dictionary<string, IReadOnlyList<Measurement>> {
            ["ValidationLoss"] = [.. Enumerable.Range(1, 20).Select(i => At(i * 200_000L))] } };
    }

    /// <summary>
    /// Best at a learning rate that grows with the batch: inside the grid at 16 and 100, at its edge from 256 on. Larger
    /// batches lose more.
    /// </summary>
    public static TrialResult Finished(Trial<Bench> trial)
    {
        double best = trial.Point.BatchSize >= 256 ? 1.2e-2 : 6e-3;
        double loss = 2 + 0.001 * trial.Point.BatchSize + 0.1 * Math.Abs(Math.Log2(trial.Point.LearningRate / best))
            + 0.02 * Math.Sin(trial.Seed)
            + 0.001 * Math.Cos(trial.Seed * trial.Point.BatchSize);
        return new TrialResult(
            trial.Id,
            trial.Levels,
            trial.Seed,
            trial.Phase,
            Outcome.Completed,
            trial.Plan.TokensTrained,
            new Dictionary<string, IReadOnlyList<Measurement>> { ["ValidationLoss"] = [new(1_000_000, loss + 1), new(2_000_000, loss)] },
            new Dictionary<string, double> { ["TokensPerSecond"] = 1000 * trial.Point.BatchSize + 10 * trial.Seed });
    }
}
