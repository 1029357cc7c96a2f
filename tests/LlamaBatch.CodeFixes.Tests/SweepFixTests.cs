namespace LlamaBatch.CodeFixes.Tests;

/// <summary>Fixes of axes, levels and tuning.</summary>
public class SweepFixTests
{
    private const string RateAxis = "[Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]";

    [Theory]
    [InlineData("(1.5e-3, 3e-3, {|LB2004:0.003|}, 6e-3)", "(1.5e-3, 3e-3, 6e-3)")]
    [InlineData("(1.5e-3, 3e-3, 6e-3, {|LB2004:0.003|})", "(1.5e-3, 3e-3, 6e-3)")]
    [InlineData("([1.5e-3, 3e-3, {|LB2004:0.003|}])", "([1.5e-3, 3e-3])")]
    [InlineData("(1.5e-3, 3e-3, 6e-3, Quick = [3e-3, 6e-3, {|LB2004:3e-3|}])", "(1.5e-3, 3e-3, 6e-3, Quick = [3e-3, 6e-3])")]
    public Task A_duplicate_level_is_removed(string before, string after) => FixTest<RemoveLevelFix>.Expect(
        Study.With("(1.5e-3, 3e-3, 6e-3)", before),
        Study.With("(1.5e-3, 3e-3, 6e-3)", after));

    [Fact]
    public Task All_duplicate_levels_are_removed_at_once() => FixTest<RemoveLevelFix>.Expect(
        Study.With("(1.5e-3, 3e-3, 6e-3)", "(1.5e-3, 3e-3, {|LB2004:3e-3|}, 6e-3)", "(16, 100, 256)", "(16, 100, {|LB2004:100|}, 256)"),
        Study.Right,
        isForAll: true);

    [Fact]
    public Task A_level_that_changes_nothing_is_removed() => FixTest<RemoveLevelFix>.Expect(
        Study.OverKeyValueHeads("[Axis<int>(1, 2, {|LB2012:3|}, 4)]", "KeyValueHeads = BatchSize == 3 ? 2 : BatchSize"),
        Study.OverKeyValueHeads("[Axis<int>(1, 2, 4)]", "KeyValueHeads = BatchSize == 3 ? 2 : BatchSize"));

    [Fact]
    public Task A_null_level_is_removed() => FixTest<RemoveLevelFix>.Expect(
        Named("""[Axis<string>("a", "b", {|LB2022:null|})]"""),
        Named("""[Axis<string>("a", "b")]"""));

    [Fact]
    public Task A_level_that_a_claim_names_twice_is_removed() => FixTest<RemoveLevelFix>.Expect(
        Study.With("[256]", "[256, {|LB8011:256|}]"),
        Study.Right);

    [Theory]
    [InlineData("(3e-3)", "(0.0015, 3e-3, 0.006)", "Add levels 0.0015 and 0.006 to the axis")]
    [InlineData("", "(0.0015, 0.003, 0.006)", "Add levels 0.0015, 0.003 and 0.006 to the axis")]
    public Task An_axis_with_too_few_levels_is_given_half_and_double(string before, string after, string title) =>
        FixTest<AddLevelsFix>.Expect(
            Study.With(RateAxis, $"[{{|LB2003:Axis<double>{before}|}}, TunedPer(nameof(BatchSize))]"),
            Study.With(RateAxis, $"[Axis<double>{after}, TunedPer(nameof(BatchSize))]"),
            title);

    [Fact]
    public Task An_axis_gets_the_levels_that_claims_name() => FixTest<AddLevelsFix>.Expect(
        Study.With("[Axis<int>(16, 100, 256)]", "[{|LB2003:Axis<int>|}]"),
        Study.Right);

    [Fact]
    public Task An_axis_with_one_level_becomes_a_plain_property() => FixTest<AddLevelsFix>.Expect(
        Study.With(RateAxis, "[{|LB2003:Axis<double>(3e-3)|}, TunedPer(nameof(BatchSize))]", ", TuningSeeds = 2", ""),
        Study.With(RateAxis + "\n    ", "", ", TuningSeeds = 2", ""),
        "Make 'LearningRate' a plain property");

    [Fact]
    public Task A_baseline_becomes_the_nearest_level() => FixTest<BaselineFix>.Expect(
        Study.With("= 100;", "= {|LB2005:128|};"),
        Study.Right,
        "Set the baseline to 100");

