namespace MyStudies;

/// <summary>Targets: what it takes to reach a loss, in steps, tokens, operations or time, read off the curve of each trial.</summary>
[Experiment("Which batch size reaches a loss of 1.6 first?")]
[Measure<ValidationLoss>(EveryTokens = 4_096)]
[Target<ValidationLoss>(1.6)]
public sealed partial record Targets : LlamaExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    [Axis<int>(4, 16, 32)]
    public int BatchSize { get; init; } = 16;

    public override LlamaConfig Model => LlamaConfig.Nano;

    public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = 32 };

    // The loss reaches the target in the middle of a run. With a decaying learning rate, it would be higher there than at the end of a
    // shorter run.
    public override Training Training => new() { BatchSize = BatchSize, Tokens = 102_400, Schedule = Schedule.Constant(warmup: 0.1) };

    public override AdamW Optimizer => new() { LearningRate = 2.5e-3 * Math.Sqrt(BatchSize) };   // 0.01 at a batch of 16

    public override Validation Validation => new() { Windows = 64 };

    [Claim("A batch of 32 takes fewer steps than 4")]
    private static Verdict TakesFewerSteps(Results r) => r.ToTarget(1.6).Steps(batchSize: 32).IsBelow(r.ToTarget(1.6).Steps(batchSize: 4));

    [Claim("A batch of 32 takes less text than 4")]
    private static Verdict TakesLessText(Results r) => r.ToTarget(1.6).Tokens(batchSize: 32).IsBelow(r.ToTarget(1.6).Tokens(batchSize: 4));
}
