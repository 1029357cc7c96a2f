namespace LlamaBatch.Generators.Tests;

/// <summary>Experiments that run and answer badly; each beside one that is right.</summary>
public class DesignRuleTests
{
    private const string Rates = "[Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]";
    private const string Model = "LlamaConfig.Nano with { TieWordEmbeddings = true }";
    private const string Optimizer = "LearningRate = LearningRate, Beta2 = HalfLife.Rescale(0.95, 128, BatchSize)";
    private const string Corpus = "Corpora.DotNetDocs with { SequenceLength = 32 }";

    [Theory]
    [InlineData("HiddenSize = 8, IntermediateSize = 16, Heads = 1, KeyValueHeads = 1, Layers = 64", "LB1004 '64'")]
    [InlineData("HiddenSize = 64, Layers = 8")]
    [InlineData("IntermediateSize = 11_008", "LB1005 '11_008'")]
    [InlineData("IntermediateSize = 512")]
    [InlineData("InitializerRange = 1.0", "LB7008 '1.0'")]
    [InlineData("InitializerRange = 0.125")]
    [InlineData("InitializerRange = 1e-5", "LB7008 '1e-5'")]
    [InlineData("InitializerRange = 1e-3")]
    [InlineData("RmsNormEps = 0.01", "LB7012 '0.01'")]
    [InlineData("RmsNormEps = 1e-4")]
    [InlineData("RopeTheta = 1e-4", "LB1006 '1e-4'")]
    [InlineData("RopeTheta = 1e13", "LB1006 '1e13'")]
    [InlineData("RopeTheta = 500")]
    [InlineData("Heads = 16, KeyValueHeads = 16", "LB1008 '16'")]
    [InlineData("Heads = 8, KeyValueHeads = 8")]
    [InlineData("HeadDim = 128", "LB1008 '128'")]
    [InlineData("Heads = 16, KeyValueHeads = 8, HeadDim = 6")]
    [InlineData("Heads = 16, KeyValueHeads = 8, HeadDim = 2", "LB1008 '2'")]
    [InlineData("HeadDim = 32")]
    [InlineData("VocabSize = 128", "LB5004 '128'")]
    [InlineData("VocabSize = 300")]
    [InlineData("VocabSize = 50_257", "LB5005 '50_257'")]
    public void Shapes(string model, params string[] problems) =>
        Expect(Sample.With("TieWordEmbeddings = true", model), problems);

    /// <summary>A study of three or more bases may go to the extremes. A base below 1 is a mistake there too.</summary>
    [Theory]
    [InlineData("10, 10_000, 10_000_000")]
    [InlineData("10, 10_000", "LB1006 '10'")]
    [InlineData("1e-4, 10_000, 10_000_000", "LB1006 '1e-4'")]
    public void A_study_of_the_base_of_the_rotary_frequencies_may_include_a_low_one(string levels, params string[] problems) => Expect(
        Sample.With("TieWordEmbeddings = true", "RopeTheta = Theta").Replace(
            "/// <summary>Peak learning rate.</summary>",
            $"/// <summary>Base of the rotary frequencies.</summary>\n[Axis<double>({levels})]\n"
                + "public double Theta { get; init; } = 10_000;\n\n/// <summary>Peak learning rate.</summary>",
            StringComparison.Ordinal)
            .Replace("TunedPer(nameof(BatchSize))", "TunedPer(nameof(BatchSize), nameof(Theta))", StringComparison.Ordinal),
        problems);

    [Theory]
    [InlineData("LearningRate = LearningRate, Beta1 = 0.999, Beta2 = 0.9", "LB7006 '0.999'")]
    [InlineData("LearningRate = LearningRate, Beta2 = HalfLife.Rescale(0.95, 8, BatchSize)",
        "LB7007 'HalfLife.Rescale(0.95, 8, BatchSize)'")]
    [InlineData("LearningRate = LearningRate, Epsilon = 0.1", "LB7005 '0.1'")]
    [InlineData("LearningRate = LearningRate, WeightDecay = 400", "LB7004 '400'")]
    [InlineData("LearningRate = LearningRate * 1_000", "LB7003 'LearningRate * 1_000'")]
    [InlineData("LearningRate = LearningRate * BatchSize / 10", "LB7003 'LearningRate * BatchSize / 10'")]
    [InlineData("LearningRate = LearningRate, WeightDecay = 0.1, Epsilon = 1e-5")]
    [InlineData("LearningRate = LearningRate, WeightDecay = 10", "LB7004 '10'")]
    [InlineData("LearningRate = LearningRate, WeightDecay = 1")]
    [InlineData("LearningRate = LearningRate, WeightDecay = Timescale.WeightDecay(0.1, LearningRate, 32 * BatchSize, 4_000_000)")]
    [InlineData("LearningRate = LearningRate / 1e5", "LB7003 'LearningRate / 1e5'")]
    [InlineData("LearningRate = LearningRate, Epsilon = 1e-50", "LB7005 '1e-50'")]
    [InlineData("LearningRate = LearningRate, Beta1 = 0.1, Beta2 = 0.05", "LB7016 '0.05'")]
    [InlineData("LearningRate = LearningRate, Beta1 = 0, Beta2 = 0.3")]
    [InlineData("LearningRate = LearningRate, Beta1 = 0.9995, Beta2 = 0.9999", "LB7016 '0.9995'")]
    [InlineData("LearningRate = LearningRate, Beta1 = 0.99, Beta2 = 0.999")]
    public void Numbers_of_an_optimizer(string optimizer, params string[] problems) =>
        Expect(Sample.With(Optimizer, optimizer), problems);

