using LlamaBatch.Torch;

namespace MyStudies;

/// <summary>Sign descent: every weight moves by the learning rate, against the sign of its gradient.</summary>
public sealed record SignDescent : Optimizer
{
    public override string Name => "Sign descent";

    public override int FloatsPerParameter => 0;                             // what it remembers of each weight

    public override IEnumerable<Setting> Settings() => [new(nameof(LearningRate), LearningRate)];

    public IOptimizer CreateFor(LlamaModel model) => new SignDescentOptimizer(model);
}

/// <summary>An optimizer of your own: a record with its settings, and a class that updates the weights.</summary>
[Experiment("Does sign descent need a small learning rate?")]
[Measure<ValidationLoss>]
public sealed partial record OwnOptimizer : LlamaExperiment
{
    /// <summary>Peak learning rate.</summary>
    [Axis<double>(1e-3, 1e-2)]
    public double LearningRate { get; init; } = 1e-3;

    public override LlamaConfig Model => LlamaConfig.Nano;

    public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = 32 };

    public override Training Training => new() { BatchSize = 16, Tokens = 102_400 };

    public override SignDescent Optimizer => new() { LearningRate = LearningRate };

    public override Validation Validation => new() { Windows = 64 };

    [Claim("A learning rate of 0.001 has a lower validation loss than 0.01")]
    private static Verdict SmallIsBetter(Results r) =>
        r.EqualTokens.ValidationLoss(learningRate: 1e-3).IsBelow(r.EqualTokens.ValidationLoss(learningRate: 1e-2), margin: 0.01);
}
