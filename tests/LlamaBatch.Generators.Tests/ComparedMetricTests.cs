namespace LlamaBatch.Generators.Tests;

/// <summary>The metric, the margin and the side that a claim's text names are those of its code.</summary>
public class ComparedMetricTests
{
    [Theory]
    [InlineData("The validation loss fluctuates more with a batch of 16 than with 64", "LossJitter", "LB8031")]
    [InlineData("The training loss fluctuates more with a batch of 16 than with 64", "LossJitter")]
    [InlineData("The training loss fluctuates more with a batch of 16 than with 64", "ValidationJitter", "LB8031")]
    [InlineData("The loss fluctuates more with a batch of 16 than with 64", "ValidationJitter")]
    [InlineData("At equal validation loss, a batch of 16 fluctuates more than one of 64", "LossJitter")]
    [InlineData("At the same validation loss, a batch of 16 fluctuates more than one of 64", "LossJitter")]
    [InlineData("Training and validation loss fluctuate: the training loss more at 16 than at 64, as the validation loss", "LossJitter")]
    public void The_fluctuation_is_that_of_the_loss_that_the_text_names(string text, string metric, params string[] ids) =>
        Assert.Equal(ids, Ids(text, $"r.EqualTokens.{metric}(batch: 16).IsAbove(r.EqualTokens.{metric}(batch: 64), margin: 0.1)"));

    /// <summary>A model that has learned less has a smaller gap too.</summary>
    [Theory]
    [InlineData("A batch of 64 generalizes better than 16: its gap is smaller", "EqualTokens", "LB8031")]
    [InlineData("A batch of 64 has a smaller generalization gap than 16", "EqualTokens")]
    [InlineData("A batch of 64 generalizes better than 16: its gap is smaller", "Matched(1.7)")]
    public void A_smaller_gap_after_the_same_text_is_no_better_generalization(string text, string budget, params string[] ids) =>
        Assert.Equal(
            ids,
            Ids(text, $"r.{budget}.GeneralizationGap(batch: 64).IsBelow(r.{budget}.GeneralizationGap(batch: 16), margin: 0.01)"));

    [Theory]
    [InlineData("No other batch is as good as 16 in loss, throughput and memory", "", "LB8031")]
    [InlineData("No other batch is as good as 16 in loss, throughput and memory", ", r.PeakMemory(batch: [16, 64])")]
    [InlineData("No other batch is as good as 16 in loss and throughput", "")]
    [InlineData("Of the batches that fit into the memory, none is as good as 16 in loss and throughput", "")]
    [InlineData("16 is a good compromise", "")]
    public void A_compromise_lists_the_metrics_of_its_text(string text, string further, params string[] ids) => Assert.Equal(ids, Ids(
        text,
        "Pareto.IsNonDominated(r.EqualTokens.ValidationLoss(batch: 16), r.EqualTokens.ValidationLoss(batch: [16, 64]), "
            + $"r.TokensPerSecond(batch: [16, 64]){further})"));

    /// <summary>A loss of throughput is no loss of the model, and the throughput may be measured as a utilization.</summary>
    [Theory]
    [InlineData("No loss of throughput buys less memory than 16 has", "r.TokensPerSecond(batch: [16, 64]), r.PeakMemory(batch: [16, 64])")]
    [InlineData("No loss in throughput buys less memory than 16 has", "r.TokensPerSecond(batch: [16, 64]), r.PeakMemory(batch: [16, 64])")]
    [InlineData(
        "In throughput and memory, nothing beats 16",
        "r.ModelFlopsUtilization(batch: [16, 64]), r.PeakMemory(batch: [16, 64])")]
    [InlineData(
        "In loss, throughput and memory, nothing beats 16",
        "r.ModelFlopsUtilization(batch: [16, 64]), r.PeakMemory(batch: [16, 64])",
        "LB8031")]
    public void A_compromise_may_name_its_metrics_in_other_words(string text, string metrics, params string[] ids) => Assert.Equal(
        ids, Ids(text, $"Pareto.IsNonDominated(r.PeakMemory(batch: 16), {metrics})", measured: ", Measure<ModelFlopsUtilization>"));

    /// <summary>A tenth of a nat per byte is 0.144 bits per byte.</summary>
    [Theory]
    [InlineData("16 lowers the cross-entropy by more than 0.1 nats per byte against 64", "0.1", "LB8031")]
    [InlineData("16 lowers the cross-entropy by more than 0.1 nats per byte against 64", "0.144")]
    [InlineData("16 needs fewer bits per byte than 64, by more than 0.1 bits per byte", "0.1")]
    public void A_margin_has_the_unit_of_its_text(string text, string margin, params string[] ids) => Assert.Equal(
        ids, Ids(text, $"r.EqualTokens.BitsPerByte(batch: 16).IsBelow(r.EqualTokens.BitsPerByte(batch: 64), margin: {margin})"));

