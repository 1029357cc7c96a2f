namespace LlamaBatch.Generators.Tests;

/// <summary>Claims whose texts name a condition, a bound, a second quantity or a device that their code does not have.</summary>
public class ClaimMeaningTests
{
    private const string Rate = """
        [Axis<int>(8, 64)] public int BatchSize { get; init; } = 8;
        [Axis<double>(1.5e-3, 3e-3, 6e-3)ATTRIBUTE] public double LearningRate { get; init; } = 6e-3;
        public override Training Training => new() { BatchSize = BatchSize, Tokens = 819_200 };
        public override Optimizer Optimizer => new AdamW { LearningRate = LearningRate };
        """;

    private const string Layers = """
        [Axis<int>(2, 4)] public int Layers { get; init; } = 2;
        public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
        """;

    private const string Batches = """
        [Axis<int>(16, 64)] public int BatchSize { get; init; } = 16;
        public override Training Training => new() { BatchSize = BatchSize, Tokens = 819_200, Schedule = Schedule.Constant(warmup: 0.05) };
        public override Optimizer Optimizer => new AdamW { LearningRate = RateScaling.SquareRoot(6e-3, 16, BatchSize) };
        """;

    private const string IsLower = "r.EqualTokens.ValidationLoss(layers: 4).IsBelow(r.EqualTokens.ValidationLoss(layers: 2), margin: 0.01)";

    [Theory]
    [InlineData("At one and the same learning rate, 64 ends higher than 8", true, "LB8031")]
    [InlineData("At the same learning rate, 64 ends higher than 8", true, "LB8031")]
    [InlineData("With an identical learning rate, 64 ends higher than 8", true, "LB8031")]
    [InlineData("At a common learning rate, 64 ends higher than 8", true, "LB8031")]
    [InlineData("At equal learning rates, 64 ends higher than 8", true, "LB8031")]
    [InlineData("At tuned learning rates, 64 ends higher than 8", true)]
    [InlineData("With the same tuning of the learning rate, 64 ends higher than 8", true)]
    [InlineData("Not at the same learning rate, 64 ends higher than 8", true)]
    [InlineData("At one and the same learning rate, 64 ends higher than 8", false)]
    public void A_tuned_rate_is_not_the_same_on_both_sides(string text, bool isTuned, params string[] ids) => Assert.Equal(ids, Ids(
        Rate.Replace("ATTRIBUTE", isTuned ? ", TunedPer(nameof(BatchSize))" : "", StringComparison.Ordinal),
        text,
        "r.EqualTokens.ValidationLoss(batchSize: 64).IsAbove(r.EqualTokens.ValidationLoss(batchSize: 8), margin: 0.01)",
        "LB8031"));

    [Theory]
    [InlineData("With four layers, the perplexity on held-out text falls below 5", "1.5", "LB8031")]
    [InlineData("With four layers, the perplexity is lower than 5", "5", "LB8031")]
    [InlineData("With four layers, the perplexity on held-out text falls below 5", "1.609")]
    [InlineData("With four layers, the perplexity on held-out text falls below 4.5", "1.5")]
    [InlineData("With four layers, the perplexity falls by more than 5 %", "1.5")]
    [InlineData("With four layers, the loss falls below 1.5, and the perplexity too", "1.5")]
    public void A_perplexity_is_that_of_the_loss(string text, string number, params string[] ids) =>
        Assert.Equal(ids, Ids(Layers, text, $"r.EqualTokens.ValidationLoss(layers: 4).IsBelow({number})", "LB8031"));

