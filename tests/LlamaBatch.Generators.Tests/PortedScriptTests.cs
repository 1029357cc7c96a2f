namespace LlamaBatch.Generators.Tests;

/// <summary>Mistakes of people who port a training script: numbers with another unit or meaning, and texts that the code does not follow.</summary>
public class PortedScriptTests
{
    private const string Layers = "[Axis<int>(1, 2)] public int Layers { get; init; } = 1;";

    private const string Depths = "public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };";

    private const string Deeper = "r.EqualTokens.ValidationLoss(layers: 2).IsBelow(r.EqualTokens.ValidationLoss(layers: 1), margin: 0.01)";

    [Theory]
    [InlineData("BatchSize = 8, MicroBatch = 32", "LB0011 '32'")]
    [InlineData("BatchSize = 32, MicroBatch = 8")]
    [InlineData("BatchSize = 32, MicroBatch = 32")]
    [InlineData("BatchSize = 16, GradientClip = 65_536", "LB0011 '65_536'")]
    [InlineData("BatchSize = 16, GradientClip = 1")]
    [InlineData("BatchSize = 16, GradientClip = Layers > 1 ? 1 : 1e9")]
    public void A_number_is_small_enough_to_act(string settings, params string[] problems) => Assert.Equal(problems, Of(
        "Depths.", Layers, Depths + $"public override Training Training => new() {{ Tokens = 819_200, {settings} }};", Deeper));

    [Theory]
    [InlineData("0.1 * Rate", "LB2033 '0.1 * Rate'")]
    [InlineData("Rate * 0.1", "LB2033 'Rate * 0.1'")]
    [InlineData("0.1")]
    [InlineData("6e-4 / Rate")]
    [InlineData("0.1 * Rate / 6e-3")]
    public void The_optimizer_multiplies_the_decay_by_the_rate(string decay, params string[] problems) => Assert.Equal(problems, Of(
        "Two rates.",
        "[Axis<double>(3e-3, 6e-3)] public double Rate { get; init; } = 6e-3;",
        $"public override AdamW Optimizer => new() {{ LearningRate = Rate, WeightDecay = {decay} }};",
        "r.EqualTokens.ValidationLoss(rate: 6e-3).IsBelow(r.EqualTokens.ValidationLoss(rate: 3e-3), margin: 0.01)"));

    [Theory]
    [InlineData("(int)2.7 * Width", "LB0033 '(int)2.7'")]
    [InlineData("Width * (int)2.7", "LB0033 '(int)2.7'")]
    [InlineData("(int)(2.7 * Width)")]
    [InlineData("(int)3.0 * Width")]
    public void A_cast_binds_before_the_product(string inner, params string[] problems) => Assert.Equal(problems, Of(
        "Two widths.",
        "[Axis<int>(64, 96)] public int Width { get; init; } = 64;",
        $"public override LlamaConfig Model => LlamaConfig.Nano with {{ HiddenSize = Width, IntermediateSize = {inner} }};",
        "r.EqualTokens.ValidationLoss(width: 96).IsBelow(r.EqualTokens.ValidationLoss(width: 64), margin: 0.01)"));

    [Theory]
    [InlineData("A script for four GPUs.", "PerDeviceTrainBatchSize", "LB0035 'PerDeviceTrainBatchSize'")]
    [InlineData("A script for 8 devices.", "(PerDeviceTrainBatchSize)", "LB0035 'PerDeviceTrainBatchSize'")]
    [InlineData("A script for four GPUs.", "4 * PerDeviceTrainBatchSize")]
    [InlineData("A script for one GPU.", "PerDeviceTrainBatchSize")]
    public void The_batch_of_a_device_is_not_that_of_a_step(string summary, string batch, params string[] problems) =>
        Assert.Equal(problems, Of(summary, Layers, Depths + $$"""
            private const int PerDeviceTrainBatchSize = 8;
            public override Training Training => new() { Tokens = 819_200, BatchSize = {{batch}} };
            """, Deeper));

