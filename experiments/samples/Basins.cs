namespace MyStudies;

/// <summary>
/// Basins: the loss between earlier weights of the run and the final weights. A barrier shows that training left a valley of the loss.
/// </summary>
[Experiment("From which moment on does training stay in one basin?")]
[Measure<ValidationLoss>, Measure<LossBarrier>(EveryTokens = 409_600)]
public sealed partial record Basins : LlamaExperiment
{
    /// <summary>
    /// The share of the training tokens after which weights are saved for the loss barrier. Training itself is the same at all levels.
    /// </summary>
    [Axis<double>(0, 0.1, 0.5)]
    public double Moment { get; init; } = 0.5;

    public override LlamaConfig Model => LlamaConfig.Nano;

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

    public override Training Training => new() { BatchSize = 16, Tokens = 409_600, Schedule = Schedule.Cosine(warmup: 0.1) };

    public override AdamW Optimizer => new() { LearningRate = 6e-3, Beta2 = 0.99 };

    public override Validation Validation => new() { Windows = 64 };

    public override Probe Probe => new() { BarrierFrom = Moment };

    [Claim("From the middle of training on, the weights stay in one basin: the loss barrier to the end is below 0.01")]
    private static Verdict StaysInOneBasin(Results r) => r.EqualTokens.LossBarrier(moment: 0.5).IsBelow(0.01);
}