    /// <summary>An amount in the text is the number in the code. A GB may be 10⁹ or 2³⁰ bytes, a GiB only 2³⁰.</summary>
    [Theory]
    [InlineData("A batch of 16 needs less than 768 MiB", "PeakMemory", "768e6", "LB8031")]
    [InlineData("A batch of 16 needs less than 768 MiB", "PeakMemory", "768L << 20")]
    [InlineData("A batch of 16 needs less than half the memory of a device with up to 1 GB", "PeakMemory", "5e8")]
    [InlineData("A batch of 16 needs less than 768 MB", "PeakMemory", "768e6")]
    [InlineData("A batch of 16 needs less than 768 MB", "PeakMemory", "768L << 20")]
    [InlineData("A batch of 16 needs less than 1.5 GiB", "PeakMemory", "1.5e9", "LB8031")]
    [InlineData("A batch of 16 needs less than 2 GB", "PeakMemory", "2e8", "LB8031")]
    [InlineData("A step of 16 takes less than 20 ms", "StepTime", "0.2", "LB8031")]
    [InlineData("A step of 16 takes less than 20 ms", "StepTime", "0.02")]
    [InlineData("A step of 16 takes less than 0.02 s", "StepTime", "0.02")]
    [InlineData("A step of 16 takes less than 0.02 s, which is 20 ms", "StepTime", "0.02")]
    [InlineData("With a cache of 32 MiB, a step of 16 takes less than 20 ms", "StepTime", "0.02")]
    [InlineData("On a machine of 1 GiB, a batch of 16 needs little", "PeakMemory", "768e6")]
    [InlineData("A batch of 16 reads less than 13,000 tokens per second", "TokensPerSecond", "1.3e3", "LB8031")]
    [InlineData("A batch of 16 reads less than 13 k tokens per second", "TokensPerSecond", "13e3")]
    [InlineData("A batch of 16 ends below 1.7 nats per token", "EqualTokens.ValidationLoss", "1.8", "LB8031")]
    [InlineData("A batch of 16 ends below 1.7 nats per token", "EqualTokens.ValidationLoss", "1.7")]
    [InlineData("A batch of 16 ends less than 0.1 nats per token above the entropy, 1.7", "EqualTokens.ValidationLoss", "1.8")]
    [InlineData("A batch of 16 ends below 2.5 bits per byte", "EqualTokens.BitsPerByte", "2.4", "LB8031")]
    public void A_number_has_the_amount_of_its_text(string text, string metric, string number, params string[] ids) =>
        Assert.Equal(ids, Ids(text, $"r.{metric}(batch: 16).IsBelow({number})"));

    [Theory]
    [InlineData("A batch of 64 is worse by at most 0.03 bits per byte", "ValidationLoss", "0.03", "LB8031")]
    [InlineData("A batch of 64 is worse by at most 0.03 bits per byte", "SeenLoss", "0.03", "LB8031")]
    [InlineData("A batch of 64 is worse by at most 0.03 bits per byte", "ValidationLoss", "0.0208")]
    [InlineData("A batch of 64 is worse by at most 0.03 bits per byte", "BitsPerByte", "0.03")]
    [InlineData("A batch of 64 is worse by at most 0.03 nats per token", "BitsPerByte", "0.03", "LB8031")]
    [InlineData("A batch of 64 is worse by at most 0.03 nats per token", "ValidationLoss", "0.03")]
    [InlineData("A batch of 64 is worse by at most 0.03 nats per token, or 0.043 bits per byte", "ValidationLoss", "0.03")]
    [InlineData("A batch of 64 is worse by at most 0.03, in bits per byte below 2", "ValidationLoss", "0.03")]
    public void A_margin_has_the_unit_of_its_metric(string text, string metric, string margin, params string[] ids) => Assert.Equal(
        ids,
        Ids(text, $"r.EqualTokens.{metric}(batch: 64).IsNoWorseThan(r.EqualTokens.{metric}(batch: 16), margin: {margin})"));

    /// <summary>The margin of a loss is the logarithm of a ratio of perplexities.</summary>
    [Theory]
    [InlineData("A batch of 64 raises the perplexity by at most 0.1", "LB8031")]
    [InlineData("A batch of 64 raises the perplexity by at most 10 %")]
    [InlineData("A batch of 64 raises the perplexity little, and the loss by at most 0.1")]
    public void A_perplexity_has_another_margin(string text, params string[] ids) => Assert.Equal(ids, Ids(
        text, "r.EqualTokens.ValidationLoss(batch: 64).IsNoWorseThan(r.EqualTokens.ValidationLoss(batch: 16), margin: 0.1)"));

