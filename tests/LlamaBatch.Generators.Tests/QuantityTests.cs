namespace LlamaBatch.Generators.Tests;

/// <summary>Quantities that are something else than their name, their unit or a text says.</summary>
public class QuantityTests
{
    private const string Layers = "[Axis<int>(1, 2)] public int Layers { get; init; } = 1;";
    private const string Depths = "public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };";
    private const string Deeper = "r.EqualTokens.ValidationLoss(layers: 2).IsBelow(r.EqualTokens.ValidationLoss(layers: 1), margin: 0.01)";

    [Theory]
    [InlineData("AccumulationSteps", "LB0035 'AccumulationSteps'")]
    [InlineData("GradAccumSteps", "LB0035 'GradAccumSteps'")]
    [InlineData("AtOnce")]
    public void A_micro_batch_is_no_number_of_passes(string name, params string[] problems) => Assert.Equal(problems, Of(
        "Passes.",
        $"[Axis<int>(1, 4)] public int {name} {{ get; init; }} = 1;",
        $"public override Training Training => new() {{ BatchSize = 16, MicroBatch = {name}, Tokens = 819_200 }};",
        $"r.PeakMemory({char.ToLowerInvariant(name[0])}{name[1..]}: 4).IsAbove(r.PeakMemory({char.ToLowerInvariant(name[0])}{name[1..]}: 1), "
            + "margin: 0.1)",
        metric: "PeakMemory"));

    [Theory]
    [InlineData("Heads = HeadSize", "LB0035 'HeadSize'")]
    [InlineData("Heads = 64 / HeadSize")]
    [InlineData("Heads = 4, HeadDim = HeadSize")]
    public void A_number_of_heads_is_no_width(string settings, params string[] problems) => Assert.Equal(problems, Of(
        "Widths of heads.",
        "[Axis<int>(8, 16)] public int HeadSize { get; init; } = 16;",
        $"public override LlamaConfig Model => LlamaConfig.Nano with {{ {settings} }};",
        "r.EqualTokens.ValidationLoss(headSize: 8).IsAbove(r.EqualTokens.ValidationLoss(headSize: 16), margin: 0.01)"));

    [Theory]
    [InlineData("A small text is read 25 times. The loss on held-out text is compared.", "LB3009 '819_200'")]
    [InlineData("A small text, for 25 epochs.", "LB3009 '819_200'")]
    [InlineData("num_train_epochs = 25 on a small text.", "LB3009 '819_200'")]
    [InlineData("A small text, for eight epochs. The loss on held-out text is compared.")]
    [InlineData("After 25 epochs on the whole text, others stop.")]
    public void Epochs_are_those_of_the_text(string summary, params string[] problems) => Assert.Equal(problems, Of(
        summary, Layers, Depths + """
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32, TrainingLimit = 102_400 };
            public override Training Training => new() { BatchSize = 16, Tokens = 819_200 };
            """, Deeper));

    [Theory]
    [InlineData("409_600", "LB7011 '409_600'")]
    [InlineData("819_200")]
    [InlineData("800_000", "LB7011 '800_000'")]
    [InlineData("Training.Tokens")]
    public void A_timescale_is_a_share_of_the_run(string tokens, params string[] problems) => Assert.Equal(problems, Of(
        "Depths.", Layers, Depths + $$"""
            public override Training Training => new() { BatchSize = 16, Tokens = 819_200 };
            public override AdamW Optimizer => new()
            {
                LearningRate = 6e-3,
                WeightDecay = Timescale.WeightDecay(0.3, learningRate: 6e-3, batch: 512, tokens: {{tokens}}),
            };
            """, Deeper));

    [Theory]
    [InlineData("Math.Pow(2, validation.Nats / validation.Tokens)", "LB8042 'Math.Pow(2, validation.Nats / validation.Tokens)'")]
    [InlineData("Math.Exp(validation.Nats / validation.Tokens / Math.Log(2))",
        "LB8042 'Math.Exp(validation.Nats / validation.Tokens / Math.Log(2))'")]
    [InlineData("Math.Exp(validation.Nats / validation.Tokens)")]
    [InlineData("Math.Pow(2, validation.Nats / validation.Tokens / Math.Log(2))")]
    public void A_power_has_the_base_of_its_exponent(string value, params string[] problems) => Assert.Equal(problems, Compiled.Of($$"""
        namespace Study;

        public sealed class Perplexity : IValidationMetric
        {
            public static string Name => "Perplexity";
            public static string Unit => "tokens";
            public static Better Better => Better.Lower;
            public static Contrast Contrast => Contrast.Ratio;
            public static double Margin => 0.02;
            public static double WhenDiverged(int vocabSize) => vocabSize;
            public static double Measure(ValidationOutcome validation) => {{value}};
        }
        """).Problems);

