namespace MyStudies;

/// <summary>The exponential of the validation loss: the number of equally likely next tokens that would give this loss.</summary>
public sealed class Perplexity : IValidationMetric
{
    public static string Name => "Perplexity";
    public static string Unit => "tokens";
    public static Better Better => Better.Lower;
    public static Contrast Contrast => Contrast.Ratio;                       // compared by ratios; a margin of 0.05 is 5 %
    public static double Margin => 0.05;
    public static double WhenDiverged(int vocabSize) => vocabSize;           // the perplexity of a uniform model
    public static double Measure(ValidationOutcome validation) => Math.Exp(validation.Nats / validation.Tokens);
}

/// <summary>A metric of your own: implement IValidationMetric, IStepMetric or ICostMetric, and measure it.</summary>
[Experiment("Does a learning rate of 0.01 give a lower perplexity than 0.001?")]
[Measure<Perplexity>]
public sealed partial record OwnMetric : LlamaExperiment
{
    /// <summary>Peak learning rate.</summary>
    [Axis<double>(1e-3, 1e-2)]
    public double LearningRate { get; init; } = 1e-2;

    public override LlamaConfig Model => LlamaConfig.Nano;

    public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = 32 };

    public override Training Training => new() { BatchSize = 16, Tokens = 102_400 };

    public override AdamW Optimizer => new() { LearningRate = LearningRate };

    public override Validation Validation => new() { Windows = 64 };

    [Claim("A learning rate of 0.01 lowers the perplexity by at least 10 %")]
    private static Verdict IsLower(Results r) =>
        r.EqualTokens.Perplexity(learningRate: 1e-2).IsBelow(r.EqualTokens.Perplexity(learningRate: 1e-3), margin: 0.1);
}