    /// <summary>A step of 16 sequences has a quarter of the tokens of one of 64.</summary>
    [Theory]
    [InlineData("A batch of 16 trains at least 5 % more text per second than 64", "LB8031")]
    [InlineData("A batch of 16 has a higher throughput than 64", "LB8031")]
    [InlineData("A batch of 16 reads the text faster than 64", "LB8031")]
    [InlineData("A batch of 16 makes more steps per second than 64")]
    [InlineData("A step of 16 takes less time than a step of 64, with all its text per second")]
    [InlineData("A batch of 16 is computed in less time than 64")]
    public void The_time_of_a_step_is_no_throughput(string text, params string[] ids) =>
        Assert.Equal(ids, Ids(text, "r.StepTime(batch: 16).IsBelow(r.StepTime(batch: 64), margin: 0.05)"));

    /// <summary>ln 2 is 0.69, and the decimal logarithm of 2 is 0.30.</summary>
    [Theory]
    [InlineData("The best rates agree to within a factor of two", "0.3", "LB8031")]
    [InlineData("The best rates differ by at most a factor of two", "0.3", "LB8031")]
    [InlineData("The best rates agree to within a factor of two", "0.69")]
    [InlineData("The best rates are alike", "0.3")]
    public void A_factor_between_levels_is_a_natural_logarithm(string text, string margin, params string[] ids) => Assert.Equal(ids, Ids(
        text,
        $"Best(r, 16).IsEquivalentTo(Best(r, 64), margin: {margin})",
        """
        [Axis<double>(1.5e-3, 3e-3, 6e-3)] public double LearningRate { get; init; } = 3e-3;
        public override Optimizer Optimizer => new AdamW { LearningRate = LearningRate };
        private static Samples Best(Results r, int batch) =>
            r.EqualTokens.ValidationLoss(batch: batch, learningRate: [1.5e-3, 3e-3, 6e-3]).Along(nameof(LearningRate)).BestLevel();
        """));

    /// <summary>Half of a quantity at four times the batch is an exponent of −0.5.</summary>
    [Theory]
    [InlineData("The jitter halves when the batch grows fourfold, to 0.1", "IsEquivalentTo(-0.25, margin: 0.1)", "LB8031")]
    [InlineData("The jitter halves when the batch grows fourfold, to within 0.1", "IsEquivalentTo(-0.5, margin: 0.1)")]
    [InlineData("Quadrupling the batch halves the jitter", "IsBetween(-0.3, -0.2)", "LB8031")]
    [InlineData("Quadrupling the batch halves the jitter", "IsBetween(-0.6, -0.4)")]
    [InlineData("Quadrupling the batch more than halves the jitter", "IsBetween(-0.9, -0.6)")]
    [InlineData("The jitter halves with each doubling", "IsBetween(-0.6, -0.4)", "LB8031")]
    [InlineData("The jitter falls with the batch", "IsBetween(-0.6, -0.4)")]
    public void A_multiple_is_an_exponent(string text, string code, params string[] ids) => Assert.Equal(
        ids, Ids(text, $"r.EqualTokens.LossJitter(batch: [16, 64]).Exponent().{code}"));

    [Theory]
    [InlineData("The larger the batch, the more memory", "IsIncreasing()", "", "LB8031")]
    [InlineData("The larger the batch, the more memory", "IsIncreasing()", "MicroBatch = Batch,")]
    [InlineData("The memory of a micro-batch is the same at all batch sizes", "IsIncreasing()", "")]
    public void Memory_grows_with_the_micro_batch(string text, string code, string micro, params string[] ids) => Assert.Equal(ids, Ids(
        text,
        $"r.PeakMemory(batch: [16, 64]).{code}",
        $$"""public override Training Training => new() { BatchSize = Batch, {{micro}} Tokens = 819_200 };"""));

    /// <summary>The side may follow the comparative, as in "faster in bfloat16".</summary>
    [Theory]
    [InlineData("A step is at least 10 % faster in bfloat16", "IsAbove", "LB8031")]
    [InlineData("A step is at least 10 % faster in bfloat16", "IsBelow")]
    [InlineData("A step is at least 10 % slower in float32", "IsAbove", "LB8031")]
    [InlineData("A step is at least 10 % slower with float32", "IsBelow")]
    [InlineData("A step is at least 10 % faster in both", "IsAbove")]
    public void A_side_may_follow_its_comparative(string text, string method, params string[] ids) => Assert.Equal(ids, Ids(
        text,
        $"r.StepTime(format: Precision.BFloat16).{method}(r.StepTime(format: Precision.Float32), margin: 0.1)",
        """
        [Axis<Precision>(Precision.Float32, Precision.BFloat16)] public Precision Format { get; init; } = Precision.Float32;
        public override Training Training => new() { BatchSize = Batch, Precision = Format, Tokens = 819_200 };
        """));