    [Theory]
    [InlineData("step.GradientVariance / step.GradientSquare", "LB8049 'step.GradientSquare'")]
    [InlineData("step.GradientVariance / (2 * step.GradientSquare)", "LB8049 'step.GradientSquare'")]
    [InlineData("step.GradientSquare / 2")]
    [InlineData("step.GradientVariance / step.Batch")]
    public void A_mean_of_ratios_is_no_ratio_of_means(string value, params string[] problems) => Assert.Equal(problems, Compiled.Of($$"""
        namespace Study;

        public sealed class NoiseScale : IStepMetric
        {
            public static string Name => "Noise scale";
            public static string Unit => "sequences";
            public static Better Better => Better.Neither;
            public static Contrast Contrast => Contrast.Difference;
            public static double Margin => 1;
            public static bool NeedsMicroBatches => true;
            public static double WhenDiverged(int vocabSize) => double.PositiveInfinity;
            public static double Measure(StepOutcome step) => {{value}};
        }
        """).Problems);

    [Theory]
    [InlineData("Weights with a variance of one over the width.", "1.0 / Width", "LB0035 '1.0 / Width'")]
    [InlineData("Weights with a variance of one over the width.", "Math.Sqrt(1.0 / Width)")]
    [InlineData("Weights with a standard deviation of one over the width.", "1.0 / Width")]
    public void A_variance_is_no_deviation(string summary, string range, params string[] problems) => Assert.Equal(problems, Of(
        summary,
        "[Axis<int>(32, 96)] public int Width { get; init; } = 32;",
        $"public override LlamaConfig Model => LlamaConfig.Nano with {{ HiddenSize = Width, InitializerRange = {range} }};",
        "r.EqualTokens.ValidationLoss(width: 96).IsBelow(r.EqualTokens.ValidationLoss(width: 32), margin: 0.01)"));

    [Theory]
    [InlineData("In proportion to the square root of the batch size (Goyal et al. 2017, arXiv:1706.02677).", "LB0035 'S'")]
    [InlineData("In proportion to the square root of the batch size (Malladi et al. 2022, arXiv:2205.10287).")]
    [InlineData("The linear rule of Malladi et al. 2022.", "LB0035 'S'")]
    [InlineData("The linear rule of Goyal et al. 2017.")]
    [InlineData("Malladi et al. 2022 replace the linear rule of Goyal et al. 2017 by the square root.")]
    [InlineData("The square-root rule, not that of Goyal et al. 2017.")]
    public void A_rule_is_that_of_its_authors(string summary, params string[] problems) =>
        Assert.Equal(problems, Of(summary, Layers, Depths, Deeper));

    [Theory]
    [InlineData("ValidationLoss", "Which depth reaches 2.3 bits per byte?", "LB8012 '2.3'")]
    [InlineData("BitsPerByte", "Which depth reaches 2.3 bits per byte?")]
    [InlineData("ValidationLoss", "Which depth reaches 2.3 nats per token?")]
    [InlineData("BitsPerByte", "Which depth reaches 2.3 nats per token?", "LB8012 '2.3'")]
    public void A_target_has_the_unit_of_the_text(string metric, string question, params string[] problems) => Assert.Equal(problems, Of(
        "Depths.",
        Layers,
        Depths + "public override Training Training => new() { BatchSize = 16, Tokens = 819_200, AveragingHalfLife = 20_000, "
            + "Schedule = Schedule.Constant(warmup: 0.1) };",
        "r.ToTarget(2.3).Steps(layers: 2).IsBelow(r.ToTarget(2.3).Steps(layers: 1))",
        metric: $"{metric}>(EveryTokens = 16_384), Target<{metric}>(2.3), Measure<Accuracy",
        question: question));

