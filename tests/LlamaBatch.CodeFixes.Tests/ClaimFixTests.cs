namespace LlamaBatch.CodeFixes.Tests;

/// <summary>Fixes of claims, targets and metrics.</summary>
public class ClaimFixTests
{
    private const string LossComparison =
        "r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: [256]), margin: 0.01)";

    private const string Updates = "UpdatesPerMillionTokens(batchSize: 16)";

    [Fact]
    public Task A_claim_asserts_what_its_text_says() => FixTest<ClaimDirectionFix>.Expect(
        Study.With("ValidationLoss(batchSize: 100).IsBelow(", "ValidationLoss(batchSize: 100).{|LB8031:IsAbove|}("),
        Study.Right,
        "Write IsBelow");

    [Fact]
    public Task A_metric_prefers_what_its_name_says() => FixTest<ClaimDirectionFix>.Expect(
        Metric("{|LB8041:Higher|}"),
        Metric("Lower"),
        "Write Lower");

    [Fact]
    public Task A_metric_asks_for_what_it_reads() => FixTest<MetricNeedFix>.Expect(
        Excess("public static double Measure(ValidationOutcome validation) => validation.{|LB8043:SeenLoss|};"),
        Excess("public static double Measure(ValidationOutcome validation) => validation.SeenLoss;"
            + "\n\n    public static bool NeedsSeenText => true;"),
        "Add NeedsSeenText");

    private static string Excess(string measure) => $$"""
        {{Study.Right}}

        public sealed class Excess : IValidationMetric
        {
            public static string Name => "Excess";
            public static string Unit => "nats/token";
            public static Better Better => Better.Lower;
            public static Contrast Contrast => Contrast.Difference;
            public static double Margin => 0.01;
            public static double WhenDiverged(int vocabSize) => 5;
            {{measure}}
        }
        """;

    private static string Metric(string better) => $$"""
        {{Study.Right}}

        public sealed class ErrorRate : IValidationMetric
        {
            public static string Name => "Error rate";
            public static string Unit => "share";
            public static Better Better => Better.{{better}};
            public static Contrast Contrast => Contrast.Difference;
            public static double Margin => 0.01;
            public static double WhenDiverged(int vocabSize) => 1;
            public static double Measure(ValidationOutcome validation) => 1 - ((double)validation.Correct / validation.Tokens);
        }
        """;

    [Theory]
    [InlineData("[256, {|LB8002:512|}]", "[256, 512]", "(16, 100, 256, 512)", "Add level 512 to axis 'BatchSize'")]
    [InlineData("[256, {|LB8002:64|}]", "[256, 64]", "(16, 64, 100, 256)", "Add level 64 to axis 'BatchSize'")]
    [InlineData("[256, {|LB8002:17|}]", "[256, 16]", "(16, 100, 256)", "Use level 16")]
    [InlineData("[256, {|LB8002:512|}]", "[256]", "(16, 100, 256)", "Remove level 512")]
    public Task A_claim_names_levels_of_the_axis(string before, string after, string levels, string title) => FixTest<ClaimLevelFix>.Expect(
        Study.With("[256]", before),
        Study.With("[256]", after, "(16, 100, 256)", levels),
        title);

    [Fact]
    public Task A_level_that_two_claims_name_is_added_once() => FixTest<ClaimLevelFix>.Expect(
        Study.With("[256]", "[256, {|LB8002:512|}]", "batchSize: 16)", "batchSize: 512)"),
        Study.With("[256]", "[256, 512]", "batchSize: 16)", "batchSize: 512)", "(16, 100, 256)", "(16, 100, 256, 512)"),
        "Add level 512 to axis 'BatchSize'",
        isForAll: true);

    [Fact]
    public Task A_level_that_two_claims_name_is_replaced_in_both() => FixTest<ClaimLevelFix>.Expect(
        Study.With("[256]", "{|LB8002:512|}", "batchSize: 16)", "512)"),
        Study.With("[256]", "256", "batchSize: 16)", "256)"),
        "Use level 256");

    [Fact]
    public Task A_learning_metric_has_a_budget() => FixTest<ResultNameFix>.Expect(
        Study.With("r.EqualTokens.ValidationLoss(batchSize: 100)", "r.{|CS1061:{|LB8029:ValidationLoss|}|}(batchSize: 100)"),
        Study.Right,
        "Use EqualTokens");

