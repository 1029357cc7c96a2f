namespace LlamaBatch.Generators.Tests;

/// <summary>Rules that compare what the texts of an experiment state with its settings and claims.</summary>
public class StatedRuleTests
{
    [Theory]
    [InlineData("Plain multi-head attention with 2 to 8 heads.", "", "LB1010 '4'")]
    [InlineData("Every query head has its own key-value head.", "", "LB1010 '4'")]
    [InlineData("Plain multi-head attention with 2 to 8 heads.", ", KeyValueHeads = Heads")]
    [InlineData("Plain multi-head attention is compared with grouped-query attention.", "")]
    [InlineData("Two to eight heads.", "")]
    [InlineData("Each head stays 16 wide.", ", KeyValueHeads = Heads", "LB1010 '2'")]
    [InlineData("Each head stays 16 wide.", ", KeyValueHeads = Heads, HeadDim = 16")]
    [InlineData("Heads of width 8, 16 and 32.", ", KeyValueHeads = Heads")]
    [InlineData("Each head stays １６ wide.", ", KeyValueHeads = Heads")]
    [InlineData("Each head stays 99999999999 wide.", ", KeyValueHeads = Heads", "LB8051 '99999999999'")]
    [InlineData("With 4 heads, each head is 16 wide.", ", KeyValueHeads = Heads")]
    public void A_model_has_the_heads_of_its_text(string summary, string settings, params string[] problems) =>
        Assert.Equal(problems, Of(Study(summary, "[Axis<int>(2, 4, 8)] public int Heads { get; init; } = 4;", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { Heads = Heads{{settings}} };
            """, "Loss(r, heads: 2).IsBelow(Loss(r, heads: 4), margin: 0.01)")).Problems);

    [Theory]
    [InlineData("Nothing else differs.", "0.01", "LB2036 '0.01'")]
    [InlineData("Everything else is held fixed.", "0.01", "LB2036 '0.01'")]
    [InlineData("Everything else is the same.", "0.01", "LB2036 '0.01'")]
    [InlineData("Nothing else differs.", "0.1")]
    [InlineData("The weight decay differs too.", "0.01")]
    public void Nothing_else_differs(string text, string decay, params string[] problems) =>
        Assert.Equal(problems, Of(
            Study($"Three tails of the learning rate. {text}", """
            /// <summary>The learning rate after the warm-up.</summary>
            [Axis<Tail>(Tail.Flat, Tail.Line, Tail.Wave)] public Tail Tail { get; init; }
            """, $$"""
            public override Training Training => new()
            {
                BatchSize = 16,
                Tokens = 819_200,
                Schedule = Tail switch
                {
                    Tail.Flat => Schedule.Constant(warmup: 0.1),
                    Tail.Line => Schedule.Linear(warmup: 0.1),
                    _ => Schedule.Cosine(warmup: 0.1),
                },
            };
            public override Optimizer Optimizer => new AdamW
            {
                LearningRate = 6e-3,
                WeightDecay = Tail == Tail.Flat ? {{decay}} : 0.1,
            };
            """, "Loss(r, tail: Tail.Line).IsBelow(Loss(r, tail: Tail.Flat), margin: 0.01)", "T"),
            "namespace Study; public enum Tail { Flat, Line, Wave }").Problems);

    [Theory]
    [InlineData("All else equal, two layers have a lower loss than one", "LB2036 'Layers > 1'")]
    [InlineData("Two layers with tied embeddings have a lower loss than one, all else equal")]
    [InlineData("Two layers have a lower loss than one")]
    public void All_else_is_equal(string claim, params string[] problems) =>
        Assert.Equal(problems, Of(Study("Depths.", "[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers, TieWordEmbeddings = Layers > 1 };
            """, "Loss(r, layers: 2).IsBelow(Loss(r, layers: 1), margin: 0.01)", claim)).Problems);

