namespace MyStudies;

/// <summary>Your own text: a folder of UTF-8 files, here the sources of these samples.</summary>
/// <remarks>Each file is a document, and one in five is held out for validation.</remarks>
[Experiment("Does a wider model predict my text better?")]
[Measure<BitsPerByte>, Measure<TrainLoss>]
public sealed partial record OwnText : LlamaExperiment
{
    /// <summary>Width of the model (its hidden size).</summary>
    [Axis<int>(32, 64)]
    public int HiddenSize { get; init; } = 32;

    public override LlamaConfig Model => LlamaConfig.Nano with { HiddenSize = HiddenSize };

    // The path is relative to the experiment's folder, experiments/samples/OwnText. The default pattern is *.txt.
    public override Corpus Corpus => Corpora.TextFiles("..") with { Pattern = "*.cs", ValidationShare = 0.2, SequenceLength = 32 };

    public override Training Training => new() { BatchSize = 16, Tokens = 76_800, Schedule = Schedule.Cosine(warmup: 0.1) };

    public override AdamW Optimizer => new() { LearningRate = 1e-2 };

    public override Validation Validation => new() { Windows = 64 };

    [Claim("A width of 64 needs fewer bits per byte than 32")]
    private static Verdict WiderIsBetter(Results r) =>
        r.EqualTokens.BitsPerByte(hiddenSize: 64).IsBelow(r.EqualTokens.BitsPerByte(hiddenSize: 32));
}