    [Theory]
    [InlineData("Two layers lose at most 0.005 in validation loss against four", "LB8031")]
    [InlineData("Two layers cost at most 0.005 of validation loss against four", "LB8031")]
    [InlineData("Two layers lose at most 0.005 in accuracy against four")]
    [InlineData("Two layers lose at most 0.005 against four")]
    [InlineData("Two layers lose at most 0.005, and no more than four layers gain in validation loss")]
    public void An_amount_is_one_of_the_compared_metric(string text, params string[] ids) => Assert.Equal(ids, Ids(
        Layers, text, "r.EqualTokens.Accuracy(layers: 2).IsNoWorseThan(r.EqualTokens.Accuracy(layers: 4), margin: 0.005)", "LB8031",
        "Measure<Accuracy>"));

    [Fact]
    public void A_tuned_rate_is_not_the_same_along_a_trend() => Assert.Equal(["LB8031"], Ids(
        Rate.Replace("ATTRIBUTE", ", TunedPer(nameof(BatchSize))", StringComparison.Ordinal),
        "At the same learning rate, the loss falls with the batch size",
        "r.EqualTokens.ValidationLoss(batchSize: [8, 64]).IsDecreasing(margin: 0.01)",
        "LB8031"));

    [Theory]
    [InlineData("Where both have a loss of 1.6 on seen text, 16 has a lower validation loss than 64", "EqualTokens", "LB8031")]
    [InlineData("Once both runs reach a training loss of 1.6, 16 has a lower validation loss than 64", "EqualTokens", "LB8031")]
    [InlineData("At a loss on seen text of 1.6, 16 has a lower validation loss than 64", "EqualTokens", "LB8031")]
    [InlineData("Small batches generalize better: at a seen loss of 1.6, 16 has a lower validation loss than 64", "EqualTokens", "LB8031")]
    [InlineData("At the same loss on seen text, 16 has a lower validation loss than 64", "EqualTokens", "LB8031")]
    [InlineData("Compared at a seen loss of 1.6, 16 has a lower validation loss than 64", "EqualTokens", "LB8031")]
    [InlineData("As soon as both runs have come to a loss of 1.6, 16 has a lower validation loss than 64", "EqualTokens", "LB8031")]
    [InlineData("After 50 epochs, where the seen loss is below 1.6, 16 has a lower validation loss than 64", "EqualTokens")]
    [InlineData("At a loss of 2.5 on seen text, 16 has a lower validation loss than 64", "EqualTokens")]
    [InlineData("After the same text, 16 ends at a loss of 1.6, lower than 64", "EqualTokens")]
    [InlineData("16 ends at a loss on seen text of 1.6, and at a lower validation loss than 64", "EqualTokens")]
    [InlineData("At the end, not where both have a loss of 1.6, 16 has a lower validation loss than 64", "EqualTokens")]
    [InlineData("Where both have a loss of 1.6 on seen text, 16 has a lower validation loss than 64", "Matched(1.6)")]
    public void Sides_are_compared_where_the_claim_says(string text, string budget, params string[] ids) => Assert.Equal(ids, Ids(
        Batches,
        text,
        $"r.{budget}.ValidationLoss(batchSize: 16).IsBelow(r.{budget}.ValidationLoss(batchSize: 64), margin: 0.01)",
        "LB8031",
        "Measure<SeenLoss>(EveryTokens = 40_960), Target<SeenLoss>(1.6)"));

