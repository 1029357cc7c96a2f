namespace LlamaBatch.Generators.Tests;

/// <summary>Texts, comments and claims that state a setting, a point or a share other than the code has.</summary>
public class StatedSettingTests
{
    private const string Layers = """
        /// <summary>Layers of the decoder.</summary>
        [Axis<int>(1, 2, 4)] public int Layers { get; init; } = 1;
        public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
        """;

    private const string Deeper = "r.EqualTokens.ValidationLoss(layers: 4).IsBelow(r.EqualTokens.ValidationLoss(layers: 1), margin: 0.01)";

    [Theory]
    [InlineData("Depths, with a momentum of 0.95.", "LB0035")]
    [InlineData("Depths, with a momentum of 0.9.")]
    [InlineData("Depths. The usual momentum of 0.95 is not tried.")]
    [InlineData("Depths without momentum.", "LB0035")]
    [InlineData("Depths without clipping.", "LB0035")]
    [InlineData("Depths. Gradients are not clipped.", "LB0035")]
    [InlineData("Depths. Gradients are clipped to a norm of 1.")]
    [InlineData("Depths. Gradients are clipped to a norm of 5.", "LB0035")]
    [InlineData("Depths. Does it work without clipping?")]
    [InlineData("Depths, without a warm-up.", "LB0035")]
    [InlineData("Depths, without weight decay.")]
    [InlineData("Marek et al. (2025) use SGD with a momentum of 0.95.")]
    [InlineData("In the paper, momentum is 0.95.")]
    [InlineData("Unlike the original, gradients are not clipped.")]
    [InlineData("The gradient norm is measured without clipping.")]
    [InlineData("Gradients are not clipped, because clipping would hide long steps.", "LB0035")]
    public void Settings_are_those_of_the_summary(string summary, params string[] ids) => Assert.Equal(ids, Ids(
        Layers + """
            public override Training Training => new() { BatchSize = 16, Tokens = 819_200, Schedule = Schedule.Cosine(warmup: 0.1) };
            public override Optimizer Optimizer => new Sgd { LearningRate = 0.1, Momentum = 0.9 };
            """,
        "Deeper is better",
        Deeper,
        "LB0035",
        summary: summary));

    /// <summary>The summary of a level is about the trials at this level.</summary>
    [Theory]
    [InlineData("β₂ = 0.98.", "0.95", "LB0035")]
    [InlineData("β₂ = 0.98.", "0.98")]
    [InlineData("β₂ = 0.98.", "HalfLife.Rescale(beta: 0.98, fromBatch: 8, toBatch: 32)")]
    [InlineData("β₂ = 0.98, the usual value.", "0.95")]
    [InlineData("Squared gradients of the last twenty steps.", "0.95")]
    public void Settings_of_a_level_are_those_of_its_summary(string summary, string beta, params string[] ids) => Assert.Equal(ids, Ids(
        $$"""
        [Axis<Memory>(Memory.Short, Memory.Long)] public Memory Memory { get; init; } = Memory.Short;
        public override Optimizer Optimizer => new AdamW { LearningRate = 6e-3, Beta2 = Memory == Memory.Short ? {{beta}} : 0.999 };
        """,
        "A long memory is better",
        "r.EqualTokens.ValidationLoss(memory: Memory.Long).IsBelow(r.EqualTokens.ValidationLoss(memory: Memory.Short), margin: 0.01)",
        "LB0035",
        types: $$"""
        public enum Memory
        {
            /// <summary>{{summary}}</summary>
            Short,

            /// <summary>β₂ = 0.999.</summary>
            Long,
        }
        """));

    [Theory]
    [InlineData("β₂ is 0.9996.", "0.99959935")]
    [InlineData("β₂ is 0.999.", "0.99", "LB0035")]
    public void A_rounded_decay_is_the_setting(string summary, string beta, params string[] ids) => Assert.Equal(ids, Ids(
        Layers + $$"""public override Optimizer Optimizer => new AdamW { LearningRate = 6e-3, Beta2 = {{beta}} };""",
        "Deeper is better",
        Deeper,
        "LB0035",
        summary: summary));