    [Theory]
    [InlineData("LearningRate = LearningRate / Math.Sqrt(BatchSize / 16.0)", "LB2024 'LearningRate / Math.Sqrt(BatchSize / 16.0)'")]
    [InlineData("LearningRate = LearningRate * Math.Pow(BatchSize, -0.3)", "LB2024 'LearningRate * Math.Pow(BatchSize, -0.3)'")]
    [InlineData("LearningRate = LearningRate * (BatchSize < 100 ? 4 : 1)")]
    [InlineData("LearningRate = LearningRate * (BatchSize == 16 ? 4 : BatchSize == 100 ? 3 : 1)")]
    [InlineData("LearningRate = LearningRate * Math.Sqrt(BatchSize / 16.0)")]
    [InlineData("LearningRate = LearningRate, Beta2 = Math.Pow(0.95, 128.0 / BatchSize)", "LB2024 'Math.Pow(0.95, 128.0 / BatchSize)'")]
    public void A_setting_follows_the_batch_in_the_right_direction(string optimizer, params string[] problems) =>
        Expect(Sample.With(Optimizer, optimizer), problems);

    /// <summary>A longer run may need a lower rate, so the batch is not the only possible cause.</summary>
    [Fact]
    public void A_rate_may_fall_with_the_length_of_the_run() => Expect(
        Sample.With(Optimizer, "LearningRate = LearningRate / Math.Sqrt(BatchSize / 16.0)")
            .Replace("Tokens = 4_000_000", "Tokens = 50_000L * BatchSize", StringComparison.Ordinal)
            .Replace("r.EqualTokens.ValidationLoss(batchSize: 100)", "r.EqualTokens.ValidationLoss(batchSize: 100).AcrossTokenBudgets()",
                StringComparison.Ordinal));

    /// <summary>The value is reported, not the name that stands for it.</summary>
    [Fact]
    public void A_rate_that_a_property_computes_is_reported_there() => Expect(
        Sample.With(Rates + "\n    public double LearningRate { get; init; } = 3e-3;",
                "public double LearningRate => 3e-3 / Math.Sqrt(BatchSize / 16.0);")
            .Replace(", TuningSeeds = 2", "", StringComparison.Ordinal),
        "LB2024 '3e-3 / Math.Sqrt(BatchSize / 16.0)'");

    /// <summary>An author who tests the wrong direction makes the rule an axis.</summary>
    [Theory]
    [InlineData("public double Power { get; init; } = 0.5;", "-0.5, 0.5", "")]
    [InlineData("public double Power { get; init; } = -0.5;", "-0.5, -1", "LB2024 'LearningRate * Math.Pow(BatchSize, Power)'")]
    public void A_wrong_direction_may_be_a_level(string power, string levels, string problem) => Expect(
        Sample.With("    public override LlamaConfig Model",
                $"    [Axis<double>({levels})]\n    {power}\n\n    public override LlamaConfig Model")
            .Replace(Optimizer, "LearningRate = LearningRate * Math.Pow(BatchSize, Power)", StringComparison.Ordinal)
            .Replace("TunedPer(nameof(BatchSize))", "TunedPer(nameof(BatchSize), nameof(Power))", StringComparison.Ordinal),
        problem.Length == 0 ? [] : [problem]);

    [Theory]
    [InlineData("GradientClip = 1e-5", "LB7010 '1e-5'")]
    [InlineData("GradientClip = 0.1")]
    [InlineData("GradientClip = 0")]
    [InlineData("AveragingHalfLife = 100", "LB4008 '100'")]
    [InlineData("AveragingHalfLife = 3_200")]
    public void Numbers_of_training(string setting, params string[] problems) =>
        Expect(Sample.With("4_000_000,", $"4_000_000, {setting},"), problems);

    [Theory]
    [InlineData("LearningRate = RateScaling.SquareRoot(LearningRate, fromBatch: BatchSize, toBatch: 100)", "LB7009 'BatchSize'")]
    [InlineData("LearningRate = RateScaling.Linear(toBatch: 8, fromBatch: 2 * BatchSize, rate: LearningRate)", "LB7009 '2 * BatchSize'")]
    [InlineData("LearningRate = LearningRate, Beta2 = HalfLife.Rescale(0.95, BatchSize, 128)", "LB7009 'BatchSize'")]
    [InlineData("LearningRate = RateScaling.SquareRoot(LearningRate, fromBatch: 100, toBatch: BatchSize)")]
    [InlineData("LearningRate = RateScaling.SquareRoot(LearningRate, fromBatch: BatchSize, toBatch: 2 * BatchSize)")]
    public void Values_are_rescaled_to_the_batch_of_the_trial(string optimizer, params string[] problems) =>
        Expect(Sample.With(Optimizer, optimizer), problems);

    [Theory]
    [InlineData("LearningRate = LearningRate, WeightDecay = 400",
        "With LearningRate 1.5e-3 and WeightDecay 400, a step multiplies each weight by 0.4, and a weight loses half of what it learns "
            + "after 0.76 steps (at level 0.0015 of 'LearningRate'). Lower WeightDecay")]
    [InlineData("LearningRate = LearningRate, Beta2 = HalfLife.Rescale(0.95, 8, BatchSize)",
        "Beta2 is 0.527 (at level 100 of 'BatchSize'). It is below 0.81, the square of Beta1")]
    [InlineData("LearningRate = LearningRate, Beta2 = 0.5", "Beta2 is 0.5. It is below 0.81, the square of Beta1")]
    public void A_number_that_an_axis_changes_is_said_with_its_level(string optimizer, string message) => Assert.Contains(
        message,
        Assert.Single(Compiled.Of(Sample.With(Optimizer, optimizer)).Diagnostics, one => one.Id is "LB7004" or "LB7007")
            .GetMessage(System.Globalization.CultureInfo.InvariantCulture),
        StringComparison.Ordinal);

    /// <summary>A study of the warm-up may test that of most of the run.</summary>
    [Theory]
    [InlineData("0.05, 0.5, 1")]
    [InlineData("0.6, 0.8", "LB4005 '0.6'", "LB4005 '0.8'")]
    public void A_long_warmup_may_be_the_treatment(string levels, params string[] problems) => Expect(
        Sample.With("Cosine(warmup: 0.05)", "Linear(Share)").Replace(
            "/// <summary>Peak learning rate.</summary>",
            $"/// <summary>The warm-up.</summary>\n[Axis<double>({levels})]\npublic double Share {{ get; init; }} = {levels.Split(',')[0]};"
                + "\n\n/// <summary>Peak learning rate.</summary>",
            StringComparison.Ordinal)
            .Replace("TunedPer(nameof(BatchSize))", "TunedPer(nameof(BatchSize), nameof(Share))", StringComparison.Ordinal),
        problems);