    [Fact]
    public Task A_missing_baseline_becomes_the_nearest_level() => FixTest<BaselineFix>.Expect(
        Study.With("int BatchSize { get; init; } = 100;", "int {|LB2005:BatchSize|} { get; init; }"),
        Study.With("= 100;", "= 16;"));

    [Fact]
    public Task A_baseline_of_a_constructor_becomes_the_nearest_level() => FixTest<BaselineFix>.Expect(
        Study.With("{ get; init; } = 100;", "{ get; init; } public BatchStudy() => BatchSize = {|LB2005:128|};"),
        Study.With("{ get; init; } = 100;", "{ get; init; } public BatchStudy() => BatchSize = 100;"),
        "Set the baseline to 100");

    [Fact]
    public Task A_baseline_of_a_field_becomes_the_nearest_level() => FixTest<BaselineFix>.Expect(
        Study.With("{ get; init; } = 100;", "{ get => _size; init => _size = value; } private readonly int _size = {|LB2005:128|};"),
        Study.With("{ get; init; } = 100;", "{ get => _size; init => _size = value; } private readonly int _size = 100;"),
        "Set the baseline to 100");

    [Fact]
    public Task Levels_lose_the_suffix_of_the_other_type() => FixTest<AxisTypeFix>.Expect(
        Study.With(RateAxis, "[{|LB2002:Axis<float>(1.5e-3f, 3e-3F, 6e-3f)|}, TunedPer(nameof(BatchSize))]"),
        Study.With(RateAxis, "[Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]"));

    [Fact]
    public Task Levels_of_a_double_lose_the_suffix_of_a_float() => FixTest<AxisTypeFix>.Expect(
        Study.With(RateAxis, "[Axis<double>({|LB2002:1.5e-3f|}, 3e-3, 6e-3F), TunedPer(nameof(BatchSize))]"),
        Study.With(RateAxis, "[Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]"),
        "Remove f");

    [Fact]
    public Task A_missing_target_is_replaced_wherever_it_is_used() => FixTest<TargetFix>.Expect(
        WithTarget("r.ToTarget({|LB8004:1.8|}).Tokens(16).IsBelow(r.ToTarget(1.8).Tokens(256)) & Other(r); "
            + "private static Verdict Other(Results r) => r.ToTarget(2.2).Tokens(16).IsBelow(r.ToTarget(18e-1).Tokens(256))"),
        WithTarget("r.ToTarget(2.2).Tokens(16).IsBelow(r.ToTarget(2.2).Tokens(256)) & Other(r); "
            + "private static Verdict Other(Results r) => r.ToTarget(2.2).Tokens(16).IsBelow(r.ToTarget(2.2).Tokens(256))"),
        "Use target 2.2");

    private static string WithTarget(string claim) => Study.With(
        "r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: [256]), margin: 0.01)",
        claim,
        "[Measure<TrainLoss>",
        "[Target<ValidationLoss>(2.2)]\n[Measure<TrainLoss>",
        "Schedule.Cosine(warmup: 0.05)",
        "Schedule.Constant(warmup: 0.05)",
        "TunedPer(nameof(BatchSize))",
        "TunedPer(nameof(BatchSize), For = 2.2)");

    [Fact]
    public Task A_level_in_a_list_becomes_the_nearest_level() => FixTest<ClaimLevelFix>.Expect(
        Study.With("[256]", "[.. Others]", "[Claim(\"A la", "private static readonly int[] Others = [{|LB8002:200|}]; [Claim(\"A la"),
        Study.With("[256]", "[.. Others]", "[Claim(\"A la", "private static readonly int[] Others = [256]; [Claim(\"A la"),
        "Use level 256");

    [Theory]
    [InlineData("Axes = [({|LB5007:\"Batch\"|}, \"bs\")]", "Axes = [(nameof(BatchSize), \"bs\")]", "Use nameof(BatchSize)")]
    [InlineData("Metrics = [({|LB5007:\"loss\"|}, \"l\")]", "Metrics = [(nameof(ValidationLoss), \"l\")]", "Use nameof(ValidationLoss)")]
    [InlineData(
        "Targets = [new(nameof(ValidationLoss), {|LB5007:3.4|}, ProgressUnit.Steps)]",
        "Targets = [new(nameof(ValidationLoss), 3.3, ProgressUnit.Steps)]",
        "Use 3.3")]
    public Task A_table_of_runs_names_what_the_experiment_has(string before, string after, string title) =>
        FixTest<RunTableNameFix>.Expect(Imported(before), Imported(after), title);

