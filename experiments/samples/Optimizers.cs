namespace MyStudies;

/// <summary>The rule that updates the weights.</summary>
public enum UpdateRule
{
    Sgd,
    AdamW,
}

/// <summary>The optimizer as an axis: a property of type <c>Optimizer</c> chooses between <c>new</c> expressions.</summary>
[Experiment("Does AdamW learn faster than SGD?")]
[Measure<ValidationLoss>]
public sealed partial record Optimizers : LlamaExperiment
{
    /// <summary>The rule that updates the weights.</summary>
    [Axis<UpdateRule>(UpdateRule.Sgd, UpdateRule.AdamW)]
    public UpdateRule Rule { get; init; } = UpdateRule.AdamW;

    /// <summary>The learning rate as a multiple of 0.3 for SGD, and of 0.005 for AdamW. It is tuned for each rule.</summary>
    [Axis<double>(0.25, 0.5, 1, 2, 4), TunedPer(nameof(Rule))]
    public double RateFactor { get; init; } = 1;

    public override LlamaConfig Model => LlamaConfig.Nano;

    public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = 32 };

    public override Training Training => new() { BatchSize = 16, Tokens = 102_400 };

    public override Optimizer Optimizer => Rule switch
    {
        UpdateRule.Sgd => new Sgd { LearningRate = 0.3 * RateFactor },
        _ => new AdamW { LearningRate = 5e-3 * RateFactor },
    };

    public override Validation Validation => new() { Windows = 64 };

    [Claim("AdamW gives a lower validation loss than SGD")]
    private static Verdict AdamWIsBetter(Results r) =>
        r.EqualTokens.ValidationLoss(rule: UpdateRule.AdamW).IsBelow(r.EqualTokens.ValidationLoss(rule: UpdateRule.Sgd), margin: 0.01);
}