    [Theory]
    [InlineData("Cosine(warmup: 0.6)", "LB4005 '0.6'")]
    [InlineData("Cosine(warmup: 0.5)")]
    [InlineData("Cosine(warmup: 0.05), AveragingHalfLife = 5_000_000", "LB4006 '5_000_000'")]
    [InlineData("Cosine(warmup: 0.05), AveragingHalfLife = 50_000")]
    [InlineData("Cosine(warmup: 0.05), AveragingHalfLife = 2_000_000", "LB4006 '2_000_000'")]
    public void Schedules(string schedule, params string[] problems) =>
        Expect(Sample.With("Cosine(warmup: 0.05)", schedule), problems);

    [Theory]
    [InlineData("Corpora.DotNetDocs with { SequenceLength = 4 }", "LB5002 '4'")]
    [InlineData("Corpora.DotNetDocs with { SequenceLength = 1 }", "LB5002 '1'")]
    [InlineData("Corpora.TextFiles(\"a\") with { ValidationShare = 0.9, SequenceLength = 32 }", "LB5006 '0.9'")]
    [InlineData("Corpora.TextFiles(\"https://a.example/text.txt\") with { SequenceLength = 32 }",
        "LB0010 '\"https://a.example/text.txt\"'")]
    [InlineData("Corpora.TextFiles(\"~/a.txt\") with { SequenceLength = 32 }", "LB0010 '\"~/a.txt\"'")]
    [InlineData("Corpora.TextFiles(\"a/train-*.txt\") with { SequenceLength = 32 }", "LB0010 '\"a/train-*.txt\"'")]
    [InlineData("Corpora.TextFiles(\"a\") with { Pattern = \"*.{md,txt}\", SequenceLength = 32 }", "LB0010 '\"*.{md,txt}\"'")]
    [InlineData("Corpora.TextFiles(\"a\") with { Pattern = \".cs\", SequenceLength = 32 }", "LB0010 '\".cs\"'")]
    [InlineData("Corpora.TextFiles(\"a\") with { Pattern = \"*.cs\", SequenceLength = 32 }")]
    [InlineData("Corpora.TextFiles(\"a\") with { ValidationShare = 0.5, SequenceLength = 32 }")]
    [InlineData("Corpora.TextFiles(\"a\") with { TrainingLimit = 5, SequenceLength = 32 }", "LB5008 '5'")]
    [InlineData("Corpora.MarkovText with { Concentration = 100, SequenceLength = 32 }", "LB5012 '100'")]
    [InlineData("Corpora.MarkovText with { Concentration = 1e-6, SequenceLength = 32 }", "LB5012 '1e-6'")]
    [InlineData("Corpora.MarkovText with { Concentration = 1, SequenceLength = 32 }")]
    [InlineData("Corpora.TextFiles(\"a\") with { TrainingLimit = 9_000, SequenceLength = 32 }")]
    [InlineData("Corpora.TextFiles(\"a\") with { TrainingLimit = 7_000, SequenceLength = 32 }", "LB5008 '256'")]
    public void Texts(string corpus, params string[] problems) => Expect(Sample.With(Corpus, corpus), problems);

    [Theory]
    [InlineData(Model, "LlamaConfig.Nano with { RopeTheta = 10 }", "so low that all dimensions rotate more than once in 63 tokens.")]
    [InlineData(Optimizer, "LearningRate = LearningRate, Epsilon = 1e-50", "Epsilon is 1e-50, which is 0 in float32, so the step")]
    [InlineData(Optimizer, "LearningRate = LearningRate, Epsilon = 1e-31", "so small that it does not limit the step of a weight")]
    public void Effects_of_a_number(string found, string written, string part) =>
        Assert.Contains(part, Assert.Single(Compiled.Of(Sample.With(found, written)).Sentences), StringComparison.Ordinal);

    /// <summary>A limit of 1,000 bytes would be too small for the sequence.</summary>
    [Fact]
    public void The_least_limit_of_a_text_holds_a_sequence() => Assert.Contains(
        Compiled.Of(Sample.With(Corpus, "Corpora.DotNetDocs with { SequenceLength = 2_048, TrainingLimit = 1_500 }")
            .Replace(Model, "LlamaConfig.Nano with { MaxPositionEmbeddings = 2_048 }", StringComparison.Ordinal)).Sentences,
        sentence => sentence.Contains("Set TrainingLimit to at least 2,049 bytes", StringComparison.Ordinal));

    [Theory]
    [InlineData("Ascent = 5", "LB7014 '5'")]
    [InlineData("Perturbation = 1", "LB7014 '1'")]
    [InlineData("Ascent = 0.5, Perturbation = 0.5")]
    public void Sharpness(string probe, params string[] problems) => Expect(
        Sample.With("    public override AdamW", $"    public override Probe Probe => new() {{ {probe} }};\n\n    public override AdamW")
            .Replace("[Measure<TrainLoss>", "[Measure<SamSharpness>, Measure<TrainLoss>", StringComparison.Ordinal),
        problems);

    /// <summary>A batch has its own noise already. With the noise of 16, the batch of 16 is the control of 100 and 256.</summary>
    [Theory]
    [InlineData("BatchSize", "LB0011 '16'")]
    [InlineData("16")]
    [InlineData("8")]
    public void Added_noise_is_that_of_a_smaller_batch(string noise, params string[] problems) => Expect(
        Sample.With(
            "    public override LlamaConfig",
            "    /// <summary>Noise.</summary>\n    [Axis<bool>(false, true)]\n    public bool Noisy { get; init; }\n\n    public override LlamaConfig")
            .Replace("BatchSize = BatchSize,", $"BatchSize = BatchSize, NoiseBatchSize = Noisy ? {noise} : 0,", StringComparison.Ordinal),
        problems);

