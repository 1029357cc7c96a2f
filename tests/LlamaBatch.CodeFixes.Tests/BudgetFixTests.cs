namespace LlamaBatch.CodeFixes.Tests;

/// <summary>Fixes of the model, the budget, the schedule and the number format.</summary>
public class BudgetFixTests
{
    [Theory]
    [InlineData("KeyValueHeads = {|LB1001:3|}", "KeyValueHeads = 2", "Set KeyValueHeads to 2")]
    [InlineData("KeyValueHeads = {|LB1001:3|}", "KeyValueHeads = 4", "Set KeyValueHeads to 4")]
    [InlineData("Heads = {|LB1001:7|}, KeyValueHeads = 1", "Heads = 8, KeyValueHeads = 1", "Set Heads to 8")]
    public Task A_shape_becomes_the_nearest_legal_one(string before, string after, string title) => FixTest<LegalShapeFix>.Expect(
        Study.With("TieWordEmbeddings = true", before),
        Study.With("TieWordEmbeddings = true", after),
        title);

    [Fact]
    public Task An_illegal_level_is_replaced_wherever_the_record_names_it() => FixTest<LegalShapeFix>.Expect(
        Study.OverKeyValueHeads("[Axis<int>(1, {|LB1001:3|}, 4, Quick = [3, 4])]", "KeyValueHeads = BatchSize")
            .Replace("batchSize: [1]", "batchSize: [1, 3]", StringComparison.Ordinal),
        Study.OverKeyValueHeads("[Axis<int>(1, 2, 4, Quick = [2, 4])]", "KeyValueHeads = BatchSize")
            .Replace("batchSize: [1]", "batchSize: [1, 2]", StringComparison.Ordinal),
        "Replace level 3 with 2");

    [Theory]
    [InlineData("{ SequenceLength = 64 }", "true", "Set SequenceLength to 64")]
    [InlineData("{ SequenceLength = 128 }", "true, MaxPositionEmbeddings = 128", "Set MaxPositionEmbeddings to 128")]
    public Task A_sequence_fits_the_model(string corpus, string model, string title) => FixTest<SequenceLengthFix>.Expect(
        Study.With("{ SequenceLength = 32 }", "{ SequenceLength = {|LB1003:128|} }", "256)", "64)", "[256]", "[64]"),
        Study.With("{ SequenceLength = 32 }", corpus, "Embeddings = true", $"Embeddings = {model}", "256)", "64)", "[256]", "[64]"),
        title);

    [Fact]
    public Task A_trial_has_a_hundred_steps() => FixTest<BudgetFix>.Expect(
        Study.With("256)", "{|LB3001:256|})", "4_000_000", "400_000", "0.05", "0.1", "200_000", "20_000"),
        Study.With("4_000_000", "819_200", "0.05", "0.1", "200_000", "20_000"));

    [Fact]
    public Task A_trial_has_a_step() => FixTest<BudgetFix>.Expect(
        Study.With("4_000_000", "{|LB3003:10|}", "0.05", "0.1", "(EveryTokens = 200_000)", ""),
        Study.With("4_000_000", "819_200", "0.05", "0.1", "(EveryTokens = 200_000)", ""));

    [Theory]
    [InlineData("Quick, Tokens = {|LB3001:100_000|}", "Quick, Tokens = 819_200")]
    [InlineData("Smoke, Tokens = {|LB3003:10|}", "Smoke, Tokens = 8_192")]
    public Task A_shorter_scale_has_enough_steps(string before, string after) => FixTest<BudgetFix>.Expect(
        Study.With("[Measure<TrainLoss>", $"[Scaled(Scale.{before})]\n[Measure<TrainLoss>"),
        Study.With("[Measure<TrainLoss>", $"[Scaled(Scale.{after})]\n[Measure<TrainLoss>"));

    [Theory]
    [InlineData("EveryTokens = 5_500", "64", "Validate every 5_500 tokens")]
    [InlineData("EveryTokens = 1_000", "93", "Validate on 93 windows")]
    public Task Validation_takes_no_longer_than_training(string measured, string windows, string title) =>
        FixTest<ValidationIntervalFix>.Expect(
            Validated("EveryTokens = {|LB3005:1_000|}", "512"),
            Validated(measured, windows == "64" ? "512" : windows),
            title);

    [Fact]
    public Task A_curve_has_points_for_its_target() => FixTest<ValidationIntervalFix>.Expect(
        Targeted("(EveryTokens = {|LB4003:3_000_000|})", "Schedule.Constant()"),
        Targeted("", "Schedule.Constant()"));