    [Theory]
    [InlineData(
        "Progress = {|LB5011:Progress.Steps|}(\"tokens_seen\") }", "Progress = Progress.Tokens(\"tokens_seen\") }", "Use Progress.Tokens")]
    [InlineData(
        "}; public override long? SequencesPerStep => {|LB5009:64|}",
        "}; public override long? SequencesPerStep => BatchSize",
        "Use BatchSize")]
    public Task A_table_of_runs_is_read_as_its_names_say(string before, string after, string title) =>
        FixTest<RunTableNameFix>.Expect(Imported(before, ""), Imported(after, ""), title);

    [Fact]
    public Task Numbers_that_rise_with_the_batch_are_no_steps() => FixTest<RunTableNameFix>.Expect(
        Typed("{|LB5018:ProgressUnit.Steps|}", "245_761, 253_952"),
        Typed("ProgressUnit.Sequences", "245_761, 253_952"),
        "Use ProgressUnit.Sequences");

    [Fact]
    public Task Numbers_that_are_evaluations_have_their_interval()
    {
        const string target = "new RunTarget(nameof(ValidationLoss), 3.3, ProgressUnit.Sequences)";
        return FixTest<RunTableNameFix>.Expect(
            Typed("ProgressUnit.Sequences").Replace("ProgressUnit.Sequences),", "ProgressUnit.Sequences)|},", StringComparison.Ordinal)
                .Replace("new RunTarget", "{|LB5022:new RunTarget", StringComparison.Ordinal),
            Typed("ProgressUnit.Sequences) { EvaluatedEvery = 8_192 }").Replace("8_192 }),", "8_192 },", StringComparison.Ordinal),
            $"Use {target} {{ EvaluatedEvery = 8_192 }}");
    }

    private static string Typed(string unit, string numbers = "245_760, 253_952") => $$"""
        namespace Study;

        [Experiment("Does a batch of 64 reach 3.3 in fewer steps?")]
        [Measure<ValidationLoss>]
        [Target<ValidationLoss>(3.3)]
        public sealed partial record OurRuns : ImportedExperiment
        {
            [Axis<int>(16, 64)]
            public int BatchSize { get; init; } = 64;

            public override RunTable Runs => RunTable.Of(
                nameof(BatchSize),
                new RunTarget(nameof(ValidationLoss), 3.3, {{unit}}),
                (16, [{{numbers}}]),
                (64, [278_528, 294_912])) with
            {
                Source = "Table 2.",
            };
        }
        """;

    private static string Imported(string columns, string end = " }") => $$"""
        namespace Study;

        [Experiment("Does a batch of 64 reach 3.3 in fewer steps?")]
        [Measure<ValidationLoss>]
        [Target<ValidationLoss>(3.3)]
        public sealed partial record OurRuns : ImportedExperiment
        {
            [Axis<int>(16, 64)]
            public int BatchSize { get; init; } = 64;

            public override RunTable Runs => RunTable.Csv("data/runs.csv") with { {{columns}}{{end}};
        }
        """;

    [Fact]
    public Task A_baseline_becomes_a_level() => FixTest<BaselineFix>.Expect(
        Study.With("= 100;", "= {|LB2005:128|};"),
        Study.With("= 100;", "= 128;", "(16, 100, 256)", "(16, 100, 128, 256)"),
        "Add level 128 to the axis");

    [Theory]
    [InlineData("public int {|LB2006:BatchSize|} { get; } = 100;", "Write '{ get; init; }'")]
    [InlineData("public int {|LB2006:BatchSize|} => 100;", "Write '{ get; init; }'")]
    [InlineData("public static int {|LB2006:BatchSize|} { get; set; } = 100;", "Remove 'static'")]
    public Task An_axis_can_be_set(string property, string title) => FixTest<SettableAxisFix>.Expect(
        Study.With("public int BatchSize { get; init; } = 100;", property),
        title == "Remove 'static'" ? Study.With("int BatchSize { get; init; }", "int BatchSize { get; set; }") : Study.Right,
        title);