    /// <summary>The gap between seen and held-out text is zero if nothing is read twice.</summary>
    [Theory]
    [InlineData("Corpora.MarkovText with { Symbols = 64, SequenceLength = 32 }", "LB0011 'Measure<GeneralizationGap>'")]
    [InlineData("Corpora.DotNetDocs with { SequenceLength = 32 }")]
    public void A_gap_needs_a_text_that_ends(string corpus, params string[] problems) => Expect(
        Sample.With("[Measure<TrainLoss>", "[Measure<GeneralizationGap>, Measure<TrainLoss>")
            .Replace("Corpora.DotNetDocs with { SequenceLength = 32 }", corpus, StringComparison.Ordinal),
        problems);

    [Theory]
    [InlineData("WarmupStableDecay(warmup: 0.1, decay: 0.9)", "LB0011 '0.9'")]
    [InlineData("WarmupStableDecay(warmup: 0.1, decay: 1 - 0.1)")]
    [InlineData("WarmupStableDecay(warmup: 0.5, decay: 0.5)")]
    [InlineData("WarmupStableDecay(warmup: 0.1, decay: 0.8)")]
    [InlineData("Linear(warmup: 0.1)")]
    public void A_plateau_has_a_length(string schedule, params string[] problems) =>
        Expect(Sample.With("Cosine(warmup: 0.05)", schedule), problems);

    /// <summary>Weight decay of SGD shrinks the weights too, and momentum sums it.</summary>
    [Theory]
    [InlineData("WeightDecay = 10", "LB7004 '10'")]
    [InlineData("WeightDecay = 0.1", "LB7004 '0.1'")]
    [InlineData("WeightDecay = 0.1, Momentum = 0")]
    [InlineData("WeightDecay = 0.005")]
    [InlineData("Momentum = 0.9999", "LB7016 '0.9999'")]
    public void Numbers_of_sgd(string setting, params string[] problems) => Expect(
        Sample.With($"AdamW Optimizer => new() {{ {Optimizer}", $"Sgd Optimizer => new() {{ LearningRate = 10 * LearningRate, {setting}"),
        problems);

    /// <summary>An implausible rate is one mistake, also where it should be tuned.</summary>
    [Fact]
    public void A_rate_that_is_implausible_is_first_corrected() => Expect(
        Sample.With(Rates + "\n    public double LearningRate { get; init; } = 3e-3;", "")
            .Replace("LearningRate = LearningRate", "LearningRate = 5", StringComparison.Ordinal)
            .Replace(", TuningSeeds = 2", "", StringComparison.Ordinal),
        "LB7003 '5'");

    [Theory]
    [InlineData("Windows = 4", "LB5008 '4'")]
    [InlineData("Windows = 31", "LB5008 '31'")]
    [InlineData("Windows = 64")]
    public void Validations(string windows, params string[] problems) => Expect(
        Sample.With(
            "    public override AdamW",
            $"    public override Validation Validation => new() {{ {windows} }};\n\n    public override AdamW"),
        problems);

    /// <summary>An author who limits the text has decided to repeat it.</summary>
    [Fact]
    public void A_text_that_is_limited_may_be_read_many_times() => Expect(
        Sample.With("4_000_000", "30_000_000")
            .Replace(Corpus, "Corpora.DotNetDocs with { SequenceLength = 32, TrainingLimit = 65_536 }", StringComparison.Ordinal));

    [Fact]
    public void A_limit_below_zero_is_refused() => Expect(
        Sample.With(Corpus, "Corpora.DotNetDocs with { SequenceLength = 32, TrainingLimit = -1 }"), "LB0010 '-1'");

    /// <summary>The held-out text is the same, so losses on it can be compared.</summary>
    [Fact]
    public void Arms_on_limited_texts_are_compared() => Expect(
        Sample.With(Corpus, "Corpora.DotNetDocs with { SequenceLength = 32, TrainingLimit = 65_536L * BatchSize }"));

    [Theory]
    [InlineData("30_000_000", "LB5003 '30_000_000'")]
    [InlineData("15_000_000_000_000", "LB3003 '15_000_000_000_000'")]
    [InlineData("25_000_000")]
    [InlineData("300_000_000_000", "LB3006 'BatchStudy'")]
    public void Budgets(string tokens, params string[] problems) => Expect(Sample.With("4_000_000", tokens), problems);

    [Theory]
    [InlineData("[Axis<double>(1.5e-3, 3e-3), TunedPer(nameof(BatchSize))]", "LB2015 'Axis<double>(1.5e-3, 3e-3)'")]
    [InlineData("[Axis<double>(2e-3, 3e-3, 4e-3), TunedPer(nameof(BatchSize))]", "LB2014 'Axis<double>(2e-3, 3e-3, 4e-3)'")]
    [InlineData("[Axis<double>(1e-3, 3e-3, 1e-1), TunedPer(nameof(BatchSize))]", "LB2020 'Axis<double>(1e-3, 3e-3, 1e-1)'")]
    [InlineData("[Axis<double>(1e-3, 3e-3, 1e-2), TunedPer(nameof(BatchSize))]")]
    [InlineData("[Axis<double>(1e-3, 3e-3, 3.0001e-3, 1e-2), TunedPer(nameof(BatchSize))]", "LB2012 '3.0001e-3'")]
    [InlineData("[Axis<double>(1e-3, 3e-3, 3.1e-3, 1e-2), TunedPer(nameof(BatchSize))]")]
    [InlineData("[Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer()]", "LB2016 'TunedPer()'")]
    [InlineData("[Axis<double>(1.5e-3, 3e-3, 6e-3, Quick = [3e-3]), TunedPer(nameof(BatchSize))]", "LB2011 '[3e-3]'")]
    public void Tuning(string rates, params string[] problems) => Expect(Sample.With(Rates, rates), problems);

