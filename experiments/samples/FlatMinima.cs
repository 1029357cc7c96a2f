namespace MyStudies;

/// <summary>Probes: the sharpness of the loss at the weights where training ends, in three measures.</summary>
[Experiment("Does a high learning rate end where the loss is flatter?")]
[Measure<ValidationLoss>, Measure<TopEigenvalue>(EveryTokens = 204_800), Measure<SamSharpness>(EveryTokens = 204_800)]
[Measure<RandomSharpness>(EveryTokens = 204_800)]
public sealed partial record FlatMinima : LlamaExperiment
{
    /// <summary>Learning rate after the warm-up.</summary>
    [Axis<double>(1e-3, 1e-2)]
    public double LearningRate { get; init; } = 1e-2;

    public override LlamaConfig Model => LlamaConfig.Nano;

    public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = 32 };

    public override Training Training => new() { BatchSize = 16, Tokens = 204_800, Schedule = Schedule.Constant(warmup: 0.1) };

    public override AdamW Optimizer => new() { LearningRate = LearningRate };

    public override Validation Validation => new() { Windows = 64 };

    public override Probe Probe => new() { SharpnessSequences = 256 };

    [Claim("Training at 1e-2 ends where the largest eigenvalue of the Hessian is lower than at 1e-3")]
    private static Verdict EndsFlatter(Results r) =>
        r.EqualTokens.TopEigenvalue(learningRate: 1e-2).IsBelow(r.EqualTokens.TopEigenvalue(learningRate: 1e-3), margin: 0.05);
}
