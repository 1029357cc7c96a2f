using System.Text.RegularExpressions;

namespace LlamaBatch.Generators.Tests;

/// <summary>
/// Claims in the sentences of many writers. Each text agrees with its code, and disagrees with the code after IsBelow and IsAbove, or
/// IsIncreasing and IsDecreasing, are exchanged.
/// </summary>
public class ClaimDirectionTests
{
    private const string Batches = """
        [Axis<int>(16, 64, 256)] public int BatchSize { get; init; } = 16;
        [Axis<double>(1.5e-3, 3e-3, 6e-3, 1.2e-2, 2.4e-2, 4.8e-2)] public double LearningRate { get; init; } = 6e-3;
        public override Training Training => new() { BatchSize = BatchSize, Tokens = 1_638_400 };
        public override Optimizer Optimizer => new AdamW { LearningRate = LearningRate };
        private static LevelCurves Rates(Results r, int batch) => r.EqualTokens.ValidationLoss(
            batchSize: batch, learningRate: [1.5e-3, 3e-3, 6e-3, 1.2e-2, 2.4e-2, 4.8e-2]).Along(nameof(LearningRate));
        """;

    private const string Depths = """
        [Axis<int>(1, 4)] public int Layers { get; init; } = 1;
        [Axis<int>(32, 64)] public int Width { get; init; } = 32;
        public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers, HiddenSize = Width };
        private static Samples Gain(Results r, int width) => r.EqualTokens.ValidationLoss(layers: 4, width: width)
            .EffectAgainst(r.EqualTokens.ValidationLoss(layers: 1, width: width));
        """;

    private const string Texts = """
        [Axis<int>(1, 4)] public int Portions { get; init; } = 1;
        public override Training Training => new() { BatchSize = 16, Tokens = 409_600L * Portions };
        """;

    private const string Decays = """
        [Axis<bool>(false, true)] public bool Decays { get; init; }
        [Axis<double>(0.05, 0.2)] public double Share { get; init; } = 0.2;
        public override Training Training => new()
        {
            BatchSize = 16, Tokens = 819_200,
            Schedule = Decays ? Schedule.WarmupStableDecay(warmup: 0.1, decay: Share) : Schedule.Constant(warmup: 0.1),
        };
        """;

    private const string Momentum = """
        [Axis<double>(0, 0.9)] public double Momentum { get; init; } = 0.9;
        public override Optimizer Optimizer => new Sgd { LearningRate = 0.1, Momentum = Momentum };
        """;

    private const string Floors = """
        [Axis<double>(0.4, 1)] public double Floor { get; init; } = 1;
        public override Training Training => new() { BatchSize = 16, Tokens = 819_200, Schedule = Schedule.Cosine(0.1, floor: Floor) };
        """;

    private const string Lengths = """
        [Axis<int>(16, 64)] public int SequenceLength { get; init; } = 16;
        public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = SequenceLength };
        """;