    [Theory]
    [InlineData("BatchSize == 256 ? 3e-3 : LearningRate", "LB2029 '3e-3'",
        "'LearningRate' tunes the learning rate at levels 16 and 100 of 'BatchSize', but at level 256 the rate is always 3e-3.")]
    [InlineData("BatchSize switch { 16 => LearningRate, 100 => 3e-3, _ => 6e-3 }", "LB2029 '3e-3'", "at level 100 the rate is always")]
    [InlineData("BatchSize == 256 ? 2 * LearningRate : LearningRate")]
    public void A_rate_is_tuned_at_all_levels(string rate, string? problem = null, string sentence = "")
    {
        Compiled compiled = Compiled.Of(Sample.With("LearningRate = LearningRate", $"LearningRate = {rate}"));

        Assert.Equal(problem is null ? [] : [problem], compiled.Problems);
        Assert.Contains(sentence, string.Concat(compiled.Sentences), StringComparison.Ordinal);
    }

    /// <summary>An axis of the rate alone compares the tuned rate with a fixed one.</summary>
    [Fact]
    public void A_tuned_rate_is_compared_with_a_fixed_one() => Expect(
        Sample.With("    public override LlamaConfig Model", """
                [Axis<bool>(false, true)]
                public bool IsTuned { get; init; } = true;

                public override LlamaConfig Model
            """)
            .Replace("LearningRate = LearningRate", "LearningRate = IsTuned ? LearningRate : 3e-3", StringComparison.Ordinal));

    /// <summary>Each optimizer may have a rate of its own.</summary>
    [Fact]
    public void Two_rates_are_tuned_at_one_level_each() => Expect(
        Sample.With("    public override LlamaConfig Model", """
                [Axis<double>(0.025, 0.05, 0.1), TunedPer(nameof(BatchSize))]
                public double OtherRate { get; init; } = 0.05;

                public override LlamaConfig Model
            """)
            .Replace("LearningRate = LearningRate", "LearningRate = BatchSize == 16 ? OtherRate : LearningRate", StringComparison.Ordinal));

    /// <summary>Learning rates that are compared, not tuned, must differ too.</summary>
    [Theory]
    [InlineData("2.9e-3, 3e-3, 3.1e-3", "LB2014 'Axis<double>(2.9e-3, 3e-3, 3.1e-3)'")]
    [InlineData("3e-3, 4e-3", "LB2014 'Axis<double>(3e-3, 4e-3)'")]
    [InlineData("3e-3, 3.0001e-3", "LB2012 '3.0001e-3'")]
    [InlineData("2e-3, 3e-3")]
    public void Compared_rates(string rates, params string[] problems) =>
        Expect(Sample.With(Rates, $"[Axis<double>({rates})]").Replace(", TuningSeeds = 2", "", StringComparison.Ordinal), problems);

    /// <summary>Near 1, the distance from 1 counts: a decay of 0.9999 averages over ten times as many steps as 0.999.</summary>
    [Theory]
    [InlineData("0.999, 0.9999")]
    [InlineData("0.95, 0.950001", "LB2012 '0.950001'")]
    public void Compared_decays(string decays, params string[] problems) => Expect(
        Sample.With("    public override LlamaConfig Model",
                $"    [Axis<double>({decays})]\n    public double Decay {{ get; init; }} = {decays.Split(',')[0]};\n\n"
                    + "    public override LlamaConfig Model")
            .Replace(Optimizer, "LearningRate = LearningRate, Beta2 = Decay", StringComparison.Ordinal),
        problems);

    /// <summary>In an integer division, 16 / 100 is 0, and the author sees the expression only.</summary>
    [Fact]
    public void A_computed_number_is_said_with_its_level()
    {
        Compiled compiled = Compiled.Of(Sample.With(
            "LearningRate = LearningRate,", "LearningRate = LearningRate, WeightDecay = 0.1 - (BatchSize / 100),"));

        Assert.Contains(
            "WeightDecay is -0.9 (at level 100 of 'BatchSize'); it must be",
            compiled.Diagnostics.Single(one => one.Id == "LB0010" && one.GetMessage(null).Contains("-0.9", StringComparison.Ordinal))
                .GetMessage(null),
            StringComparison.Ordinal);
    }

    /// <summary>The members of an enum have no order, so neither of two is at the end of a range.</summary>
    [Fact]
    public void Two_tuned_rules() => Expect(
        Sample.With("    public override LlamaConfig Model", """
                public enum ClipRule { Tight, Loose }

                [Axis<ClipRule>(ClipRule.Tight, ClipRule.Loose), TunedPer(nameof(BatchSize))]
                public ClipRule Clip { get; init; } = ClipRule.Tight;

                public override LlamaConfig Model
            """)
            .Replace(
                "4_000_000,",
                "4_000_000, GradientClip = Clip == ClipRule.Tight ? 1 : 2,",
                StringComparison.Ordinal));

    /// <summary>A study of noise may need one rate. A study of losses does not become right by saying so.</summary>
    [Theory]
    [InlineData("We keep one learning rate, 6e-3, because noise at several would not be comparable.", "LossJitter")]
    [InlineData("We keep one learning rate, 6e-3.", "LossJitter", "LB2013")]
    [InlineData("We keep one learning rate, 6e-3, because noise at several would not be comparable.", "TrainLoss", "LB2013")]
    public void One_rate_may_have_a_reason(string summary, string metric, params string[] ids) => Assert.Equal(ids, Lab.Compile($$"""
        namespace Study;

        /// <summary>Batch sizes. {{summary}}</summary>
        [Experiment("How does the training loss fluctuate?")]
        [Measure<TrainLoss>, Measure<LossJitter>]
        public sealed partial record S : Lab
        {
            /// <summary>Sequences per optimizer step.</summary>
            [Axis<int>(16, 64, 256)] public int Batch { get; init; } = 16;

            public override Training Training => new() { BatchSize = Batch, Tokens = 1_638_400 };

            [Claim("It falls with the batch")]
            private static Verdict Falls(Results r) => r.EqualTokens.{{metric}}(batch: [16, 64, 256]).IsDecreasing();
        }
        """).Problems.Select(problem => problem.Split(' ')[0])
        .Where(id => id == "LB2013" || id.StartsWith("CS", StringComparison.Ordinal)));