    [Theory]
    [InlineData("At each of the three learning rates, 64 ends higher than 8", "LB8031")]
    [InlineData("At every learning rate, 64 ends higher than 8", "LB8031")]
    [InlineData("Whatever the learning rate, 64 ends higher than 8", "LB8031")]
    [InlineData("For all rates, 64 ends higher than 8", "LB8031")]
    [InlineData("With any learning rate from 0.0015 to 0.006, 64 ends higher than 8", "LB8031")]
    [InlineData("Regardless of the learning rate, 64 ends higher than 8", "LB8031")]
    [InlineData("64 ends higher than 8, no matter the learning rate", "LB8031")]
    [InlineData("No learning rate matters more than the batch: 64 ends higher than 8")]
    [InlineData("At a rate that suits every batch size, 64 ends higher than 8")]
    [InlineData("At each batch size, the loss is what it is, and 64 ends higher than 8")]
    [InlineData("At the baseline, with a schedule tuned for every learning rate, 64 ends higher than 8")]
    [InlineData("Not at every learning rate, but at 6e-3, 64 ends higher than 8")]
    [InlineData("For every learning rate schedule, 64 ends higher than 8")]
    [InlineData("For every token, 64 ends higher than 8")]
    [InlineData("64 ends higher than 8")]
    public void A_claim_about_every_level_reads_every_level(string text, params string[] ids) => Assert.Equal(ids, Ids(
        Rate.Replace("ATTRIBUTE", "", StringComparison.Ordinal),
        text,
        "r.EqualTokens.ValidationLoss(batchSize: 64).IsAbove(r.EqualTokens.ValidationLoss(batchSize: 8), margin: 0.01)",
        "LB8031"));

    [Fact]
    public void A_claim_about_every_level_may_name_them_all() => Assert.Empty(Ids(
        Rate.Replace("ATTRIBUTE", "", StringComparison.Ordinal),
        "At every learning rate, 64 ends higher than 8",
        """
        new[] { 1.5e-3, 3e-3, 6e-3 }
            .Select(rate => r.EqualTokens.ValidationLoss(batchSize: 64, learningRate: rate)
                .IsAbove(r.EqualTokens.ValidationLoss(batchSize: 8, learningRate: rate), margin: 0.01))
            .Aggregate((all, one) => all & one)
        """,
        "LB8031"));

    [Theory]
    [InlineData("Four layers have a lower validation loss and a higher accuracy than two", IsLower, "LB8031")]
    [InlineData("Four layers have a higher accuracy and a lower loss than two", IsLower, "LB8031")]
    [InlineData("Four layers have a lower validation loss than two, and a higher accuracy", IsLower, "LB8031")]
    [InlineData("Four layers lower the validation loss and raise the accuracy", IsLower, "LB8031")]
    [InlineData("Four layers predict more tokens correctly and have a lower validation loss than two", IsLower, "LB8031")]
    [InlineData("Four layers have a lower validation loss than two, and the accuracy is known")]
    [InlineData("Four layers have a lower validation loss than two")]
    [InlineData("Four layers have a lower validation loss and more parameters than two")]
    [InlineData("Four layers have a lower loss and a lower validation loss than two")]
    [InlineData("Four layers have a lower validation loss than two, whose accuracy is known")]
    [InlineData(
        "Four layers have a lower validation loss and a higher accuracy than two",
        IsLower + " & r.EqualTokens.Accuracy(layers: 4).IsAbove(r.EqualTokens.Accuracy(layers: 2), margin: 0.01)")]
    public void Both_quantities_of_a_claim_are_compared(string text, string code = IsLower, params string[] ids) =>
        Assert.Equal(ids, Ids(Layers, text, code, "LB8031", "Measure<Accuracy>"));

    [Theory]
    [InlineData("A batch of 64 needs fewer steps but more text than 16", "LB8031")]
    [InlineData("A batch of 64 needs fewer steps than 16")]
    public void Both_costs_of_a_claim_are_compared(string text, params string[] ids) => Assert.Equal(ids, Ids(
        Batches,
        text,
        "r.ToTarget(1.6).Steps(batchSize: 64).IsBelow(r.ToTarget(1.6).Steps(batchSize: 16))",
        "LB8031",
        "Measure<SeenLoss>(EveryTokens = 40_960), Target<SeenLoss>(1.6)"));

