namespace MyStudies;

/// <summary>Pareto front: a claim that every other level that is better on one metric is worse on another.</summary>
[Experiment("Is a learning rate of 0.016 a good compromise between loss and steadiness?")]
[Measure<ValidationLoss>, Measure<LossJitter>]
public sealed partial record ParetoFront : LlamaExperiment
{
    /// <summary>Peak learning rate.</summary>
    [Axis<double>(1e-3, 4e-3, 1.6e-2, 6.4e-2)]
    public double LearningRate { get; init; } = 1.6e-2;

    public override LlamaConfig Model => LlamaConfig.Nano;

    public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = 32 };

    public override Training Training => new() { BatchSize = 16, Tokens = 102_400 };

    public override AdamW Optimizer => new() { LearningRate = LearningRate };

    public override Validation Validation => new() { Windows = 64 };

    [Claim("No other rate dominates 0.016 in validation loss and loss jitter")]
    private static Verdict IsOnTheFront(Results r) => Pareto.IsNonDominated(
        r.EqualTokens.ValidationLoss(learningRate: 1.6e-2),
        r.EqualTokens.ValidationLoss(learningRate: [1e-3, 4e-3, 1.6e-2, 6.4e-2]),
        r.EqualTokens.LossJitter(learningRate: [1e-3, 4e-3, 1.6e-2, 6.4e-2]));
}
