namespace LlamaBatch.CodeFixes.Tests;

/// <summary>Fixes of rules about the design.</summary>
public class DesignFixTests
{
    private const string Rates = "(1.5e-3, 3e-3, 6e-3)";

    [Fact]
    public Task One_learning_rate_for_all_batches_is_tuned() => FixTest<TuneLearningRateFix>.Expect(
        Study.With(
            "\n    /// <summary>Peak learning rate.</summary>\n    [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]\n"
                + "    public double LearningRate { get; init; } = 3e-3;\n",
            "",
            "LearningRate = LearningRate",
            "LearningRate = {|LB2013:3e-3|}",
            ", TuningSeeds = 2",
            ""),
        Study.With(
            "    /// <summary>Peak learning rate.</summary>\n",
            "",
            Rates,
            "(0.0015, 3e-3, 0.006)",
            ", TuningSeeds = 2",
            ""));

    [Fact]
    public Task Tuned_levels_have_neighbors() => FixTest<AddLevelsFix>.Expect(
        Study.With($"Axis<double>{Rates}", "{|LB2015:Axis<double>(1.5e-3, 3e-3)|}"),
        Study.With(Rates, "(0.00075, 1.5e-3, 3e-3, 0.006)"));

    [Fact]
    public Task Tuned_levels_span_the_range_of_the_best_rate() => FixTest<AddLevelsFix>.Expect(
        Study.With($"Axis<double>{Rates}", "{|LB2014:Axis<double>(2e-3, 3e-3, 4.5e-3)|}"),
        Study.With(Rates, "(0.00133333, 2e-3, 3e-3, 4.5e-3, 0.00675)"));

    [Fact]
    public Task Tuning_names_every_axis_that_moves_the_best_rate() => FixTest<TunedPerFix>.Expect(
        OverLayers("{|LB2016:TunedPer(nameof(BatchSize))|}"),
        OverLayers("TunedPer(nameof(BatchSize), nameof(Layers))"));

    [Fact]
    public Task A_rate_that_no_claim_varies_is_tuned() => FixTest<TunedPerFix>.Expect(
        Study.With($"Axis<double>{Rates}, TunedPer(nameof(BatchSize))", $"{{|LB2016:Axis<double>{Rates}|}}", ", TuningSeeds = 2", ""),
        Study.With(", TuningSeeds = 2", ""));

    [Fact]
    public Task A_warm_up_leaves_a_run() => FixTest<ScheduleFix>.Expect(
        Study.With("Schedule.Cosine(warmup: 0.05)", "Schedule.Cosine(warmup: {|LB4005:0.9|})"),
        Study.With("warmup: 0.05", "warmup: 0.1"));

    [Theory]
    [InlineData("AveragingHalfLife = {|LB4006:8_000_000|}, Tokens = 4", "AveragingHalfLife = 80_000, Tokens = 4", "Tokens = 4")]
    [InlineData("SequenceLength = {|LB5002:4|}", "SequenceLength = 8", "SequenceLength = 32")]
    [InlineData("VocabSize = {|LB5004:100|}", "VocabSize = 256", "TieWordEmbeddings = true")]
    [InlineData("VocabSize = {|LB5005:1000|}", "VocabSize = 256", "TieWordEmbeddings = true")]
    [InlineData("Epsilon = {|LB7005:1|}, LearningRate = ", "Epsilon = 1e-8, LearningRate = ", "LearningRate = LearningRate, ")]
    [InlineData("AveragingHalfLife = {|LB4008:100|}, Tokens = 4", "AveragingHalfLife = 80_000, Tokens = 4", "Tokens = 4")]
    [InlineData("GradientClip = {|LB7010:1e-4|}, Tokens = 4", "GradientClip = 1, Tokens = 4", "Tokens = 4")]
    [InlineData("RmsNormEps = {|LB7012:1|}", "RmsNormEps = 1e-5", "TieWordEmbeddings = true")]
    [InlineData("RopeTheta = {|LB1006:1|}", "RopeTheta = 10_000", "TieWordEmbeddings = true")]
    public Task A_setting_has_its_usual_value(string before, string after, string part) => FixTest<SettingValueFix>.Expect(
        Study.With(part, Whole(before, part)),
        Study.With(part, Whole(after, part)));