    [Theory]
    [InlineData("Schedule.Cosine(warmup: 0.05)", "Schedule.WarmupStableDecay(warmup: 0.05)", "Use Schedule.WarmupStableDecay")]
    [InlineData("Schedule.Linear()", "Schedule.WarmupStableDecay()", "Use Schedule.WarmupStableDecay")]
    [InlineData(
        "Schedule.Cosine(warmup: 0.05)",
        "Schedule.Constant(warmup: 0.05), AveragingHalfLife = 80_000",
        "Use Schedule.Constant and average weights over 80_000 tokens")]
    public Task A_target_has_a_schedule_that_does_not_decay(string before, string after, string title) => FixTest<ScheduleFix>.Expect(
        Targeted("", $"{{|LB4001:{before}|}}"),
        Targeted("", after),
        title);

    [Theory]
    [InlineData("Schedule.Cosine(warmup: 0.05)", "Schedule.Cosine(warmup: 0.082)")]
    [InlineData("Schedule.Cosine(0.05, floor: 0)", "Schedule.Cosine(0.082, floor: 0)")]
    [InlineData("Schedule.Cosine(floor: 0)", "Schedule.Cosine(warmup: 0.082, floor: 0)")]
    [InlineData("new LinearSchedule { Warmup = 0.05 }", "new LinearSchedule { Warmup = 0.082 }")]
    public Task A_warm_up_has_ten_steps(string before, string after) => FixTest<ScheduleFix>.Expect(
        Study.With("256)", "{|LB4002:256|})", "4_000_000", "1_000_000", "Schedule.Cosine(warmup: 0.05)", before),
        Study.With("4_000_000", "1_000_000", "Schedule.Cosine(warmup: 0.05)", after));

    [Fact]
    public Task The_default_warm_up_is_written_to_be_raised() => FixTest<ScheduleFix>.Expect(
        Study.With("256)", "{|LB4002:256|})", "4_000_000", "1_000_000", ", Schedule = Schedule.Cosine(warmup: 0.05)", ""),
        Study.With("4_000_000", "1_000_000", "warmup: 0.05", "warmup: 0.082"));

    [Fact]
    public Task A_precision_without_effect_is_removed() => FixTest<PrecisionFix>.Expect(
        Study.With("Tokens = 4_000_000", "Tokens = 4_000_000, Precision = {|LB7001:Precision.BFloat16|}"),
        Study.Right);

    /// <summary>Metrics with one reason are removed together.</summary>
    [Theory]
    [InlineData("Measure<GainVariance>, Measure<GainSquare>]\n[Measure<TrainLoss>", "Measure<TrainLoss>")]
    [InlineData("Measure<GainVariance>]\n[Measure<GainSquare>]\n[Measure<TrainLoss>", "Measure<TrainLoss>")]
    [InlineData("Measure<GainVariance>, Measure<GainSquare>, Measure<TrainLoss>", "Measure<TrainLoss>")]
    public Task Metrics_are_removed_together(string measured, string rest) => FixTest<UnavailableMetricFix>.Expect(
        Study.With("Measure<TrainLoss>", measured, "4_000_000", "4_000_000, Step = {|LB7002:StepKind.Autograd|}"),
        Study.With("Measure<TrainLoss>", rest, "4_000_000", "4_000_000, Step = StepKind.Autograd"),
        "Remove [Measure<GainVariance>] and [Measure<GainSquare>]");

    [Theory]
    [InlineData("StepKind.Autograd", "Fast", "Use StepKind.Fast")]
    [InlineData("StepKind.Autograd", "Autograd", "Remove [Measure<GainSquare>]")]
    public Task A_metric_is_measured_by_the_step_that_can(string before, string after, string title) =>
        FixTest<UnavailableMetricFix>.Expect(
            Study.With(
                "[Measure<TrainLoss>",
                "[Measure<GainSquare>]\n[Measure<TrainLoss>",
                "4_000_000",
                $"4_000_000, Step = {{|LB7002:{before}|}}"),
            after == "Fast"
                ? Study.With(
                    "[Measure<TrainLoss>",
                    "[Measure<GainSquare>]\n[Measure<TrainLoss>",
                    "4_000_000",
                    "4_000_000, Step = StepKind.Fast")
                : Study.With("4_000_000", "4_000_000, Step = StepKind.Autograd"),
            title);

    private static string Targeted(string interval, string schedule) => Study.With(
        "[Measure<ValidationLoss>(EveryTokens = 200_000)]",
        $"[Measure<ValidationLoss>{interval}]\n[Target<ValidationLoss>(2.2)]",
        "Schedule.Cosine(warmup: 0.05)",
        schedule);

    private static string Validated(string measured, string windows) => Study.With(
        "EveryTokens = 200_000",
        measured,
        "(16, 100, 256)",
        "(16, 64, 93)",
        "= 100;",
        "= 64;",
        "batchSize: 100",
        "batchSize: 64",
        "[256]",
        "[93]",
        "    public override AdamW",
        $"    public override Validation Validation => new() {{ Windows = {windows} }};\n\n    public override AdamW");
}