    [Theory]
    [InlineData("32, 256", "128, BatchSize", "LB2013 '3e-3'")]
    [InlineData("32, 100", "128, BatchSize")]
    public void A_rate_that_is_not_tuned(string sizes, string unused, params string[] problems) => Expect(
        Sample.With(Rates + "\n    public double LearningRate { get; init; } = 3e-3;", "")
            .Replace("16, 100, 256", sizes, StringComparison.Ordinal)
            .Replace("= 100;", $"= {sizes.Split(", ")[1]};", StringComparison.Ordinal)
            .Replace("LearningRate = LearningRate", "LearningRate = 3e-3", StringComparison.Ordinal)
            .Replace("batchSize: 100", "batchSize: 32", StringComparison.Ordinal)
            .Replace("batchSize: [256]", $"batchSize: {sizes.Split(", ")[1]}", StringComparison.Ordinal)
            .Replace("batchSize: 16)", $"batchSize: {sizes.Split(", ")[1]})", StringComparison.Ordinal)
            .Replace(", TuningSeeds = 2", "", StringComparison.Ordinal)
            .Replace("IsAbove", "IsBelow", StringComparison.Ordinal)
            .Replace("A batch of 100 generalizes better than one of 256", "It holds", StringComparison.Ordinal)
            .Replace("128, BatchSize", unused, StringComparison.Ordinal),
        problems);

    /// <summary>With a rate batch, the rate of the largest steps follows the batch size, although the peak rate is one number.</summary>
    [Theory]
    [InlineData("", "LB2013 '0.5'")]
    [InlineData(", RateBatch = 32")]
    public void A_rate_that_follows_the_batch(string rateBatch, params string[] problems) => Expect($$"""
        namespace Study;

        /// <summary>S.</summary>
        [Experiment("Q?"), Measure<ValidationLoss>]
        public sealed partial record Grown : LlamaExperiment
        {
            [Axis<int>(1, 16)]
            public int Growth { get; init; } = 1;

            public override LlamaConfig Model => LlamaConfig.Nano;
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            public override Training Training => new()
            {
                BatchSize = 32 * Growth,
                BatchSchedule = BatchSchedule.Staged(32, until: 0.5) with { RateExponent = 0.5{{rateBatch}} },
                Tokens = 4_000_000,
                Schedule = Schedule.Constant(),
            };
            public override AdamW Optimizer => new() { LearningRate = 3e-3, WeightDecay = 0.1 };

            [Claim("A larger batch loses")]
            private static Verdict Loses(Results r) =>
                r.EqualTokens.ValidationLoss(growth: 16).IsAbove(r.EqualTokens.ValidationLoss(growth: 1), margin: 0.01);
        }
        """, problems);

    [Theory]
    [InlineData("32, 128", "LB2013 '3e-3'")]
    [InlineData("32, 64")]
    public void A_rate_that_is_not_tuned_for_the_width(string widths, params string[] problems) => Expect($$"""
        namespace Study;

        /// <summary>S.</summary>
        [Experiment("Q?"), Measure<ValidationLoss>]
        public sealed partial record Wide : LlamaExperiment
        {
            [Axis<int>({{widths}})]
            public int Width { get; init; } = {{widths.Split(", ")[0]}};

            public override LlamaConfig Model => LlamaConfig.Nano with { HiddenSize = Width, IntermediateSize = 3 * Width };
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            public override Training Training => new() { Tokens = 1_000_000 };
            public override AdamW Optimizer => new() { LearningRate = 3e-3 };
        }
        """, problems);

    [Theory]
    [InlineData("Quick = [16, 100]", "LB2019 '[16, 100]'")]
    [InlineData("Quick = [100, 256]")]
    public void A_quick_scale_decides_a_claim(string quick, params string[] problems) =>
        Expect(Sample.With("(16, 100, 256)", $"(16, 100, 256, {quick})"), problems);

    [Theory]
    [InlineData("1.0", "Symbols = 256, Concentration = 20.0", "LB4007 '1.0'")]
    [InlineData("5.6", "Symbols = 256, Concentration = 20.0", "LB4004 '5.6'")]
    [InlineData("3.0", "Symbols = 64, Concentration = 1_000", "LB5012 '1_000'")]
    [InlineData("2.4", "Symbols = 64")]
    [InlineData("0.1", "Symbols = 4, Concentration = 0.5")]
    [InlineData("0.1", "Symbols = 64, Concentration = 0.01")]
    public void A_target_can_be_reached_and_is_not_met_at_the_start(string target, string corpus, params string[] problems) => Expect(
        Sample.With("[Measure<TrainLoss>", $"[Target<ValidationLoss>({target})]\n[Measure<TrainLoss>")
            .Replace(Corpus, $"Corpora.MarkovText with {{ {corpus}, SequenceLength = 32 }}", StringComparison.Ordinal)
            .Replace("Cosine(warmup: 0.05)", "WarmupStableDecay()", StringComparison.Ordinal),
        problems);

    [Theory]
    [InlineData("TunedPer(nameof(BatchSize))", "LB2017 'TunedPer(nameof(BatchSize))'")]
    [InlineData("TunedPer(nameof(BatchSize), For = 2.2)")]
    [InlineData("TunedPer(nameof(BatchSize), For = 2.6)", "LB2017 'TunedPer(nameof(BatchSize), For = 2.6)'")]
    public void Rates_are_tuned_for_what_is_claimed(string tuned, params string[] problems) => Expect(
        Sample.With("TunedPer(nameof(BatchSize))", tuned)
            .Replace(
                "[Measure<TrainLoss>",
                $"[Target<ValidationLoss>(2.2){(tuned.Contains("2.6") ? ", Target<ValidationLoss>(2.6)" : "")}]\n[Measure<TrainLoss>",
                StringComparison.Ordinal)
            .Replace(
                "r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: [256]), margin: 0.01)",
                "r.ToTarget(2.2).Tokens(batchSize: 100).IsBelow(r.ToTarget(2.2).Tokens(batchSize: 256))",
                StringComparison.Ordinal)
            .Replace("Cosine(warmup: 0.05)", "WarmupStableDecay()", StringComparison.Ordinal),
        problems);

