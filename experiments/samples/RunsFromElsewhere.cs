namespace MyStudies;

/// <summary>Runs that another program trained, read from a table. LlamaBatch trains nothing; it judges the claims.</summary>
[Experiment("Does a batch of 64 reach a loss of 3.3 in fewer steps than one of 16, and at what cost in text?")]
[Measure<ValidationLoss>]
[Target<ValidationLoss>(3.3)]
public sealed partial record RunsFromElsewhere : ImportedExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    [Axis<int>(16, 64, 256)]
    public int BatchSize { get; init; } = 64;

    public override long? SequencesPerStep => BatchSize;

    public override long? TokensPerSequence => 2048;

    public override RunTable Runs => RunTable.Csv("data/runs.csv") with
    {
        Run = "run",
        Progress = Progress.Steps("step"),
        Source = "Curves made up for this sample.",
    };

    [Claim("A batch of 64 needs fewer steps than one of 16")]
    private static Verdict FewerSteps(Results r) => r.ToTarget(3.3).Steps(64).IsBelow(r.ToTarget(3.3).Steps(16));

    [Claim("A batch of 64 needs no more text than one of 16, to 5 %")]
    private static Verdict NoMoreText(Results r) => r.ToTarget(3.3).Tokens(64).IsNoWorseThan(r.ToTarget(3.3).Tokens(16));

    [Claim("The critical batch size is above 20")]
    private static Verdict BearsMoreThan20(Results r) => r.ToTarget(3.3).Steps([16, 64, 256]).CriticalBatch().IsAbove(20);
}