    [Theory]
    [InlineData("352 / (Layers - 1)", "LB0010 '352 / (Layers - 1)'")]
    [InlineData("176 + 176 % (Layers - 1)", "LB0010 '176 % (Layers - 1)'")]
    [InlineData("Layers == 1 ? 176 : 352 / (Layers - 1)")]
    public void A_level_does_not_make_a_divisor_0(string width, params string[] problems)
    {
        Compiled compiled = Of(Study("Depths.", "[Axis<int>(1, 3)] public int Layers { get; init; } = 3;", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers, IntermediateSize = {{width}} };
            """, "Loss(r, layers: 3).IsBelow(Loss(r, layers: 1), margin: 0.01)"));

        Assert.Equal(problems, compiled.Problems);
        Assert.All(compiled.Sentences, sentence => Assert.Contains("divides by 0.", sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Seeds = 5", "LB2038 '5'")]
    [InlineData("TuningSeeds = 3", "LB2038 '3'")]
    [InlineData("Tokens = 409_600, Seeds = 4, TuningSeeds = 1")]
    public void A_scale_is_shorter_than_the_experiment(string scale, params string[] problems) => Assert.Equal(problems, Of(Study(
        "Rates.",
        "[Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(Layers))] public double Rate { get; init; } = 3e-3;",
        """
        [Axis<int>(1, 2)] public int Layers { get; init; } = 1;
        public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
        public override Optimizer Optimizer => new AdamW { LearningRate = Rate };
        """,
        "Loss(r, layers: 2).IsBelow(Loss(r, layers: 1), margin: 0.01)").Replace(
            "[Experiment(\"Q?\")]", $"[Experiment(\"Q?\", Seeds = 4), Scaled(Scale.Quick, {scale})]", StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("At the same learning rate, a β₁ of 0.8 is better", "LB8031 'IsBelow'")]
    [InlineData("With equal peak rates, a β₁ of 0.8 is better", "LB8031 'IsBelow'")]
    [InlineData("With the same learning rate schedule, a β₁ of 0.8 is better")]
    [InlineData("At the same batch size, a β₁ of 0.8 is better")]
    [InlineData("Each at its own rate and not at the same learning rate, a β₁ of 0.8 is better")]
    [InlineData("At the same rate of spikes, a β₁ of 0.8 is better")]
    [InlineData("A β₁ of 0.8 with the rate of 6e-3 is better")]
    public void A_setting_that_a_claim_calls_the_same_is_the_same(string claim, params string[] problems) =>
        Assert.Equal(problems, Of(Study("Means.", "[Axis<double>(0.8, 0.9)] public double Beta1 { get; init; } = 0.9;", """
            public override Optimizer Optimizer => new AdamW { LearningRate = Beta1 < 0.85 ? 6e-3 : 3e-3, Beta1 = Beta1 };
            """, "Loss(r, beta1: 0.8).IsBelow(Loss(r, beta1: 0.9), margin: 0.01)", claim)).Problems);

    [Theory]
    [InlineData("r.ToTarget(2.2).Time(grows: true).IsBelow(r.ToTarget(2.2).Time(grows: false))", "LB8029")]
    [InlineData("r.EqualTime.ValidationLoss(grows: true).IsBelow(r.EqualTime.ValidationLoss(grows: false), margin: 0.01)", "LB8035")]
    [InlineData("r.ToTarget(2.2).Steps(grows: true).IsBelow(r.ToTarget(2.2).Steps(grows: false))")]
    public void The_time_of_a_growing_batch_is_unknown(string verdict, params string[] ids) =>
        Assert.Equal(ids, Of(Study("Batches.", "[Axis<bool>(false, true)] public bool Grows { get; init; }", """
            public override Training Training => new()
            {
                BatchSize = 32,
                BatchSchedule = Grows ? BatchSchedule.Staged(16, until: 0.25) : BatchSchedule.Constant(),
                Tokens = 819_200,
                Schedule = Schedule.Constant(warmup: 0.1),
            };
            """, verdict).Replace(
                "<ValidationLoss>]",
                "<ValidationLoss>(EveryTokens = 20_480), Measure<StepTime>, Target<ValidationLoss>(2.2)]",
                StringComparison.Ordinal)).Problems.Select(problem => problem[..6]));

    [Theory]
    [InlineData("Linear", 512, "LB7003 'RateScaling.Linear(2e-3, fromBatch: 8, toBatch: BatchSize)'")]
    [InlineData("Linear", 64)]
    [InlineData("SquareRoot", 512)]
    public void The_linear_rule_is_for_SGD(string rule, int batch, params string[] problems) => Assert.Equal(problems, Of(Study(
        "Batches.", $"[Axis<int>(8, {batch})] public int BatchSize {{ get; init; }} = 8;", $$"""
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 3_276_800 };
            public override Optimizer Optimizer => new AdamW
            {
                LearningRate = RateScaling.{{rule}}(2e-3, fromBatch: 8, toBatch: BatchSize),
            };
            """, $"Loss(r, batchSize: {batch}).IsBelow(Loss(r, batchSize: 8), margin: 0.01)")).Problems);

    [Theory]
    [InlineData("BatchSize = BatchSize, Tokens = 1_638_400,    // 800 steps of the largest batch", "LB3009 '1_638_400'")]
    [InlineData("BatchSize = BatchSize, Tokens = 1_638_400,    // 200 steps of the largest batch")]
    [InlineData("BatchSize = BatchSize, Tokens = 1_638_400,    // 200 steps at a batch of 16", "LB3009 '1_638_400'")]
    [InlineData("BatchSize = BatchSize, Tokens = 1_638_400,    // 400 steps", "LB3009 '1_638_400'")]
    [InlineData("BatchSize = BatchSize, Tokens = 1_638_400,    // 51,200 steps of one sequence, 200 of 256")]
    [InlineData("BatchSize = BatchSize, Tokens = 1_638_400,    // 3,200 steps of the smallest batch, and 400 of the largest",
        "LB3009 '1_638_400'")]
    [InlineData("BatchSize = BatchSize, Tokens = 1_638_400,    // 3,200 steps of the smallest batch, and 200 of the largest")]
    [InlineData("BatchSize = BatchSize, Tokens = 1_638_400,    // 3,200 steps with a batch of 16, 400 with 256", "LB3009 '1_638_400'")]
    [InlineData("BatchSize = BatchSize, Tokens = 1_638_400,    // 3,200 steps of the smallest batch, and 400 of warm-up")]
    [InlineData("BatchSize = BatchSize, BatchSchedule = BatchSchedule.Staged(8, until: 0.5),\n"
        + "Tokens = 1_638_400,    // 3,200 steps of 8 and 100 of 256")]
    [InlineData("BatchSize = BatchSize, Tokens = 1_638_400,    // 3.3M tokens", "LB3009 '1_638_400'")]
    [InlineData("BatchSize = BatchSize, Tokens = 1_638_400,    // 1.6 million tokens")]
    [InlineData("BatchSize = BatchSize, Tokens = 1_638_400,    // averaged over the last 400 steps")]
    [InlineData("BatchSize = BatchSize, Tokens = 1_638_400,    // 32 tokens per sequence")]
    [InlineData("BatchSize = BatchSize, Tokens = 1_638_400,    // 1_638_400 tokens")]
    [InlineData("BatchSize = BatchSize, Tokens = 1_638_400,    // 1.6e6 tokens")]
    [InlineData("BatchSize = BatchSize, Tokens = 1_638_400,    // a checkpoint every 100 steps")]
    [InlineData("BatchSize = BatchSize, Tokens = 1_638_400,    // quick: 200k tokens")]
    [InlineData("BatchSize = BatchSize, Tokens = 1_638_400,    // includes 80 steps of warm-up")]
    [InlineData("BatchSize = BatchSize, Tokens = 1_638_400,    // 4 epochs, 500 steps of 8")]
    public void A_comment_beside_the_budget_states_its_steps_and_tokens(string settings, params string[] problems) =>
        Assert.Equal(problems, Of(Study("Batches.", "[Axis<int>(16, 256)] public int BatchSize { get; init; } = 16;", $$"""
            public override Training Training => new()
            {
                {{settings}}
            };
            public override Optimizer Optimizer => new AdamW { LearningRate = RateScaling.SquareRoot(3e-3, 16, BatchSize) };
            """, "Loss(r, batchSize: 256).IsAbove(Loss(r, batchSize: 16), margin: 0.01)")).Problems);

    [Theory]
    [InlineData("800", "LB3009 '819_200'")]
    [InlineData("1,600")]
    public void A_comment_states_the_steps_of_a_single_configuration(string steps, params string[] problems) =>
        Assert.Equal(problems, Of(Study("One model.", "", $$"""
            public override Training Training => new()
            {
                BatchSize = 16,
                Tokens = 819_200,    // {{steps}} steps
            };
            """, "r.EqualTokens.ValidationLoss().IsBelow(2.5)")).Problems);

    [Theory]
    [InlineData("Schedule.Linear(0, 0.1),    // a warm-up of 10 %, then down", "LB3009 'Schedule.Linear(0, 0.1)'")]
    [InlineData("Schedule.Linear(0.1, 0),    // a warm-up of 10 %, then down")]
    [InlineData("Schedule.Linear(0.1, 0),    // 10 % warm-up")]
    public void A_comment_beside_the_schedule_states_its_warm_up(string schedule, params string[] problems) =>
        Assert.Equal(problems, Of(Study("Depths.", "[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Training Training => new()
            {
                BatchSize = 16,
                Tokens = 819_200,
                Schedule = {{schedule}}
            };
            """, "Loss(r, layers: 2).IsBelow(Loss(r, layers: 1), margin: 0.01)")).Problems);

    [Theory]
    [InlineData("64 KiB of text are read 50 times.", "262_144", "LB3009 '262_144'")]
    [InlineData("A text of 256 KiB is read 50 times.", "262_144", "LB3009 '3_276_800'")]
    [InlineData("A text of 64 KiB is read 50 times.", "65_536")]
    [InlineData("A text of 64..128 KiB is read often.", "65_536")]
    [InlineData("A corpus of 1.048.576 kB is read often.", "65_536")]
    [InlineData("It is validated on a held-out text of 16 KiB.", "65_536")]
    [InlineData("Texts of 64 KiB and 1 MB of text are known.", "65_536")]
    public void A_limited_text_has_the_size_of_the_summary(string summary, string limit, params string[] problems) =>
        Assert.Equal(problems, Of(Study(summary, "[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", $$"""
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32, TrainingLimit = {{limit}} };
            public override Training Training => new() { BatchSize = 16, Tokens = 3_276_800 };
            """, "Loss(r, layers: 2).IsBelow(Loss(r, layers: 1), margin: 0.01)")).Problems);

    [Theory]
    [InlineData("Which depth suits English text?", "LB0035 'Corpora.MarkovText'")]
    [InlineData("Which depth suits text that is unlike English?")]
    [InlineData("Which depth suits a chain?")]
    [InlineData("Does the depth that the documentation of PyTorch recommends suit this text?")]
    public void A_chain_is_no_English(string question, params string[] problems) =>
        Assert.Equal(problems, Of(Study("Depths.", "[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = 32 };
            """, "Loss(r, layers: 2).IsBelow(Loss(r, layers: 1), margin: 0.01)")
            .Replace("Q?", question, StringComparison.Ordinal)).Problems);

    /// <summary>A decay over the wrong tokens, and a constant at two places, are one mistake each.</summary>
    [Theory]
    [InlineData("WeightDecay = Timescale.WeightDecay(Share, 6e-3, 819_200, 512)", "Schedule.Cosine(warmup: 0.1)", "LB7011 '512'")]
    [InlineData("WeightDecay = Share", "Share > 0.6 ? Schedule.Cosine(Warmup) : Schedule.Linear(Warmup)", "LB0010 'Warmup'")]
    public void One_cause_has_one_diagnostic(string decay, string schedule, params string[] problems) =>
        Assert.Equal(problems, Of(Study("Decays.", "[Axis<double>(0.5, 1)] public double Share { get; init; } = 0.5;", $$"""
            private const double Warmup = 100;
            public override Training Training => new() { BatchSize = 16, Tokens = 819_200, Schedule = {{schedule}} };
            public override Optimizer Optimizer => new AdamW { LearningRate = 6e-3, {{decay}} };
            """, "Loss(r, share: 0.5).IsBelow(Loss(r, share: 1), margin: 0.01)")).Problems);

    [Theory]
    [InlineData("16 * 16", "LB7011 '16 * 16'")]
    [InlineData("16 * 32")]
    [InlineData("16", "LB7011 '16'")]
    public void A_timescale_counts_the_tokens_of_a_step(string batch, params string[] problems) =>
        Assert.Equal(problems, Of(Study("Decays.", "[Axis<double>(0.5, 1)] public double Share { get; init; } = 0.5;", $$"""
            public override Optimizer Optimizer => new AdamW
            {
                LearningRate = 6e-3,
                WeightDecay = Timescale.WeightDecay(Share, learningRate: 6e-3, batch: {{batch}}, tokens: 819_200),
            };
            """, "Loss(r, share: 0.5).IsBelow(Loss(r, share: 1), margin: 0.01)")).Problems);

    [Theory]
    [InlineData("The loss rises with an exponent from 0.1 to 0.2", "SlopePerDoubling", "LB8031 'IsBetween'")]
    [InlineData("The loss rises with an exponent from 0.1 to 0.2", "Exponent")]
    [InlineData("The loss rises by 0.1 to 0.2 with each doubling", "Exponent")]
    [InlineData("The loss rises by 0.1 to 0.2 with each doubling", "SlopePerDoubling")]
    public void An_exponent_is_no_slope(string claim, string trend, params string[] problems) =>
        Assert.Equal(problems, Of(Study("Batches.", "[Axis<int>(16, 64, 256)] public int BatchSize { get; init; } = 16;", """
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 1_638_400 };
            public override Optimizer Optimizer => new AdamW { LearningRate = RateScaling.SquareRoot(3e-3, 16, BatchSize) };
            """, $"Loss(r, batchSize: [16, 64, 256]).{trend}().IsBetween(0.1, 0.2)", claim)).Problems);

    [Theory]
    [InlineData("Accuracy", "IsNoWorseThan", "0.0002", "LB8026 '0.0002'")]
    [InlineData("Accuracy", "IsEquivalentTo", "0.01")]
    [InlineData("ValidationLoss", "IsNoWorseThan", "0.0005", "LB8026 '0.0005'")]
    [InlineData("ValidationLoss", "IsNoWorseThan", "Margin", "LB8012 'Margin'")]
    public void A_likeness_has_a_margin_that_the_seeds_resolve(
        string metric, string method, string margin, params string[] problems) =>
        Assert.Equal(problems, Of(Study("Depths.", "[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", """
            public static double Margin => Math.Log(2_048);
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            """, $"r.EqualTokens.{metric}(layers: 1).{method}(r.EqualTokens.{metric}(layers: 2), margin: {margin})")
            .Replace("<ValidationLoss>]", $"<{metric}>]", StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("4", "LB2037 '140_000'")]
    [InlineData("16", "LB2037 '100_000'")]
    [InlineData("")]
    public void A_number_belongs_to_the_level_that_the_text_names(string exchanged, params string[] problems)
    {
        string arms = exchanged switch
        {
            "4" => "16 => 140_000, 64 => 100_000, _ => 150_000",
            "16" => "64 => 100_000, 16 => 140_000, _ => 150_000",
            _ => "16 => 100_000, 64 => 140_000, _ => 150_000",
        };
        Assert.Equal(problems, Of(Study(
            "Measured speeds: 100,000 tokens per second at a batch of 16, and 140,000 at 64.",
            "[Axis<int>(16, 64, 128)] public int BatchSize { get; init; } = 16;",
            $$"""
            private int Speed => BatchSize switch { {{arms}} };
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 10 * Speed };
            public override Optimizer Optimizer => new AdamW { LearningRate = RateScaling.SquareRoot(6e-3, 16, BatchSize) };
            """,
            "Loss(r, batchSize: 16).AcrossTokenBudgets().IsBelow(Loss(r, batchSize: 64), margin: 0.01)")).Problems);
    }

    [Theory]
    [InlineData("Does a wide model need more memory while generating text?", "PeakMemory", "LB0040")]
    [InlineData("Does a wide model need a larger key-value cache?", "PeakMemory", "LB0040")]
    [InlineData("Does a wide model need more memory in training?", "PeakMemory")]
    [InlineData("Does a model that is cheap at inference lose much?", "EqualTokens.ValidationLoss")]
    public void Costs_are_those_of_training(string question, string metric, params string[] ids) =>
        Assert.Equal(ids, Of(Study("Widths.", "[Axis<int>(32, 64)] public int Width { get; init; } = 32;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { HiddenSize = Width, IntermediateSize = 11 * Width / 4 };
            """, $"r.{metric}(width: 32).IsBelow(r.{metric}(width: 64))")
            .Replace("Q?", question, StringComparison.Ordinal)
            .Replace("ValidationLoss>", $"{metric.Split('.')[^1]}>", StringComparison.Ordinal)).Problems
            .Select(problem => problem.Split(' ')[0]));

    [Theory]
    [InlineData("Clipping helps at a high rate more than at a low one", "LB8031 'IsBelow'")]
    [InlineData("Clipping helps a large batch more than a small one", "LB8031 'IsBelow'")]
    [InlineData("Clipping helps more than no clipping")]
    [InlineData("Clipping improves the loss by more than 0.01 nats per token")]
    [InlineData("Clipping saves more than half of the excess loss")]
    [InlineData("Clipping gains more than it costs")]
    [InlineData("Clipping lowers the loss")]
    public void A_comparison_of_effects_needs_two_effects(string text, params string[] problems) =>
        Assert.Equal(problems, Of(Study("Clipping.", "[Axis<bool>(false, true)] public bool Clips { get; init; }", """
            public override Training Training => new() { BatchSize = 16, Tokens = 819_200, GradientClip = Clips ? 1 : 0 };
            """, "Loss(r, clips: true).IsBelow(Loss(r, clips: false), margin: 0.01)", text)).Problems);

    [Theory]
    [InlineData("On 256 tokens, one layer is worse than two", "LB8031 'IsAbove'")]
    [InlineData("With sequences of 256 tokens, one layer is worse than two", "LB8031 'IsAbove'")]
    [InlineData("On 32 tokens, one layer is worse than two")]
    [InlineData("After 819,200 tokens, one layer is worse than two")]
    public void A_claim_names_the_length_that_trials_have(string text, params string[] problems) =>
        Assert.Equal(problems, Of(Study("Depth.", "[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers, MaxPositionEmbeddings = 256 };
            """, "Loss(r, layers: 1).IsAbove(Loss(r, layers: 2), margin: 0.01)", text)).Problems);

    [Theory]
    [InlineData("One layer is neither better nor worse than two", "IsNoWorseThan", "LB8031 'IsNoWorseThan'")]
    [InlineData("One layer ends neither higher nor lower than two", "IsBelow", "LB8031 'IsBelow'")]
    [InlineData("One layer is neither better nor worse than two", "IsEquivalentTo")]
    [InlineData("One layer is no worse than two", "IsNoWorseThan")]
    public void Neither_higher_nor_lower_has_two_sides(string text, string method, params string[] problems) =>
        Assert.Equal(problems, Of(Study("Depth.", "[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            """, $"Loss(r, layers: 1).{method}(Loss(r, layers: 2), margin: 0.02)", text)).Problems);

    [Theory]
    [InlineData("For the same arithmetic, one layer is worse than two", "LB8031 'IsAbove'")]
    [InlineData("After the same text, one layer is worse than two")]
    public void The_same_arithmetic_is_compared(string text, params string[] problems) =>
        Assert.Equal(problems, Of(Study("Depth.", "[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            """, "Loss(r, layers: 1).IsAbove(Loss(r, layers: 2), margin: 0.01)", text)).Problems);

    [Theory]
    [InlineData("Tokens = 250_000,    // 20 tokens for each parameter", "LB3009 '250_000'")]
    [InlineData("Tokens = 2_500_000,    // 20 tokens for each parameter")]
    [InlineData("Tokens = 250_000,    // 10 % of the text")]
    [InlineData("Tokens = 250_000,    // far below 20 tokens for each parameter")]
    public void A_comment_beside_the_budget_states_its_tokens_per_parameter(string tokens, params string[] problems) =>
        Assert.Equal(problems, Of(Study("Rates.", "[Axis<double>(3e-3, 6e-3)] public double LearningRate { get; init; } = 6e-3;", $$"""
            public override Training Training => new()
            {
                {{tokens}}
                BatchSize = 16,
            };
            public override Optimizer Optimizer => new AdamW { LearningRate = LearningRate };
            """, "Loss(r, learningRate: 6e-3).IsBelow(Loss(r, learningRate: 3e-3), margin: 0.01)")).Problems);

    [Theory]
    [InlineData("No text is read twice.", 16, 512, "LB5003 '1_000'")]
    [InlineData("No text is read twice.", 16, 128)]
    [InlineData("All text is read once.", 256, 512, "LB5003 '1_000'")]
    [InlineData("Every document is new to the model.", 256, 512, "LB5003 '1_000'")]
    [InlineData("No level repeats text.", 16, 512, "LB5003 '1_000'")]
    [InlineData("No level repeats text.", 16, 128)]
    [InlineData("No text is repeated.", 16, 512, "LB5003 '1_000'")]
    [InlineData("Every model makes one pass over its text.", 256, 512, "LB5003 '1_000'")]
    [InlineData("Every model makes one pass over its text.", 16, 512)]
    [InlineData("Here, every sequence is new: there is plenty of text.", 256, 512, "LB5003 '1_000'")]
    [InlineData("Every sequence is new in the first epoch.", 256, 512)]
    [InlineData("How batches compare if no level repeats text, and if one is repeated.", 16, 512)]
    [InlineData("All text is read once per epoch.", 256, 512)]
    [InlineData("Text is repeated, and the held-out text is read once.", 256, 512)]
    [InlineData("No text is read twice at 16, and it is repeated at 512.", 16, 512)]
    [InlineData("How batches compare.", 16, 512)]
    public void No_text_is_read_twice_at_any_level(string summary, int small, int large, params string[] problems) =>
        Assert.Equal(problems, Of(Study(summary, $"[Axis<int>({small}, {large})] public int BatchSize {{ get; init; }} = {small};", """
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            public override Training Training => new() { BatchSize = BatchSize, Steps = 1_000 };
            public override Optimizer Optimizer => new AdamW { LearningRate = RateScaling.SquareRoot(6e-3, 16, BatchSize) };
            """, $"r.EqualSteps.ValidationLoss(batchSize: {large}).IsBelow(r.EqualSteps.ValidationLoss(batchSize: {small}), margin: 0.01)"))
            .Problems);

    [Theory]
    [InlineData("2.3", "LB4007 '2.3'")]
    [InlineData("2.45")]
    public void A_target_lies_above_the_entropy_that_the_summary_states(string target, params string[] problems) =>
        Assert.Equal(problems, Of(Study(
            "Its entropy rate, the lowest possible loss, is 2.36 nats/token. The cross-entropy of a uniform model is 2.77 nats/token.",
            "[Axis<int>(1, 2)] public int Layers { get; init; } = 1;",
            """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Training Training => new() { BatchSize = 16, Tokens = 819_200, Schedule = Schedule.Constant(warmup: 0.05) };
            """,
            $"r.ToTarget({target}).Steps(layers: 2).IsBelow(r.ToTarget({target}).Steps(layers: 1))")
            .Replace(
                "<ValidationLoss>]",
                $"<ValidationLoss>(EveryTokens = 20_480), Target<ValidationLoss>({target})]",
                StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("A switch after three quarters of the text is better", "0.25", "LB8031 'IsBelow'")]
    [InlineData("A switch after 75 % of the tokens is better", "0.25", "LB8031 'IsBelow'")]
    [InlineData("A switch after three quarters of the text is better", "0.75")]
    [InlineData("A late switch is better", "0.25")]
    [InlineData("After half of the text, the switch is better", "0.25")]
    public void A_batch_changes_where_the_claim_says(string text, string until, params string[] problems) =>
        Assert.Equal(problems, Of(Study("Plans.", "[Axis<bool>(false, true)] public bool Switches { get; init; }", $$"""
            public override Training Training => new()
            {
                BatchSize = 32,
                Tokens = 819_200,
                BatchSchedule = Switches ? BatchSchedule.Staged(16, until: {{until}}) : BatchSchedule.Constant(),
            };
            """, "Loss(r, switches: true).IsBelow(Loss(r, switches: false), margin: 0.01)", text)).Problems);

    [Theory]
    [InlineData("", "C12", "LB8046 '\"C12\"'")]
    [InlineData("", "Table 3", "LB8046 '\"Table 3\"'")]
    [InlineData(", Article = \"https://arxiv.org/abs/1812.06162\"", "Table 3")]
    [InlineData("", "McCandlish et al. 2018, table 3")]
    public void A_number_of_a_claim_needs_the_work_that_it_is_in(string article, string source, params string[] problems) =>
        Assert.Equal(problems, Of(Study("Depth.", "[Axis<int>(1, 2)] public int Layers { get; init; } = 1;", """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            """, "Loss(r, layers: 1).IsAbove(Loss(r, layers: 2), margin: 0.01)")
            .Replace("(\"Q?\")", $"(\"Q?\"{article})", StringComparison.Ordinal)
            .Replace("differs\")]", $"differs\", Source = \"{source}\")]", StringComparison.Ordinal)).Problems);

    private static Compiled Of(params string[] sources) => Lab.Compile(sources);

    /// <summary>Remarks describe the runs as the summary does.</summary>
    [Theory]
    [InlineData(20, "LB3009")]
    [InlineData(7)]
    public void The_remarks_of_a_record_are_read_too(int ofParameter, params string[] ids) =>
        Assert.Equal(ids, Of(Study(
            $"Two rates.</summary>\n/// <remarks>Every run trains on {ofParameter} tokens per parameter.</remarks>\n/// <summary>",
            "[Axis<double>(3e-3, 6e-3)] public double Rate { get; init; } = 3e-3;",
            """
            public override LlamaConfig Model => LlamaConfig.Nano;
            public override AdamW Optimizer => new() { LearningRate = Rate };
            public override Training Training => new() { BatchSize = 16, Tokens = 819_200, Schedule = Schedule.Linear(0.1) };
            """,
            "Loss(r, rate: 6e-3).IsBelow(Loss(r, rate: 3e-3), margin: 0.01)")).Problems.Select(problem => problem[..6]));

    private static string Study(string summary, string axis, string settings, string verdict, string claim = "The first differs") => $$"""
        namespace Study;

        /// <summary>{{summary}}</summary>
        [Experiment("Q?")]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            {{axis}}
            {{settings}}

            [Claim("{{claim}}")]
            private static Verdict Holds(Results r) =>
                {{verdict.Replace("Loss(r, ", "r.EqualTokens.ValidationLoss(", StringComparison.Ordinal)}};
        }
        """;
}
