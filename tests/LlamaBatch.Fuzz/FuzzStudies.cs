using LlamaBatch.Catalog;

namespace LlamaBatch.FuzzStudies;

// Studies that nobody trains: together they have every section of a report and every form of claim, so that hostile
// results reach all that is computed from them. Several, since margins are searched claim by claim, and a report of all
// would take as long as five of these.

/// <summary>Comparisons of losses.</summary>
[Experiment("Does a *hostile* <result> reach | the report of FuzzLosses?", Seeds = 4, TuningSeeds = 2)]
[Measure<ValidationLoss>, Measure<TrainLoss>, Measure<GradientVariance>]
public sealed partial record FuzzLosses : LlamaExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    [Axis<int>(4, 8, 16)]
    public int BatchSize { get; init; } = 8;

    /// <summary>Learning rate, tuned for each batch size.</summary>
    [Axis<double>(1e-3, 1e-2, 1e-1), TunedPer(nameof(BatchSize))]
    public double LearningRate { get; init; } = 1e-2;

    public override LlamaConfig Model
        => LlamaConfig.Nano with { HiddenSize = 32, IntermediateSize = 88, Layers = 1, TieWordEmbeddings = true };

    public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = 32 };

    public override Training Training
        => new() { BatchSize = BatchSize, Tokens = 102_400, MicroBatch = 2, Schedule = Schedule.Constant(warmup: 0.1) };

    public override AdamW Optimizer => new() { LearningRate = LearningRate };

    public override Validation Validation => new() { Windows = 128 };

    [Claim("Small batches learn more")]
    private static Verdict Below(Results r)
        => r.EqualTokens.ValidationLoss(batchSize: 4).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 8), margin: 0.01);

    [Claim("Two are the same")]
    private static Verdict Same(Results r)
        => r.EqualTokens.TrainLoss(batchSize: 4).IsEquivalentTo(r.EqualTokens.TrainLoss(batchSize: 8), margin: 0.1);
}

/// <summary>Best levels and orders.</summary>
[Experiment("Does a *hostile* <result> reach | the report of FuzzOrders?", Seeds = 4, TuningSeeds = 2)]
[Measure<ValidationLoss>, Measure<Accuracy>]
public sealed partial record FuzzOrders : LlamaExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    [Axis<int>(4, 8, 16)]
    public int BatchSize { get; init; } = 8;

    /// <summary>Learning rate, tuned for each batch size.</summary>
    [Axis<double>(1e-3, 1e-2, 1e-1), TunedPer(nameof(BatchSize))]
    public double LearningRate { get; init; } = 1e-2;

    public override LlamaConfig Model
        => LlamaConfig.Nano with { HiddenSize = 32, IntermediateSize = 88, Layers = 1, TieWordEmbeddings = true };

    public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = 32 };

    public override Training Training
        => new() { BatchSize = BatchSize, Tokens = 102_400, MicroBatch = 2, Schedule = Schedule.Constant(warmup: 0.1) };

    public override AdamW Optimizer => new() { LearningRate = LearningRate };

    public override Validation Validation => new() { Windows = 128 };

    [Claim("4 is best")]
    private static Verdict Best(Results r)
        => r.EqualTokens.ValidationLoss(batchSize: 4).IsBestOf(r.EqualTokens.ValidationLoss(batchSize: [4, 8]), margin: 0.01);

    [Claim("The optimum lies in the middle")]
    private static Verdict Optimum(Results r) => r.EqualTokens.ValidationLoss(batchSize: [4, 8, 16]).BestLevel().IsBetween(5, 12);
}

/// <summary>Costs and what is computed of them.</summary>
[Experiment("Does a *hostile* <result> reach | the report of FuzzCosts?", Seeds = 4, TuningSeeds = 2, CostBlocks = 3)]
[Measure<ValidationLoss>, Measure<GradientNorm>]
[Measure<StepTime>, Measure<TokensPerSecond>, Measure<PeakMemory>, Measure<ModelFlopsUtilization>]
public sealed partial record FuzzCosts : LlamaExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    [Axis<int>(4, 8, 16)]
    public int BatchSize { get; init; } = 8;

    /// <summary>Learning rate, tuned for each batch size.</summary>
    [Axis<double>(1e-3, 1e-2, 1e-1), TunedPer(nameof(BatchSize))]
    public double LearningRate { get; init; } = 1e-2;

    public override LlamaConfig Model
        => LlamaConfig.Nano with { HiddenSize = 32, IntermediateSize = 88, Layers = 1, TieWordEmbeddings = true };

    public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = 32 };

    public override Training Training
        => new() { BatchSize = BatchSize, Tokens = 102_400, MicroBatch = 2, Schedule = Schedule.Constant(warmup: 0.1) };

    public override AdamW Optimizer => new() { LearningRate = LearningRate };

    public override Validation Validation => new() { Windows = 128 };

    [Claim("Speed follows a power law")]
    private static Verdict Power(Results r) => r.TokensPerSecond(batchSize: [4, 8, 16]).Exponent().IsBetween(0.5, 1.5);

    [Claim("Memory is below 24 GB")]
    private static Verdict Memory(Results r) => r.PeakMemory(batchSize: 16).IsBelow(24e9);

    [Claim("Nothing beats 8 all round")]
    private static Verdict Front(Results r) => Pareto.IsNonDominated(
            r.EqualTokens.ValidationLoss(batchSize: 8),
            r.EqualTokens.ValidationLoss(batchSize: [4, 8]),
            r.TokensPerSecond(batchSize: [4, 8]));
}

/// <summary>What reaching a loss takes.</summary>
[Experiment("Does a *hostile* <result> reach | the report of FuzzTargets?", Seeds = 4, TuningSeeds = 2, CostBlocks = 3)]
[Measure<ValidationLoss>]
[Measure<StepTime>]
[Target<ValidationLoss>(2.2)]
public sealed partial record FuzzTargets : LlamaExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    [Axis<int>(4, 8, 16)]
    public int BatchSize { get; init; } = 8;

    /// <summary>Learning rate, tuned for each batch size.</summary>
    [Axis<double>(1e-3, 1e-2, 1e-1), TunedPer(nameof(BatchSize), For = 2.2)]
    public double LearningRate { get; init; } = 1e-2;

    public override LlamaConfig Model
        => LlamaConfig.Nano with { HiddenSize = 32, IntermediateSize = 88, Layers = 1, TieWordEmbeddings = true };

    public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = 32 };

    public override Training Training
        => new() { BatchSize = BatchSize, Tokens = 102_400, MicroBatch = 2, Schedule = Schedule.Constant(warmup: 0.1) };

    public override AdamW Optimizer => new() { LearningRate = LearningRate };

    public override Validation Validation => new() { Windows = 128 };

    [Claim("8 reaches the target with no more text")]
    private static Verdict ReachesIt(Results r)
        => r.ToTarget(2.2).Tokens(batchSize: 8).IsNoWorseThan(r.ToTarget(2.2).Tokens(batchSize: 4), margin: 0.05);

    [Claim("8 reaches the target in less time")]
    private static Verdict ReachesItSooner(Results r) => r.ToTarget(2.2).Time(batchSize: 8).IsBelow(r.ToTarget(2.2).Time(batchSize: 4));
}