    /// <summary>The batch sizes are 16 and 64.</summary>
    [Theory]
    [InlineData("[.. _sizes[..2]]")]
    [InlineData("[.. _sizes[..^1]]")]
    [InlineData("[.. _sizes[1..]]", "LB8002")]
    [InlineData("Multiples(1, 2)", "LB8002")]
    [InlineData("Multiples(1, 2, 3)", "LB8002")]
    [InlineData("[.. Enumerable.Range(1, 2).Select(n => 16 * n)]", "LB8002")]
    [InlineData("[.. Enumerable.Range(0, 2).Select(n => 16 << (2 * n))]")]
    public void Levels_may_be_computed(string levels, params string[] ids) => Assert.Equal(ids, Study(
        "The loss rises",
        $"r.EqualTokens.ValidationLoss(batch: {levels}).IsIncreasing()",
        """
        private static readonly int[] _sizes = [16, 64, 256];

        private static Levels<int> Multiples(params int[] times) => [.. times.Select(n => 16 * n)];
        """).Problems.Select(problem => problem.Split(' ')[0]).Where(id => id is "LB8002" or "LB8015"));

    /// <summary>The text names a level that the code does not compare. Another method would not make the two agree.</summary>
    [Fact]
    public void A_level_of_the_text_is_compared() => Assert.Contains(
        Lab.Compile("""
            namespace Study;

            /// <summary>Heads.</summary>
            [Experiment("What helps?", Seeds = 6)]
            [Measure<ValidationLoss>]
            public sealed partial record S : Lab
            {
                /// <summary>Query heads.</summary>
                [Axis<int>(4, 8, 16)] public int Heads { get; init; } = 4;

                public override LlamaConfig Model => LlamaConfig.Nano with { Heads = Heads };

                [Claim("Sixteen heads have a higher validation loss than four")]
                private static Verdict Holds(Results r) =>
                    r.EqualTokens.ValidationLoss(heads: 8).IsAbove(r.EqualTokens.ValidationLoss(heads: 4), margin: 0.01);
            }
            """).Sentences,
        sentence => sentence.Contains("compared with 16, but IsAbove compares it with 8", StringComparison.Ordinal));

    /// <summary>What follows a colon is another statement.</summary>
    [Theory]
    [InlineData("The loss is lower at equal time: 64 wastes text")]
    [InlineData("The loss is lower at 64 sequences: 16 is noisy", "LB8031")]
    public void A_side_is_named_before_the_next_statement(string text, params string[] ids) => Assert.Equal(
        ids, Ids(text, "r.EqualTokens.ValidationLoss(batch: 16).IsBelow(r.EqualTokens.ValidationLoss(batch: 64), margin: 0.01)"));

    [Fact]
    public void A_smaller_gap_is_explained() => Assert.Contains(
        Study(
            "A batch of 64 generalizes better than 16: its gap is smaller",
            "r.EqualTokens.GeneralizationGap(batch: 64).IsBelow(r.EqualTokens.GeneralizationGap(batch: 16), margin: 0.01)").Sentences,
        sentence => sentence.Contains(
            "The text says that one side generalizes better, but the code compares the gap after equal training, which is also smaller "
                + "for a model that has learned less.",
            StringComparison.Ordinal));

    private static IEnumerable<string> Ids(string text, string code, string members = "", string measured = "") =>
        Study(text, code, members, measured).Problems.Select(problem => problem.Split(' ')[0])
        .Where(id => id == "LB8031" || id.StartsWith("CS", StringComparison.Ordinal));

    private static Compiled Study(string text, string code, string members = "", string measured = "") => Lab.Compile($$"""
        namespace Study;

        /// <summary>Batch sizes.</summary>
        [Experiment("What helps?", Seeds = 6)]
        [Measure<ValidationLoss>(EveryTokens = 40_960), Measure<ValidationJitter>(EveryTokens = 40_960), Measure<LossJitter>]
        [Measure<SeenLoss>(EveryTokens = 40_960), Measure<GeneralizationGap>(EveryTokens = 40_960), Measure<BitsPerByte>(EveryTokens = 40_960)]
        [Measure<TokensPerSecond>, Measure<PeakMemory>, Measure<StepTime>{{measured}}]
        [Target<SeenLoss>(1.7)]
        public sealed partial record S : Lab
        {
            /// <summary>Sequences per optimizer step.</summary>
            [Axis<int>(16, 64)] public int Batch { get; init; } = 16;

            {{(members.Contains("Training Training", StringComparison.Ordinal) ? ""
                : "public override Training Training => new() { BatchSize = Batch, Tokens = 819_200 };")}}
            {{members}}

            [Claim("{{text}}")]
            private static Verdict Holds(Results r) => {{code}};
        }
        """);
}