    [Theory]
    [InlineData("The loss is inversely proportional to the square root of the batch: exponent -0.6 to -0.4", "0.4, 0.6", "LB8031")]
    [InlineData("The loss has an exponent between −0.6 and −0.4", "0.4, 0.6", "LB8031")]
    [InlineData("The loss is inversely proportional to the batch size", "0.8, 1.2", "LB8031")]
    [InlineData("The exponent of the loss is within 0.1 of that of 1/√B", "0.4, 0.6", "LB8031")]
    [InlineData("The exponent of the loss is within 0.1 of that of 1/sqrt(B)", "-0.6, -0.4")]
    [InlineData("The loss times 1/√B has an exponent of 0.5", "0.4, 0.6")]
    [InlineData("The loss is not inversely proportional to the batch size", "0.8, 1.2")]
    [InlineData("The loss has an exponent between −0.6 and −0.4", "-0.6, -0.4")]
    [InlineData("The exponent of the loss is 0.4 - 0.6", "0.4, 0.6")]
    [InlineData("The exponent of the loss is 0.4-0.6", "0.4, 0.6")]
    public void An_exponent_has_the_sign_of_its_text(string text, string bounds, params string[] ids) => Assert.Equal(ids, Ids(
        Batches.Replace("(16, 64)", "(16, 32, 64)", StringComparison.Ordinal),
        text,
        $"r.EqualTokens.ValidationLoss(batchSize: [16, 32, 64]).Exponent().IsBetween({bounds})",
        "LB8031"));

    [Theory]
    [InlineData("The loss is proportional to the batch size", "0.25, 0.75", "LB8031")]
    [InlineData("The loss is proportional to the batch size", "0.75, 1.25")]
    [InlineData("The loss is proportional to the square root of the batch size", "0.25, 0.75")]
    [InlineData("The loss follows the square root of the batch size", "0.75, 1.25", "LB8031")]
    [InlineData("The loss falls as one over the square root of the batch size", "-1.2, -0.8", "LB8031")]
    [InlineData("The loss falls as one over the square root of the batch size", "-0.6, -0.4")]
    [InlineData("The loss grows more slowly than in proportion to the batch size", "0.25, 0.75")]
    [InlineData("The loss is proportional to a power of the batch size", "0.25, 0.75")]
    public void A_power_law_has_its_exponent(string text, string bounds, params string[] ids) => Assert.Equal(ids, Ids(
        Batches.Replace("(16, 64)", "(16, 32, 64)", StringComparison.Ordinal),
        text,
        $"r.EqualTokens.ValidationLoss(batchSize: [16, 32, 64]).Exponent().IsBetween({bounds})",
        "LB8031"));

    [Theory]
    [InlineData("From 16 to 64, the tokens per second rise by less than 5 %", "64", "16", "LB8031")]
    [InlineData("From 16 up to 64, the tokens per second grow by at most 5 %", "64", "16", "LB8031")]
    [InlineData("A batch of 64 processes less than 5 % more tokens per second than 16", "64", "16", "LB8031")]
    [InlineData("A batch of 64 gains less than 5 % over 16, in tokens per second", "64", "16", "LB8031")]
    [InlineData("A batch of 64 loses less than 5 % of the tokens per second of 16", "64", "16")]
    [InlineData("From 16 to 64, the tokens per second rise by less than 5 %", "16", "64")]
    [InlineData("From 16 to 64, the tokens per second fall by less than 5 %", "64", "16")]
    [InlineData("From 16 to 64, the tokens per second rise", "64", "16")]
    public void A_rise_is_limited_from_above(string text, string left, string right, params string[] ids) => Assert.Equal(ids, Ids(
        Batches,
        text,
        $"r.TokensPerSecond(batchSize: {left}).IsNoWorseThan(r.TokensPerSecond(batchSize: {right}), margin: 0.05)",
        "LB8031",
        "Measure<TokensPerSecond>"));

    [Theory]
    [InlineData("From 2 to 4 layers, the validation loss rises by less than 0.05", "4", "2")]
    [InlineData("From 2 to 4 layers, the validation loss falls by less than 0.05", "4", "2", "LB8031")]
    public void A_fall_of_a_loss_is_limited_from_above(string text, string left, string right, params string[] ids) =>
        Assert.Equal(ids, Ids(
            Layers,
            text,
            $"r.EqualTokens.ValidationLoss(layers: {left}).IsNoWorseThan(r.EqualTokens.ValidationLoss(layers: {right}), margin: 0.05)",
            "LB8031"));

