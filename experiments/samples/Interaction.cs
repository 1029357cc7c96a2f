namespace MyStudies;

/// <summary>Interaction: a claim that the effect of one axis depends on another compares two effects, seed by seed.</summary>
[Experiment("Does a small learning rate hurt a large batch more than a small one?")]
[Measure<ValidationLoss>]
public sealed partial record Interaction : LlamaExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    [Axis<int>(8, 32)]
    public int BatchSize { get; init; } = 8;

    /// <summary>Peak learning rate.</summary>
    [Axis<double>(1e-3, 1e-2)]
    public double LearningRate { get; init; } = 1e-2;

    public override LlamaConfig Model => LlamaConfig.Nano;

    public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = 32 };

    public override Training Training => new() { BatchSize = BatchSize, Tokens = 204_800 };

    public override AdamW Optimizer => new() { LearningRate = LearningRate };

    public override Validation Validation => new() { Windows = 64 };

    [Claim("A rate of 0.001 instead of 0.01 costs a batch of 32 more than a batch of 8")]
    private static Verdict HurtsLargeMore(Results r) =>
        EffectOfSmallRate(r, batchSize: 32).IsAbove(EffectOfSmallRate(r, batchSize: 8), margin: 0.05);

    private static Samples EffectOfSmallRate(Results r, int batchSize) =>
        r.EqualTokens.ValidationLoss(batchSize, learningRate: 1e-3)
            .EffectAgainst(r.EqualTokens.ValidationLoss(batchSize, learningRate: 1e-2));
}
