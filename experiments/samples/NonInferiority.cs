namespace MyStudies;

/// <summary>Non-inferiority: a claim that a cheaper setting is worse than an expensive setting by at most a margin.</summary>
[Experiment("Can four query heads share one key-value head?")]
[Measure<ValidationLoss>]
public sealed partial record NonInferiority : LlamaExperiment
{
    /// <summary>The number of key-value heads. The model has four query heads.</summary>
    [Axis<int>(1, 4)]
    public int KeyValueHeads { get; init; } = 4;

    public override LlamaConfig Model => LlamaConfig.Nano with { Heads = 4, KeyValueHeads = KeyValueHeads };

    public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = 32 };

    public override Training Training => new() { BatchSize = 16, Tokens = 102_400 };

    public override AdamW Optimizer => new() { LearningRate = 1e-2 };

    public override Validation Validation => new() { Windows = 64 };

    [Claim("One key-value head loses at most 0.01 nats per token")]
    private static Verdict IsNoWorse(Results r) =>
        r.EqualTokens.ValidationLoss(keyValueHeads: 1).IsNoWorseThan(r.EqualTokens.ValidationLoss(keyValueHeads: 4), margin: 0.01);

    [Claim("One key-value head has fewer parameters")]
    private static Verdict IsSmaller(Plan p) => p.Parameters(keyValueHeads: 1).IsBelow(p.Parameters(keyValueHeads: 4));
}