    /// <summary>A pattern reads the members of the record, of presets and of values.</summary>
    [Theory]
    [InlineData("this switch { { LearningRate: > 4e-3, BatchSize: var size } => size, _ => 48 }", "LB1001")]
    [InlineData("this is { BatchSize: > 0 } ? 42 : 64", "LB1001")]
    [InlineData("this is { BatchSize: > 1_000 } ? 42 : 64")]
    [InlineData("LlamaConfig.Nano is { Heads: 4, Layers: var layers } ? 40 + layers : 64", "LB1001")]
    [InlineData("LlamaConfig.Nano is { Heads: 8 } or { Layers: > 64 } ? 42 : 64")]
    [InlineData("this is { BatchSize: > 1_000, Later: > 2 } ? 42 : 64")]
    [InlineData("this is { BatchSize: > 0, Later: > 2 } ? 42 : 64", "LB0005")]
    public void A_pattern_reads_members(string width, params string[] ids) => Assert.Equal(ids, Compiled.Of(Sample.With(
        "public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };",
        $$"""
        public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true, HiddenSize = {{width}} };
        private int Later => Environment.ProcessorCount;
        """)).Problems.Select(problem => problem.Split(' ')[0]).Distinct());

    /// <summary>A target that is met at the start is corrected before the tuning for it.</summary>
    [Fact]
    public void A_target_that_is_met_at_the_start_is_the_only_problem() => Expect(
        Sample.With("[Measure<TrainLoss>", "[Target<ValidationLoss>(6.0)]\n[Measure<TrainLoss>")
            .Replace(
                "r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: [256]), margin: 0.01)",
                "r.ToTarget(6.0).Tokens(batchSize: 100).IsBelow(r.ToTarget(6.0).Tokens(batchSize: 256))",
                StringComparison.Ordinal)
            .Replace("Cosine(warmup: 0.05)", "WarmupStableDecay()", StringComparison.Ordinal),
        "LB4004 '6.0'");

    /// <summary>A chain that is as good as random has a high entropy.</summary>
    [Fact]
    public void A_number_below_the_entropy_of_a_random_chain_is_no_second_problem() => Expect(
        Sample.With(Corpus, "Corpora.MarkovText with { Symbols = 64, Concentration = 1_000, SequenceLength = 32 }").Replace(
            "r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: [256]), margin: 0.01)",
            "r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(3)",
            StringComparison.Ordinal),
        "LB5012 '1_000'");

    /// <summary>Tuning uses the first validation metric that has a better direction.</summary>
    [Theory]
    [InlineData("Measure<ValidationJitter>, Measure<ValidationLoss>", "LB2017 'TunedPer(nameof(BatchSize))'")]
    [InlineData("Measure<ValidationLoss>, Measure<ValidationJitter>")]
    public void Rates_are_tuned_by_a_metric_of_learning(string measured, params string[] problems) =>
        Expect(Sample.With("Measure<ValidationLoss>", measured), problems);

    [Theory]
    [InlineData("SequenceLength = LearningRate > 4e-3 ? 64 : 32", "LB2031 'TunedPer(nameof(BatchSize))'")]
    [InlineData("SequenceLength = 32, TrainingLimit = LearningRate > 4e-3 ? 5_000_000 : 0")]
    public void Tuned_levels_are_validated_on_the_same_windows(string corpus, params string[] problems) =>
        Expect(Sample.With("SequenceLength = 32", corpus), problems);

    /// <summary>Without metrics, only arithmetic is asked, and planned memory depends on the micro-batch.</summary>
    [Theory]
    [InlineData("[Measure<ValidationLoss>]", "LB2001 'MicroBatch'")]
    [InlineData("")]
    public void A_micro_batch_is_a_level_where_memory_is_asked(string measure, params string[] problems) => Expect($$"""
        using LlamaBatch;

        [Experiment("Does a micro-batch save memory?")]
        {{measure}}
        public sealed partial record MemoryStudy : LlamaExperiment
        {
            [Axis<int>(1, 4)]
            public int MicroBatch { get; init; } = 1;

            public override LlamaConfig Model => LlamaConfig.Nano;
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            public override Training Training => new() { BatchSize = 16, MicroBatch = MicroBatch, Tokens = 1_000_000 };
            public override AdamW Optimizer => new() { LearningRate = 3e-3 };

            [Claim("A micro-batch of 1 needs less memory than one of 4")]
            private static Verdict SavesMemory(Plan p) => p.MemoryBytes(microBatch: 1).IsBelow(p.MemoryBytes(microBatch: 4));
        }
        """, problems);

    /// <summary>Points that are equal on purpose: the second axis matters at one level of the first.</summary>
    [Theory]
    [InlineData("Decays ? Schedule.WarmupStableDecay(decay: DecayShare) : Schedule.Constant()")]
    [InlineData("Decays ? Schedule.Cosine() : Schedule.Constant(warmup: 0 * DecayShare)", "LB2001 'DecayShare'")]
    public void An_axis_may_matter_at_one_level_of_another(string schedule, params string[] problems) => Expect($$"""
        using LlamaBatch;

        [Experiment("Does a decay help?")]
        [Measure<ValidationLoss>]
        public sealed partial record DecayStudy : LlamaExperiment
        {
            [Axis<bool>(false, true)]
            public bool Decays { get; init; }

            [Axis<double>(0.1, 0.3)]
            public double DecayShare { get; init; } = 0.1;

            public override LlamaConfig Model => LlamaConfig.Nano;
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            public override Training Training => new() { BatchSize = 16, Tokens = 1_000_000, Schedule = {{schedule}} };
            public override AdamW Optimizer => new() { LearningRate = 3e-3 };
        }
        """, problems);