    [Theory]
    [InlineData("private int {|LB2006:Rate|} { get; init; } = 3;", "public int Rate { get; init; } = 3;")]
    [InlineData("public int {|LB2006:Rate|} { get; private init; } = 3;", "public int Rate { get; init; } = 3;")]
    public Task An_axis_of_a_base_is_in_reach(string before, string after) =>
        FixTest<SettableAxisFix>.ExpectInBase(OfBase(before), OfBase(after));

    [Fact]
    public Task The_levels_have_the_type_of_the_property() => FixTest<AxisTypeFix>.Expect(
        Study.With("[Axis<int>(16, 100, 256)]", "[{|LB2002:Axis<double>(16, 100, 256)|}]"),
        Study.Right);

    [Fact]
    public Task The_property_has_the_type_of_levels_that_only_it_can_have() => FixTest<AxisTypeFix>.Expect(
        Study.With("public double LearningRate { get; init; } = 3e-3", "public int LearningRate { get; init; } = 1", RateAxis,
            "[{|LB2002:Axis<double>(0.5, 1)|}, TunedPer(nameof(BatchSize))]"),
        Study.With("= 3e-3", "= 1", RateAxis, "[Axis<double>(0.5, 1), TunedPer(nameof(BatchSize))]"));

    [Fact]
    public Task An_unused_axis_is_read_by_the_setting_of_its_name() => FixTest<UnusedAxisFix>.Expect(
        Study.With("double LearningRate", "double {|LB2001:LearningRate|}", "LearningRate = LearningRate, ", ""),
        Study.With(
            "LearningRate = LearningRate, Beta2 = HalfLife.Rescale(0.95, 128, BatchSize)",
            "Beta2 = HalfLife.Rescale(0.95, 128, BatchSize), LearningRate = LearningRate"),
        "Use 'LearningRate' in Optimizer");

    [Theory]
    [InlineData("BatchSize = {|LB2027:64|}, Tokens", "public int BatchSize", "Use 'BatchSize'")]
    [InlineData("Tokens", "public int {|LB2027:BatchSize|}", "Use 'BatchSize' in Training")]
    public Task An_axis_reaches_the_setting_of_its_name(string training, string axis, string title) => FixTest<UnusedAxisFix>.Expect(
        Study.With("BatchSize = BatchSize, Tokens", training, "public int BatchSize", axis),
        title == "Use 'BatchSize'" ? Study.Right
            : Study.With(
                "BatchSize = BatchSize, ",
                "",
                "Schedule.Cosine(warmup: 0.05) }",
                "Schedule.Cosine(warmup: 0.05), BatchSize = BatchSize }"),
        title);

    [Fact]
    public Task A_rate_is_tuned_at_all_levels() => FixTest<UnusedAxisFix>.Expect(
        Study.With("LearningRate = LearningRate", "LearningRate = BatchSize > 16 ? LearningRate : {|LB2029:3e-3|}"),
        Study.With("LearningRate = LearningRate", "LearningRate = BatchSize > 16 ? LearningRate : LearningRate"),
        "Use 'LearningRate'");

    [Fact]
    public Task An_unused_axis_becomes_a_plain_property() => FixTest<UnusedAxisFix>.Expect(
        Study.With("double LearningRate", "double {|LB2001:LearningRate|}", "LearningRate = LearningRate, ", "", ", TuningSeeds = 2", ""),
        Study.With(RateAxis + "\n    ", "", "LearningRate = LearningRate, ", "", ", TuningSeeds = 2", ""),
        "Make 'LearningRate' a plain property");

    [Fact]
    public Task An_axis_overrides_what_it_hides() => FixTest<UnusedAxisFix>.Expect(
        OfBase("public virtual int Rate { get; init; } = 3;", "[Axis<int>(2, 3)]\n    public new int {|LB2001:Rate|} { get; init; } = 3;"),
        OfBase("public virtual int Rate { get; init; } = 3;", "[Axis<int>(2, 3)]\n    public override int Rate { get; init; } = 3;"));

    [Fact]
    public Task An_override_uses_the_axis_of_its_base() => FixTest<UnusedAxisFix>.Expect(
        Overriding("{|LB2001:Model|}", "HiddenSize = 32, Heads = 2, KeyValueHeads = 2"),
        Overriding("Model", "HiddenSize = 32, Heads = 2, KeyValueHeads = 2, Layers = Layers"));