    [Fact]
    public Task A_claim_at_equal_time_measures_the_time_of_a_step() => FixTest<ResultNameFix>.Expect(
        Study.With(
            LossComparison,
            "{|LB8035:r.EqualTime.ValidationLoss(batchSize: 100).IsBelow(r.EqualTime.ValidationLoss(batchSize: 256))|}"),
        Study.With(
            LossComparison,
            "r.EqualTime.ValidationLoss(batchSize: 100).IsBelow(r.EqualTime.ValidationLoss(batchSize: 256))",
            "Measure<TokensPerSecond>]",
            "Measure<TokensPerSecond>]\n[Measure<StepTime>]"),
        "Measure StepTime");

    [Fact]
    public Task A_metric_in_a_claim_is_measured() => FixTest<ResultNameFix>.Expect(
        Study.With(LossComparison, "r.EqualTokens.{|CS1061:{|LB8029:Accuracy|}|}(batchSize: 100).IsAbove(0.5)"),
        Study.With(
            LossComparison,
            "r.EqualTokens.Accuracy(batchSize: 100).IsAbove(0.5)",
            "Measure<TokensPerSecond>]",
            "Measure<TokensPerSecond>]\n[Measure<Accuracy>]"),
        "Measure Accuracy");

    [Theory]
    [InlineData("private Verdict {|LB8001:UpdatesMoreOften|}(Plan p)", "Make the claim static")]
    [InlineData("private static Verdict {|LB8001:UpdatesMoreOften|}(in Plan p)", "Remove 'in'")]
    public Task A_claim_can_be_called(string before, string title) => FixTest<ClaimFormFix>.Expect(
        Study.With("private static Verdict UpdatesMoreOften(Plan p)", before),
        Study.Right,
        title);

    /// <summary>The claim would no longer compile.</summary>
    [Fact]
    public Task A_claim_that_reads_the_instance_is_not_made_static() => FixTest<ClaimFormFix>.ExpectNone(
        Study.With("private static Verdict UpdatesMoreOften(Plan p)", "private Verdict {|LB8001:UpdatesMoreOften|}(Plan p)")
            .Replace("batchSize: 16", "batchSize: BatchSize / 6", StringComparison.Ordinal));

    [Theory]
    [InlineData("[Target<ValidationLoss>(2.2)]\n[Target<ValidationLoss>(2.1)]", "2.1", "Add [Target<ValidationLoss>(2.1)]")]
    [InlineData("[Target<ValidationLoss>(2.2)]", "2.2", "Use target 2.2")]
    public Task A_claim_asks_for_a_declared_target(string targets, string asked, string title) => FixTest<TargetFix>.Expect(
        Targeted("[Target<ValidationLoss>(2.2)]", "{|LB8004:2.1|}"),
        Targeted(targets, asked),
        title);

    [Fact]
    public Task An_axis_is_tuned_for_a_declared_target() => FixTest<TargetFix>.Expect(
        Targeted("[Target<ValidationLoss>(2.2)]", "2.2", "TunedPer(nameof(BatchSize), For = {|LB8004:2.1|})"),
        Targeted("[Target<ValidationLoss>(2.2)]", "2.2", "TunedPer(nameof(BatchSize), For = 2.2)"),
        "Use target 2.2");

    [Fact]
    public Task A_target_is_declared_once() => FixTest<RemoveDuplicateFix>.Expect(
        Targeted("[Target<ValidationLoss>(2.2), {|LB8005:Target<ValidationLoss>(2.20)|}]", "2.2"),
        Targeted("[Target<ValidationLoss>(2.2)]", "2.2"));

    [Fact]
    public Task A_metric_is_measured_once() => FixTest<RemoveDuplicateFix>.Expect(
        Study.With("\npublic sealed", "\n[{|LB8022:Measure<TrainLoss>(EveryTokens = 100_000)|}]\npublic sealed"),
        Study.Right);

    [Fact]
    public Task The_metric_of_a_target_is_measured() => FixTest<AddMetricFix>.Expect(
        Study.With(
            "[Measure<ValidationLoss>(EveryTokens = 200_000)]\n[Measure<TrainLoss>, Measure<TokensPerSecond>]",
            "[Measure<TrainLoss>]\n[{|LB8006:Target<BitsPerByte>(2.2)|}]",
            Study.LossClaim,
            "",
            "warmup: 0.05",
            "warmup: 0.05",
            "Schedule.Cosine",
            "Schedule.WarmupStableDecay"),
        Study.With(
            "[Measure<ValidationLoss>(EveryTokens = 200_000)]\n[Measure<TrainLoss>, Measure<TokensPerSecond>]",
            "[Measure<TrainLoss>]\n[Measure<BitsPerByte>]\n[Target<BitsPerByte>(2.2)]",
            Study.LossClaim,
            "",
            "Schedule.Cosine",
            "Schedule.WarmupStableDecay"));