    /// <summary>The sample's batches read different numbers of tokens in equal steps.</summary>
    [Fact]
    public void Budgets_in_steps_are_compared_in_tokens()
    {
        string steps = Sample.With("Tokens = 4_000_000", "Steps = 400");
        Expect(
            steps,
            "LB8018 'r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: [256]), margin: 0.01)'");
        Assert.StartsWith(
            "EqualTokens compares trials of 1,280,000 and 3,276,800 tokens. All take 400 steps: compare them with EqualSteps, ",
            Compiled.Of(steps).Sentences.Single(),
            StringComparison.Ordinal);
        Expect(steps.Replace("EqualTokens", "EqualSteps", StringComparison.Ordinal));
    }

    /// <summary>An axis that is named in a text, not by a parameter.</summary>
    [Theory]
    [InlineData("\"BatchSizes\"", "There is no axis 'BatchSizes'. Did you mean 'BatchSize'?")]
    [InlineData("nameof(Model)", "There is no axis 'Model'. Use BatchSize or LearningRate.")]
    [InlineData("nameof(BatchSize)", null)]
    public void An_axis_that_a_claim_names_exists(string name, string? sentence)
    {
        Compiled compiled = Compiled.Of(Sample.With(
            "r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: [256]), margin: 0.01)",
            $"r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).Along({name}).WidthWithin(0.1).IsAbove(0.48)"));

        Assert.Equal(sentence is null ? [] : [$"LB8036 '{name}'"], compiled.Problems);
        Assert.Equal(sentence is null ? [] : [sentence], compiled.Sentences);
    }

    /// <summary>The batch size is tuned for each rate, and the claim compares batch sizes.</summary>
    [Theory]
    [InlineData(
        "batchSize: [256]",
        "To compare its levels, remove [TunedPer], or tune 'LearningRate' instead: write [TunedPer(nameof(BatchSize))] on it. "
            + "Without the argument, the claim would compare a configuration with itself.")]
    [InlineData("learningRate: 6e-3, batchSize: 100", "Leave the argument out, or remove [TunedPer] to compare the levels.")]
    public void A_claim_cannot_compare_the_levels_of_a_tuned_axis(string right, string remedy) => Assert.Contains(
        Compiled.Of(Sample.With(", TunedPer(nameof(BatchSize))", "")
            .Replace("[Axis<int>(16, 100, 256)]", "[Axis<int>(16, 100, 256), TunedPer(nameof(LearningRate))]", StringComparison.Ordinal)
            .Replace("batchSize: [256]", right, StringComparison.Ordinal)).Sentences,
        sentence => sentence == $"'BatchSize' is tuned: a claim uses its best level and cannot name others. {remedy}");

    [Fact]
    public void Repetitions_are_no_axis() => Expect(
        Sample.With("    /// <summary>Peak", "    [Axis<int>(1, 2, 3)]\n    public int Run { get; init; } = 1;\n\n    /// <summary>Peak")
            .Replace(Corpus, "Corpora.MarkovText with { SourceSeed = Run, SequenceLength = 32 }", StringComparison.Ordinal),
        "LB2018 'Run'");

    [Theory]
    [InlineData("CostBlocks = 1", "LB8010 '1'")]
    [InlineData("CostBlocks = 3")]
    public void Claims_about_costs_need_blocks(string blocks, params string[] problems) => Expect(
        Sample.With("Seeds = 5", $"Seeds = 5, {blocks}").Replace(
            "r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: [256]), margin: 0.01)",
            "r.TokensPerSecond(batchSize: 100).IsAbove(r.TokensPerSecond(batchSize: 256))",
            StringComparison.Ordinal),
        problems);

    [Theory]
    [InlineData("Seeds = 1", "LB8010 '1'")]
    [InlineData("Seeds = 3")]
    public void The_quick_scale_needs_seeds_too(string seeds, params string[] problems) =>
        Expect(Sample.With("[Measure<TrainLoss>", $"[Scaled(Scale.Quick, {seeds})]\n[Measure<TrainLoss>"), problems);

    [Theory]
    [InlineData("Seeds = 1", "LB8010 '1'")]
    [InlineData("Seeds = 3")]
    public void Seeds_of_the_quick_scale_are_followed_into_helper_methods(string seeds, params string[] problems) =>
        Expect(
            Sample.With("[Measure<TrainLoss>", $"[Scaled(Scale.Quick, {seeds})]\n[Measure<TrainLoss>").Replace(
                "r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: [256]), margin: 0.01);",
                "Loss(r, 100).IsBelow(Loss(r, 256), margin: 0.01);\n\n"
                    + "    private static Samples Loss(Results r, int batch) => r.EqualTokens.ValidationLoss(batchSize: batch);",
                StringComparison.Ordinal),
            problems);

    [Fact]
    public void A_rate_that_is_not_tuned_for_the_length_of_sequences() => Expect("""
        namespace Study;

        /// <summary>S.</summary>
        [Experiment("Q?"), Measure<BitsPerByte>]
        public sealed partial record Long : LlamaExperiment
        {
            [Axis<int>(8, 64)]
            public int Context { get; init; } = 8;

            public override LlamaConfig Model => LlamaConfig.Nano;
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = Context };
            public override Training Training => new() { BatchSize = 16, Tokens = 1_000_000 };
            public override AdamW Optimizer => new() { LearningRate = 3e-3 };
        }
        """, "LB2013 '3e-3'");

    [Fact]
    public void A_design_is_not_judged_beside_an_error() => Expect(
        Sample.With(Rates, "[Axis<double>(2e-3, 3e-3, 4e-3), TunedPer(nameof(BatchSize))]")
            .Replace(Model, "LlamaConfig.Nano with { Heads = 6 }", StringComparison.Ordinal),
        "LB1001 '6'");

    private static void Expect(string source, params string[] problems) => Assert.Equal(problems, Compiled.Of(source).Problems);
}