    [Theory]
    [InlineData(
        Batches, "After the same text, the loss falls with the batch size",
        "Loss(batchSize: [16, 64, 256]).IsDecreasing(margin: 0.01)")]
    [InlineData(
        Batches, "The validation loss rises with every doubling of the batch",
        "Loss(batchSize: [16, 64, 256]).IsIncreasing(margin: 0.01)")]
    [InlineData(Batches, "From 256 down to 16, the loss falls", "Loss(batchSize: [16, 64, 256]).IsIncreasing(margin: 0.01)", false)]
    [InlineData(
        Batches, "The loss falls more slowly than the batch grows",
        "Loss(batchSize: [16, 64, 256]).IsDecreasing(margin: 0.01)", false)]
    [InlineData(
        Depths, "Four layers take at least twice the memory of one",
        "r.PeakMemory(layers: 4).IsAbove(r.PeakMemory(layers: 1), margin: 0.7)")]
    [InlineData(
        Depths, "One layer takes less than half the memory of four",
        "r.PeakMemory(layers: 1).IsBelow(r.PeakMemory(layers: 4), margin: 0.7)")]
    [InlineData(
        Depths, "Four layers take at most twice the memory of one",
        "r.PeakMemory(layers: 4).IsBelow(r.PeakMemory(layers: 1), margin: 0.7)", false)]
    [InlineData(Batches, "A step of 16 sequences takes less than a second", "r.StepTime(batchSize: 16).IsBelow(1)")]
    [InlineData(Batches, "A step of 16 sequences takes at most 20 milliseconds", "r.StepTime(batchSize: 16).IsBelow(0.02)")]
    [InlineData(Batches, "A batch of 16 takes more than 1 GB", "r.PeakMemory(batchSize: 16).IsAbove(1e9)")]
    [InlineData(
        Batches, "The range of good rates is wider at 16 than at 256",
        "Rates(r, 16).WidthWithin(0.1).IsAbove(Rates(r, 256).WidthWithin(0.1))")]
    [InlineData(Batches, "The best rate is higher at 256 than at 16", "Rates(r, 256).BestLevel().IsAbove(Rates(r, 16).BestLevel())")]
    [InlineData(
        Batches, "Between seeds, the final loss varies less at 16 than at 256",
        "Loss(batchSize: 16).Spread().IsBelow(Loss(batchSize: 256).Spread())")]
    [InlineData(
        Batches, "The seeds lie further apart at 256 than at 16",
        "Loss(batchSize: 256).Spread().IsAbove(Loss(batchSize: 16).Spread())")]
    [InlineData(
        Batches, "A batch of 256 loses more than 0.02 against 16",
        "Loss(batchSize: 256).IsAbove(Loss(batchSize: 16), margin: 0.02)")]
    [InlineData(
        Batches, "A batch of 16 has a loss more than 0.02 nats per token below that of 256",
        "Loss(batchSize: 16).IsBelow(Loss(batchSize: 256), margin: 0.02)")]
    [InlineData(Depths, "The deep model has a lower loss than the shallow one", "Loss(layers: 4).IsBelow(Loss(layers: 1), margin: 0.01)")]
    [InlineData(Depths, "Four layers lower the loss more at a width of 64 than at 32", "Gain(r, 64).IsBelow(Gain(r, 32), margin: 0.01)")]
    [InlineData(
        Depths, "Four layers lower the loss of a narrow model less than that of a wide one",
        "Gain(r, 32).IsAbove(Gain(r, 64), margin: 0.01)")]
    [InlineData(
        Depths, "Four layers predict more tokens of held-out text correctly than one",
        "r.EqualTokens.Accuracy(layers: 4).IsAbove(r.EqualTokens.Accuracy(layers: 1), margin: 0.01)")]
    [InlineData(
        Depths, "Four layers make at least 3 % fewer errors than one",
        "r.EqualTokens.Accuracy(layers: 4).IsAbove(r.EqualTokens.Accuracy(layers: 1), margin: 0.03)")]
    [InlineData(
        Texts, "Four times the text lowers the loss by more than 0.03",
        "Loss(portions: 4).AcrossTokenBudgets().IsBelow(Loss(portions: 1), margin: 0.03)")]
    [InlineData(
        Texts, "A quarter of the text has a higher loss",
        "Loss(portions: 1).AcrossTokenBudgets().IsAbove(Loss(portions: 4), margin: 0.03)")]
    [InlineData(
        Decays, "A decay over the last fifth has a lower loss than none",
        "Loss(decays: true, share: 0.2).IsBelow(Loss(decays: false), margin: 0.01)")]
    [InlineData(
        Decays, "Even a decay over the last 5 % of the run has a lower loss than none",
        "Loss(decays: true, share: 0.05).IsBelow(Loss(decays: false), margin: 0.01)")]
    [InlineData(Momentum, "With momentum, SGD has a lower validation loss", "Loss(momentum: 0.9).IsBelow(Loss(momentum: 0), margin: 0.01)")]
    [InlineData(Momentum, "Without momentum, SGD ends at a higher loss", "Loss(momentum: 0).IsAbove(Loss(momentum: 0.9), margin: 0.01)")]
    [InlineData(
        Floors, "A cosine to 0.4 of the peak has a lower loss than a constant rate",
        "Loss(floor: 0.4).IsBelow(Loss(floor: 1), margin: 0.01)")]
    [InlineData(
        Lengths, "Sequences of 64 tokens need fewer bits per byte",
        "Bits(sequenceLength: 64).AcrossValidationSets().IsBelow(Bits(sequenceLength: 16), margin: 0.01)")]
    [InlineData(
        Lengths, "Long sequences have the lower loss",
        "Loss(sequenceLength: 64).AcrossValidationSets().IsBelow(Loss(sequenceLength: 16), margin: 0.01)")]
    [InlineData(Momentum, "Removing momentum raises the loss", "Loss(momentum: 0).IsAbove(Loss(momentum: 0.9), margin: 0.01)")]
    [InlineData(Momentum, "Zero momentum has a higher loss", "Loss(momentum: 0).IsAbove(Loss(momentum: 0.9), margin: 0.01)")]
    [InlineData(Depths, "A flat network has a higher loss", "Loss(layers: 4).IsBelow(Loss(layers: 1), margin: 0.01)", false)]
    [InlineData(Batches, "The loss rises as batches are removed", "Loss(batchSize: [16, 64, 256]).IsDecreasing(margin: 0.01)", false)]
    [InlineData(Depths, "It mispredicts fewer than half of the bytes", "r.EqualTokens.Accuracy(layers: 4).IsAbove(0.5)", false)]
    [InlineData(Batches, "Averaged over 1,000 steps, it takes at most 1 GB", "r.PeakMemory(batchSize: 16).IsBelow(1e9)")]
    public void The_opposite_code_is_found(string members, string text, string code, bool isUnderstood = true)
    {
        Assert.Empty(Ids(members, text, code));
        Assert.Equal(isUnderstood ? ["LB8031"] : [], Ids(members, text, Opposite(code)));
    }

    private static string Opposite(string code) =>
        code.Contains("IsBelow", StringComparison.Ordinal) ? code.Replace("IsBelow", "IsAbove", StringComparison.Ordinal)
        : code.Contains("IsAbove", StringComparison.Ordinal) ? code.Replace("IsAbove", "IsBelow", StringComparison.Ordinal)
        : code.Contains("IsIncreasing", StringComparison.Ordinal)
            ? code.Replace("IsIncreasing", "IsDecreasing", StringComparison.Ordinal)
        : code.Replace("IsDecreasing", "IsIncreasing", StringComparison.Ordinal);

    /// <summary>The code with the accessors written out.</summary>
    private static string Written(string code) => Regex.Replace(
        Regex.Replace(code, @"\bLoss\(", "r.EqualTokens.ValidationLoss("), @"\bBits\(", "r.EqualTokens.BitsPerByte(");

    private static IEnumerable<string> Ids(string members, string text, string code) => Lab.Compile($$"""
        namespace Study;

        [Experiment("Q?")]
        [Measure<ValidationLoss>, Measure<Accuracy>, Measure<BitsPerByte>, Measure<PeakMemory>, Measure<StepTime>]
        public sealed partial record S : Lab
        {
            {{members}}

            [Claim("{{text}}")]
            private static Verdict Holds(Results r) => {{Written(code)}};
        }
        """).Problems.Select(problem => problem.Split(' ')[0])
        .Where(id => id == "LB8031" || id.StartsWith("CS", StringComparison.Ordinal));
}