    [Theory]
    [InlineData("The highest rate whose loss is within 0.05 nats/token of the best.", "LB8031")]
    [InlineData("The highest rate whose loss is within 0.1 nats/token of the best.")]
    [InlineData("The highest good rate.")]
    [InlineData("The highest rate whose loss is within 0.5 % of the best.")]
    [InlineData("The highest rate whose loss is within 5 hundredths of the best.")]
    public void A_helper_has_the_distance_of_its_summary(string summary, params string[] ids) => Assert.Equal(ids, Ids(
        Layers + $$"""
            [Axis<double>(1.5e-3, 3e-3, 6e-3)] public double LearningRate { get; init; } = 3e-3;
            public override Optimizer Optimizer => new AdamW { LearningRate = LearningRate };
            /// <summary>{{summary}}</summary>
            private static Samples Highest(Results r, int layers) => r.EqualTokens
                .ValidationLoss(layers: layers, learningRate: [1.5e-3, 3e-3, 6e-3]).Along(nameof(LearningRate)).HighestWithin(0.1);
            """,
        "The highest good rate is lower with four layers than with one",
        "Highest(r, 4).IsBelow(Highest(r, 1), margin: 0.2)",
        "LB8031"));

    [Theory]
    [InlineData("How much memory does a layer take?", "LB0035")]
    [InlineData("Does a deeper model cost memory?", "LB0035")]
    [InlineData("Is a deeper model slower per step?", "LB0035")]
    [InlineData("How accurate are four layers?")]
    [InlineData("Do four layers learn more?")]
    [InlineData("Does a model with a long memory learn more?")]
    public void A_question_is_about_what_is_measured(string question, params string[] ids) =>
        Assert.Equal(ids, Ids(Layers, "Four layers are better than one", Deeper, "LB0035", question: question));

    [Theory]
    [InlineData("// Every fifth file is held out.", "LB3009")]
    [InlineData("// A fifth of the files is held out.", "LB3009")]
    [InlineData("// 20 % are held out.", "LB3009")]
    [InlineData("// Every tenth file is held out.")]
    [InlineData("// Every fifth file is a test.")]
    [InlineData("// A fifth of the seeds is held out.")]
    public void A_share_is_that_of_its_comment(string comment, params string[] ids) => Assert.Equal(ids, Ids(
        Layers + $$"""

            {{comment}}
            public override Corpus Corpus => Corpora.TextFiles("..") with { Pattern = "*.cs", ValidationShare = 0.1, SequenceLength = 32 };
            """,
        "Deeper is better",
        Deeper,
        "LB3009"));

    [Theory]
    [InlineData("[4, 16, 64]", "LB0011")]
    [InlineData("[4, 16, 32]")]
    public void A_level_is_not_above_the_batch(string levels, params string[] ids) => Assert.Equal(ids, Ids(
        $$"""
            [Axis<int>({{levels.Trim('[', ']')}})] public int AtOnce { get; init; } = 4;
            public override Training Training => new() { BatchSize = 32, MicroBatch = AtOnce, Tokens = 409_600 };
            """,
        "16 sequences at once take more memory than 4",
        "r.PeakMemory(atOnce: 16).IsAbove(r.PeakMemory(atOnce: 4), margin: 0.1)",
        "LB0011"));

    [Theory]
    [InlineData("Layers == 4 ? 64 : 16", "Depths.", "LB8027")]
    [InlineData("Layers == 4 ? 64 : 16", "Depths, each with its own batch size.")]
    [InlineData("16", "Depths.")]
    public void A_batch_does_not_follow_the_depth_unsaid(string batch, string summary, params string[] ids) => Assert.Equal(ids, Ids(
        Layers + $$"""public override Training Training => new() { BatchSize = {{batch}}, Tokens = 819_200 };""",
        "Four layers are better than one",
        Deeper,
        "LB8027",
        summary: summary));

    [Theory]
    [InlineData("layers: 4", "layers: 4")]
    [InlineData("layers: 4", "layers: 2", "LB8027")]
    public void A_noise_scale_is_of_one_point(string above, string below, params string[] ids) => Assert.Equal(ids, Ids(
        Layers,
        "At the end, the noise scale is below 200",
        $"r.EqualTokens.GradientVariance({above}).Over(r.EqualTokens.GradientSquare({below})).IsBelow(200)",
        "LB8027",
        metrics: ", Measure<GradientVariance>, Measure<GradientSquare>"));