    [Fact]
    public Task An_experiment_measures_something() => FixTest<AddMetricFix>.Expect(
        Bare("", "{|LB8009:Rec|}"),
        Bare("\n[Measure<ValidationLoss>]", "Rec"));

    [Fact]
    public Task Seeds_are_not_a_random_seed() => FixTest<SeedsFix>.Expect(
        Study.With("Seeds = 5, TuningSeeds", "Seeds = {|LB0036:42|}, TuningSeeds"),
        Study.Right,
        "Lower Seeds to 5");

    [Theory]
    [InlineData("Seeds = 3, TuningSeeds", "Raise Seeds to 3")]
    [InlineData("TuningSeeds", "Use the default of Seeds")]
    public Task A_claim_has_enough_seeds(string after, string title) => FixTest<SeedsFix>.Expect(
        Study.With("Seeds = 5, TuningSeeds", "Seeds = {|LB8010:2|}, TuningSeeds"),
        Study.With("Seeds = 5, TuningSeeds", after),
        title);

    [Fact]
    public Task The_lower_bound_stands_first() => FixTest<SwapBoundsFix>.Expect(
        Study.With($"IsAbove(p.{Updates})", "IsBetween(500, {|LB8012:200|})"),
        Study.With($"IsAbove(p.{Updates})", "IsBetween(200, 500)"));

    [Fact]
    public Task An_inherited_claim_is_protected() => FixTest<ProtectedClaimFix>.ExpectInBase(
        Inherited("private static Verdict {|LB8021:IsLow|}"),
        Inherited("protected static Verdict IsLow"));

    [Theory]
    [InlineData("{|CS1739:batch|}: 100", "batchSize: 100")]
    [InlineData("{|CS1739:sequences|}: 100", "batchSize: 100")]
    public Task An_argument_is_named_after_its_axis(string before, string after) => FixTest<RenamedArgumentFix>.Expect(
        Study.With("UpdatesPerMillionTokens(batchSize: 100)", $"UpdatesPerMillionTokens({before})"),
        Study.With("UpdatesPerMillionTokens(batchSize: 100)", $"UpdatesPerMillionTokens({after})"));

    [Fact]
    public Task All_arguments_are_renamed_at_once() => FixTest<RenamedArgumentFix>.Expect(
        Study.With("batchSize:", "{|CS1739:size|}:"),
        Study.Right,
        isForAll: true);

    private static string Targeted(string targets, string asked, string tuned = "TunedPer(nameof(BatchSize))") => Study.With(
        "[Measure<TrainLoss>, Measure<TokensPerSecond>]",
        $"[Measure<TrainLoss>, Measure<TokensPerSecond>]\n{targets}",
        "Schedule.Cosine",
        "Schedule.WarmupStableDecay",
        "TunedPer(nameof(BatchSize))",
        tuned,
        "p.UpdatesPerMillionTokens(batchSize: 100).IsAbove(p.UpdatesPerMillionTokens(batchSize: 16))",
        $"p.ToTarget({asked}).Steps(batchSize: 100).IsBelow(1_000)",
        "UpdatesMoreOften(Plan p)",
        "UpdatesMoreOften(Results p)");

    private static string Bare(string attribute, string name) => $$"""
        namespace Study;

        /// <summary>S.</summary>
        [Experiment("Q?")]{{attribute}}
        public sealed partial record {{name}} : LlamaExperiment
        {
            [Axis<int>(16, 100)]
            public int BatchSize { get; init; } = 16;

            public override LlamaConfig Model => LlamaConfig.Nano;
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 3_300_000 };
            public override AdamW Optimizer => new() { LearningRate = 3e-3 };
        }
        """;

    private static string Inherited(string claim) => $$"""
        namespace Study;

        [Measure<ValidationLoss>]
        public abstract partial record Base : LlamaExperiment
        {
            [Axis<int>(16, 100)]
            public int BatchSize { get; init; } = 16;

            public override LlamaConfig Model => LlamaConfig.Nano;
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 3_300_000 };
            public override AdamW Optimizer => new() { LearningRate = 3e-3 };

            [Claim("The loss is low")]
            {{claim}}(Rec.Results r) => r.EqualTokens.ValidationLoss(batchSize: 16).IsBelow(3);
        }

        /// <summary>S.</summary>
        [Experiment("Q?")]
        public sealed partial record Rec : Base;
        """;
}
