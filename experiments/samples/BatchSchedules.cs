namespace MyStudies;

/// <summary>How the batch size grows during training.</summary>
public enum Growth
{
    None,
    Doubling,
    Seesaw,
}

/// <summary>A batch-size schedule as an axis. After the last stage, the batch is the largest one, <c>BatchSize</c>.</summary>
[Experiment("May the batch grow during training?")]
[Measure<ValidationLoss>]
public sealed partial record BatchSchedules : LlamaExperiment
{
    /// <summary>How the batch grows from 8 to 32 sequences. With <c>None</c>, it stays at 8.</summary>
    [Axis<Growth>(Growth.None, Growth.Doubling, Growth.Seesaw)]
    public Growth Growth { get; init; } = Growth.None;

    public override LlamaConfig Model => LlamaConfig.Nano;

    public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = 32 };

    public override Training Training => new()
    {
        BatchSize = Growth == Growth.None ? 8 : 32,
        BatchSchedule = Growth switch
        {
            // The learning rate is proportional to the square root of the batch size.
            Growth.Doubling => BatchSchedule.Staged(8, until: 0.2).Then(16, until: 0.4) with { RateExponent = 0.5 },
            Growth.Seesaw => BatchSchedule.Seesaw(from: 8),
            _ => BatchSchedule.Constant(),
        },
        Tokens = 102_400,
        Schedule = Schedule.Cosine(warmup: 0.1),
    };

    // The peak learning rate applies at the largest batch size; with Seesaw, at the first batch size.
    public override AdamW Optimizer => new() { LearningRate = Growth == Growth.Doubling ? 1e-2 : 5e-3 };

    public override Validation Validation => new() { Windows = 64 };

    [Claim("A growing batch takes fewer steps")]
    private static Verdict TakesFewerSteps(Plan p) =>
        p.Steps(growth: [Growth.Doubling, Growth.Seesaw]).IsBelow(p.Steps(growth: Growth.None));

    [Claim("Seesaw loses nothing against the small batch")]
    private static Verdict SeesawLosesNothing(Results r) =>
        r.EqualTokens.ValidationLoss(growth: Growth.Seesaw).IsNoWorseThan(r.EqualTokens.ValidationLoss(growth: Growth.None), margin: 0.01);
}
