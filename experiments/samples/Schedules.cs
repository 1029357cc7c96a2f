namespace MyStudies;

/// <summary>How the learning rate changes after the warm-up.</summary>
public enum Decay
{
    None,
    Cosine,
    LateLine,
}

/// <summary>A schedule as an axis: an enumeration names the choices, and the setting maps each of them to a schedule.</summary>
[Experiment("Does the learning rate have to decay?")]
[Measure<ValidationLoss>]
public sealed partial record Schedules : LlamaExperiment
{
    /// <summary>Decay of the learning rate.</summary>
    [Axis<Decay>(Decay.None, Decay.Cosine, Decay.LateLine)]
    public Decay Decay { get; init; } = Decay.None;

    public override LlamaConfig Model => LlamaConfig.Nano;

    public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = 32 };

    public override Training Training => new()
    {
        BatchSize = 16,
        Tokens = 102_400,
        Schedule = Decay switch
        {
            Decay.Cosine => Schedule.Cosine(warmup: 0.1),
            Decay.LateLine => Schedule.WarmupStableDecay(warmup: 0.1, decay: 0.2),
            _ => Schedule.Constant(warmup: 0.1),
        },
    };

    public override AdamW Optimizer => new() { LearningRate = 1e-2 };

    public override Validation Validation => new() { Windows = 64 };

    [Claim("Either decay gives a lower validation loss than a constant rate")]
    private static Verdict DecayIsBetter(Results r) =>
        r.EqualTokens.ValidationLoss(decay: [Decay.Cosine, Decay.LateLine])
            .IsBelow(r.EqualTokens.ValidationLoss(decay: Decay.None), margin: 0.005);
}