    [Theory]
    [InlineData("SpreadOf(r, 4).IsEquivalentTo(SpreadOf(r, 1))", "LB8017")]
    [InlineData("SpreadOf(r, 4).IsEquivalentTo(SpreadOf(r, 1), margin: 0.01)")]
    public void A_spread_needs_a_margin_also_in_a_helper(string code, params string[] ids) => Assert.Equal(ids, Ids(
        Layers + "private static Samples SpreadOf(Results r, int layers) => r.EqualTokens.ValidationLoss(layers: layers).Spread();",
        "The losses of four layers and one vary equally between seeds",
        code,
        "LB8017"));

    [Theory]
    [InlineData("IsEquivalentTo", "LB8037")]
    [InlineData("IsNoWorseThan", "LB8037")]
    [InlineData("IsBelow", "LB8037")]
    public void A_micro_batch_changes_no_loss(string method, params string[] ids) => Assert.Equal(ids, Ids(
        """
            [Axis<int>(4, 16)] public int AtOnce { get; init; } = 4;
            public override Training Training => new() { BatchSize = 16, MicroBatch = AtOnce, Tokens = 819_200 };
            """,
        "Both end alike",
        $"r.EqualTokens.ValidationLoss(atOnce: 16).{method}(r.EqualTokens.ValidationLoss(atOnce: 4), margin: 0.01)",
        "LB8037",
        metrics: ", Measure<TokensPerSecond>"));

    [Theory]
    [InlineData("Runs were evaluated every 512 sequences.", "LB3009")]
    [InlineData("Runs were evaluated every 1,024 sequences.")]
    [InlineData("Checkpoints were saved every 512 sequences.")]
    [InlineData("Runs were evaluated every 8 steps.")]
    public void Runs_are_evaluated_as_often_as_the_caveat_says(string caveat, params string[] ids) => Assert.Equal(
        ids,
        Compiled.Of($$"""
            using LlamaBatch;

            namespace Study;

            /// <summary>Typed-in runs.</summary>
            [Experiment("Does a deeper model reach a loss of 2.7 on less text?")]
            [Measure<ValidationLoss>]
            [Target<ValidationLoss>(2.7)]
            public sealed partial record S : ImportedExperiment
            {
                /// <summary>Layers of the decoder.</summary>
                [Axis<int>(12, 24)] public int Layers { get; init; } = 12;
                public override long? SequencesPerStep => 128;
                public override long? TokensPerSequence => 2_048;
                public override RunTable Runs => RunTable.Of(
                    nameof(Layers),
                    new RunTarget(nameof(ValidationLoss), 2.7, ProgressUnit.Sequences) { EvaluatedEvery = 1_024 },
                    (12, [92_160, 93_184, 93_184, 94_208, 95_232]),
                    (24, [71_680, 72_704, 72_704, 73_728, 74_752])) with
                {
                    Source = "Five runs of each depth.",
                    Caveats = ["{{caveat}}"],
                };

                [Claim("24 layers reach a loss of 2.7 on less text than 12")]
                private static Verdict Sooner(Results r) => r.ToTarget(2.7).Tokens(24).IsBelow(r.ToTarget(2.7).Tokens(12), margin: 0.05);
            }
            """).Problems.Select(problem => problem.Split(' ')[0]).Where(id => id == "LB3009"));

    [Theory]
    [InlineData("Four layers have a lower loss than every other depth", "[1, 2]")]
    [InlineData("Four layers have a lower loss than every other depth", "1", "LB8031")]
    [InlineData("Every depth except two layers", "1")]
    [InlineData("Four layers have a lower loss than every other depth that fits", "1")]
    public void All_rivals_are_compared(string text, string rivals, params string[] ids) => Assert.Equal(ids, Ids(
        Layers,
        text,
        $"r.EqualTokens.ValidationLoss(layers: 4).IsBelow(r.EqualTokens.ValidationLoss(layers: {rivals}), margin: 0.01)",
        "LB8031"));

    [Theory]
    [InlineData("All depths except four layers have a higher loss than one", "[2, 4]", "LB8031")]
    [InlineData("All depths except one layer have a lower loss", "[2, 4]")]
    [InlineData("Two layers have a lower loss than one, and so do four layers", "2", "LB8031")]
    [InlineData("Two layers have a lower loss than one, and so do four layers", "[2, 4]")]
    [InlineData("Deeper models save loss: two layers and four layers have a lower one", "[2, 4]")]
    [InlineData("Apart from being dear, two layers and four have a lower loss than one", "[2, 4]")]
    public void Exceptions_and_additions_are_in_the_code(string text, string levels, params string[] ids) => Assert.Equal(ids, Ids(
        Layers,
        text,
        $"r.EqualTokens.ValidationLoss(layers: {levels})."
            + $"Is{(text.Contains("higher", StringComparison.Ordinal) ? "Above" : "Below")}"
            + "(r.EqualTokens.ValidationLoss(layers: 1), margin: 0.01)",
        "LB8031"));