    [Fact]
    public Task Tuning_names_the_compared_axis() => FixTest<TunedPerFix>.Expect(
        Study.With("TunedPer(nameof(BatchSize))", "TunedPer({|LB2007:nameof(Model)|})"),
        Study.Right,
        "Tune per 'BatchSize'");

    [Fact]
    public Task Tuning_does_not_name_what_is_no_axis() => FixTest<TunedPerFix>.Expect(
        Study.With("TunedPer(nameof(BatchSize))", "TunedPer(nameof(BatchSize), {|LB2007:\"Heads\"|})"),
        Study.Right);

    [Fact]
    public Task Tuning_has_a_metric() => FixTest<AddMetricFix>.Expect(
        Study.With(
            "[Measure<ValidationLoss>(EveryTokens = 200_000)]\n",
            "",
            "[Measure<TrainLoss>, ",
            "[",
            "TunedPer(nameof(BatchSize))",
            "{|LB2008:TunedPer(nameof(BatchSize))|}",
            Study.LossClaim,
            ""),
        Study.With(
            "[Measure<ValidationLoss>(EveryTokens = 200_000)]\n[Measure<TrainLoss>, Measure<TokensPerSecond>]",
            "[Measure<TokensPerSecond>]\n[Measure<ValidationLoss>]",
            Study.LossClaim,
            ""));

    [Theory]
    [InlineData("(16, 100, 256, Quick = [16, 100, 256])", "Use level 16")]
    [InlineData("(16, 32, 100, 256, Quick = [32, 100, 256])", "Add level 32 to the axis")]
    [InlineData("(16, 100, 256, Quick = [100, 256])", "Remove level 32 from Quick")]
    public Task A_shorter_scale_has_levels_of_the_axis(string after, string title) => FixTest<ShorterScaleFix>.Expect(
        Study.With("(16, 100, 256)", "(16, 100, 256, Quick = [{|LB2009:32|}, 100, 256])"),
        Study.With("(16, 100, 256)", after),
        title);

    [Theory]
    [InlineData("(16, 100, 256, Quick = {|LB2011:[16, 256]|})", "(16, 100, 256, Quick = [16, 100, 256])")]
    [InlineData("(256, 100, 16, Quick = {|LB2011:[100]|})", "(256, 100, 16, Quick = [100, 256])")]
    public Task The_quick_scale_compares_levels(string before, string after) => FixTest<ShorterScaleFix>.Expect(
        Study.With("(16, 100, 256)", before),
        Study.With("(16, 100, 256)", after));

    private static string Overriding(string model, string settings) => $$"""
        namespace Study;

        public abstract record Base : LlamaExperiment
        {
            /// <summary>Decoder layers.</summary>
            [Axis<int>(2, 3)]
            public int Layers { get; init; } = 2;

            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            public override Training Training => new() { BatchSize = 16, Tokens = 3_300_000 };
            public override AdamW Optimizer => new() { LearningRate = 3e-3 };
        }

        /// <summary>S.</summary>
        [Experiment("Q?"), Measure<ValidationLoss>]
        public sealed partial record Rec : Base
        {
            public override LlamaConfig {{model}} => LlamaConfig.Nano with { {{settings}} };
        }
        """;

    private static string OfBase(string axis, string own = "") => $$"""
        namespace Study;

        public abstract record Base : LlamaExperiment
        {
            {{(own.Length > 0 ? "" : "[Axis<int>(2, 3)] ")}}{{axis}}
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Rate };
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            public override Training Training => new() { BatchSize = 16, Tokens = 3_300_000 };
            public override AdamW Optimizer => new() { LearningRate = 3e-3 };
        }

        /// <summary>S.</summary>
        [Experiment("Q?"), Measure<ValidationLoss>]
        public sealed partial record Rec : Base
        {
            {{own}}
        }
        """;

    private static string Named(string axis) => $$"""
        namespace Study;

        /// <summary>S.</summary>
        [Experiment("Q?"), Measure<ValidationLoss>]
        public sealed partial record Rec : LlamaExperiment
        {
            {{axis}}
            public string Kind { get; init; } = "a";

            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Kind == "a" ? 2 : 3 };
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            public override Training Training => new() { BatchSize = 16, Tokens = 3_300_000 };
            public override AdamW Optimizer => new() { LearningRate = 3e-3 };
        }
        """;
}