    [Theory]
    [InlineData("On a GPU, a batch of 64 gives more tokens per second than 16", "LB8031")]
    [InlineData("A batch of 64 gives more tokens per second than 16 on an A100", "LB8031")]
    [InlineData("A GPU gives more tokens per second with a batch of 64 than with 16", "LB8031")]
    [InlineData("On a cluster of eight A100s, a batch of 64 gives more tokens per second than 16", "LB8031")]
    [InlineData("A batch of 64 gives more tokens per second than 16 even without a GPU")]
    [InlineData("As on a GPU, a batch of 64 gives more tokens per second than 16")]
    [InlineData("Unlike on GPUs, a batch of 64 gives no more tokens per second than 16")]
    [InlineData("A batch of 64 gives more tokens per second than 16")]
    public void Costs_are_measured_on_a_processor(string text, params string[] ids) => Assert.Equal(ids, Ids(
        Batches,
        text,
        "r.TokensPerSecond(batchSize: 64).IsAbove(r.TokensPerSecond(batchSize: 16), margin: 0.05)",
        "LB8031",
        "Measure<TokensPerSecond>"));

    [Theory]
    [InlineData("The perplexity of two layers is below 2.5", "2.5", "LB8012")]
    [InlineData("Two layers have a perplexity of at most 2.5", "2.5", "LB8012")]
    [InlineData("Two layers end below a perplexity of 2.5", "2.5", "LB8012")]
    [InlineData("The perplexity of two layers is below 12", "2.48")]
    [InlineData("Two layers have a loss below 2.5, a perplexity of 12", "2.5")]
    public void A_perplexity_is_no_loss(string text, string number, params string[] ids) =>
        Assert.Equal(ids, Ids(Layers, text, $"r.EqualTokens.ValidationLoss(layers: 2).IsBelow({number})", "LB8012"));

    [Theory]
    [InlineData("A rate of 0.0015 instead of 0.006 raises the loss of 64 more than that of 8", "LB8031")]
    [InlineData("With 64 sequences, a rate of 0.0015 costs more than with 8", "LB8031")]
    [InlineData("A rate of 0.0015 raises the loss of a batch of 64 by at least 0.05 more than it does for 8", "LB8031")]
    [InlineData("A rate of 0.0015 raises the loss more at a batch of 64 than at 8", "LB8031")]
    [InlineData("A batch of 64 ends more than 0.05 higher at 0.0015 than at 0.006")]
    [InlineData("A rate of 0.0015 raises the loss of 64 by more than 0.05")]
    [InlineData("At a batch of 64, a rate of 0.0015 is worse than one of 0.006")]
    [InlineData("At a batch of 64, a rate of 0.0015 ends at least 0.05 higher than that of 0.006")]
    [InlineData("At a batch of 64, a rate of 0.0015 costs more than 8 hours")]
    public void An_effect_at_two_levels_needs_both(string text, params string[] ids) => Assert.Equal(ids, Ids(
        Rate.Replace("ATTRIBUTE", "", StringComparison.Ordinal),
        text,
        "r.EqualTokens.ValidationLoss(batchSize: 64, learningRate: 1.5e-3)"
            + ".IsAbove(r.EqualTokens.ValidationLoss(batchSize: 64, learningRate: 6e-3), margin: 0.05)",
        "LB8031"));