    [Theory]
    [InlineData("SequencesPerStep => PerDevice", "LB0035 'PerDevice'")]
    [InlineData("SequencesPerStep => 8 * PerDevice")]
    public void Imported_runs_have_the_batch_of_a_step(string setting, params string[] problems) => Assert.Equal(problems, Compiled.Of($$"""
        namespace Study;

        /// <summary>Runs on eight GPUs.</summary>
        [Experiment("Q?")]
        [Measure<ValidationLoss>]
        [Target<ValidationLoss>(2.1)]
        public sealed partial record S : ImportedExperiment
        {
            /// <summary>Sequences of a device.</summary>
            [Axis<int>(4, 16)] public int PerDevice { get; init; } = 4;
            public override long? {{setting}};
            public override long? TokensPerSequence => 2_048;
            public override RunTable Runs => RunTable.TrainerState("data/bs{PerDevice}-seed{run}/trainer_state.json") with
            {
                Source = "Our own runs.",
            };

            [Claim("16 sequences take fewer steps than 4")]
            private static Verdict Holds(Results r) => r.ToTarget(2.1).Steps(perDevice: 16).IsBelow(r.ToTarget(2.1).Steps(perDevice: 4));
        }
        """).Problems);

    [Theory]
    [InlineData("QueriesPerGroup", "LB0035 'QueriesPerGroup'")]
    [InlineData("4 / QueriesPerGroup")]
    public void Key_value_heads_are_not_the_heads_of_a_group(string heads, params string[] problems) => Assert.Equal(problems, Of(
        "Groups of query heads.",
        "[Axis<int>(1, 2)] public int QueriesPerGroup { get; init; } = 1;",
        $"public override LlamaConfig Model => LlamaConfig.Nano with {{ Heads = 4, KeyValueHeads = {heads} }};",
        "r.EqualTokens.ValidationLoss(queriesPerGroup: 2).IsAbove(r.EqualTokens.ValidationLoss(queriesPerGroup: 1), margin: 0.01)"));

    [Theory]
    [InlineData("Do 8 heads of multi-head attention predict better than 4?", "", "LB1010 '4'")]
    [InlineData("Each query head has a key head and a value head of its own.", "", "LB1010 '4'")]
    [InlineData("Each query head has a key head and a value head of its own.", ", KeyValueHeads = Heads")]
    [InlineData("Are heads of multi-head attention better than those of grouped-query attention?", "")]
    public void Multi_head_attention_shares_no_keys(string summary, string settings, params string[] problems) => Assert.Equal(problems, Of(
        summary,
        "[Axis<int>(4, 8)] public int Heads { get; init; } = 4;",
        $"public override LlamaConfig Model => LlamaConfig.Nano with {{ Heads = Heads{settings} }};",
        "r.EqualTokens.ValidationLoss(heads: 8).IsBelow(r.EqualTokens.ValidationLoss(heads: 4), margin: 0.01)"));

    [Theory]
    [InlineData("A plateau until 80 % of the run.", "0.8", "LB3009 '0.8'")]
    [InlineData("A plateau until 80 % of the run.", "0.2")]
    [InlineData("The decay begins at 80 %.", "0.8", "LB3009 '0.8'")]
    [InlineData("A linear decay over the last fifth.", "0.8", "LB3009 '0.8'")]
    [InlineData("A linear decay over the last fifth.", "0.2")]
    [InlineData("A linear decay over the last 30 %.", "0.2", "LB3009 '0.2'")]
    [InlineData("The decay begins at 80 %. Others decay over the last half.", "0.3", "LB8051 '80'")]
    public void A_decay_lasts_as_long_as_the_text_says(string summary, string decay, params string[] problems) => Assert.Equal(problems, Of(
        summary, Layers, Depths + $$"""
            public override Training Training => new()
            {
                BatchSize = 16,
                Tokens = 819_200,
                Schedule = Schedule.WarmupStableDecay(warmup: 0.1, decay: {{decay}}),
            };
            """, Deeper));

    [Theory]
    [InlineData("// decay from 80 % to the end", "LB3009 '0.8'")]
    [InlineData("// decay from 20 % to the end")]
    public void A_decay_lasts_as_long_as_a_comment_says(string comment, params string[] problems) => Assert.Equal(problems, Of(
        "Depths.", Layers, Depths + $$"""

            public override Training Training => new()
            {
                BatchSize = 16,
                Tokens = 819_200,
                {{comment}}
                Schedule = Schedule.WarmupStableDecay(warmup: 0.1, decay: 0.8),
            };
            """, Deeper));

