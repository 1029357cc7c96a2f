namespace LlamaBatch.Generators.Tests;

/// <summary>The levels that texts of claims name, in digits, as words, as shares and by names, against the levels and sides of the code.</summary>
public class LevelMentionTests
{
    private const string Batches = "[Axis<int>(1, 16, 64, 256)] public int Batch { get; init; } = 16;";

    private const string Shares = "[Axis<double>(0, 0.1, 0.2, 0.4)] public double Share { get; init; } = 0.1;";

    private const string Decays = "[Axis<double>(0, 0.1, 1)] public double WeightDecay { get; init; } = 0.1;";

    private const string Kinds = "[Axis<Kind>(Kind.Constant, Kind.LateDecay, Kind.Cosine)] public Kind Kind { get; init; }";

    private const string Switch = "[Axis<bool>(false, true)] public bool Clipped { get; init; }";

    /// <summary>The sentence says that the left side has a lower loss, and IsAbove asserts the opposite.</summary>
    [Theory]
    [InlineData("16 has a lower loss than every larger batch", Batches, "batch: 16", "batch: [64, 256]")]
    [InlineData("A batch of one has a lower loss than 16", Batches, "batch: 1", "batch: 16")]
    [InlineData("A single sequence has a lower loss than 16", Batches, "batch: 1", "batch: 16")]
    [InlineData("A batch of 16 lowers the loss by more than 0.02 nats per token against 256", Batches, "batch: 16", "batch: 256")]
    [InlineData("A batch of 16 has a loss at least 0.02 below that of 256", Batches, "batch: 16", "batch: 256")]
    [InlineData("A fall over the last 40 % of the run gives a lower loss than none", Shares, "share: 0.4", "share: 0")]
    [InlineData("A fall over the last fifth has a lower loss than one over a tenth", Shares, "share: 0.2", "share: 0.1")]
    [InlineData("Two fifths of decay have a lower loss than none", Shares, "share: 0.4", "share: 0")]
    [InlineData("A weight decay of 1 has a lower loss than none", Decays, "weightDecay: 1", "weightDecay: 0")]
    [InlineData("Without weight decay, the loss is lower", Decays, "weightDecay: 0", "weightDecay: 1")]
    [InlineData("A late decay has a lower loss than a constant rate", Kinds, "kind: Kind.LateDecay", "kind: Kind.Constant")]
    [InlineData("Clipping lowers the loss", Switch, "clipped: true", "clipped: false")]
    [InlineData("Without clipping, the loss is lower", Switch, "clipped: false", "clipped: true")]
    [InlineData("The loss of an unclipped run is lower than of a clipped one", Switch, "clipped: false", "clipped: true")]
    public void The_side_that_the_text_calls_lower(string text, string axis, string left, string right)
    {
        Assert.Equal(["LB8031 'IsAbove'"], Of(text, axis, left, $"IsAbove(r.EqualTokens.ValidationLoss({right}), margin: 0.02)"));
        Assert.Empty(Of(text, axis, left, $"IsBelow(r.EqualTokens.ValidationLoss({right}), margin: 0.02)"));
    }

    /// <summary>The sentence limits how much worse its subject is, and the code limits the other side.</summary>
    [Theory]
    [InlineData("A batch of 256 loses at most 0.02 nats per token against 16", Batches, "batch: 256", "batch: 16")]
    [InlineData("A batch of one is no worse than 16, to 0.02 nats per token", Batches, "batch: 1", "batch: 16")]
    [InlineData("Against 16, a batch of 256 loses at most 0.02 nats per token", Batches, "batch: 256", "batch: 16", false)]
    [InlineData("A decay over a tenth loses at most 0.02 nats per token against one over 40 %", Shares, "share: 0.1", "share: 0.4")]
    [InlineData("A late decay loses at most 0.02 nats per token against a cosine", Kinds, "kind: Kind.LateDecay", "kind: Kind.Cosine")]
    [InlineData("Clipping costs at most 0.02 nats per token", Switch, "clipped: true", "clipped: false")]
    [InlineData("Without clipping, the loss is at most 0.02 nats per token higher", Switch, "clipped: false", "clipped: true")]
    [InlineData("A batch of 16 gains at most 0.02 nats per token against 256", Batches, "batch: 256", "batch: 16", false)]
    [InlineData("Adam without clipping is no worse than with it, to 0.02 nats per token", Switch, "clipped: false", "clipped: true")]
    public void The_side_that_the_text_limits(string text, string axis, string left, string right, bool isFound = true)
    {
        Assert.Equal(
            isFound ? ["LB8031 'IsNoWorseThan'"] : [],
            Of(text, axis, right, $"IsNoWorseThan(r.EqualTokens.ValidationLoss({left}), margin: 0.02)"));
        Assert.Empty(Of(text, axis, left, $"IsNoWorseThan(r.EqualTokens.ValidationLoss({right}), margin: 0.02)"));
    }

