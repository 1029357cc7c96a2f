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
    [InlineData("Is it twice as fast?", "ValidationLoss", "LB5003 '8_192'")]
    [InlineData("What do 100 epochs do?", "ValidationLoss")]
    [InlineData("What if it is read 100 times?", "ValidationLoss")]
    [InlineData("What if the budget is a hundred times the text?", "ValidationLoss")]
    [InlineData("Q?", "ValidationLoss>, Measure<SeenLoss")]
    public void A_limit_that_repeats_the_text_must_be_meant(string question, string metrics, params string[] problems) => Assert.Equal(
        problems,
        Of(Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Corpus Corpus => Corpora.DotNetDocs with { TrainingLimit = 8_192, SequenceLength = 32 };
            """, "layers", "1", "2").Replace("Q?", question, StringComparison.Ordinal)
            .Replace("Measure<ValidationLoss", $"Measure<{metrics}", StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("1e-3, 2e-3, 4e-3", "1", "LB2014 'Axis<double>(1e-3, 2e-3, 4e-3)'")]
    [InlineData("2e-3, 8e-3, 3.2e-2", "1", "LB2014 'Axis<double>(2e-3, 8e-3, 3.2e-2)'")]
    [InlineData("1e-3, 2e-3, 4e-3", "100")]
    [InlineData("2e-3, 1e-2, 6.4e-2", "1")]
    public void SGD_needs_higher_rates_than_AdamW_when_tuned_too(string rates, string factor, params string[] problems) => Assert.Equal(
        problems,
        Of(Study("[Axis<bool>(false, true)] public bool IsSgd { get; init; }", $$"""
            [Axis<double>({{rates}}), TunedPer(nameof(IsSgd))] public double Rate { get; init; } = 2e-3;
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
    [InlineData("After 1.6 million tokens, 1 is better", "160 万个词元之后，1 更好")]
    [InlineData("One is better than two", "1 优于 2")]
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
    [InlineData("double.PositiveInfinity, Higher", "LB8038 'double.PositiveInfinity'")]
    [InlineData("vocabSize, Higher", "LB8038 'vocabSize'")]
    [InlineData("Math.Log(vocabSize), Higher", "LB8038 'Math.Log(vocabSize)'")]
    [InlineData("int.MinValue, Higher")]
    [InlineData("Uniform, Higher")]
    public void A_diverged_trial_is_not_the_best(string value, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            """, "layers", "1", "2")
            .Replace("Measure<ValidationLoss>", "Measure<ValidationLoss>, Measure<Score>", StringComparison.Ordinal),
        $$"""
        namespace Study;

        public sealed class Score : IValidationMetric
        {
            public static string Name => "Score";
            public static string Unit => "tokens";
            public static Better Better => Better.{{(value.EndsWith(", Higher", StringComparison.Ordinal) ? "Higher" : "Lower")}};
            public static Contrast Contrast => Contrast.Ratio;
            public static double Margin => 0.01;
            private const double Uniform = 0;
            public static double WhenDiverged(int vocabSize) => {{value.Replace(", Higher", "", StringComparison.Ordinal)}};
            public static double Measure(ValidationOutcome validation) => 1 + (validation.Nats / validation.Tokens);
        }
        """).Problems);

    /// <summary>A low rate may be the end of a range, but not its top.</summary>
    [Theory]
    [InlineData("1.5e-6, 6e-6, 2.4e-5", "LB7003 '2.4e-5'")]
    [InlineData("1.5e-6, 6e-6, 2.4e-4", "LB2020 'Axis<double>(1.5e-6, 6e-6, 2.4e-4)'")]
    [InlineData("1.5e-5, 6e-5, 2.4e-4")]
    public void The_highest_rate_is_plausible(string rates, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", $$"""
            [Axis<double>({{rates}}), TunedPer(nameof(Layers))] public double Rate { get; init; } = {{rates.Split(',')[1]}};
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers, HiddenSize = 512, IntermediateSize = 1_408 };
            public override Optimizer Optimizer => new AdamW { LearningRate = Rate };
            """, "layers", "1", "2")).Problems);

    /// <summary>At the end of the run, the longest trial wins.</summary>
    [Theory]
    [InlineData("819_200", ", TunedPer(nameof(Layers))", "LB2032 'TunedPer(nameof(Layers))'")]
    [InlineData("412_000", ", TunedPer(nameof(Layers))")]
    public void A_budget_is_not_tuned(string most, string tuned, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", $$"""
            [Axis<int>(409_600, 411_000, {{most}}){{tuned}}] public int Text { get; init; } = 411_000;
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Training Training => new() { BatchSize = 16, Tokens = Text };
            """, "layers", "1", "2").Replace("r.EqualTokens.ValidationLoss(layers: 1)", "r.EqualTokens.ValidationLoss(layers: 1)"
                + (most == "819_200" ? ".AcrossTokenBudgets()" : ""), StringComparison.Ordinal)).Problems);

    /// <summary>A probe that no metric asks for is not made.</summary>
    [Theory]
    [InlineData("SamSharpness")]
    [InlineData("TopEigenvalue", "LB2001 'Ascent'")]
    public void A_setting_of_a_probe_needs_its_metric(string metric, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<double>(0.02, 0.1)] public double Ascent { get; init; } = 0.02;", """
            public override Probe Probe => new() { Ascent = Ascent };
            """, "ascent", "0.02", "0.1")
            .Replace("Measure<ValidationLoss>", $"Measure<ValidationLoss>, Measure<{metric}>", StringComparison.Ordinal)).Problems);

    [Fact]
    public void A_setting_that_no_metric_needs_is_not_called_constant() => Assert.Contains(
        "Axis 'Ascent' is read, but changes no setting of a measured metric: Probe.Ascent affects none; all its levels train the same model.",
        Message("LB2001", Study("[Axis<double>(0.02, 0.1)] public double Ascent { get; init; } = 0.02;", """
            public override Probe Probe => new() { Ascent = Ascent };
            """, "ascent", "0.02", "0.1")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("819_200", "LB8035 'r.EqualTime.ValidationLoss(batch: 16).IsBelow(r.EqualTime.ValidationLoss(batch: 32))'")]
    [InlineData("(int)(4 * MeasuredSpeed!)")]
    public void Equal_time_follows_from_the_speed(string tokens, params string[] problems) => Assert.Equal(problems, Of($$"""
        namespace Study;

        [Experiment("Q?")]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<int>(16, 32)] public int Batch { get; init; } = 16;
            public override double? MeasuredSpeed => Batch switch { 16 => 264_000, _ => 228_000 };
            public override Training Training => new() { BatchSize = Batch, Tokens = {{tokens}} };

            [Claim("After the same time, 16 is better")]
            private static Verdict IsBetter(Results r) => r.EqualTime.ValidationLoss(batch: 16).IsBelow(r.EqualTime.ValidationLoss(batch: 32));
        }
        """).Problems);

    /// <summary>A level that the claim's own results choose is partly the luckiest.</summary>
    [Theory]
    [InlineData("r.EqualTokens.ValidationLoss(layers: Most(r)).IsBelow(r.EqualTokens.ValidationLoss(layers: 3))")]
    [InlineData(
        "Losses(r).Fit(\"Best\", \"\", Contrast.Ratio, levels => levels.MinBy(level => level.Mean).Level).IsAbove(1.5)",
        "LB8039 'levels.MinBy(level => level.Mean)'")]
    [InlineData("Losses(r).Fit(\"Loss\", \"\", Contrast.Ratio, levels => levels.Min(level => level.Mean)).IsAbove(1.5)")]
    public void A_level_is_not_chosen_by_the_results(string claim, params string[] problems) => Assert.Equal(problems, Of($$"""
        namespace Study;

        [Experiment("Q?")]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<int>(1, 2, 3)] public int Layers { get; init; } = 1;
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };

            [Claim("It is so")]
            private static Verdict IsSo(Results r) => {{claim}};

            private static int Most(Results r) => 2;

            private static Samples Losses(Results r) => r.EqualTokens.ValidationLoss(layers: [1, 2, 3]);
        }
        """).Problems);

    [Theory]
    [InlineData("100_000", "LB0011 '100_000'")]
    [InlineData("11_000")]
    public void There_are_no_more_windows_than_held_out_text(string windows, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 64 };
            public override Validation Validation => new() { Windows = {{windows}} };
            """, "layers", "1", "2")).Problems);

    /// <summary>Only validation sees the average of the weights.</summary>
    [Theory]
    [InlineData("TrainLoss", "LB8037 'r.EqualTokens.TrainLoss(average: 0).IsBelow(r.EqualTokens.TrainLoss(average: 50_000))'")]
    [InlineData("ValidationLoss")]
    public void Training_does_not_see_the_average(string metric, params string[] problems) => Assert.Equal(problems, Of($$"""
        namespace Study;

        [Experiment("Q?")]
        [Measure<ValidationLoss>, Measure<TrainLoss>]
        public sealed partial record S : Lab
        {
            [Axis<int>(0, 50_000)] public int Average { get; init; } = 0;
            public override Training Training => new() { BatchSize = 16, Tokens = 819_200, AveragingHalfLife = Average };

            [Claim("The first is lower")]
            private static Verdict IsLower(Results r) =>
                r.EqualTokens.{{metric}}(average: 0).IsBelow(r.EqualTokens.{{metric}}(average: 50_000));
        }
        """).Problems);

    /// <summary>The rate of a Seesaw is that of its first batch size.</summary>
    [Fact]
    public void A_seesaw_starts_at_the_batch_of_its_control() => Assert.Empty(Of(
        Study("[Axis<bool>(false, true)] public bool Grows { get; init; }", """
            public override Training Training => new()
            {
                BatchSize = Grows ? 128 : 16,
                BatchSchedule = Grows ? BatchSchedule.Seesaw(from: 16) : BatchSchedule.Constant(),
                Tokens = 819_200,
                Schedule = Schedule.Cosine(0.1),
            };
            """, "grows", "false", "true")).Problems);

    /// <summary>A step of SGD is the rate divided by 1 − momentum, so momentum needs a rate of its own.</summary>
    [Theory]
    [InlineData("0.1", "LB2013 'Axis<double>(0, 0.9)'")]
    [InlineData("0.1 * (1 - Momentum)")]
    public void Momentum_needs_a_rate_of_its_own(string rate, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<double>(0, 0.9)] public double Momentum { get; init; }", $$"""
            public override Optimizer Optimizer => new Sgd { LearningRate = {{rate}}, Momentum = Momentum };
            """, "momentum", "0", "0.9")).Problems);

    [Theory]
    [InlineData("RateScaling.SquareRoot(3e-3, fromBatch: 8, toBatch: Batch)",
        "LB2033 'RateScaling.SquareRoot(3e-3, fromBatch: 8, toBatch: Batch)'")]
    [InlineData("3e-3")]
    public void A_rate_is_scaled_once(string rate, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(16, 128)] public int Batch { get; init; } = 16;", $$"""
            public override Training Training => new()
            {
                BatchSize = Batch,
                BatchSchedule = BatchSchedule.Staged(8, until: 0.4) with { RateExponent = 0.5, RateBatch = 8 },
                Tokens = 819_200,
            };
            public override Optimizer Optimizer => new AdamW { LearningRate = {{rate}} };
            """, "batch", "16", "128")).Problems);

    [Theory]
    [InlineData("32", "LB0011 'Start'")]
    [InlineData("8")]
    public void A_warm_up_of_the_batch_begins_below_it(string from, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<bool>(false, true)] public bool Warms { get; init; }", $$"""
            private const int Start = {{from}};
            public override Training Training => new()
            {
                BatchSize = 32,
                BatchSchedule = Warms ? BatchSchedule.Warmup(from: Start, until: 0.3, by: 8) : BatchSchedule.Constant(),
                Tokens = 819_200,
            };
            """, "warms", "false", "true")).Problems);

    [Theory]
    [InlineData("0.001", "LB0011 '0.001'")]
    [InlineData("0.1")]
    public void A_decay_takes_steps(string decay, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Training Training => new()
            {
                BatchSize = 16,
                Tokens = 409_600,
                Schedule = Schedule.WarmupStableDecay(warmup: 0.1, decay: {{decay}}),
            };
            """, "layers", "1", "2")).Problems);

    /// <summary>A whole number is multiplied before it is divided.</summary>
    [Theory]
    [InlineData("8 / 3 * Width", "Write 8 * Width / 3.")]
    [InlineData("Width * (8 / 3)", "Write 8 * Width / 3.")]
    [InlineData("(int)(8 / 3 * 1.5 * Width)", "Write (double)8 / 3.")]
    [InlineData("8 * Width / 3", "")]
    public void A_factor_is_not_truncated(string inner, string remedy) => Assert.EndsWith(remedy, Message("LB0033",
        Study("[Axis<int>(48, 96)] public int Width { get; init; } = 48;", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { HiddenSize = Width, IntermediateSize = {{inner}} };
            """, "width", "48", "96")), StringComparison.Ordinal);

    /// <summary>A quotient that is 0 by mistake is one mistake.</summary>
    [Fact]
    public void A_quotient_of_integers_is_one_mistake() => Assert.Equal(["LB0033 '20 / 100'"], Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Corpus Corpus => Corpora.TextFiles("notes") with { ValidationShare = 20 / 100, SequenceLength = 32 };
            """, "layers", "1", "2")).Problems);

    [Theory]
    [InlineData("Loss(r, [1, 2, 3], 8).EffectAgainst(Loss(r, [1, 2], 16)).IsDecreasing()",
        "LB8015 'Loss(r, [1, 2, 3], 8).EffectAgainst(Loss(r, [1, 2], 16))'")]
    [InlineData("Loss(r, [1, 2, 3], 8).EffectAgainst(Loss(r, [1, 2, 3], 16)).IsDecreasing()")]
    [InlineData("Loss(r, [1, 2, 3], 8).EffectAgainst(Loss(r, [1], 16)).IsDecreasing()")]
    [InlineData("Pareto.IsNonDominated(Loss(r, [2], 8), Loss(r, [1, 3], 8), r.EqualTokens.Accuracy(layers: [1, 3], batch: 8))",
        "LB8015 'Pareto.IsNonDominated(Loss(r, [2], 8), Loss(r, [1, 3], 8), r.EqualTokens.Accuracy(layers: [1, 3], batch: 8))'")]
    [InlineData("Pareto.IsNonDominated(Loss(r, [2], 8), Loss(r, [1, 2, 3], 8), r.EqualTokens.Accuracy(layers: [1, 2, 3], batch: 8))")]
    [InlineData("Pareto.IsNonDominated(Loss(r, [2], 8), Loss(r, [1, 2, 3], 8))",
        "LB8015 'Pareto.IsNonDominated(Loss(r, [2], 8), Loss(r, [1, 2, 3], 8))'")]
    [InlineData("Pareto.IsNonDominated(Loss(r, [2], 8), Loss(r, [1, 2], 8), Loss(r, [1, 2], 8))",
        "LB8015 'Pareto.IsNonDominated(Loss(r, [2], 8), Loss(r, [1, 2], 8), Loss(r, [1, 2], 8))'")]
    [InlineData("Pareto.IsNonDominated(Loss(r, [1, 2], 8), Loss(r, [1, 2], 8), r.EqualTokens.Accuracy(layers: [1, 2], batch: 8))",
        "LB8015 'Pareto.IsNonDominated(Loss(r, [1, 2], 8), Loss(r, [1, 2], 8), r.EqualTokens.Accuracy(layers: [1, 2], batch: 8))'")]
    [InlineData("Pareto.IsNonDominated(Loss(r, [2], 8), Loss(r, [2], 8), r.EqualTokens.Accuracy(layers: [2], batch: 8))",
        "LB8015 'Pareto.IsNonDominated(Loss(r, [2], 8), Loss(r, [2], 8), r.EqualTokens.Accuracy(layers: [2], batch: 8))'")]
    [InlineData("Loss(r, [1, 2, 3], 8).SlopePerDoubling().IsEquivalentTo(Loss(r, [1, 2, 3], 16).SlopePerDoubling())",
        "LB8017 'Loss(r, [1, 2, 3], 8).SlopePerDoubling().IsEquivalentTo(Loss(r, [1, 2, 3], 16).SlopePerDoubling())'")]
    [InlineData("Loss(r, [1, 2, 3], 8).SlopePerDoubling().IsEquivalentTo(Loss(r, [1, 2, 3], 16).SlopePerDoubling(), margin: 0.01)")]
    [InlineData("Same(r, 0)", "LB8017 '0'")]
    [InlineData("Same(r, 0.05)")]
    [InlineData("Loss(r, [1, 2, 3], 8).Along(nameof(Layers)).WidthWithin(5).IsAbove(0.1)",
        "LB8012 'Loss(r, [1, 2, 3], 8).Along(nameof(Layers)).WidthWithin(5).IsAbove(0.1)'")]
    [InlineData("Loss(r, [1, 2, 3], 8).Along(nameof(Layers)).WidthWithin(0.1).IsAbove(0.1)")]
    public void Sides_of_a_claim_fit(string claim, params string[] problems) => Assert.Equal(problems, Of($$"""
        namespace Study;

        [Experiment("Q?")]
        [Measure<ValidationLoss>, Measure<Accuracy>]
        public sealed partial record S : Lab
        {
            [Axis<int>(1, 2, 3)] public int Layers { get; init; } = 1;
            [Axis<int>(8, 16)] public int Batch { get; init; } = 8;
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Training Training => new() { BatchSize = Batch, Tokens = 819_200 };

            [Claim("It is so")]
            private static Verdict IsSo(Results r) => {{claim}};

            private static Verdict Same(Results r, double margin) => Loss(r, [1], 8).IsEquivalentTo(Loss(r, [2], 8), margin: margin);

            private static Samples Loss(Results r, Levels<int> layers, int batch) => r.EqualTokens.ValidationLoss(layers: layers, batch: batch);
        }
        """).Problems);

    /// <summary>A noise scale has its variance and its square at one loss.</summary>
    [Theory]
    [InlineData("r.Matched(2.2)", "LB8027 'r.Matched(1.7).GradientVariance().Over(r.Matched(2.2).GradientSquare())'")]
    [InlineData("r.Matched(1.7)")]
    public void A_noise_scale_is_read_at_one_loss(string at, params string[] problems) => Assert.Equal(problems, Of($$"""
        namespace Study;

        [Experiment("Q?")]
        [Measure<ValidationLoss>(EveryTokens = 40_960), Measure<GradientVariance>, Measure<GradientSquare>]
        [Target<ValidationLoss>(1.7), Target<ValidationLoss>(2.2)]
        public sealed partial record S : Lab
        {
            [Axis<int>(1, 2)] public int Layers { get; init; } = 1;
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            public override Training Training => new()
            {
                BatchSize = 16,
                MicroBatch = 4,
                Tokens = 819_200,
                Schedule = Schedule.Constant(0.1),
            };

            [Claim("The noise scale is above 20")]
            private static Verdict IsHigh(Results r) =>
                r.Matched(1.7).GradientVariance().Over({{at}}.GradientSquare()).IsAbove(20);
        }
        """).Problems);

    /// <summary>No clipping is not the tightest.</summary>
    [Theory]
    [InlineData("0, 0.1, 1", "LB8015 'r.EqualTokens.ValidationLoss(clip: [0, 0.1, 1]).IsDecreasing()'")]
    [InlineData("0.1, 1")]
    public void A_trend_has_no_level_that_means_none(string levels, params string[] problems) => Assert.Equal(problems, Of($$"""
        namespace Study;

        [Experiment("Q?")]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<double>(0, 0.1, 1)] public double Clip { get; init; } = 1;
            public override Training Training => new() { BatchSize = 16, Tokens = 819_200, GradientClip = Clip };

            [Claim("The looser, the better")]
            private static Verdict IsFalling(Results r) => r.EqualTokens.ValidationLoss(clip: [{{levels}}]).IsDecreasing();
        }
        """).Problems);

    /// <summary>The key of a document decides on which side of the split it is.</summary>
    [Theory]
    [InlineData("\"page\"", "LB5008 '\"page\"'")]
    [InlineData("$\"{i}\"")]
    public void Documents_have_keys_of_their_own(string key, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Corpus Corpus => new Pages { SequenceLength = 32 };
            """, "layers", "1", "2"),
        $$"""
        using LlamaBatch.Data;
        using System.Linq;

        namespace Study;

        public sealed record Pages : Corpus
        {
            public override string Name => "Pages";

            public override IEnumerable<Setting> Settings() => [];

            public override TokenSource Open(string folder) =>
                new TextTokens(TextSplit.Of(Enumerable.Range(0, 200).Select(PageOf), validationShare: 0.1), this);

            private static Document PageOf(int i) => new({{key}}, new byte[100 + i]);
        }
        """).Problems);

    [Theory]
    [InlineData("/papers/scaling.pdf", "LB0010 '\"/papers/scaling.pdf\"'")]
    [InlineData("../paper.md")]
    public void An_article_is_where_readers_find_it(string article, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            """, "layers", "1", "2")
            .Replace("(\"Q?\")", $"(\"Q?\", Article = \"{article}\")", StringComparison.Ordinal)
            .Replace("(\"The first is better\")", "(\"The first is better\", Source = \"§1\")", StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("batch: 16", "batch: 8", "LB8037 'p.Parameters(batch: 16).IsAbove(p.Parameters(batch: 8))'")]
    [InlineData("layers: 2", "layers: 1")]
    public void A_batch_has_no_parameters(string left, string right, params string[] problems) => Assert.Equal(problems, Of($$"""
        namespace Study;

        [Experiment("Q?")]
        public sealed partial record S : Lab
        {
            [Axis<int>(1, 2)] public int Layers { get; init; } = 1;
            [Axis<int>(8, 16)] public int Batch { get; init; } = 8;
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Training Training => new() { BatchSize = Batch, Tokens = 819_200 };

            [Claim("The first has more parameters")]
            private static Verdict HasMore(Plan p) => p.Parameters({{left}}).IsAbove(p.Parameters({{right}}));
        }
        """).Problems);

    /// <summary>Both directions of one comparison are one claim, and a helper that ignores its parameter gives one curve.</summary>
    [Theory]
    [InlineData("Loss(r, 2).IsAbove(Loss(r, 1), margin: 0.01)", "LB0011 'Loss(r, 2).IsAbove(Loss(r, 1), margin: 0.01)'")]
    [InlineData("Loss(r, 2).IsAbove(Loss(r, 1), margin: 0.1)")]
    [InlineData("Loss(r, 3).IsAbove(Loss(r, 1), margin: 0.01)")]
    [InlineData("Width(r, 1).IsAbove(Width(r, 2), margin: 0.1)", "LB8014 'Width(r, 1).IsAbove(Width(r, 2), margin: 0.1)'")]
    public void A_claim_is_made_once_and_about_two_sides(string claim, params string[] problems) => Assert.Equal(problems, Of($$"""
        namespace Study;

        [Experiment("Q?")]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<int>(1, 2, 3)] public int Layers { get; init; } = 1;
            [Axis<double>(1e-3, 2e-3, 4e-3)] public double Rate { get; init; } = 2e-3;
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Optimizer Optimizer => new AdamW { LearningRate = Rate };

            [Claim("The first is better")]
            private static Verdict First(Results r) => Loss(r, 1).IsBelow(Loss(r, 2), margin: 0.01);

            [Claim("It is so")]
            private static Verdict Second(Results r) => {{claim}};

            private static Samples Loss(Results r, int layers) => r.EqualTokens.ValidationLoss(layers: layers);

            private static Samples Width(Results r, int layers) =>
                r.EqualTokens.ValidationLoss(layers: 1, rate: [1e-3, 2e-3, 4e-3]).Along(nameof(Rate)).WidthWithin(0.1);
        }
        """).Problems);

    [Theory]
    [InlineData("4", "LB1005 '4'")]
    [InlineData("32")]
    public void An_inner_width_is_no_multiple(string inner, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers, IntermediateSize = {{inner}} };
            """, "layers", "1", "2")).Problems);

    [Theory]
    [InlineData("100", "LB4008 'Averages ? 100 : 0'")]
    [InlineData("20_000")]
    public void An_average_covers_a_step(string halfLife, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<bool>(false, true)] public bool Averages { get; init; }", $$"""
            public override Training Training => new()
            {
                BatchSize = 16,
                Tokens = 819_200,
                Schedule = Averages ? Schedule.Constant(0.1) : Schedule.Cosine(0.1),
                AveragingHalfLife = Averages ? {{halfLife}} : 0,
            };
            """, "averages", "false", "true")).Problems);

    [Fact]
    public void A_mistyped_rate_is_one_mistake() => Assert.Equal(["LB7003 '6e3'"], Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", """
            [Axis<double>(1.5e-3, 3e-3, 6e3, 1.2e-2), TunedPer(nameof(Layers))] public double Rate { get; init; } = 3e-3;
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Optimizer Optimizer => new AdamW { LearningRate = Rate };
            """, "layers", "1", "2")).Problems);

    /// <summary>A range of rates that is compared may end in failure on purpose.</summary>
    [Theory]
    [InlineData("6.4e-3, 1.28e-2, 2.56e-2, 5.12e-2, 0.1024, 0.2048")]
    [InlineData("6.4e-3, 1.28e-2, 0.2048", "LB7003 '0.2048'")]
    [InlineData("6.4e-3, 1.28e-2, 2.56e-2, 5.12e-2, 0.512", "LB7003 '0.512'")]
    public void A_range_of_rates_may_end_in_failure(string rates, params string[] problems) => Assert.Equal(problems, Of($$"""
        namespace Study;

        [Experiment("At which learning rate does training fail?")]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<double>({{rates}})] public double Rate { get; init; } = 6.4e-3;
            public override Optimizer Optimizer => new AdamW { LearningRate = Rate };

            [Claim("Training fails at a rate of more than 0.02")]
            private static Verdict Fails(Results r) =>
                r.EqualTokens.ValidationLoss(rate: [{{rates}}]).Along(nameof(Rate)).HighestWithin(1).IsAbove(0.02);
        }
        """).Problems);

    [Theory]
    [InlineData(", Source = \"A\"", ", Source = \"B\"")]
    [InlineData(", Source = \"A\"", ", Source = \"A\"",
        "LB8020 'r.EqualTokens.ValidationLoss(layers: 1).IsAbove(r.EqualTokens.ValidationLoss(layers: 2))'")]
    [InlineData("", ", Source = \"B\"",
        "LB8020 'r.EqualTokens.ValidationLoss(layers: 1).IsAbove(r.EqualTokens.ValidationLoss(layers: 2))'")]
    public void Two_sources_may_contradict_each_other(string first, string second, params string[] problems) =>
        Assert.Equal(problems, Of($$"""
        namespace Study;

        [Experiment("Q?")]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<int>(1, 2)] public int Layers { get; init; } = 1;
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };

            [Claim("One says so"{{first}})]
            private static Verdict First(Results r) =>
                r.EqualTokens.ValidationLoss(layers: 1).IsBelow(r.EqualTokens.ValidationLoss(layers: 2), margin: 0.01);

            [Claim("Another says the opposite"{{second}})]
            private static Verdict Second(Results r) =>
                r.EqualTokens.ValidationLoss(layers: 1).IsAbove(r.EqualTokens.ValidationLoss(layers: 2));
        }
        """).Problems);

    /// <summary>A warm-up that is too short at several batch sizes is a mistake of the schedule, not of the batch sizes.</summary>
    [Fact]
    public void A_short_warm_up_is_one_mistake()
    {
        string study = Study("[Axis<int>(16, 64, 128)] public int Batch { get; init; } = 16;", """
            [Axis<double>(1.5e-3, 3e-3, 6e-3, 1.2e-2, 2.4e-2), TunedPer(nameof(Batch))] public double Rate { get; init; } = 6e-3;
            public override Training Training =>
                new() { BatchSize = Batch, Tokens = 819_200, Schedule = Schedule.Cosine(warmup: 0.005) };
            public override Optimizer Optimizer => new AdamW { LearningRate = Rate, Beta2 = HalfLife.Rescale(0.95, 128, Batch) };
            """, "batch", "16", "128");

        Assert.Equal(["LB4002 'Schedule.Cosine(warmup: 0.005)'"], Of(study).Problems);
        Assert.Contains("With 128 sequences of 32 tokens per step, the warm-up takes 1 of 200 steps", Message("LB4002", study));
    }

    [Theory]
    [InlineData("Beta1 = Beta1")]
    [InlineData("Beta2 = Beta1", "LB2027 'Beta1'")]
    public void An_axis_of_one_decay_is_not_the_other(string decay, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<double>(0.85, 0.95)] public double Beta1 { get; init; } = 0.85;", $$"""
            public override AdamW Optimizer => new() { LearningRate = 6e-3, {{decay}} };
            """, "beta1", "0.85", "0.95")).Problems);

    [Theory]
    [InlineData("\"/Users/ada/texts\"", "LB5020 '\"/Users/ada/texts\"'")]
    [InlineData("\"/" + "home/ada/texts\"", "LB5020 '\"/" + "home/ada/texts\"'")]
    [InlineData("@\"C:\\Users\\ada\\texts\"", "LB5020 '@\"C:\\Users\\ada\\texts\"'")]
    [InlineData("\"/data/texts\"")]
    public void A_path_belongs_to_everybody(string path, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Corpus Corpus => Corpora.TextFiles({{path}}) with { SequenceLength = 32 };
            """, "layers", "1", "2")).Problems);

    [Theory]
    [InlineData("Clipped", "GradientClip = Clipped ? 0 : 1", "LB2034 '0'")]
    [InlineData("Clipped", "GradientClip = Clipped ? 1 : 0")]
    [InlineData("NoClip", "GradientClip = NoClip ? 0 : 1")]
    [InlineData("Clipped", "GradientClip = Clipped ? 0.5 : 1.0", "LB2034 '1.0'")]
    [InlineData("ClipHard", "GradientClip = ClipHard ? 0.5 : 1.0")]
    [InlineData("Averaged", "AveragingHalfLife = Averaged ? 20_000 : 40_000",
        "LB2034 'Averaged ? 20_000 : 40_000'")]
    [InlineData("WarmsUp", "Schedule = WarmsUp ? Schedule.Cosine(warmup: 0) : Schedule.Cosine(warmup: 0.1)",
        "LB2034 'Schedule.Cosine(warmup: 0)'")]
    public void A_switch_does_what_its_name_says(string name, string setting, params string[] problems) => Assert.Equal(problems, Of(
        Study($"[Axis<bool>(false, true)] public bool {name} {{ get; init; }}", $$"""
            public override Training Training => new() { BatchSize = 16, Tokens = 819_200, {{setting}} };
            """, char.ToLowerInvariant(name[0]) + name[1..], "false", "true")).Problems);

    [Theory]
    [InlineData("Does weight decay reduce overfitting?", "LB0035 '\"Does weight decay reduce overfitting?\"'")]
    [InlineData("Does weight decay help at each depth?")]
    [InlineData("Are two layers better than one?")]
    [InlineData("Does a batch warm-up help?")]
    public void A_question_is_about_what_varies(string question, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            """, "layers", "1", "2").Replace("\"Q?\"", $"\"{question}\"", StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("If no text is read twice, are two layers better?", "800_000", "LB5003 '800_000'")]
    [InlineData("If no text is read twice, are two layers better?", "0")]
    [InlineData("Are two layers better?", "800_000")]
    public void A_text_that_is_read_once_suffices(string question, string limit, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32, TrainingLimit = {{limit}} };
            public override Training Training => new() { BatchSize = 16, Tokens = 1_638_400 };
            """, "layers", "1", "2").Replace("\"Q?\"", $"\"{question}\"", StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("GradientSquare", "GradientVariance", "LB8031 'r.Matched(loss).GradientSquare().Over(r.Matched(loss).GradientVariance())'")]
    [InlineData("GradientVariance", "GradientSquare")]
    public void A_noise_scale_is_the_noise_over_the_square(string above, string below, params string[] problems) =>
        Assert.Equal(problems, Of($$"""
        namespace Study;

        [Experiment("How large is the noise scale?")]
        [Measure<ValidationLoss>, Measure<GradientVariance>, Measure<GradientSquare>]
        [Target<ValidationLoss>(2.2)]
        public sealed partial record S : Lab
        {
            public override Training Training => new() { BatchSize = 16, Tokens = 819_200, Schedule = Schedule.Constant(warmup: 0.1) };

            [Claim("The gradient noise scale is below 100 sequences")]
            private static Verdict IsLow(Results r) => NoiseScale(r, 2.2).IsBelow(100);

            [Claim("The noise scale is above 2 sequences")]
            private static Verdict IsHigh(Results r) => NoiseScale(r, 2.2).IsAbove(2);

            private static Samples NoiseScale(Results r, double loss) =>
                r.Matched(loss).{{above}}().Over(r.Matched(loss).{{below}}());
        }
        """).Problems);

    /// <summary>Two settings of a named shape differ, and the claim names one of them.</summary>
    [Theory]
    [InlineData("Heads = 4, KeyValueHeads = 1, TieWordEmbeddings = true", "LB8027")]
    [InlineData("Heads = 4, KeyValueHeads = 1")]
    public void Key_value_heads_are_a_cause_of_their_own(string shared, params string[] ids) => Assert.Equal(ids, Of(
        Study("[Axis<string>(\"a\", \"b\")] public string Shape { get; init; } = \"a\";", $$"""
            public override LlamaConfig Model => Shape == "a"
                ? LlamaConfig.Nano with { {{shared}} }
                : LlamaConfig.Nano with { Heads = 4, KeyValueHeads = 4 };
            """, "shape", "\"a\"", "\"b\"")
            .Replace("The first is better", "A single key-value head is better", StringComparison.Ordinal))
        .Problems.Select(problem => problem[..6]));

    [Theory]
    [InlineData("After the same text, two layers have a lower loss than one", "LB8031 'IsBelow'")]
    [InlineData("Two layers with four times the text have a lower loss than one")]
    public void The_same_text_is_no_other_budget(string text, params string[] problems) => Assert.Equal(problems, Of($$"""
        namespace Study;

        [Experiment("Q?")]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<int>(1, 2)] public int Layers { get; init; } = 1;
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Training Training => new() { BatchSize = 16, Tokens = Layers == 2 ? 3_276_800 : 819_200 };

            [Claim("{{text}}")]
            private static Verdict IsBetter(Results r) => r.EqualTokens.ValidationLoss(layers: 2).AcrossTokenBudgets()
                .IsBelow(r.EqualTokens.ValidationLoss(layers: 1).AcrossTokenBudgets(), margin: 0.01);
        }
        """).Problems);

    /// <summary>"From 64 on" says where a trend starts.</summary>
    [Fact]
    public void The_start_of_a_trend_is_not_its_subject() => Assert.Empty(Of($$"""
        namespace Study;

        [Experiment("Q?")]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<int>(1, 2, 4)] public int Layers { get; init; } = 1;
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };

            [Claim("From 1 on, each doubling of the layers raises the validation loss")]
            private static Verdict Rises(Results r) => r.EqualTokens.ValidationLoss(layers: [1, 2, 4]).IsIncreasing(margin: 0.01);
        }
        """).Problems);

    [Theory]
    [InlineData("RateScaling.Linear(3e-3, 16, 128)", "LB2035 'Linear'")]
    [InlineData("RateScaling.SquareRoot(3e-3, 16, 128)")]
    [InlineData("8.5e-3")]
    public void A_level_calls_the_method_of_its_name(string rate, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<string>(\"fixed\", \"SquareRoot\")] public string Rule { get; init; } = \"fixed\";", $$"""
            public override Training Training => new() { BatchSize = 128, Tokens = 819_200 };
            public override Optimizer Optimizer => new AdamW
            {
                LearningRate = Rule switch { "SquareRoot" => {{rate}}, _ => 3e-3 },
            };
            """, "rule", "\"fixed\"", "\"SquareRoot\"")).Problems);

    [Theory]
    [InlineData("Goyal et al. 2017, section 2.1", "LB8031 '\"Goyal et al. 2017, section 2.1\"'")]
    [InlineData("Malladi et al. (2022), section 5")]
    [InlineData("section 5")]
    [InlineData(null)]
    public void A_claim_cites_its_source(string? source, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            """, "layers", "1", "2").Replace(
                "\"The first is better\"",
                $"\"The first is better (Malladi et al. 2022)\", Source = {(source is null ? "null!" : $"\"{source}\"")}",
                StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("32", "A step reads 1,024 tokens.", "LB3009 '32'")]
    [InlineData("1_024 / Length", "A step reads 1,024 tokens.")]
    [InlineData("32", "A step reads 1,024 or 2,048 tokens.")]
    [InlineData("32", "A step reads 300 tokens.", "LB8051 '300'")]
    public void A_stated_budget_holds_at_all_levels(string batch, string summary, params string[] problems) =>
        Assert.Equal(problems, Of($$"""
        namespace Study;

        /// <summary>{{summary}}</summary>
        [Experiment("Q?")]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<int>(32, 64)] public int Length { get; init; } = 32;
            [Axis<double>(1.5e-3, 3e-3, 6e-3, 1.2e-2), TunedPer(nameof(Length))] public double Rate { get; init; } = 3e-3;
            public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = Length };
            public override Training Training => new() { BatchSize = {{batch}}, Tokens = 819_200 };
            public override Optimizer Optimizer => new AdamW { LearningRate = Rate };
        }
        """).Problems);

    [Theory]
    [InlineData("32, 128", "", "LB1005 '128'")]
    [InlineData("32, 64", "")]
    [InlineData("32, 128", ", IntermediateSize = 176")]
    [InlineData("32, 256", ", IntermediateSize = 176", "LB1005 '176'")]
    public void An_inner_width_follows_the_width(string widths, string inner, params string[] problems) => Assert.Equal(problems, Of(
        Study($"[Axis<int>({widths})] public int Width {{ get; init; }} = 32;", $$"""
            [Axis<double>(1.5e-3, 3e-3, 6e-3, 1.2e-2), TunedPer(nameof(Width))] public double Rate { get; init; } = 3e-3;
            public override LlamaConfig Model => LlamaConfig.Nano with { HiddenSize = Width{{inner}} };
            public override Optimizer Optimizer => new AdamW { LearningRate = Rate };
            """, "width", "32", widths[4..])).Problems);

    [Theory]
    [InlineData("Schedule.WarmupStableDecay(0.1, 0.7, 0.2)", "LB4009 'Schedule.WarmupStableDecay(0.1, 0.7, 0.2)'")]
    [InlineData("Schedule.WarmupStableDecay(0.1, 0.2, 0.1)")]
    [InlineData("Schedule.WarmupStableDecay(warmup: 0.1, decay: 0.7, floor: 0.2)")]
    public void Three_shares_in_a_row_are_no_stages(string schedule, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Training Training => new() { BatchSize = 16, Tokens = 819_200, Schedule = {{schedule}} };
            """, "layers", "1", "2")).Problems);

    [Theory]
    [InlineData("1e-4, 2e-4, 4e-4", "LB7003 '4e-4'")]
    [InlineData("1e-3, 2e-3, 4e-3")]
    public void A_small_model_needs_high_rates(string rates, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", $$"""
            [Axis<double>({{rates}}), TunedPer(nameof(Layers))] public double Rate { get; init; } = {{rates[..4]}};
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Optimizer Optimizer => new AdamW { LearningRate = Rate };
            """, "layers", "1", "2")).Problems);

    [Theory]
    [InlineData("A batch of 16 reaches it in less time than 64", "Steps", "LB8031 'IsBelow'")]
    [InlineData("A batch of 16 reaches it with less text than 64", "Tokens")]
    [InlineData("After 1.6 million tokens, a batch of 16 is there sooner than 64", "Steps")]
    public void A_cost_is_the_one_of_the_text(string text, string cost, params string[] problems) => Assert.Equal(problems, Of($$"""
        namespace Study;

        [Experiment("Q?")]
        [Measure<ValidationLoss>, Measure<StepTime>]
        [Target<ValidationLoss>(2.2)]
        public sealed partial record S : Lab
        {
            [Axis<int>(16, 64)] public int Batch { get; init; } = 16;
            [Axis<double>(1.5e-3, 3e-3, 6e-3, 1.2e-2), TunedPer(nameof(Batch), For = 2.2)] public double Rate { get; init; } = 3e-3;
            public override Training Training => new() { BatchSize = Batch, Tokens = 819_200, Schedule = Schedule.Constant(warmup: 0.1) };
            public override Optimizer Optimizer => new AdamW { LearningRate = Rate };

            [Claim("{{text}}")]
            private static Verdict IsSooner(Results r) => r.ToTarget(2.2).{{cost}}(batch: 16).IsBelow(r.ToTarget(2.2).{{cost}}(batch: 64));
        }
        """).Problems);

    [Theory]
    [InlineData("One layer predicts text with less than 1.9 bits per byte", "ValidationLoss(layers: 1).IsBelow(1.9)", "LB8031 'IsBelow'")]
    [InlineData("One layer has a loss of less than 1.9 nats", "ValidationLoss(layers: 1).IsBelow(1.9)")]
    [InlineData("One layer generalizes better than two", "TrainLoss(layers: 1).IsBelow(r.EqualTokens.TrainLoss(layers: 2))",
        "LB8031 'IsBelow'")]
    [InlineData("One layer learns better than two", "TrainLoss(layers: 1).IsBelow(r.EqualTokens.TrainLoss(layers: 2))")]
    [InlineData("On text that was held out, one layer has a lower loss than two",
        "TrainLoss(layers: 1).IsBelow(r.EqualTokens.TrainLoss(layers: 2))", "LB8031 'IsBelow'")]
    [InlineData("One layer is the best of all", "ValidationLoss(layers: 1).IsBestOf(r.EqualTokens.ValidationLoss(layers: [2, 3]))",
        "LB8031 'IsBestOf'")]
    [InlineData("One layer is the best of all", "ValidationLoss(layers: 1).IsBestOf(r.EqualTokens.ValidationLoss(layers: [2, 3, 4]))")]
    [InlineData("It does not matter: one layer and two have the same validation loss",
        "ValidationLoss(layers: 1).IsNoWorseThan(r.EqualTokens.ValidationLoss(layers: 2))", "LB8031 'IsNoWorseThan'")]
    [InlineData("One layer loses at most 0.02 nats per token against two",
        "ValidationLoss(layers: 1).IsBelow(r.EqualTokens.ValidationLoss(layers: 2), margin: 0.02)", "LB8031 'IsBelow'")]
    [InlineData("One layer loses at most 0.02 nats per token against two",
        "ValidationLoss(layers: 1).IsNoWorseThan(r.EqualTokens.ValidationLoss(layers: 2), margin: 0.02)")]
    [InlineData("On text that it has not seen, one layer has a lower loss than two",
        "TrainLoss(layers: 1).IsBelow(r.EqualTokens.TrainLoss(layers: 2))", "LB8031 'IsBelow'")]
    [InlineData("One layer has a lower loss than each of the other three",
        "ValidationLoss(layers: 1).IsBelow(r.EqualTokens.ValidationLoss(layers: [2, 3]))", "LB8031 'IsBelow'")]
    [InlineData("The training loss fluctuates less with one layer than with two",
        "LossJitter(layers: 1).IsAbove(r.EqualTokens.LossJitter(layers: 2))", "LB8031 'IsAbove'")]
    [InlineData("The training loss fluctuates less with one layer than with two",
        "LossJitter(layers: 1).IsBelow(r.EqualTokens.LossJitter(layers: 2))")]
    [InlineData("With equally many parameters, one layer is better than two",
        "ValidationLoss(layers: 1).IsBelow(r.EqualTokens.ValidationLoss(layers: 2))", "LB8031 'IsBelow'")]
    public void A_claim_compares_what_its_text_says(string text, string code, params string[] problems) => Assert.Equal(problems, Of($$"""
        namespace Study;

        [Experiment("Q?")]
        [Measure<ValidationLoss>, Measure<TrainLoss>, Measure<LossJitter>]
        public sealed partial record S : Lab
        {
            [Axis<int>(1, 2, 3, 4)] public int Layers { get; init; } = 1;
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };

            [Claim("{{text}}")]
            private static Verdict IsSo(Results r) => r.EqualTokens.{{code}};
        }
        """).Problems);

    [Theory]
    [InlineData("240_000d", "LB8035")]
    [InlineData("Width == 32 ? 240_000d : 30_000d")]
    public void Two_models_have_two_speeds(string speed, params string[] ids) => Assert.Equal(ids, Of($$"""
        namespace Study;

        [Experiment("Q?")]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<int>(32, 128)] public int Width { get; init; } = 32;
            [Axis<double>(1.5e-3, 3e-3, 6e-3, 1.2e-2), TunedPer(nameof(Width))] public double Rate { get; init; } = 3e-3;
            public override Optimizer Optimizer => new AdamW { LearningRate = Rate };
            public override double? MeasuredSpeed => {{speed}};
            public override LlamaConfig Model => LlamaConfig.Nano with { HiddenSize = Width, IntermediateSize = 3 * Width };
            public override Training Training => new() { BatchSize = 16, Tokens = (long)(30 * ({{speed}})) };

            [Claim("The first is better")]
            private static Verdict IsBetter(Results r) =>
                r.EqualTime.ValidationLoss(width: 32).IsBelow(r.EqualTime.ValidationLoss(width: 128), margin: 0.02);
        }
        """).Problems.Select(problem => problem[..6]));

    [Theory]
    [InlineData("1, 6", "LB8035")]
    [InlineData("2, 3")]
    public void Equal_tokens_take_unequal_times(string layers, params string[] ids) => Assert.Equal(ids, Of($$"""
        namespace Study;

        [Experiment("Q?")]
        [Measure<ValidationLoss>, Measure<StepTime>]
        public sealed partial record S : Lab
        {
            [Axis<int>({{layers}})] public int Layers { get; init; } = {{layers[..1]}};
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };

            [Claim("The first is better")]
            private static Verdict IsBetter(Results r) => r.EqualTime.ValidationLoss(layers: {{layers[..1]}})
                .IsBelow(r.EqualTime.ValidationLoss(layers: {{layers[^1..]}}), margin: 0.02);
        }
        """).Problems.Select(problem => problem[..6]));

    [Theory]
    [InlineData("6e-3 * Math.Sqrt(Batch / 16)", "LB0033 'Batch / 16'")]
    [InlineData("6e-3 * Math.Sqrt(Batch / 16.0)")]
    [InlineData("6e-3 * Math.Sqrt(Batch / 8)")]
    public void A_quotient_of_a_level_keeps_its_fraction(string rate, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(16, 24)] public int Batch { get; init; } = 16;", $$"""
            public override Training Training => new() { BatchSize = Batch, Tokens = 819_200 };
            public override Optimizer Optimizer => new AdamW { LearningRate = {{rate}} };
            """, "batch", "16", "24")).Problems);

    [Theory]
    [InlineData("Every configuration is trained on 20 seeds.", "LB3009 '5'")]
    [InlineData("Every configuration is trained on 5 seeds.")]
    [InlineData("Every configuration is trained with ten seeds.", "LB3009 '5'")]
    [InlineData("Every configuration is trained with five seeds.")]
    [InlineData("Every configuration is trained on 99,999,999,999 seeds.", "LB3009 '5'")]
    [InlineData("Every configuration is trained on ٥ seeds.")]
    public void A_stated_number_of_seeds_is_that_of_the_experiment(string summary, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            """, "layers", "1", "2").Replace(
                "[Experiment(\"Q?\")]",
                $"/// <summary>{summary}</summary>\n[Experiment(\"Q?\", Seeds = 5)]",
                StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData(65_536, "LB3007 'AtOnce'")]
    [InlineData(16_384)]
    public void A_trial_fits_into_the_memory_of_a_common_workstation(int batch, params string[] problems) => Assert.Equal(problems, Of($$"""
        namespace Study;

        [Experiment("How does memory grow if the whole batch is computed at once?")]
        [Measure<PeakMemory>]
        public sealed partial record AtOnce : Lab
        {
            [Axis<int>(16, 256, {{batch}})]
            public int BatchSize { get; init; } = 256;

            public override Corpus Corpus => Corpora.MarkovText with { SequenceLength = 64 };
            public override Training Training => new() { BatchSize = BatchSize, MicroBatch = BatchSize, Tokens = 840_000_000 };

            [Claim("256 sequences at once take more memory than 16")]
            private static Verdict TakesMore(Results r) =>
                r.PeakMemory(batchSize: 256).IsAbove(r.PeakMemory(batchSize: 16), margin: 0.2);
        }
        """).Problems);

    [Theory]
    [InlineData("A cosine decay has a lower validation loss than a constant learning rate", "Linear",
        "The text says 'constant learning rate', but the trials on both sides use Cosine and Linear. "
            + "Correct the text, or compare a level that uses Constant.")]
    [InlineData("A cosine decay has a lower validation loss than a constant learning rate", "None")]
    [InlineData("A cosine decay has a lower validation loss than a linear decay", "Linear")]
    [InlineData("A cosine decay has a lower validation loss, unlike a constant learning rate", "Linear")]
    [InlineData("With AdamW, a cosine decay has a lower validation loss than a linear decay", "Linear")]
    public void A_text_names_the_schedules_that_are_compared(string text, string other, params string[] problems) => Assert.Equal(
        problems, Of("namespace Study; public enum Decay { None, Linear, Cosine }", $$"""
        namespace Study;

        [Experiment("Which schedule is best?", Seeds = 8)]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<Decay>(Decay.None, Decay.Linear, Decay.Cosine)]
            public Decay Decay { get; init; } = Decay.None;

            public override Training Training => new()
            {
                BatchSize = 16,
                Tokens = 819_200,
                Schedule = Decay switch
                {
                    Decay.Linear => Schedule.Linear(warmup: 0.1),
                    Decay.Cosine => Schedule.Cosine(warmup: 0.1),
                    _ => Schedule.Constant(warmup: 0.1),
                },
            };

            [Claim("{{text}}")]
            private static Verdict IsBetter(Results r) => r.EqualTokens.ValidationLoss(decay: Decay.Cosine)
                .IsBelow(r.EqualTokens.ValidationLoss(decay: Decay.{{other}}), margin: 0.01);
        }
        """).Sentences);

    [Theory]
    [InlineData("Wide ? 6e-3 : 2e-4", "A wider feed-forward layer lowers the loss", "LB8027")]
    [InlineData("Wide ? 6e-3 : 2e-4", "A wider feed-forward layer at a higher rate lowers the loss")]
    [InlineData("3e-3", "A wider feed-forward layer lowers the loss")]
    public void A_feed_forward_layer_is_one_cause(string rate, string text, params string[] ids) => Assert.Equal(
        ids, Of(Study("[Axis<bool>(false, true)] public bool Wide { get; init; }", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { IntermediateSize = Wide ? 352 : 176 };
            public override Optimizer Optimizer => new AdamW { LearningRate = {{rate}} };
            """, "wide", "true", "false").Replace("The first is better", text, StringComparison.Ordinal))
            .Problems.Select(problem => problem.Split(' ')[0]).Where(id => id == "LB8027"));

    /// <summary>A weight decay of 0 has no ratio to another one.</summary>
    [Theory]
    [InlineData("Tied ? 0.1 : 0", "LB8027")]
    [InlineData("0.1")]
    public void A_second_weight_decay_is_a_second_cause(string decay, params string[] ids) => Assert.Equal(
        ids, Of(Study("[Axis<bool>(false, true)] public bool Tied { get; init; }", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = Tied };
            public override Optimizer Optimizer => new AdamW { LearningRate = 3e-3, WeightDecay = {{decay}} };
            """, "tied", "true", "false").Replace("The first is better", "Tying the embeddings lowers the loss", StringComparison.Ordinal))
            .Problems.Select(problem => problem.Split(' ')[0]).Where(id => id == "LB8027"));

    [Theory]
    [InlineData("Tied ? LlamaConfig.Nano with { TieWordEmbeddings = true, Layers = 4 } : LlamaConfig.Nano", "LB8027 'IsBelow'")]
    [InlineData("Tied ? LlamaConfig.Nano with { TieWordEmbeddings = true } : LlamaConfig.Nano")]
    public void A_switch_changes_what_the_claim_names(string model, params string[] problems) => Assert.Equal(
        problems.Length, Of(Study("[Axis<bool>(false, true)] public bool Tied { get; init; }", $$"""
            public override LlamaConfig Model => {{model}};
            """, "tied", "true", "false").Replace("The first is better", "Tying the embeddings lowers the loss", StringComparison.Ordinal))
            .Problems.Count(problem => problem.StartsWith("LB8027", StringComparison.Ordinal)));

    [Theory]
    [InlineData("IsBetween(0, 1)", "LB8037 'IsBetween(0, 1)'")]
    [InlineData("IsAbove(0)", "LB8037 'IsAbove(0)'")]
    [InlineData("IsAbove(0, margin: 0.2)")]
    [InlineData("IsBelow(0.05, margin: 0.1)", "LB8012 '0.1'")]
    [InlineData("IsAbove(0.9, margin: 0.1)", "LB8012 '0.1'")]
    [InlineData("IsBelow(0.95, margin: 0.1)")]
    [InlineData("IsBelow(1)", "LB8037 'IsBelow(1)'")]
    [InlineData("IsBetween(0.2, 1)")]
    [InlineData("IsAbove(0.2)")]
    [InlineData("IsAbove(-1)", "LB8012 '-1'")]
    public void A_bound_leaves_something_to_decide(string bound, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };

            [Claim("The accuracy is sensible")]
            private static Verdict IsSensible(Results r) => r.EqualTokens.Accuracy(layers: [1, 2]).{{bound}};
            """, "layers", "1", "2")
            .Replace("Measure<ValidationLoss>", "Measure<ValidationLoss>, Measure<Accuracy>", StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("ErrorRate", "Higher", "'ErrorRate' declares Better.Higher, but its type name contains 'error', so lower values "
        + "should be better. Write Better.Lower, or rename the type.")]
    [InlineData("TopFiveAccuracy", "Lower", "'TopFiveAccuracy' declares Better.Lower, but its type name contains 'accuracy', so higher "
        + "values should be better. Write Better.Higher, or rename the type.")]
    [InlineData("ErrorRate", "Lower")]
    [InlineData("LossReduction", "Higher")]
    [InlineData("AccuracyLoss", "Lower")]
    [InlineData("AccuracySpread", "Lower")]
    [InlineData("LossStability", "Higher")]
    [InlineData("JoulesPerSecond", "Lower")]
    [InlineData("Sparsity", "Higher")]
    [InlineData("Perplexity", "Higher", "'Perplexity' declares Better.Higher, but its type name contains 'perplexity', so lower "
        + "values should be better. Write Better.Lower, or rename the type.")]
    public void A_metric_is_better_in_the_direction_of_its_name(string name, string better, params string[] problems) => Assert.Equal(
        problems, Of($$"""
        namespace Study;

        public sealed class {{name}} : IValidationMetric
        {
            public static string Name => "An own metric";
            public static string Unit => "share";
            public static Better Better => Better.{{better}};
            public static Contrast Contrast => Contrast.Difference;
            public static double Margin => 0.01;
            public static double WhenDiverged(int vocabSize) => {{(name == "Perplexity" ? "vocabSize" : "0.5")}};
            public static double Measure(ValidationOutcome validation) => Math.Sqrt((double)validation.Correct / validation.Tokens);
        }
        """).Sentences);

    [Theory]
    [InlineData("409_600", "LB4003 '409_600'")]
    [InlineData("204_800")]
    public void A_fluctuation_needs_evaluations(string every, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            """, "layers", "1", "2").Replace(
                "Measure<ValidationLoss>",
                $"Measure<ValidationLoss>, Measure<ValidationJitter>(EveryTokens = {every})",
                StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("Does AdamW learn faster than SGD?", "LB0035 '\"Does AdamW learn faster than SGD?\"'")]
    [InlineData("Are two layers better for AdamW?")]
    public void A_question_is_not_left_over_from_an_experiment_with_optimizers(string question, params string[] problems) => Assert.Equal(
        problems, Of(Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            """, "layers", "1", "2").Replace("Q?", question, StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("Does depth change the loss after 1,000 steps?", "Steps = 500",
        "The text says 1,000 steps, but the code has 500. Correct one of the two.")]
    [InlineData("Does depth change the loss after 1,000 steps?", "Steps = 1_000")]
    [InlineData("Does depth change the loss after 1,000 steps?", "Tokens = 819_200")]
    [InlineData("Does depth help if the rate decays after 1,000 steps?", "Steps = 500")]
    public void A_question_about_a_number_of_steps_is_answered_after_them(string question, string budget, params string[] problems) =>
        Assert.Equal(problems, Of(Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Training Training => new() { BatchSize = 16, {{budget}} };
            """, "layers", "1", "2").Replace("Q?", question, StringComparison.Ordinal)).Sentences);

    [Theory]
    [InlineData("262_144", "LB5003 '262_144'")]
    [InlineData("1_000_000")]
    public void A_limit_of_the_text_leaves_enough_of_it(string limit, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32, TrainingLimit = {{limit}} };
            public override Training Training => new() { BatchSize = 16, Tokens = 6_400_000 };
            """, "layers", "1", "2")).Problems);

    /// <summary>The level that calls the method of another level has the settings of that level. The call alone is reported.</summary>
    [Fact]
    public void Equal_levels_are_reported_at_the_call_that_makes_them_equal() => Assert.Equal(["LB2035 'Cosine'"], Of(
        Study("[Axis<string>(\"Cosine\", \"Linear\")] public string Kind { get; init; } = \"Cosine\";", """
            public override Training Training => new()
            {
                BatchSize = 16,
                Tokens = 819_200,
                Schedule = Kind switch
                {
                    "Linear" => Schedule.Cosine(warmup: 0.05, floor: 0.1),
                    _ => Schedule.Cosine(warmup: 0.05),
                },
            };
            """, "kind", "\"Cosine\"", "\"Linear\"")).Problems);

    [Theory]
    [InlineData("r.EqualTokens.ValidationLoss(parts: 4).IsBelow(r.EqualTokens.ValidationLoss(parts: 1), margin: 0.01)", 1)]
    [InlineData("r.EqualTokens.ValidationLoss(parts: 4).IsEquivalentTo(r.EqualTokens.ValidationLoss(parts: 1), margin: 0.01)", 1)]
    [InlineData("r.PeakMemory(parts: 4).IsBelow(r.PeakMemory(parts: 1), margin: 0.05)", 0)]
    public void Parts_of_a_batch_change_no_step(string claim, int reported) => Assert.Equal(reported, Of($$"""
        namespace Study;

        [Experiment("Q?")]
        [Measure<ValidationLoss>, Measure<PeakMemory>]
        public sealed partial record S : Lab
        {
            [Axis<int>(1, 4)] public int Parts { get; init; } = 1;
            public override Training Training => new() { BatchSize = 64, MicroBatch = 64 / Parts, Tokens = 819_200 };

            [Claim("Accumulation matters")]
            private static Verdict Matters(Results r) => {{claim}};
        }
        """).Problems.Count(problem => problem.StartsWith("LB8037", StringComparison.Ordinal)));

    [Theory]
    [InlineData(42, "LB0036 '42'")]
    [InlineData(2026, "LB0036 '2026'")]
    [InlineData(40)]
    public void Seeds_are_a_number_of_runs(int seeds, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            """, "layers", "1", "2").Replace("\"Q?\"", $"\"Q?\", Seeds = {seeds}", StringComparison.Ordinal))
        .Problems.Where(problem => problem.StartsWith("LB0036", StringComparison.Ordinal)));

    [Theory]
    [InlineData("Fine-tuning with one layer is better than with two", "LB0037 'Fine-tuning'")]
    [InlineData("A pretrained checkpoint is better with one layer", "LB0037 'pretrained checkpoint'")]
    [InlineData("Without fine-tuning, one layer is better")]
    [InlineData("After fine-tuning the learning rate, one layer is better")]
    [InlineData("One layer is better")]
    public void Texts_are_about_training_from_scratch(string text, string? reported = null) => Assert.Equal(
        reported is null ? [] : [$"The text says {reported["LB0037 ".Length..]}, but each trial starts from random weights. "
            + "Write about training from scratch, or import fine-tuning runs with an ImportedExperiment."],
        Of(Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            """, "layers", "1", "2").Replace("The first is better", text, StringComparison.Ordinal)).Sentences);

    [Theory]
    [InlineData("Corpora.TextFiles(\"text\") with { Pattern = \"train-*.parquet\", SequenceLength = 32 }",
        "LB5023 '\"train-*.parquet\"'")]
    [InlineData("Corpora.TextFiles(\"text/enwik8.zip\") with { SequenceLength = 32 }", "LB5023 '\"text/enwik8.zip\"'")]
    [InlineData("Corpora.TextFiles(\"text\") with { Pattern = \"*.md\", SequenceLength = 32 }")]
    public void Texts_are_plain(string corpus, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Corpus Corpus => {{corpus}};
            """, "layers", "1", "2")).Problems);

    [Theory]
    [InlineData("ms", "cost.StepSeconds", "LB8042 '\"ms\"' The unit of 'Own' is \"ms\", but its value is computed from seconds. "
        + "Multiply by 1e3, or correct Unit.")]
    [InlineData("ms", "1e3 * cost.StepSeconds")]
    [InlineData("ms", "cost.StepSeconds * PerSecond")]
    [InlineData("s", "cost.StepSeconds / cost.TokensPerStep")]
    [InlineData("GB", "cost.PeakMemoryBytes", "LB8042 '\"GB\"' The unit of 'Own' is \"GB\", but its value is computed from bytes. "
        + "Divide by 1e9, or correct Unit.")]
    [InlineData("tokens/s", "cost.TokensPerStep / (long)cost.StepSeconds", "LB8042 '(long)cost.StepSeconds' '(long)' rounds "
        + "cost.StepSeconds down to whole seconds, and most steps take less than one. Remove the cast.")]
    [InlineData("tokens/s", "(long)(cost.TokensPerStep / cost.StepSeconds)")]
    public void A_cost_is_in_its_unit(string unit, string value, params string[] problems) => Assert.Equal(
        problems.Select(problem => problem[(problem.IndexOf("' ", StringComparison.Ordinal) + 2)..]), Of($$"""
        namespace Study;

        public sealed class Own : ICostMetric
        {
            private const double PerSecond = 1_000;
            public static string Name => "An own metric";
            public static string Unit => "{{unit}}";
            public static Better Better => Better.Lower;
            public static Contrast Contrast => Contrast.Ratio;
            public static double Margin => 0.05;
            public static double Measure(CostOutcome cost) => {{value}};
        }
        """).Sentences);

    [Theory]
    [InlineData("Math.Exp(validation.Nats)", "LB8042 'validation.Nats'")]
    [InlineData("validation.Correct", "LB8042 'validation.Correct'")]
    [InlineData("Math.Exp(validation.Nats / validation.Tokens)")]
    [InlineData("Of(validation, validation.Nats)")]
    [InlineData("validation.Nats / validation.Correct")]
    [InlineData("double.IsFinite(validation.Nats) ? 0 : 1")]
    public void A_sum_over_tokens_is_divided_by_their_number(string value, params string[] problems) => Assert.Equal(problems, Of($$"""
        namespace Study;

        public sealed class Own : IValidationMetric
        {
            public static string Name => "An own metric";
            public static string Unit => "tokens";
            public static Better Better => Better.Lower;
            public static Contrast Contrast => Contrast.Ratio;
            public static double Margin => 0.05;
            public static double WhenDiverged(int vocabSize) => vocabSize;
            public static double Measure(ValidationOutcome validation) => {{value}};
            private static double Of(ValidationOutcome validation, double nats) => nats / validation.Tokens;
        }
        """).Problems);

    [Theory]
    [InlineData("Two layers take at most 20 million tokens", "p.TokensTrained(layers: 2).IsBelow(20)",
        "LB8012 '20' The text says 20 million, but the number is 20. Write 20e6.")]
    [InlineData("Two layers take at most 20 million tokens", "p.TokensTrained(layers: 2).IsBelow(20e6)")]
    public void A_number_has_the_scale_of_its_text(string text, string claim, params string[] problems) => Assert.Equal(
        problems.Select(problem => problem["LB8012 '20' ".Length..]),
        Of(Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };

            [Claim("{{text}}")]
            private static Verdict AreFew(Plan p) => {{claim}};
            """, "layers", "1", "2")).Sentences);

    [Theory]
    [InlineData("first.Status == VerdictStatus.Supported ? first : r.EqualTokens.ValidationLoss(layers: 1).IsBelow(2)",
        "LB8039 'first.Status'")]
    [InlineData("first & r.EqualTokens.ValidationLoss(layers: 1).IsBelow(2)")]
    public void A_claim_does_not_choose_by_its_verdict(string returned, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };

            [Claim("The loss is low")]
            private static Verdict IsLow(Results r)
            {
                Verdict first = r.EqualTokens.ValidationLoss(layers: 1).IsBelow(1.5);
                return {{returned}};
            }
            """, "layers", "1", "2")).Problems);

    /// <summary>Four widths of heads show how the width matters, and the narrowest is an end of this range.</summary>
    [Theory]
    [InlineData("1, 2, 4, 8, 16")]
    [InlineData("4, 16", "LB1008 '16'")]
    public void A_range_of_heads_may_end_with_narrow_ones(string heads, params string[] problems) => Assert.Equal(problems, Of(
        Study($"[Axis<int>({heads})] public int Heads {{ get; init; }} = 4;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { Heads = Heads, KeyValueHeads = Heads };
            """, "heads", "4", "16").Replace("Q?", "Does the width of heads matter?", StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("Size switch { 1 => 2, 2 => 4, _ => throw new ArgumentOutOfRangeException() }", """
        LB0010 '_ => throw new ArgumentOutOfRangeException()' For 3, this arm throws. Add an arm for it, or remove the level.
        """)]
    [InlineData("Size < 3 ? Size : throw new ArgumentException()", """
        LB0010 'throw new ArgumentException()' This code is reached and throws. Write a value, or remove the level that reaches it.
        """)]
    [InlineData("new[] { 2, 4 }[Size - 1]", """
        LB0010 'new[] { 2, 4 }[Size - 1]' 'new[] { 2, 4 }' has 2 elements, and [2] is read. Add the missing elements, remove the level, or correct the index.
        """)]
    [InlineData("new[] { 2, 4, 6 }[Size - 2]", """
        LB0010 'new[] { 2, 4, 6 }[Size - 2]' 'new[] { 2, 4, 6 }' has 3 elements, and [-1] is read. Correct the index.
        """)]
    [InlineData("new[] { 2, 4, 6 }[^Size]")]
    [InlineData("Table[Size]", "LB0010 'Table[Size]' 'Table' has no entry for 3. Add one, or remove the level.")]
    [InlineData("(Size switch { 1 => (2, 1), 2 => (4, 1), _ => throw new ArgumentOutOfRangeException() }).Item1", """
        LB0010 '_ => throw new ArgumentOutOfRangeException()' For 3, this arm throws. Add an arm for it, or remove the level.
        """)]
    [InlineData("Size switch { 1 => 2, 2 => 4, 3 => 6, _ => throw new ArgumentOutOfRangeException() }")]
    public void Every_level_has_a_value(string layers, params string[] problems) => Assert.Equal(
        problems.Select(problem => problem[(problem.IndexOf("' ", StringComparison.Ordinal) + 2)..]), Of($$"""
        namespace Study;

        [Experiment("Q?")]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            private static readonly Dictionary<int, int> Table = new() { [1] = 2, [2] = 4 };
            [Axis<int>(1, 2, 3)] public int Size { get; init; } = 1;
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = {{layers}} };

        {{Claim("size", "1", "2")}}
        }
        """.Replace(layers == "Table[Size]" ? "§" : "private static readonly Dictionary<int, int> Table", "// ", StringComparison.Ordinal))
        .Sentences);

    [Theory]
    [InlineData("Lower", "(double)validation.Correct / validation.Tokens", "LB8041 'Lower'")]
    [InlineData("Lower", "1 - ((double)validation.Correct / validation.Tokens)")]
    [InlineData("Higher", "validation.Correct / validation.Tokens", "LB8042 'validation.Correct / validation.Tokens'")]
    [InlineData("Higher", "(double)validation.Correct / validation.Tokens")]
    [InlineData("Lower", "validation.Nats / validation.Tokens - validation.SeenLoss", "LB8043 'SeenLoss'")]
    public void A_metric_computes_what_it_says(string better, string value, params string[] problems) => Assert.Equal(problems, Of($$"""
        namespace Study;

        public sealed class Own : IValidationMetric
        {
            public static string Name => "An own metric";
            public static string Unit => "share";
            public static Better Better => Better.{{better}};
            public static Contrast Contrast => Contrast.Difference;
            public static double Margin => 0.05;
            public static double WhenDiverged(int vocabSize) => 0.5;
            public static double Measure(ValidationOutcome validation) => {{value}};
        }
        """).Problems);

    [Theory]
    [InlineData("Published.TokensPerStep.IsAbove(p.Steps(layers: 2))", "LB8013 'Published.TokensPerStep.IsAbove(p.Steps(layers: 2))'")]
    [InlineData("Published.TokensPerStep.IsAbove(p.TokensPerStep(layers: 2))")]
    public void Published_numbers_are_compared_with_their_kind(string claim, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };

            [Claim("Published models take more")]
            private static Verdict AreLarger(Plan p) => {{claim}};
            """, "layers", "1", "2")).Problems);

    [Theory]
    [InlineData("The loss of 1 jitters at least 20 % less than that of 2", "IsAbove", "LB8031 'IsAbove'")]
    [InlineData("The loss of 1 jitters at least 20 % less than that of 2", "IsBelow")]
    public void A_least_difference_has_a_direction(string text, string method, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };

            [Claim("{{text}}")]
            private static Verdict IsSteadier(Results r) =>
                r.EqualTokens.LossJitter(layers: 1).{{method}}(r.EqualTokens.LossJitter(layers: 2), margin: 0.18);
            """, "layers", "1", "2")
            .Replace("Measure<ValidationLoss>", "Measure<ValidationLoss>, Measure<LossJitter>", StringComparison.Ordinal)).Problems);

    /// <summary>A comparison in a helper is one mistake, however often a claim calls the helper.</summary>
    [Fact]
    public void A_helper_with_a_mistake_is_reported_once() => Assert.Equal(["LB8014 'Cost(r, 1)'"], Of("""
        namespace Study;

        [Experiment("Q?", Seeds = 6)]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<int>(16, 32)] public int Batch { get; init; } = 16;
            [Axis<int>(1, 2)] public int Layers { get; init; } = 1;
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Training Training => new() { BatchSize = Batch, Tokens = 819_200 };

            [Claim("The cost is higher")]
            private static Verdict IsHigher(Results r) => Cost(r, 1).IsAbove(Cost(r, 2), margin: 0.01);

            private static Samples Cost(Results r, int layers) => r.EqualTokens.ValidationLoss([16, 32], layers)
                .EffectAgainst(r.EqualTokens.ValidationLoss([16, 32], layers));
        }
        """).Problems);

    [Theory]
    [InlineData(2, "LB8010 '2' Seeds is 2; a claim about a spread between seeds needs at least 20. Raise Seeds to 20 or more.")]
    [InlineData(20)]
    public void A_spread_needs_seeds(int seeds, params string[] problems) => Assert.Equal(
        problems.Select(problem => problem["LB8010 '2' ".Length..]),
        Of(Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };

            [Claim("The spread is the same")]
            private static Verdict IsSame(Results r) =>
                r.EqualTokens.ValidationLoss(layers: 1).Spread().IsBelow(r.EqualTokens.ValidationLoss(layers: 2).Spread());
            """, "layers", "1", "2").Replace("\"Q?\"", $"\"Q?\", Seeds = {seeds}", StringComparison.Ordinal)).Sentences);

    [Theory]
    [InlineData("Attention.Grouped => 1, Attention.MultiQuery => 2, _ => 4", "Level 'Grouped' gives 1 key-value heads to 4 query heads, "
        + "which is multi-query attention. Correct key-value heads, or rename the level.")]
    [InlineData("Attention.Grouped => 2, Attention.MultiQuery => 1, _ => 4")]
    public void A_level_has_the_attention_of_its_name(string arms, params string[] problems) => Assert.Equal(problems, Of(
        "namespace Study; public enum Attention { MultiHead, Grouped, MultiQuery }",
        Study("[Axis<Attention>(Attention.MultiHead, Attention.Grouped, Attention.MultiQuery)] public Attention Kind { get; init; }", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { Heads = 4, KeyValueHeads = Kind switch { {{arms}} } };
            """, "kind", "Attention.MultiHead", "Attention.MultiQuery")).Sentences);

    [Theory]
    [InlineData("Sequences per optimizer step.", "LB0035 'Beta1'")]
    [InlineData("The decay of the mean of gradients.")]
    [InlineData("Learning from small batches needs it.")]
    [InlineData("The learning rate follows this number.")]
    public void A_summary_describes_its_axis(string summary, params string[] problems) => Assert.Equal(problems, Of(
        Study($"""
            /// <summary>{summary}</summary>
            [Axis<double>(0.8, 0.9)] public double Beta1 {"{ get; init; }"} = 0.9;
            """, """
            public override AdamW Optimizer => new() { LearningRate = 6e-3, Beta1 = Beta1 };
            """, "beta1", "0.8", "0.9")).Problems);

    [Theory]
    [InlineData("Does it take more than published models?", "LB5016 'new Quantity(\"A\", 4e6)'")]
    [InlineData("Does it take more than our budget?")]
    public void A_number_that_is_called_published_has_a_source(string question, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };

            [Claim("A step takes less")]
            private static Verdict TakesLess(Plan p) =>
                new Quantities("tokens per step", [new Quantity("A", 4e6)]).IsAbove(p.TokensPerStep(layers: 1));
            """, "layers", "1", "2").Replace("Q?", question, StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("new Quantity(\"B\", 4.2e6)", "LB5016 'new Quantity(\"B\", 4.2e6)'")]
    [InlineData("new Quantity(\"B\", 4.2e6, \"a paper\")")]
    public void A_published_number_has_a_source_beside_others_that_have_one(string number, params string[] problems) => Assert.Equal(
        problems, Of(Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", $$"""
            private static readonly Quantities Reports =
                new("tokens per step", [new Quantity("A", 4e6, "another paper"), {{number}}]);
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };

            [Claim("Published models take more")]
            private static Verdict AreLarger(Plan p) => Reports.IsAbove(p.TokensPerStep(layers: 2));
            """, "layers", "1", "2")).Problems);

    [Fact]
    public void A_copied_dictionary_is_known() => Assert.Equal(["LB1001 '5'"], Of(
        Study("[Axis<string>(\"a\", \"b\")] public string Kind { get; init; } = \"a\";", """
            private static readonly System.Collections.Frozen.FrozenDictionary<string, (int Heads, double Rate)> Book =
                System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(
                    new Dictionary<string, (int, double)> { ["a"] = (4, 6e-3), ["b"] = (5, 3e-3) });
            public override LlamaConfig Model => LlamaConfig.Nano with { Heads = Book[Kind].Heads };
            """, "kind", "\"a\"", "\"b\"")).Problems.Select(problem => problem.Replace("Book[Kind].Heads", "5", StringComparison.Ordinal)));

    [Theory]
    [InlineData("r.EqualTokens.ValidationLoss(layers: [1, 2]).Arms.Min(arm => arm.Mean)", 1)]
    [InlineData("r.EqualTokens.ValidationLoss(layers: [1, 2]).Arms.Max(arm => arm.Mean)", 0)]
    [InlineData("1.5", 0)]
    public void The_lowest_mean_is_no_threshold(string best, int reported) => Assert.Equal(reported, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };

            [Claim("One layer is near the best")]
            private static Verdict IsNear(Results r)
            {
                double best = {{best}};
                return r.EqualTokens.ValidationLoss(layers: 1).IsBelow(best + 0.02);
            }
            """, "layers", "1", "2")).Problems.Count(problem => problem.StartsWith("LB8039", StringComparison.Ordinal)));

    [Theory]
    [InlineData("*.md,*.txt", "LB0010 '\"*.md,*.txt\"'")]
    [InlineData("*.md;*.txt", "LB0010 '\"*.md;*.txt\"'")]
    [InlineData("*.md")]
    public void A_pattern_is_one_pattern(string pattern, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Corpus Corpus => Corpora.TextFiles("text") with { Pattern = "{{pattern}}", SequenceLength = 32 };
            """, "layers", "1", "2")).Problems);

    [Theory]
    [InlineData("IsBelow", "LB8031 'IsBelow'")]
    [InlineData("IsAbove")]
    public void More_correct_tokens_are_a_higher_accuracy(string method, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };

            [Claim("A depth of 2 predicts more tokens correctly than 1")]
            private static Verdict PredictsMore(Results r) =>
                r.EqualTokens.Accuracy(layers: 2).{{method}}(r.EqualTokens.Accuracy(layers: 1), margin: 0.005);
            """, "layers", "1", "2")
            .Replace("Measure<ValidationLoss>", "Measure<ValidationLoss>, Measure<Accuracy>", StringComparison.Ordinal)).Problems);

    /// <summary>To measure the time of trials with unequal costs would not make them comparable, so this is not the remedy.</summary>
    [Theory]
    [InlineData(8, "with the same tokens. Compute Tokens from a MeasuredSpeed of each model, or compare with EqualTokens.")]
    [InlineData(2, "unknown time. Add [Measure<StepTime>], or override MeasuredSpeed.")]
    public void Trials_of_unequal_costs_have_no_equal_time(int layers, string remedy) => Assert.EndsWith(remedy, Assert.Single(Of($$"""
        namespace Study;

        [Experiment("Q?")]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<int>(1, {{layers}})] public int Layers { get; init; } = 1;
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };

            [Claim("One layer is better after the same time")]
            private static Verdict IsBetter(Results r) =>
                r.EqualTime.ValidationLoss(layers: 1).IsBelow(r.EqualTime.ValidationLoss(layers: {{layers}}), margin: 0.01);
        }
        """).Sentences), StringComparison.Ordinal);

    [Theory]
    [InlineData("heads: 8", "heads: 2", "LB8031 'IsBelow'")]
    [InlineData("heads: 8, layers: 4", "heads: 2, layers: 4")]
    public void A_number_of_another_axis_names_no_level(string left, string right, params string[] problems) =>
        Assert.Equal(problems, Of($$"""
        namespace Study;

        [Experiment("Q?")]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<int>(2, 8)] public int Heads { get; init; } = 2;
            [Axis<int>(2, 4)] public int Layers { get; init; } = 2;
            public override LlamaConfig Model => LlamaConfig.Nano with { Heads = Heads, KeyValueHeads = 2, Layers = Layers };

            [Claim("With four layers, eight heads have a lower loss than two")]
            private static Verdict IsBetter(Results r) =>
                r.EqualTokens.ValidationLoss({{left}}).IsBelow(r.EqualTokens.ValidationLoss({{right}}), margin: 0.01);
        }
        """).Problems);

    [Theory]
    [InlineData("Does SGD prefer one layer?", "LB0035 '\"Does SGD prefer one layer?\"'")]
    [InlineData("Does AdamW prefer one layer?")]
    public void A_question_names_the_optimizer_that_is_used(string question, params string[] problems) => Assert.Equal(problems, Of(
        Study("[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            """, "layers", "1", "2").Replace("Q?", question, StringComparison.Ordinal)).Problems);

    private static string Message(string id, string source) => string.Join("\n", Of(source).Diagnostics.Where(one => one.Id == id)
        .Select(one => one.GetMessage(CultureInfo.InvariantCulture)));

    private static Compiled Of(params string[] sources) => Lab.Compile(sources);

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