    [Theory]
    [InlineData("Trained on contexts of 128 tokens.", "LB3009 '32'")]
    [InlineData("Trained on sequences of 32 tokens.")]
    [InlineData("The paper has contexts of 128 tokens.")]
    [InlineData("Sequences of 32 tokens, in place of contexts of 128 tokens.")]
    public void Sequences_are_as_long_as_the_text_says(string summary, params string[] problems) => Assert.Equal(problems, Of(
        summary,
        Layers,
        Depths + "public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = 32 };",
        Deeper));

    [Theory]
    [InlineData("A part of the text is read twice.", "LB3009 '819_200'")]
    [InlineData("A part of the text is read four times.", "LB3009 '819_200'")]
    [InlineData("A part of the text is read eight times.")]
    public void A_text_is_read_as_often_as_the_text_says(string summary, params string[] problems) => Assert.Equal(problems, Of(
        summary, Layers, Depths + """
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32, TrainingLimit = 102_400 };
            public override Training Training => new() { BatchSize = 16, Tokens = 819_200 };
            """, Deeper));

    [Theory]
    [InlineData("The last tenth of the file is held out.", "", "LB0035 'Corpus'")]
    [InlineData("The last tenth of the file is held out.", ", Split = Split.ByPosition")]
    [InlineData("A tenth of the paragraphs is held out.", "")]
    public void The_end_of_a_text_is_held_out_by_position(string summary, string settings, params string[] problems) => Assert.Equal(
        problems,
        Of(
            summary,
            Layers,
            Depths + $"public override Corpus Corpus => Corpora.TextFiles(\"novel.txt\") with {{ SequenceLength = 32{settings} }};",
            Deeper));

    [Theory]
    [InlineData("A desktop with 16 GB of memory.", "LB3007 'S'")]
    [InlineData("A workstation with 128 GB of memory.")]
    public void The_machine_of_the_text_has_enough_memory(string summary, params string[] problems) => Assert.Equal(problems, Of(
        summary, "[Axis<int>(1, 2)] public int AtOnce { get; init; } = 1;", """
            public override LlamaConfig Model => LlamaConfig.Llama7B with { VocabSize = 256, Layers = 9 };
            public override Training Training => new() { BatchSize = 2, MicroBatch = AtOnce, Tokens = 51_200 };
            public override AdamW Optimizer => new() { LearningRate = 3e-4 };
            """, "r.TokensPerSecond(atOnce: 2).IsAbove(r.TokensPerSecond(atOnce: 1), margin: 0.05)", metric: "TokensPerSecond"));

    [Theory]
    [InlineData("0.01f, 0.1f", "LB2002 '0.01f'")]
    [InlineData("0.01, 0.1")]
    public void Levels_are_the_numbers_that_are_written(string levels, params string[] problems) => Assert.Equal(problems, Of(
        "Two decays.",
        $"[Axis<double>({levels})] public double Decay {{ get; init; }} = 0.1;",
        "public override AdamW Optimizer => new() { LearningRate = 6e-3, WeightDecay = Decay };",
        "r.EqualTokens.ValidationLoss(decay: 0.1).IsBelow(r.EqualTokens.ValidationLoss(decay: 0.01), margin: 0.01)"));

    [Theory]
    [InlineData("Training.BatchSize.Count", "LB7011 'Training.BatchSize.Count'")]
    [InlineData("Training.BatchSize.Count * Corpus.SequenceLength")]
    public void The_batch_of_a_timescale_is_in_tokens(string batch, params string[] problems) => Assert.Equal(problems, Of(
        "Depths.", Layers, Depths + $$"""
            public override Training Training => new() { BatchSize = 16, Tokens = 819_200 };
            public override AdamW Optimizer => new()
            {
                LearningRate = 6e-3,
                WeightDecay = Timescale.WeightDecay(0.3, learningRate: 6e-3, batch: {{batch}}, tokens: 819_200),
            };
            """, Deeper));