    [Theory]
    [InlineData("MaxPositionEmbeddings = Context", "SequenceLength = 16", "LB2001 'Context'")]
    [InlineData("MaxPositionEmbeddings = Context", "SequenceLength = Context")]
    public void The_limit_of_positions_changes_no_run(string model, string corpus, params string[] problems) => Assert.Equal(problems, Of(
        "Contexts.",
        "[Axis<int>(16, 32)] public int Context { get; init; } = 16;",
        $"public override LlamaConfig Model => LlamaConfig.Nano with {{ {model} }};\n"
            + $"public override Corpus Corpus => Corpora.MarkovText with {{ Symbols = 16, {corpus} }};",
        "r.EqualTokens.ValidationLoss(context: 32).AcrossValidationSets().IsBelow(r.EqualTokens.ValidationLoss(context: 16), "
            + "margin: 0.01)"));

    /// <summary>An axis with the name of the budget in steps is something else if the budget is in tokens.</summary>
    [Fact]
    public void Steps_may_be_those_of_a_window() => Assert.Empty(Of(
        "Windows.",
        "[Axis<int>(4, 10)] public int Steps { get; init; } = 10;",
        "public override AdamW Optimizer => new() { LearningRate = 6e-3, Beta1 = 1 - (1.0 / Steps) };",
        "r.EqualTokens.ValidationLoss(steps: 4).IsAbove(r.EqualTokens.ValidationLoss(steps: 10), margin: 0.01)"));

    /// <summary>Each side changes the baseline of one layer and 64 dimensions in one axis.</summary>
    [Theory]
    [InlineData("Doubling the width lowers the loss more than doubling the depth", 1, 128, 2, 64)]
    [InlineData("The larger model has a lower loss", 2, 128, 1, 64, "LB8027")]
    [InlineData("Width helps more than depth", 1, 64, 2, 128, "LB8027")]
    [InlineData("It holds", 1, 128, 2, 64, "LB8027")]
    public void Two_changes_of_the_baseline_are_compared(
        string text, int depth, int width, int otherDepth, int otherWidth, params string[] ids) => Assert.Equal(ids, Of(
            "Depths and widths.",
            "[Axis<int>(1, 2)] public int Depth { get; init; } = 1;\n    [Axis<int>(64, 128)] public int Width { get; init; } = 64;",
            "public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Depth, HiddenSize = Width, IntermediateSize = 11 * Width "
                + "/ 4 };",
            $"r.EqualTokens.ValidationLoss(depth: {depth}, width: {width})"
                + $".IsBelow(r.EqualTokens.ValidationLoss(depth: {otherDepth}, width: {otherWidth}), margin: 0.01)",
            claim: text).Select(problem => problem[..6]));

    /// <summary>With a rate of 0.01 and a decay of 250, a step makes each weight −1.5 times as large.</summary>
    [Theory]
    [InlineData("0.1, 10, 250", "LB7004 '250'")]
    [InlineData("0.1, 10", "LB7004 '10'")]
    [InlineData("0.1, 1")]
    public void The_worst_decay_is_reported(string levels, params string[] problems) => Assert.Equal(problems, Of(
        "Decays.",
        $"[Axis<double>({levels})] public double Lambda {{ get; init; }} = 0.1;",
        "public override AdamW Optimizer => new() { LearningRate = 1e-2, WeightDecay = Lambda };",
        $"r.EqualTokens.ValidationLoss(lambda: {levels.Split(", ")[1]}).IsAbove(r.EqualTokens.ValidationLoss(lambda: 0.1), margin: 0.01)"));

    [Theory]
    [InlineData("Does the constant of RMSNorm matter?")]
    [InlineData("Q?", "LB7012 '1e-3'")]
    public void A_study_of_the_normalization_may_have_a_large_constant(string question, params string[] problems) =>
        Assert.Equal(problems, Of(
            "Constants.",
            "[Axis<double>(1e-6, 1e-3)] public double Epsilon { get; init; } = 1e-6;",
            "public override LlamaConfig Model => LlamaConfig.Nano with { RmsNormEps = Epsilon };",
            "r.EqualTokens.ValidationLoss(epsilon: 1e-3).IsAbove(r.EqualTokens.ValidationLoss(epsilon: 1e-6), margin: 0.01)",
            question: question));

    private static IEnumerable<string> Of(
        string summary,
        string axis,
        string settings,
        string verdict,
        string metric = "ValidationLoss",
        string question = "Q?",
        string claim = "It holds") =>
        Lab.Compile($$"""
            namespace Study;

            /// <summary>{{summary}}</summary>
            [Experiment("{{question}}", Seeds = 5)]
            [Measure<{{metric}}>]
            public sealed partial record S : Lab
            {
                {{axis}}
                {{settings}}

                [Claim("{{claim}}")]
                private static Verdict Holds(Results r) => {{verdict}};
            }
            """).Problems;
}
