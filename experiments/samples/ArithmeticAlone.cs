namespace MyStudies;

/// <summary>Arithmetic alone: claims about the plan and about published numbers are decided at once, and nothing is trained.</summary>
[Experiment("Is a batch of 100 sequences large for a model of a billion parameters?")]
public sealed partial record ArithmeticAlone : LlamaExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    [Axis<int>(16, 100)]
    public int BatchSize { get; init; } = 100;

    public override LlamaConfig Model =>
        LlamaConfig.Llama7B with { HiddenSize = 2_048, IntermediateSize = 5_632, Layers = 22, KeyValueHeads = 4 };

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 2_048 };

    public override Training Training => new() { BatchSize = BatchSize, Tokens = 1_000_000_000_000 };

    public override AdamW Optimizer => new() { LearningRate = 3e-4 };

    [Claim("It takes fewer than six million steps for a trillion tokens")]
    private static Verdict TakesFewSteps(Plan p) => p.Steps(batchSize: 100).IsBelow(6e6);

    [Claim("It needs the same arithmetic as a batch of 16")]
    private static Verdict NeedsTheSameArithmetic(Plan p) =>
        p.FlopsPerMillionTokens(batchSize: 100).IsEqualTo(p.FlopsPerMillionTokens(batchSize: 16));

    [Claim("Published models take more tokens in a step")]
    private static Verdict IsSmallInPrint(Plan p) => Published.TokensPerStep.IsAbove(p.TokensPerStep(batchSize: 100));
}