    [Theory]
    [InlineData("The second-deepest of the three models has the lowest loss", 4, "LB8031")]
    [InlineData("The second-deepest of the three models has the lowest loss", 2)]
    [InlineData("The deepest model has the lowest loss", 2, "LB8031")]
    [InlineData("The deepest model has the lowest loss", 4)]
    [InlineData("The deepest model that fits has the lowest loss", 2)]
    public void A_superlative_names_a_level(string text, int layers, params string[] ids) => Assert.Equal(ids, Ids(
        Layers,
        text,
        $"r.EqualTokens.ValidationLoss(layers: {layers})"
            + $".IsBestOf(r.EqualTokens.ValidationLoss(layers: [{(layers == 4 ? "1, 2" : "1, 4")}]), margin: 0.01)",
        "LB8031"));

    [Theory]
    [InlineData("Four layers have a lower loss than one, and their accuracy is higher as well", "IsBelow", "LB8031")]
    [InlineData("Four layers have a lower loss than one, and their accuracy is higher as well", "IsAbove")]
    [InlineData("Four layers have a lower loss than one, and no lower accuracy", "IsBelow")]
    [InlineData("Four layers have a lower loss, and the accuracy of one layer is lower", "IsAbove")]
    public void Each_clause_agrees_with_its_comparison(string text, string method, params string[] ids) => Assert.Equal(ids, Ids(
        Layers,
        text,
        $"{Deeper} & r.EqualTokens.Accuracy(layers: 4).{method}(r.EqualTokens.Accuracy(layers: 1), margin: 0.01)",
        "LB8031"));

    [Theory]
    [InlineData("Tokens per optimizer step.", "16, 64", "LB0035")]
    [InlineData("Tokens per optimizer step.", "16_384, 65_536")]
    [InlineData("Sequences per optimizer step.", "16, 64")]
    public void A_batch_is_in_sequences(string summary, string levels, params string[] ids) => Assert.Equal(ids, Ids(
        $$"""
            /// <summary>{{summary}}</summary>
            [Axis<int>({{levels}})] public int BatchSize { get; init; } = {{levels.Split(',')[0]}};
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 40_819_200 };
            """,
        "The loss is below 2",
        $"r.EqualTokens.ValidationLoss(batchSize: {levels.Split(',')[0]}).IsBelow(2)",
        "LB0035",
        question: "Depths?"));

    [Theory]
    [InlineData("1e-6, 1e-5, 1e-2")]
    [InlineData("1e-5, 1e-2", "LB7012")]
    public void A_study_may_include_a_large_epsilon(string levels, params string[] ids) => Assert.Equal(ids, Ids(
        $$"""
            [Axis<double>({{levels}})] public double Epsilon { get; init; } = 1e-5;
            public override LlamaConfig Model => LlamaConfig.Nano with { RmsNormEps = Epsilon };
            """,
        "An epsilon of 0.01 costs at most 0.03",
        "r.EqualTokens.ValidationLoss(epsilon: 1e-2).IsNoWorseThan(r.EqualTokens.ValidationLoss(epsilon: 1e-5), margin: 0.03)",
        "LB7012"));

    [Theory]
    [InlineData("Weight decay brings less than 0.005", "weightDecay: 0", "weightDecay: 0.1")]
    [InlineData("Weight decay costs less than 0.005", "weightDecay: 0", "weightDecay: 0.1", "LB8031")]
    public void What_brings_little_is_the_better_side(string text, string left, string right, params string[] ids) => Assert.Equal(ids, Ids(
        """
            [Axis<double>(0, 0.1)] public double WeightDecay { get; init; } = 0.1;
            public override Optimizer Optimizer => new AdamW { LearningRate = 6e-3, WeightDecay = WeightDecay };
            """,
        text,
        $"r.EqualTokens.ValidationLoss({left}).IsNoWorseThan(r.EqualTokens.ValidationLoss({right}), margin: 0.005)",
        "LB8031"));