    [Theory]
    [InlineData("validation.Nats / validation.Tokens * Math.Log(2)", "LB8042 'validation.Nats / validation.Tokens * Math.Log(2)'")]
    [InlineData("validation.Nats / validation.Tokens", "LB8042 '\"bits/token\"'")]
    [InlineData("validation.Nats / validation.Tokens / Math.Log(2)")]
    [InlineData("validation.Nats / Math.Log(2) / validation.Tokens")]
    public void Nats_become_bits_by_division(string value, params string[] problems) => Assert.Equal(problems, Compiled.Of($$"""
        namespace Study;

        public sealed class Own : IValidationMetric
        {
            public static string Name => "An own metric";
            public static string Unit => "bits/token";
            public static Better Better => Better.Lower;
            public static Contrast Contrast => Contrast.Difference;
            public static double Margin => 0.015;
            public static double WhenDiverged(int vocabSize) => Math.Log2(vocabSize);
            public static double Measure(ValidationOutcome validation) => {{value}};
        }
        """).Problems);

    [Theory]
    [InlineData("Two layers are worse than one by at most 0.02 nats per token", 1, 2, "LB8031 'IsNoWorseThan'")]
    [InlineData("Two layers are worse than one by at most 0.02 nats per token", 2, 1)]
    [InlineData("One layer has at most 0.02 nats per token more loss than two", 2, 1, "LB8031 'IsNoWorseThan'")]
    [InlineData("One layer is at most 0.02 nats per token worse than two", 1, 2)]
    public void A_limit_is_on_the_side_that_may_be_worse(string claim, int left, int right, params string[] problems) => Assert.Equal(
        problems,
        Of(
            "Depths.",
            Layers,
            Depths,
            $"r.EqualTokens.ValidationLoss(layers: {left}).IsNoWorseThan(r.EqualTokens.ValidationLoss(layers: {right}), margin: 0.02)",
            claim));

    [Theory]
    [InlineData("The decay lowers the loss", "IsAbove", "LB8031 'IsAbove'")]
    [InlineData("The decay lowers the loss", "IsBelow")]
    [InlineData("Decaying rates have a lower loss", "IsAbove", "LB8031 'IsAbove'")]
    [InlineData("The loss is lower", "IsAbove", "LB8031 'IsAbove'")]
    [InlineData("The loss is lower", "IsBelow")]
    [InlineData("Without the decay, the loss is lower", "IsAbove")]
    public void A_switch_is_named_by_the_forms_of_its_word(string claim, string method, params string[] problems) => Assert.Equal(
        problems,
        Of("A decay or none.", "[Axis<bool>(false, true)] public bool Decays { get; init; }", """
            public override Training Training => new()
            {
                BatchSize = 16,
                Tokens = 819_200,
                Schedule = Decays ? Schedule.Cosine(warmup: 0.05) : Schedule.Constant(warmup: 0.05),
            };
            """, $"r.EqualTokens.ValidationLoss(decays: true).{method}(r.EqualTokens.ValidationLoss(decays: false), margin: 0.01)", claim));

    [Theory]
    [InlineData("The deeper the model, the lower its loss", "IsIncreasing", "LB8031 'IsIncreasing'")]
    [InlineData("The deeper the model, the lower its loss", "IsDecreasing")]
    public void Deeper_means_more_of_a_depth(string claim, string method, params string[] problems) => Assert.Equal(problems, Of(
        "Depths.",
        "[Axis<int>(1, 2, 4)] public int Depth { get; init; } = 1;",
        "public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Depth };",
        $"r.EqualTokens.ValidationLoss(depth: [1, 2, 4]).{method}(margin: 0.01)",
        claim));

    [Theory]
    [InlineData("Tying lowers the loss of one layer more than the loss of two layers", "IsAbove", "LB8031 'IsAbove'")]
    [InlineData("Tying lowers the loss of one layer more than the loss of two layers", "IsBelow")]
    [InlineData("Tying raises the loss of one layer more than the loss of two layers", "IsBelow", "LB8031 'IsBelow'")]
    [InlineData("Tying helps one layer more than two layers", "IsAbove", "LB8031 'IsAbove'")]
    [InlineData("Tying hurts two layers more than one layer", "IsBelow")]
    public void The_larger_effect_is_further_from_zero(string claim, string method, params string[] problems) => Assert.Equal(
        problems,
        Of(
            "Two switches.",
            "[Axis<bool>(false, true)] public bool Tied { get; init; }\n    " + Layers,
            "public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers, TieWordEmbeddings = Tied };\n"
                + "private static Samples Effect(Results r, int layers) => r.EqualTokens.ValidationLoss(tied: true, layers: layers)"
                + ".EffectAgainst(r.EqualTokens.ValidationLoss(tied: false, layers: layers));",
            $"Effect(r, layers: 1).{method}(Effect(r, layers: 2), margin: 0.01)",
            claim,
            seeds: 8));