    [Theory]
    [InlineData("/", "*", "Math.Sqrt(BatchSize / 16.0)")]
    [InlineData("*", "/", "Math.Pow(BatchSize / 16.0, -1)")]
    public Task A_scaling_rule_is_inverted(string wrong, string right, string factor) => FixTest<InvertScalingFix>.Expect(
        Study.With(
            "LearningRate = LearningRate, Beta2 = HalfLife.Rescale(0.95, 128, BatchSize)",
            $"LearningRate = {{|LB2024:LearningRate {wrong} {factor}|}}"),
        Study.With(
            "LearningRate = LearningRate, Beta2 = HalfLife.Rescale(0.95, 128, BatchSize)",
            $"LearningRate = LearningRate {right} {factor}"));

    /// <summary>Where the quotient is only the reference batch, multiplying by it would not invert the rule.</summary>
    [Fact]
    public Task A_scaling_rule_in_another_form_is_not_inverted() => FixTest<InvertScalingFix>.ExpectNone(Study.With(
        "LearningRate = LearningRate, Beta2 = HalfLife.Rescale(0.95, 128, BatchSize)",
        "LearningRate = {|LB2024:LearningRate * Math.Pow(BatchSize, -0.5) / 16.0|}"));

    [Fact]
    public Task A_probe_stays_near_the_weights()
    {
        static string Probed(string ascent) => Study.With(
            "    public override LlamaConfig Model",
            $"    public override Probe Probe => new() {{ Ascent = {ascent} }};\n\n    public override LlamaConfig Model")
            .Replace("[Measure<TrainLoss>", "[Measure<SamSharpness>, Measure<TrainLoss>", StringComparison.Ordinal);
        return FixTest<SettingValueFix>.Expect(Probed("{|LB7014:50|}"), Probed("0.05"));
    }

    [Fact]
    public Task Betas_are_swapped() => FixTest<SwapBetasFix>.Expect(
        Study.With("Beta2 = HalfLife.Rescale(0.95, 128, BatchSize)", "Beta1 = {|LB7006:0.95|}, Beta2 = 0.9"),
        Study.With("Beta2 = HalfLife.Rescale(0.95, 128, BatchSize)", "Beta1 = 0.9, Beta2 = 0.95"));

    [Fact]
    public Task Two_axes_of_betas_are_not_swapped() => FixTest<SwapBetasFix>.ExpectNone(
        Study.With("Beta2 = HalfLife.Rescale(0.95, 128, BatchSize)", "Beta1 = Memory, Beta2 = SquareMemory").Replace(
            "    public override LlamaConfig Model",
            "    [Axis<double>(0.8, {|LB7006:0.95|})]\n    public double Memory { get; init; } = 0.8;\n\n"
                + "    [Axis<double>(0.9, 0.99)]\n    public double SquareMemory { get; init; } = 0.9;\n\n"
                + "    public override LlamaConfig Model",
            StringComparison.Ordinal));

    [Theory]
    [InlineData("0.95, {|LB7009:BatchSize|}, 128", "0.95, 128, BatchSize")]
    [InlineData("0.95, toBatch: 128, fromBatch: {|LB7009:BatchSize|}", "0.95, toBatch: BatchSize, fromBatch: 128")]
    public Task Batch_sizes_are_swapped(string before, string after) => FixTest<SwapBatchesFix>.Expect(
        Study.With("0.95, 128, BatchSize", before),
        Study.With("0.95, 128, BatchSize", after));

    [Fact]
    public Task A_batch_size_in_sequences_is_multiplied() => FixTest<BatchTokensFix>.Expect(
        Study.With("0.95, 128, BatchSize)", Decay("{|LB7011:BatchSize|}")),
        Study.With("0.95, 128, BatchSize)", Decay("BatchSize * Corpus.SequenceLength")));

    private static string Decay(string batch) =>
        $"0.95, 128, BatchSize), WeightDecay = Timescale.WeightDecay(0.5, LearningRate, {batch}, tokens: 4_000_000)";

    [Theory]
    [InlineData("LB8019", "SequenceLength = Size", "Tokens = 4_000_000", "AcrossValidationSets")]
    [InlineData("LB8018", "SequenceLength = 32", "Tokens = 100_000 * Size", "AcrossTokenBudgets")]
    public Task A_claim_says_that_it_compares_across(string id, string corpus, string tokens, string method) => FixTest<AcrossFix>.Expect(
        Across(corpus, tokens, $"{{|{id}:r.EqualTokens.ValidationLoss(size: 64).IsBelow(r.EqualTokens.ValidationLoss(size: 32))|}}"),
        Across(corpus, tokens, $"r.EqualTokens.ValidationLoss(size: 64).{method}().IsBelow(r.EqualTokens.ValidationLoss(size: 32))"));

