namespace MyStudies;

/// <summary>Equivalence: a claim that two settings do equally well needs a margin, the smallest difference that matters.</summary>
[Experiment("Does it matter whether embeddings are tied?")]
[Measure<ValidationLoss>]
public sealed partial record Equivalence : LlamaExperiment
{
    /// <summary>Whether input and output embeddings share their weights.</summary>
    [Axis<bool>(false, true)]
    public bool Tied { get; init; } = true;

    public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = Tied };

    public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = 32 };

    public override Training Training => new() { BatchSize = 16, Tokens = 102_400 };

    public override AdamW Optimizer => new() { LearningRate = 1e-2 };

    public override Validation Validation => new() { Windows = 64 };

    [Claim("Tied and untied embeddings have the same validation loss, to 0.02 nats per token")]
    private static Verdict AreEquivalent(Results r) =>
        r.EqualTokens.ValidationLoss(tied: true).IsEquivalentTo(r.EqualTokens.ValidationLoss(tied: false), margin: 0.02);
}