    /// <summary>The ids of the diagnostics of a record, apart from those that the test is not about.</summary>
    [Theory]
    [InlineData("A step takes longer from each batch size to the next", "IsDecreasing", "LB8031")]
    [InlineData("A step takes more time with every doubling of the batch", "IsDecreasing", "LB8031")]
    [InlineData("A step takes longer from each batch size to the next", "IsIncreasing")]
    [InlineData("A step takes longer from each batch size to the next smaller one", "IsDecreasing")]
    [InlineData("A step takes longer with each halving of the batch", "IsDecreasing")]
    [InlineData("A step takes no longer from each batch size to the next", "IsDecreasing")]
    public void Steps_that_take_longer_have_a_higher_time(string text, string method, params string[] ids) => Assert.Equal(ids, Ids(
        Batches.Replace("(16, 64)", "(16, 32, 64)", StringComparison.Ordinal),
        text,
        $"r.StepTime(batchSize: [16, 32, 64]).{method}()",
        "LB8031",
        "Measure<StepTime>"));

    [Theory]
    [InlineData("The loss falls from each batch size to the next", "IsIncreasing", "LB8031")]
    [InlineData("The loss falls from each batch size to the next", "IsDecreasing")]
    [InlineData("The loss falls from each batch size to the next smaller one", "IsIncreasing")]
    public void A_step_to_the_next_level_goes_up(string text, string method, params string[] ids) => Assert.Equal(ids, Ids(
        Batches.Replace("(16, 64)", "(16, 32, 64)", StringComparison.Ordinal),
        text,
        $"r.EqualTokens.ValidationLoss(batchSize: [16, 32, 64]).{method}(margin: 0.005)",
        "LB8031"));

    /// <summary>ln 2 is 0.69, and log₁₀ 2 is 0.30.</summary>
    [Theory]
    [InlineData("The range is more than twice as wide with two layers", "WidthWithin(0.1)", "0.69", "LB8031")]
    [InlineData("The range is more than twice as wide with two layers", "WidthWithin(0.1)", "0.30")]
    [InlineData("The highest good rate is larger by more than a factor of two with two layers", "HighestWithin(0.1)", "0.3", "LB8031")]
    [InlineData("The highest good rate is larger by more than a factor of two with two layers", "HighestWithin(0.1)", "0.69")]
    [InlineData("The highest good rate is larger by more than a factor of two with two layers", "HighestWithin(0.1)", "0.1")]
    [InlineData("The highest good rate is larger with two layers", "HighestWithin(0.1)", "0.3")]
    public void A_factor_is_a_logarithm_to_the_base_of_its_quantity(
        string text, string aggregate, string margin, params string[] ids) => Assert.Equal(ids, Ids(
        """
        [Axis<int>(1, 2)] public int Layers { get; init; } = 1;
            [Axis<double>(1.5e-3, 3e-3, 6e-3, 1.2e-2, 2.4e-2)] public double Rate { get; init; } = 6e-3;
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Optimizer Optimizer => new AdamW { LearningRate = Rate };
            private static Samples Of(Results r, int layers) => r.EqualTokens
                .ValidationLoss(layers: layers, rate: [1.5e-3, 3e-3, 6e-3, 1.2e-2, 2.4e-2]).Along(nameof(Rate)).AGGREGATE;
        """.Replace("AGGREGATE", aggregate, StringComparison.Ordinal),
        text,
        $"Of(r, 2).IsAbove(Of(r, 1), margin: {margin})",
        "LB8031"));

    private static IEnumerable<string> Ids(string members, string text, string verdict, string about, string metric = "") =>
        Lab.Compile($$"""
            using System.Linq;

            namespace Study;

            [Experiment("Q?")]
            [Measure<ValidationLoss>{{(metric.Length > 0 ? ", " + metric : "")}}]
            public sealed partial record S : Lab
            {
                {{members}}

                [Claim("{{text}}")]
                private static Verdict Holds(Results r) =>
                    {{verdict}};
            }
            """).Problems.Select(problem => problem.Split(' ')[0])
            .Where(id => id == about || id.StartsWith("CS", StringComparison.Ordinal));
}