    [Theory]
    [InlineData("Fewer than one step in a hundred is a spike", "0.1", "LB8031")]
    [InlineData("Fewer than one step in a hundred is a spike", "0.01")]
    [InlineData("Fewer than 2 steps in 1000 are spikes", "0.02", "LB8031")]
    [InlineData("Fewer than 2 steps in 1000 are spikes", "0.002")]
    [InlineData("Fewer than 2 spikes in 1000", "2")]
    public void A_part_of_a_number_is_a_share(string text, string number, params string[] ids) => Assert.Equal(ids, Ids(
        Layers, text, $"r.EqualTokens.SpikeRate(layers: 4).IsBelow({number})", "LB8031", metrics: ", Measure<SpikeRate>"));

    [Theory]
    [InlineData("The exponent lies between 0.1 and 0.5", "0.1, 0.3", "LB8031")]
    [InlineData("The exponent goes from −0.5 to −0.1", "-0.5, -0.3", "LB8031")]
    [InlineData("The exponent goes from −0.5 to −0.1", "-0.5, -0.1")]
    public void A_range_has_the_bounds_of_its_text(string text, string bounds, params string[] ids) => Assert.Equal(ids, Ids(
        Layers, text, $"r.EqualTokens.ValidationLoss(layers: [1, 2, 4]).Exponent().IsBetween({bounds})", "LB8031"));

    [Theory]
    [InlineData("Four layers get a larger share of the held-out bytes right than one", "ValidationLoss", "IsBelow", "LB8031")]
    [InlineData("Four layers get a larger share of the held-out bytes right than one", "Accuracy", "IsAbove")]
    public void A_share_that_is_right_is_the_accuracy(string text, string metric, string method, params string[] ids) => Assert.Equal(
        ids,
        Ids(Layers, text, $"r.EqualTokens.{metric}(layers: 4).{method}(r.EqualTokens.{metric}(layers: 1), margin: 0.01)", "LB8031"));

    [Theory]
    [InlineData("The loss of one layer is undercut by that of four", "IsBelow", "LB8031")]
    [InlineData("The loss of one layer is undercut by that of four", "IsAbove")]
    [InlineData("One layer is beaten by four", "IsBelow", "LB8031")]
    [InlineData("One layer beats four", "IsAbove", "LB8031")]
    [InlineData("One layer beats four", "IsBelow")]
    [InlineData("One layer brings the loss up", "IsBelow", "LB8031")]
    [InlineData("One layer brings the loss down", "IsBelow")]
    public void Winners_have_the_better_value(string text, string method, params string[] ids) => Assert.Equal(ids, Ids(
        Layers,
        text,
        $"r.EqualTokens.ValidationLoss(layers: 1).{method}(r.EqualTokens.ValidationLoss(layers: 4), margin: 0.01)",
        "LB8031"));

    /// <summary>The rule about inverted switches looks for a point where the switch is true.</summary>
    [Fact]
    public void A_switch_that_is_never_true_has_equal_levels() => Assert.Equal(["LB2004"], Ids(
        """
            [Axis<bool>(false, false)] public bool Clipped { get; init; }
            public override Training Training => new() { BatchSize = 16, Tokens = 819_200, GradientClip = 1 };
            """,
        "Clipping matters",
        "r.EqualTokens.ValidationLoss(clipped: false).IsBelow(2)",
        "LB2004"));

    private static IEnumerable<string> Ids(
        string members,
        string text,
        string code,
        string about,
        string summary = "Depths.",
        string question = "Which is better?",
        string metrics = "",
        string types = "") => Lab.Compile($$"""
            namespace Study;

            {{types}}

            /// <summary>{{summary}}</summary>
            [Experiment("{{question}}")]
            [Measure<ValidationLoss>{{metrics}}]
            {{Measured(text, "right", code, "Accuracy")}}
            {{Measured(text, "memory", code, "PeakMemory")}}
            public sealed partial record S : Lab
            {
                {{members}}

                [Claim("{{text}}")]
                private static Verdict Holds(Results r) => {{code}};
            }
            """).Problems.Select(problem => problem.Split(' ')[0])
            .Where(id => id == about || id.StartsWith("CS", StringComparison.Ordinal));

    /// <summary>An attribute that measures a metric, if the text or the code names it.</summary>
    private static string Measured(string text, string word, string code, string metric) =>
        text.Contains(word, StringComparison.Ordinal) || code.Contains(metric, StringComparison.Ordinal) ? $"[Measure<{metric}>]" : "";
}
