using System.Globalization;

namespace LlamaBatch.Generators.Tests;

/// <summary>Rules that fresh definitions found to be silent, absurd or in the wrong place.</summary>
public class ExaminedRuleTests
{
    private const string Claims = """
            [Claim("The first is better")]
            private static Verdict IsBetter(Results r) => r.EqualTokens.ValidationLoss(AXIS: FIRST).AcrossValidationSets()
                .IsBelow(r.EqualTokens.ValidationLoss(AXIS: LAST), margin: 0.01);
        """;

    private const string Memory = """
            [Claim("Parts of 64 need more memory than parts of 1")]
            private static Verdict NeedsMore(Results r) => r.PeakMemory(part: 64).IsAbove(r.PeakMemory(part: 1), margin: 0.05);
        """;

    [Theory]
    [InlineData("1_024 / Length")]
    [InlineData("16", "LB2013 '6e-3'")]
    public void A_batch_counts_in_tokens_beside_an_axis_of_lengths(string batch, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(16, 64)] public int Length { get; init; } = 16;", $$"""
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = Length };
            public override Training Training => new() { BatchSize = {{batch}}, Tokens = 819_200 };
            public override Optimizer Optimizer => new AdamW { LearningRate = 6e-3 };
            """, "length", "16", "64")).Problems);

    [Theory]
    [InlineData("1e-2", "1e-2", "LB2013 'Axis<bool>(false, true)'")]
    [InlineData("1e-2", "0.3")]
    public void AdamW_and_SGD_need_rates_of_their_own(string adam, string sgd, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<bool>(false, true)] public bool IsSgd { get; init; }", $$"""
            public override Optimizer Optimizer => IsSgd switch
            {
                false => new AdamW { LearningRate = {{adam}} },
                true => new Sgd { LearningRate = {{sgd}}, Momentum = 0.9 },
            };
            """, "isSgd", "false", "true")).Problems);

    /// <summary>The rate of a base is right for the other records that have it.</summary>
    [Theory]
    [InlineData(false, "LB2013 '6e-3'")]
    [InlineData(true, "LB2013 'Axis<int>(8, 128)'")]
    public void A_rate_in_a_shared_base_is_reported_at_the_axis(bool isShared, string problem) => Assert.Equal([problem], Of(
        Study("[Axis<int>(8, 128)] public int Batch { get; init; } = 8;", """
            public override Training Training => new() { BatchSize = Batch, Tokens = 819_200 };
            """, "batch", "8", "128"),
        isShared ? "namespace Study; public abstract record Other : Lab;" : "namespace Study;").Problems);

    [Theory]
    [InlineData("data/train-*.txt", "Write TextFiles(\"data\") with { Pattern = \"train-*.txt\" }.")]
    [InlineData("*.txt", "Name a folder in Path, and the files in Pattern.")]
    [InlineData("data/*/train.txt", "Name a folder in Path, and the files in Pattern.")]
    public void A_wildcard_belongs_into_the_pattern(string path, string remedy) => Assert.Contains(
        "Path has a wildcard; it must name a file or a folder. " + remedy,
        Message("LB0010", Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Corpus Corpus => Corpora.TextFiles("{{path}}") with { SequenceLength = 32 };
            """, "layers", "1", "2")),
        StringComparison.Ordinal);

    /// <summary>The base gives the batch size to its settings, and the override gives them a constant.</summary>
    [Theory]
    [InlineData("BatchSize = 32", "LB2001 'Training'")]
    [InlineData("BatchSize = BatchSize", "LB2013 '6e-3'")]
    public void An_axis_that_an_override_leaves_out_is_reported_there(string batch, params string[] problems) => Assert.Equal(problems, Of(
        Study("", $$"""public override Training Training => new() { {{batch}}, Tokens = 819_200 };""", "batchSize", "16", "64")
            .Replace(": Lab", ": Batches", StringComparison.Ordinal),
        """
        namespace Study;

        public abstract record Batches : Lab
        {
            /// <summary>Sequences per optimizer step.</summary>
            [Axis<int>(16, 64)]
            public int BatchSize { get; init; } = 16;

            public override Training Training => new() { BatchSize = BatchSize, Tokens = 819_200 };
        }
        """).Problems);

    [Theory]
    [InlineData("GeneralizationGap", "LB8015 'r.EqualTokens.GeneralizationGap(batch: [8, 32]).Exponent()'")]
    [InlineData("ValidationLoss")]
    public void A_difference_follows_no_power_law(string metric, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(8, 32)] public int Batch { get; init; } = 8;", """
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            public override Training Training => new() { BatchSize = Batch, Tokens = 819_200 };
            public override Optimizer Optimizer => new AdamW { LearningRate = 1e-3 * Math.Sqrt(Batch) };
            """ + $"""

            [Claim("The exponent is above a tenth")]
            private static Verdict IsSteep(Results r) => r.EqualTokens.{metric}(batch: [8, 32]).Exponent().IsAbove(0.1);
            """, "batch", "8", "32").Replace("[Measure<ValidationLoss>]", "[Measure<ValidationLoss>, Measure<GeneralizationGap>]",
            StringComparison.Ordinal)).Problems);

    [Fact]
    public void An_arm_with_another_case_names_the_level() => Assert.Contains(
        "the switch only gets \"cosine\" and \"linear\". Write \"linear\".",
        Message("LB2025", Study("[Axis<string>(\"cosine\", \"linear\")] public string Shape { get; init; } = \"cosine\";", """
            public override Training Training => new() { BatchSize = 16, Tokens = 819_200, Schedule = Of(Shape) };
            private static Schedule Of(string shape) => shape switch { "Linear" => Schedule.Linear(0.1), _ => Schedule.Cosine(0.1) };
            """, "shape", "\"linear\"", "\"cosine\"")),
        StringComparison.Ordinal);

    [Fact]
    public void A_trial_of_too_few_steps_says_nothing_of_the_momentum() => Assert.Equal(["LB3001 '2_048'"], Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Training Training => new() { BatchSize = 8, Tokens = 2_048 };
            """, "layers", "1", "2")).Problems);

    [Theory]
    [InlineData("8", "32")]
    [InlineData("16", "32", "LB2011 '[8, 32]'")]
    public void A_quick_scale_may_lack_a_baseline_that_no_claim_reads(string first, string last, params string[] problems) => Assert.Equal(
        problems,
        Of(Study("[Axis<int>(8, 16, 32, Quick = [8, 32])] public int Batch { get; init; } = 16;", """
            public override Training Training => new() { BatchSize = Batch, Tokens = 819_200 };
            public override Optimizer Optimizer => new AdamW { LearningRate = 1e-3 * Math.Sqrt(Batch) };
            """, "batch", first, last)).Problems);

    [Fact]
    public void A_range_that_depends_on_a_level_is_that_of_all_levels() => Assert.Contains(
        "Until is 0.2 (at level 0.5 of 'Moment'); it must be in (0.5, 1].",
        Message("LB0010", Study("[Axis<double>(0.1, 0.3, 0.5)] public double Moment { get; init; } = 0.1;", """
            public override Training Training => new()
            {
                BatchSize = 32,
                BatchSchedule = BatchSchedule.Staged(8, until: Moment).Then(16, until: 0.2) with { RateExponent = 0.5 },
                Tokens = 204_800,
            };
            """, "moment", "0.1", "0.5")),
        StringComparison.Ordinal);

    [Fact]
    public void The_second_wrong_level_says_how_many_more_there_are()
    {
        var found = Of(Study("[Axis<double>(-4, -3, -2, -1)] public double Rate { get; init; } = -3;",
            "public override Optimizer Optimizer => new AdamW { LearningRate = Rate };", "rate", "-4", "-3")).Diagnostics
            .Where(one => one.Id == "LB0010").Select(one => one.GetMessage(CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(2, found.Count);
        Assert.EndsWith("The attribute has 2 more such values.", found[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_read_too_often_in_steps_names_steps() => Assert.Contains(
        "Steps is 20,000, which take 41 M tokens, and the text has about 6.38 M tokens, so a trial reads it 6 times. "
            + "Beyond four times, repetition adds little. Lower Steps to 12_458",
        Message("LB5003", Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            public override Training Training => new() { BatchSize = 64, Steps = 20_000 };
            """, "layers", "1", "2")),
        StringComparison.Ordinal);

    [Fact]
    public void Heads_are_legal_at_all_widths() => Assert.Contains(
        "Use 1 or 2, or change HiddenSize.",
        Message("LB1001", Study("[Axis<int>(64, 100, 128)] public int Width { get; init; } = 64;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { HiddenSize = Width, Heads = 8, KeyValueHeads = 4 };
            """, "width", "64", "128")),
        StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_said_of_learning_where_only_costs_are_measured() => Assert.Empty(Of("""
        namespace Study;

        [Experiment("Do fewer key-value heads make a step faster?")]
        [Measure<TokensPerSecond>]
        public sealed partial record S : Lab
        {
            [Axis<int>(1, 2, 4)] public int KeyValueHeads { get; init; } = 4;
            public override LlamaConfig Model => LlamaConfig.Nano with { KeyValueHeads = KeyValueHeads };
            public override Training Training => new() { BatchSize = 16, Tokens = 20 * 512, Schedule = Schedule.Cosine(warmup: 0.1) };
            public override Optimizer Optimizer => new AdamW { LearningRate = 1e-9, Beta1 = 0.9999, Beta2 = 0.99999 };
            [Claim("One is as fast as four")]
            private static Verdict IsAsFast(Results r) =>
                r.TokensPerSecond(keyValueHeads: 1).IsEquivalentTo(r.TokensPerSecond(keyValueHeads: 4), margin: 0.05);
        }
        """).Problems);

    [Theory]
    [InlineData("")]
    [InlineData("[Measure<ValidationLoss>]", "LB1002 'LlamaConfig.Llama8B'")]
    public void A_model_that_is_only_planned_may_be_large(string measure, params string[] problems) => Assert.Equal(problems, Of($$"""
        namespace Study;

        [Experiment("How many steps does a batch of four million tokens take?")]
        {{measure}}
        public sealed partial record S : Lab
        {
            [Axis<int>(4096, 8192)] public int Length { get; init; } = 8192;
            public override LlamaConfig Model => LlamaConfig.Llama8B;
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = Length };
            public override Training Training => new() { BatchSize = 4_194_304 / Length, Tokens = 15_000_000_000_000 };
            [Claim("The steps are equal")]
            private static Verdict AreEqual(Plan p) => p.Steps(length: 4096).IsEqualTo(p.Steps(length: 8192));
        }
        """).Problems);

    [Theory]
    [InlineData("1e-3, 3e-3, 9e-3, 2.7e-3", "LB2030 '2.7e-3'")]
    [InlineData("1e-3, 3e-3, 9e-3, 2.7e-2")]
    [InlineData("2.7e-2, 9e-3, 3e-3, 1e-2", "LB2030 '1e-2'")]
    [InlineData("1e-3, 3e-3, 1e-1, 3e-2", "LB2030 '1e-1'")]
    [InlineData("3e-3, 1e-3, 2e-3, 4e-3")]
    [InlineData("1e-3, 9e-3, 3e-3, 5e-3")]
    [InlineData("2e-3, 4e-3, 60e-3, 8e-3", "LB2030 '60e-3'")]
    public void One_level_is_out_of_order(string levels, params string[] problems) => Assert.Equal(problems, Of(
        Study($"[Axis<double>({levels})] public double Rate {{ get; init; }} = {levels.Split(", ")[1]};",
            "public override Optimizer Optimizer => new AdamW { LearningRate = Rate };",
            "rate", levels.Split(", ")[0], levels.Split(", ")[1])).Problems);

    [Theory]
    [InlineData("8_192 / 102_400", "LB0033 '8_192 / 102_400'")]
    [InlineData("0.5 * (1 / 3)", "LB0033 '1 / 3'")]
    [InlineData("0.1 * (6 / 3)")]
    [InlineData("8_192 / 102_400.0")]
    public void A_fraction_is_not_an_integer(string warmup, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Training Training => new()
            {
                BatchSize = 8,
                Tokens = 409_600,
                Schedule = Schedule.Cosine(warmup: {{warmup}}),
            };
            """, "layers", "1", "2")).Problems);

    [Theory]
    [InlineData("floor: 0.001", "LB4009 '0.001'")]
    [InlineData("floor: 0")]
    [InlineData("floor: 0.005")]
    public void A_floor_is_a_share_of_the_peak(string floor, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Training Training => new() { BatchSize = 8, Tokens = 819_200, Schedule = Schedule.Linear(0.1, {{floor}}) };
            """, "layers", "1", "2")).Problems);

    [Theory]
    [InlineData("until: 0.5).Then(16, until: 1)", "LB4010 '1'")]
    [InlineData("until: 0.5).Then(16, until: 0.9)")]
    [InlineData("until: 0.5).Then(32, until: 1)")]
    [InlineData("until: 0.2).Then(32, until: 0.5).Then(16, until: 1)")]
    public void A_batch_schedule_reaches_the_batch_size(string stages, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Training Training => new()
            {
                BatchSize = 32,
                BatchSchedule = BatchSchedule.Staged(8, {{stages}},
                Tokens = 819_200,
            };
            """, "layers", "1", "2")).Problems);

    /// <summary>Seesaw grows the batch as the rate falls.</summary>
    [Theory]
    [InlineData("Constant(0.1)", "LB0011 'BatchSchedule.Seesaw(from: 8)'")]
    [InlineData("Cosine(0.1)")]
    [InlineData("Cosine(0.1, floor: 0.6)", "LB0011 'BatchSchedule.Seesaw(from: 8)'")]
    public void A_seesaw_needs_a_rate_that_falls(string schedule, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Training Training => new()
            {
                BatchSize = 64,
                BatchSchedule = BatchSchedule.Seesaw(from: 8),
                Tokens = 819_200,
                Schedule = Schedule.{{schedule}},
            };
            """, "layers", "1", "2")).Problems);

    /// <summary>The micro-batch is no setting of learning.</summary>
    [Theory]
    [InlineData("ValidationLoss", "LB2001 'Part'")]
    [InlineData("ValidationLoss>, Measure<PeakMemory")]
    public void An_axis_of_micro_batches_changes_costs_only(string metrics, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 8, 64)] public int Part { get; init; } = 8;", """
            public override Training Training => new() { BatchSize = 64, MicroBatch = Part, Tokens = 819_200 };
            """, "part", "1", "64").Replace("Measure<ValidationLoss", $"Measure<{metrics}", StringComparison.Ordinal)
            .Replace(metrics == "ValidationLoss" ? "\0" : Claim("part", "1", "64"), Memory, StringComparison.Ordinal)).Problems);

    /// <summary>The text has 6.4 million bytes, so two larger limits are one.</summary>
    [Theory]
    [InlineData("1_000_000, 10_000_000, 20_000_000", "LB2012 '20_000_000'")]
    [InlineData("1_000_000, 2_000_000, 10_000_000")]
    public void A_limit_that_the_text_does_not_reach_is_none(string limits, params string[] problems) => Assert.Equal(problems, Of(
        Study($"[Axis<long>({limits})] public long Limit {{ get; init; }} = 1_000_000;", """
            public override Corpus Corpus => Corpora.DotNetDocs with { TrainingLimit = Limit, SequenceLength = 32 };
            """, "limit", "1_000_000", "10_000_000")).Problems);

    /// <summary>A text of a few kilobytes is meant in studies of repetition only.</summary>
    [Theory]
    [InlineData("Q?", "ValidationLoss", "LB5003 '8_192'")]
    [InlineData("What do 100 epochs do?", "ValidationLoss")]
    [InlineData("Q?", "ValidationLoss>, Measure<SeenLoss")]
    public void A_limit_that_repeats_the_text_must_be_meant(string question, string metrics, params string[] problems) => Assert.Equal(
        problems,
        Of(Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Corpus Corpus => Corpora.DotNetDocs with { TrainingLimit = 8_192, SequenceLength = 32 };
            """, "layers", "1", "2").Replace("Q?", question, StringComparison.Ordinal)
            .Replace("Measure<ValidationLoss", $"Measure<{metrics}", StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("1", "LB2014 'Axis<double>(1e-3, 2e-3, 4e-3)'")]
    [InlineData("100")]
    public void SGD_needs_higher_rates_than_AdamW_when_tuned_too(string factor, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<bool>(false, true)] public bool IsSgd { get; init; }", $$"""
            [Axis<double>(1e-3, 2e-3, 4e-3), TunedPer(nameof(IsSgd))] public double Rate { get; init; } = 2e-3;
            public override Optimizer Optimizer => IsSgd switch
            {
                false => new AdamW { LearningRate = Rate },
                true => new Sgd { LearningRate = {{factor}} * Rate, Momentum = 0.9 },
            };
            """, "isSgd", "false", "true")).Problems);

    /// <summary>Where the rate is constant, its end is no second cause.</summary>
    [Theory]
    [InlineData("falls: true, end: 0.4", "falls: false")]
    [InlineData("falls: true, end: 0.4, layers: 2", "falls: false",
        "LB8027 'r.EqualTokens.ValidationLoss(falls: true, end: 0.4, layers: 2).IsBelow(r.EqualTokens.ValidationLoss(falls: false))'")]
    public void An_idle_axis_is_no_second_cause(string left, string right, params string[] problems) => Assert.Equal(problems, Of($$"""
        namespace Study;

        [Experiment("Q?")]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<bool>(false, true)] public bool Falls { get; init; } = true;
            [Axis<double>(0, 0.4)] public double End { get; init; } = 0;
            [Axis<int>(1, 2)] public int Layers { get; init; } = 1;
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Training Training => new()
            {
                BatchSize = 16,
                Tokens = 819_200,
                Schedule = Falls ? Schedule.Cosine(0.1, floor: End) : Schedule.Constant(0.1),
            };

            [Claim("The first is better")]
            private static Verdict IsBetter(Results r) =>
                r.EqualTokens.ValidationLoss({{left}}).IsBelow(r.EqualTokens.ValidationLoss({{right}}));
        }
        """).Problems);

    [Theory]
    [InlineData(
        "nameof(Batch)",
        "LB8015 'r.EqualTokens.ValidationLoss(batch: 8, rate: [1e-3, 2e-3, 4e-3]).Along(nameof(Batch)).BestLevel().IsAbove(2e-3)'")]
    [InlineData("nameof(Rate)")]
    public void A_curve_runs_along_an_axis_of_several_levels(string axis, params string[] problems) => Assert.Equal(problems, Of($$"""
        namespace Study;

        [Experiment("Q?")]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<int>(8, 16)] public int Batch { get; init; } = 8;
            [Axis<double>(1e-3, 2e-3, 4e-3)] public double Rate { get; init; } = 2e-3;
            public override Training Training => new() { BatchSize = Batch, Tokens = 819_200 };
            public override Optimizer Optimizer => new AdamW { LearningRate = Rate };

            [Claim("The best rate is above 2e-3")]
            private static Verdict IsHigh(Results r) =>
                r.EqualTokens.ValidationLoss(batch: 8, rate: [1e-3, 2e-3, 4e-3]).Along({{axis}}).BestLevel().IsAbove(2e-3);
        }
        """).Problems);

    /// <summary>Languages scale numbers in different steps, so "1.6 million" and "160 万" are not compared.</summary>
    [Theory]
    [InlineData("A rate of 0.9 is better than 0.5", "学习率 0.99 优于 0.5", "LB8031 '\"学习率 0.99 优于 0.5\"'")]
    [InlineData("A rate of 0.9 is better than 0.5", "学习率 0.9 优于 0.5")]
    [InlineData("After 1.6 million tokens, 2 is better", "160 万个词元之后，2 更好")]
    [InlineData("Two are better than one", "2 优于 1")]
    public void A_translation_has_the_numbers_of_its_text(string text, string translation, params string[] problems) => Assert.Equal(
        problems,
        Of(Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            """, "layers", "1", "2").Replace(
                "[Claim(\"The first is better\")]",
                $"[Claim(\"{text}\")]\n[Translation(\"zh-CN\", \"{translation}\")]",
                StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("0", "LB8038 '0'")]
    [InlineData("double.NegativeInfinity", "LB8038 'double.NegativeInfinity'")]
    [InlineData("vocabSize")]
    [InlineData("double.PositiveInfinity")]
    public void A_diverged_trial_is_not_the_best(string value, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            """, "layers", "1", "2")
            .Replace("Measure<ValidationLoss>", "Measure<ValidationLoss>, Measure<Perplexity>", StringComparison.Ordinal),
        $$"""
        namespace Study;

        public sealed class Perplexity : IValidationMetric
        {
            public static string Name => "Perplexity";
            public static string Unit => "tokens";
            public static Better Better => Better.Lower;
            public static Contrast Contrast => Contrast.Ratio;
            public static double Margin => 0.01;
            public static double WhenDiverged(int vocabSize) => {{value}};
            public static double Measure(ValidationOutcome validation) => Math.Exp(validation.Nats / validation.Tokens);
        }
        """).Problems);

    private static string Message(string id, string source) => string.Join("\n", Of(source).Diagnostics.Where(one => one.Id == id)
        .Select(one => one.GetMessage(CultureInfo.InvariantCulture)));

    private static Compiled Of(params string[] sources) => Compiled.Of([.. sources, """
        namespace Study;

        public abstract record Lab : LlamaExperiment
        {
            public override LlamaConfig Model => LlamaConfig.Nano;
            public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = 32 };
            public override Training Training => new() { BatchSize = 16, Tokens = 819_200 };
            public override Optimizer Optimizer => new AdamW { LearningRate = 6e-3 };
            public override Validation Validation => new() { Windows = 64 };
        }
        """]);

    private static string Claim(string name, string first, string last) => Claims.Replace("AXIS", name, StringComparison.Ordinal)
        .Replace("FIRST", first, StringComparison.Ordinal).Replace("LAST", last, StringComparison.Ordinal);

    private static string Study(string axis, string settings, string name, string first, string last) => $$"""
        namespace Study;

        [Experiment("Q?")]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            {{axis}}
            {{settings}}

        {{Claim(name, first, last)}}
        }
        """;
}
