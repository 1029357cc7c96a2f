namespace MyStudies;

/// <summary>Gradient noise: the noise scale of plain gradients, and that of gradients as Adam scales them.</summary>
[Experiment("How much noise has a gradient early and late in training, plain and as Adam scales it?", Seeds = 4)]
[Measure<ValidationLoss>, Measure<GradientVariance>, Measure<GradientSquare>]
[Measure<PreconditionedVariance>, Measure<PreconditionedSquare>]
[Target<ValidationLoss>(2.2), Target<ValidationLoss>(1.6)]
public sealed partial record NoiseScales : LlamaExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    [Axis<int>(50, 100)]
    public int BatchSize { get; init; } = 100;

    public override LlamaConfig Model => LlamaConfig.Nano;

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

    public override Training Training => new() { BatchSize = BatchSize, Tokens = 1_600_000, Schedule = Schedule.Constant(warmup: 0.05) };

    public override AdamW Optimizer => new() { LearningRate = 3e-3, Beta2 = 0.95, WeightDecay = 0.1 };

    [Claim("As Adam scales gradients, the noise scale grows as the loss falls")]
    private static Verdict NoiseGrows(Results r) => Scale(r, 1.6).IsAbove(Scale(r, 2.2));

    private static Samples Scale(Results r, double loss) =>
        r.Matched(loss).PreconditionedVariance(batchSize: 100).Over(r.Matched(loss).PreconditionedSquare(batchSize: 100));
}