    [Fact]
    public Task Equal_steps_are_compared_as_such() => FixTest<AcrossFix>.Expect(
        Steps("{|LB8018:r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256))|}"),
        Steps("r.EqualSteps.ValidationLoss(batchSize: 100).IsBelow(r.EqualSteps.ValidationLoss(batchSize: 256))"),
        "Compare with EqualSteps");

    private static string Steps(string claim) => Study.With(
        "r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: [256]), margin: 0.01)",
        claim,
        "Tokens = 4_000_000",
        "Steps = 400");

    [Fact]
    public Task Rates_are_tuned_for_the_claimed_target() => FixTest<TunedPerFix>.Expect(
        OnTarget("{|LB2017:TunedPer(nameof(BatchSize))|}"),
        OnTarget("TunedPer(nameof(BatchSize), For = 2.2)"));

    [Fact]
    public Task A_quick_scale_has_the_levels_of_a_claim() => FixTest<ShorterScaleFix>.Expect(
        Study.With("(16, 100, 256)", "(16, 100, 256, Quick = {|LB2019:[16, 100]|})"),
        Study.With("(16, 100, 256)", "(16, 100, 256, Quick = [16, 100, 256])"));

    [Fact]
    public Task A_tenth_is_held_out_and_not_trained_on() => FixTest<SettingValueFix>.Expect(
        Study.With(
            "Corpora.DotNetDocs with { SequenceLength = 32 }",
            "Corpora.TextFiles(\"a\") with { ValidationShare = {|LB5006:0.9|}, SequenceLength = 32 }"),
        Study.With(
            "Corpora.DotNetDocs with { SequenceLength = 32 }",
            "Corpora.TextFiles(\"a\") with { ValidationShare = 0.1, SequenceLength = 32 }"));

    [Fact]
    public Task Costs_have_blocks() => FixTest<SeedsFix>.Expect(
        OverCosts("Seeds = 5, CostBlocks = {|LB8010:1|}"),
        OverCosts("Seeds = 5, CostBlocks = 3"));

    private static string OverCosts(string seeds) => Study.With(
        "Seeds = 5",
        seeds,
        "r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: [256]), margin: 0.01)",
        "r.TokensPerSecond(batchSize: 100).IsAbove(r.TokensPerSecond(batchSize: 256))");

    private static string OnTarget(string tuned) => Study.With(
        "TunedPer(nameof(BatchSize))",
        tuned,
        "[Measure<TrainLoss>",
        "[Target<ValidationLoss>(2.2)]\n[Measure<TrainLoss>",
        "r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: [256]), margin: 0.01)",
        "r.ToTarget(2.2).Tokens(batchSize: 100).IsBelow(r.ToTarget(2.2).Tokens(batchSize: 256))",
        "Cosine(warmup: 0.05)",
        "WarmupStableDecay()");

    private static string Across(string corpus, string tokens, string claim) => $$"""
        namespace Study;

        /// <summary>S.</summary>
        [Experiment("Q?"), Measure<ValidationLoss>]
        public sealed partial record Rec : LlamaExperiment
        {
            [Axis<int>(32, 64)]
            public int Size { get; init; } = 32;

            public override LlamaConfig Model => LlamaConfig.Nano;
            public override Corpus Corpus => Corpora.DotNetDocs with { {{corpus}} };
            public override Training Training => new() { BatchSize = 16, {{tokens}} };
            public override AdamW Optimizer => new() { LearningRate = 3e-3 };

            [Claim("It is lower")]
            private static Verdict IsLower(Results r) => {{claim}};
        }
        """;

    private static string Whole(string setting, string part) =>
        part == "LearningRate = LearningRate, " ? setting + "LearningRate, " : setting;

    private static string OverLayers(string tuned) => Study.With(
        "TunedPer(nameof(BatchSize))",
        tuned,
        "    /// <summary>Peak",
        "    [Axis<int>(2, 3)]\n    public int Layers { get; init; } = 2;\n\n    /// <summary>Peak",
        "TieWordEmbeddings = true",
        "Layers = Layers");
}