    /// <summary>The text names no level of the treatment, which is then the change of the baseline.</summary>
    [Theory]
    [InlineData("A long memory lowers the loss more with one layer than with two", "IsAbove", "LB8031 'IsAbove'")]
    [InlineData("A long memory lowers the loss more with one layer than with two", "IsBelow")]
    public void The_effect_is_that_of_the_changed_level(string claim, string method, params string[] problems) => Assert.Equal(
        problems,
        Of(
            "Two decays.",
            "[Axis<double>(0.95, 0.99)] public double Beta2 { get; init; } = 0.95;\n    " + Layers,
            Depths + "\npublic override AdamW Optimizer => new() { LearningRate = 6e-3, Beta2 = Beta2 };\n"
                + "private static Samples Effect(Results r, int layers) => r.EqualTokens.ValidationLoss(beta2: 0.99, layers: layers)"
                + ".EffectAgainst(r.EqualTokens.ValidationLoss(beta2: 0.95, layers: layers));",
            $"Effect(r, layers: 1).{method}(Effect(r, layers: 2), margin: 0.01)",
            claim,
            seeds: 8));

    [Theory]
    [InlineData("Two layers beat the published 1.25 nats per token", "",
        "LB5016 '\"Two layers beat the published 1.25 nats per token\"'")]
    [InlineData("Two layers beat the published 1.25 nats per token", ", Source = \"Touvron et al. 2023, table 2\"")]
    [InlineData("Two layers beat the published 1.25 nats per token of Touvron et al. 2023", "")]
    [InlineData("Two layers need less than 1.25 nats per token", "")]
    [InlineData("Two layers need less than the published 405B", "")]
    [InlineData("Two layers need less than the published 15B tokens", "",
        "LB5016 '\"Two layers need less than the published 15B tokens\"'")]
    public void A_published_number_has_a_source(string claim, string source, params string[] problems) => Assert.Equal(problems, Of(
        "Depths.", Layers, Depths, "r.EqualTokens.ValidationLoss(layers: 2).IsBelow(1.25)", claim, source));

    [Theory]
    [InlineData("A batch of 64 is among the best", "LB8047 'r.EqualTokens.ValidationLoss(batch: 64).IsBestOf("
        + "r.EqualTokens.ValidationLoss(batch: [16, 256]), margin: 0.01)'")]
    [InlineData("At a rate of 6e-3, a batch of 64 is among the best")]
    public void The_best_batch_size_has_its_own_rate(string claim, params string[] problems) => Assert.Equal(problems, Of(
        "Batches and rates.", """
            [Axis<int>(16, 64, 256)] public int Batch { get; init; } = 64;
            [Axis<double>(1.5e-3, 3e-3, 6e-3, 1.2e-2, 2.4e-2)] public double Rate { get; init; } = 6e-3;
            """, """
            public override Training Training => new() { BatchSize = Batch, Tokens = 1_638_400 };
            public override AdamW Optimizer => new() { LearningRate = Rate };

            [Claim("At a batch of 64, a rate of 6e-3 has a lower loss than 1.5e-3")]
            private static Verdict Higher(Results r) => r.EqualTokens.ValidationLoss(batch: 64, rate: 6e-3)
                .IsBelow(r.EqualTokens.ValidationLoss(batch: 64, rate: 1.5e-3), margin: 0.01);
            """, "r.EqualTokens.ValidationLoss(batch: 64).IsBestOf(r.EqualTokens.ValidationLoss(batch: [16, 256]), margin: 0.01)", claim));

    private static IEnumerable<string> Of(
        string summary,
        string axis,
        string settings,
        string verdict,
        string claim = "It holds",
        string source = "",
        string metric = "ValidationLoss",
        int seeds = 5) => Lab.Compile($$"""
        namespace Study;

        /// <summary>{{summary}}</summary>
        [Experiment("Q?", Seeds = {{seeds}})]
        [Measure<{{metric}}>]
        public sealed partial record S : Lab
        {
            {{axis}}
            {{settings}}

            [Claim("{{claim}}"{{source}})]
            private static Verdict Holds(Results r) => {{verdict}};
        }
        """).Problems;
}
