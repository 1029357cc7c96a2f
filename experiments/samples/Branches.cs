namespace MyStudies;

/// <summary>
/// Branches of one run, which continue with different batches. Trials of the same seed take the same steps before the branch, so they
/// are trained only once.
/// </summary>
[Experiment("How large may the batch be after half of the run?")]
[Measure<ValidationLoss>]
public sealed partial record Branches : LlamaExperiment
{
    /// <summary>Sequences per step in the second half of the run.</summary>
    [Axis<int>(8, 16, 32)]
    public int BatchSize { get; init; } = 8;

    public override LlamaConfig Model => LlamaConfig.Nano;

    public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = 32 };

    public override Training Training => new()
    {
        BatchSize = BatchSize,
        // The learning rate is proportional to the square root of the batch size. RateBatch fixes the rate at 8 sequences, so all branches
        // share it in the first half of the run.
        BatchSchedule = BatchSchedule.Staged(8, until: 0.5) with { RateExponent = 0.5, RateBatch = 8 },
        Tokens = 102_400,
        Schedule = Schedule.Constant(warmup: 0.05),
    };

    public override AdamW Optimizer => new() { LearningRate = 3e-3 };

    public override Validation Validation => new() { Windows = 64 };

    [Claim("Four times the batch loses nothing in the second half")]
    private static Verdict GrowthIsFree(Results r) =>
        r.EqualTokens.ValidationLoss(batchSize: 32).IsNoWorseThan(r.EqualTokens.ValidationLoss(batchSize: 8), margin: 0.01);
}