    [Theory]
    [InlineData("256 sequences have a higher loss than 16", Batches, "batch: 64", "batch: 16", true)]
    [InlineData("A batch of one has a lower loss than 16", Batches, "batch: 64", "batch: 16", true)]
    [InlineData("A decay over the last fifth has a lower loss than none", Shares, "share: 0.4", "share: 0", true)]
    [InlineData("A weight decay of 1 has a lower loss than none", Decays, "weightDecay: 1", "weightDecay: 0.1", true)]
    [InlineData("A batch of 64 has a higher loss than 16 after one epoch of the text", Batches, "batch: 64", "batch: 16", false)]
    [InlineData("A batch of 64 has a loss 0.1 higher than 16, 16 steps after the warm-up", Batches, "batch: 64", "batch: 16", false)]
    public void The_levels_that_the_text_names(string text, string axis, string left, string right, bool isFound) => Assert.Equal(
        isFound,
        Of(text, axis, left, (text.Contains("higher", StringComparison.Ordinal) ? "IsAbove" : "IsBelow")
            + $"(r.EqualTokens.ValidationLoss({right}), margin: 0.02)").Any());

    [Theory]
    [InlineData("Each doubling of the batch raises the loss", "IsDecreasing", true)]
    [InlineData("Each doubling of the batch raises the loss", "IsIncreasing", false)]
    public void A_trend_of_each_step(string text, string method, bool isFound) => Assert.Equal(
        isFound,
        Of(text, Batches, "batch: [16, 64, 256]", $"{method}(margin: 0.02)").Any());

    private static IEnumerable<string> Of(string text, string axis, string left, string verdict) => Lab.Compile($$"""
        namespace Study;

        public enum Kind { Constant, LateDecay, Cosine }

        /// <summary>Levels.</summary>
        [Experiment("Q?")]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            /// <summary>Levels.</summary>
            {{axis}}
            {{Setting(axis)}}

            [Claim("{{text}}")]
            private static Verdict Holds(Results r) => r.EqualTokens.ValidationLoss({{left}}).{{verdict}};
        }
        """).Problems;

    private static string Setting(string axis) => axis switch
    {
        Batches => """
            public override Training Training => new() { BatchSize = Batch, Tokens = 1_638_400 };
            public override Optimizer Optimizer => new AdamW { LearningRate = RateScaling.SquareRoot(3e-3, 16, Batch) };
            """,
        Shares => """
            public override Training Training => new()
            {
                BatchSize = 16, Tokens = 819_200, Schedule = Schedule.WarmupStableDecay(warmup: 0.1, decay: Share),
            };
            """,
        Decays => "public override AdamW Optimizer => new() { LearningRate = 6e-3, WeightDecay = WeightDecay };",
        Switch => """
            public override Training Training => new() { BatchSize = 16, Tokens = 819_200, GradientClip = Clipped ? 1 : 0 };
            """,
        _ => """
            public override Training Training => new()
            {
                BatchSize = 16,
                Tokens = 819_200,
                Schedule = Kind switch
                {
                    Kind.Constant => Schedule.Constant(warmup: 0.1),
                    Kind.LateDecay => Schedule.WarmupStableDecay(warmup: 0.1, decay: 0.2),
                    _ => Schedule.Cosine(warmup: 0.1),
                },
            };
            """,
    };
}
