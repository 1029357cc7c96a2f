namespace MyStudies;

/// <summary>Best level: a claim about where an optimum lies. The levels must reach beyond the optimum on both sides.</summary>
[Experiment("Which learning rate is best?")]
[Measure<ValidationLoss>]
public sealed partial record BestLevel : LlamaExperiment
{
    /// <summary>Peak learning rate.</summary>
    [Axis<double>(1e-3, 4e-3, 1.6e-2, 6.4e-2)]
    public double LearningRate { get; init; } = 1.6e-2;

    public override LlamaConfig Model => LlamaConfig.Nano;

    public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = 32 };

    public override Training Training => new() { BatchSize = 16, Tokens = 102_400 };

    public override AdamW Optimizer => new() { LearningRate = LearningRate };

    public override Validation Validation => new() { Windows = 64 };

    [Claim("The best learning rate lies between 0.004 and 0.064")]
    private static Verdict LiesInTheMiddle(Results r) =>
        r.EqualTokens.ValidationLoss(learningRate: [1e-3, 4e-3, 1.6e-2, 6.4e-2]).BestLevel().IsBetween(4e-3, 6.4e-2);
}
