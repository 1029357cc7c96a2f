namespace MyStudies;

/// <summary>How the learning rate depends on the batch size.</summary>
public enum RateRule
{
    Fixed,
    SquareRoot,
    Linear,
}

/// <summary>Rules as an axis: the learning rate and the weight decay are computed from the batch size.</summary>
[Experiment("Which rule carries a learning rate over to a larger batch?")]
[Measure<ValidationLoss>]
public sealed partial record ScaledRates : LlamaExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    [Axis<int>(8, 64)]
    public int BatchSize { get; init; } = 8;

    /// <summary>The rule that scales the learning rate with the batch size.</summary>
    [Axis<RateRule>(RateRule.Fixed, RateRule.SquareRoot, RateRule.Linear)]
    public RateRule Rule { get; init; } = RateRule.Fixed;

    /// <summary>The learning rate: 0.003 at a batch of 8, scaled by the rule for larger batches.</summary>
    private double Rate => Rule switch
    {
        RateRule.SquareRoot => RateScaling.SquareRoot(3e-3, fromBatch: 8, toBatch: BatchSize),
        RateRule.Linear => RateScaling.Linear(3e-3, fromBatch: 8, toBatch: BatchSize),
        _ => 3e-3,
    };

    public override LlamaConfig Model => LlamaConfig.Nano;

    public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = 32 };

    public override Training Training => new() { BatchSize = BatchSize, Tokens = 409_600 };

    public override AdamW Optimizer => new()
    {
        LearningRate = Rate,
        WeightDecay = Timescale.WeightDecay(timescale: 0.5, Rate, batch: BatchSize * 32, tokens: 409_600),
    };

    public override Validation Validation => new() { Windows = 64 };

    [Claim("At a batch of 64, the square-root rule gives a lower loss than the rate of 8")]
    private static Verdict RootIsBetter(Results r) =>
        r.EqualTokens.ValidationLoss(batchSize: 64, rule: RateRule.SquareRoot)
            .IsBelow(r.EqualTokens.ValidationLoss(batchSize: 64, rule: RateRule.Fixed), margin: 0.005);
}
