extern alias generators;

namespace LlamaBatch.Generators.Tests;

/// <summary>
/// Texts that promise a design, a schedule or a number of a level that the settings do not have, and results that judge themselves.
/// </summary>
public class DesignMeaningTests
{
    private const string Sizes = "[Axis<int>(16, 64, 256, 512)] public int BatchSize { get; init; } = 16;";

    private const string Loss =
        "r.EqualTokens.ValidationLoss(batchSize: 16).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 64), margin: 0.01)";

    private const string Layers = """
        [Axis<int>(1, 2)] public int Layers { get; init; } = 1;
        public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
        """;

    [Theory]
    [InlineData("Only the batch size and its learning rate differ between the arms.", "LB2036")]
    [InlineData("What a batch costs if only the batch and its tuned rate change.", "LB2036")]
    [InlineData("The runs differ only in the batch size.", "LB2036")]
    [InlineData("They differ in nothing but the batch size.", "LB2036")]
    [InlineData("The batch size is the only difference.", "LB2036")]
    [InlineData("Nothing but the batch size and its rate differs.", "LB2036")]
    [InlineData("All that differs is the batch size.", "LB2036")]
    [InlineData("Everything except the batch size is equal.", "LB2036")]
    [InlineData("Apart from the batch size, all runs are the same.", "LB2036")]
    [InlineData("Apart from the batch size and the depth, all runs are the same.")]
    [InlineData("Only the batch size and the depth differ.")]
    [InlineData("The losses differ only in the third digit.")]
    [InlineData("Only the batch size or the rate changes.")]
    [InlineData("Only the schedule differs between two other studies.")]
    [InlineData("The large batch has a deeper model. Apart from that, only the batch size differs.")]
    [InlineData("Batch sizes.")]
    public void Only_the_named_settings_differ(string summary, params string[] ids) => Assert.Equal(ids, Ids(
        summary,
        Sizes + """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = BatchSize == 256 ? 3 : 2 };
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 3_276_800 };
            public override Optimizer Optimizer => new AdamW { LearningRate = RateScaling.SquareRoot(6e-3, 16, BatchSize) };
            """,
        Loss,
        "LB2036"));

    /// <summary>A warm-up in steps and a weight decay may follow the batch size.</summary>
    [Theory]
    [InlineData("BatchSize > 100 ? Schedule.Constant(warmup: 0.1) : Schedule.Cosine(warmup: 0.1)", "LB2036")]
    [InlineData("Schedule.Cosine(warmup: BatchSize > 100 ? 0.1 : 0.2)")]
    public void A_tuned_rate_is_not_a_schedule(string schedule, params string[] ids) => Assert.Equal(ids, Ids(
        "Only the batch and its tuned learning rate change.",
        Sizes + $$"""
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 3_276_800, Schedule = {{schedule}} };
            public override Optimizer Optimizer => new AdamW
            {
                LearningRate = RateScaling.SquareRoot(6e-3, 16, BatchSize), WeightDecay = BatchSize > 100 ? 0.1 : 0.05,
            };
            """,
        Loss,
        "LB2036"));

    /// <summary>A rule that nothing tests chooses the rates, so the best batch size may be the one that the rule suits best.</summary>
    [Theory]
    [InlineData("Batch sizes.", "16, 32, 64, 128", "LB8047")]
    [InlineData("Batch sizes under the square-root rule.", "16, 32, 64, 128")]
    [InlineData("Batch sizes, each at a rescaled rate.", "16, 32, 64, 128")]
    [InlineData("Batch sizes, each with the step size that a pilot found best.", "16, 32, 64, 128")]
    [InlineData("Batch sizes.", "16, 20, 24")]
    public void The_best_batch_size_is_sought_at_tuned_rates(string summary, string batches, params string[] ids) => Assert.Equal(ids, Ids(
        summary,
        $$"""
            [Axis<int>({{batches}})] public int BatchSize { get; init; } = 16;
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 819_200 };
            public override AdamW Optimizer => new() { LearningRate = RateScaling.SquareRoot(6e-3, 16, BatchSize) };
            """,
        "r.EqualTokens.ValidationLoss(batchSize: 16)"
            + $".IsBestOf(r.EqualTokens.ValidationLoss(batchSize: [{batches.Substring(4)}]), margin: 0.01)",
        "LB8047"));

    [Theory]
    [InlineData("", "LB8027")]
    [InlineData("(EveryTokens = 40_960)")]
    public void Jitter_is_measured_at_one_spacing(string interval, params string[] ids) => Assert.Equal(ids, Ids(
        "Lengths.",
        """
            [Axis<int>(819_200, 3_276_800)] public int Length { get; init; } = 819_200;
            public override Training Training => new() { BatchSize = 16, Tokens = Length, Schedule = Schedule.Constant(warmup: 0.05) };
            """,
        "r.EqualTokens.ValidationJitter(length: 3_276_800).AcrossTokenBudgets()"
            + ".IsBelow(r.EqualTokens.ValidationJitter(length: 819_200), margin: 0.05)",
        "LB8027",
        ", Measure<ValidationJitter>" + interval));

    [Fact]
    public void Jitter_of_equal_runs_has_one_spacing() => Assert.Empty(Ids(
        "Depths.",
        Layers,
        "r.EqualTokens.ValidationJitter(layers: 1).IsBelow(r.EqualTokens.ValidationJitter(layers: 2), margin: 0.05)",
        "LB8027",
        ", Measure<ValidationJitter>"));

    [Theory]
    [InlineData("3 * one.Arms[0].StandardDeviation", "LB8039")]
    [InlineData("Spread(one)", "LB8039")]
    [InlineData("noise", "LB8039")]
    [InlineData("0.02")]
    [InlineData("Allowed")]
    [InlineData("2 * Math.Log(1.01)")]
    [InlineData("2 * one.Metric.Margin")]
    public void A_margin_is_not_computed_from_the_results(string margin, params string[] ids) => Assert.Equal(ids, Ids(
        "Depths.",
        Layers + """
            private const double Allowed = 0.02;
            private static double Spread(Samples side) => side.Arms[0].StandardDeviation;
            """,
        $$"""
            {
                Samples one = r.EqualTokens.ValidationLoss(layers: 1);
                double noise = 2 * one.Arms[0].StandardDeviation;
                return one.IsEquivalentTo(r.EqualTokens.ValidationLoss(layers: 2), margin: {{margin}});
            }
            """,
        "LB8039"));

    [Theory]
    [InlineData("all.Arms.OrderBy(arm => arm.Mean).First()", "LB8039")]
    [InlineData("all.Arms.MinBy(arm => arm.Mean)!", "LB8039")]
    [InlineData("all.Arms.OrderByDescending(arm => arm.Mean).Last()", "LB8039")]
    [InlineData("all.Arms.OrderByDescending(arm => arm.Mean).First()")]
    [InlineData("all.Arms.MaxBy(arm => arm.Mean)!")]
    [InlineData("all.Arms.OrderBy(arm => arm.Label).First()")]
    [InlineData("all.Arms[0]")]
    public void A_helper_does_not_choose_the_best_arm(string arm, params string[] ids) => Assert.Equal(ids, Ids(
        "Depths.",
        Layers + $$"""
            [Axis<double>(3e-3, 6e-3)] public double LearningRate { get; init; } = 6e-3;
            public override Optimizer Optimizer => new AdamW { LearningRate = LearningRate };

            private static Samples Best(Results r, int layers)
            {
                Samples all = r.EqualTokens.ValidationLoss(layers: layers, learningRate: [3e-3, 6e-3]);
                return new() { Metric = all.Metric, Budget = all.Budget, Arms = [{{arm}}] };
            }
            """,
        "Best(r, 2).IsBelow(Best(r, 1), margin: 0.01)",
        "LB8039"));

    /// <summary>The results may be read by a helper or a local function.</summary>
    [Theory]
    [InlineData("layers => MeanAt(r, layers)", "LB8039")]
    [InlineData("LocalMean", "LB8039")]
    [InlineData("layers => LocalMean(layers)", "LB8039")]
    [InlineData("layers => -layers")]
    [InlineData("Negative")]
    [InlineData("layers => Table.RateOf(layers)")]
    public void A_helper_does_not_rank_levels_by_their_results(string key, params string[] ids) => Assert.Equal(ids, Ids(
        "Depths.",
        Layers + """
            private static double MeanAt(Results r, int layers) => r.EqualTokens.ValidationLoss(layers: layers).Arms[0].Mean;
            private static class Table { public static double RateOf(int layers) => 1.0 / layers; }
            """,
        $$"""
            {
                double LocalMean(int layers) => r.EqualTokens.ValidationLoss(layers: layers).Arms[0].Mean;
                int Negative(int layers) => -layers;
                _ = LocalMean(1) + Negative(1);
                int[] ranked = [.. new[] { 1, 2 }.OrderBy({{key}})];
                return r.EqualTokens.ValidationLoss(layers: ranked[0])
                    .IsBelow(r.EqualTokens.ValidationLoss(layers: ranked[1]), margin: 0.01);
            }
            """,
        "LB8039"));

    [Theory]
    [InlineData("Marek et al. (2019, arXiv:2507.07101) keep it.", "LB8048")]
    [InlineData("Marek et al. 2019 (https://arxiv.org/abs/2507.07101) keep it.", "LB8048")]
    [InlineData("Marek and Lotfi (2019, arXiv 2507.07101) keep it.", "LB8048")]
    [InlineData("Marek et al. (2025, arXiv:2507.07101) keep it.")]
    [InlineData("OLMo et al. (2024, arXiv:2501.00656) keep it.")]
    [InlineData("Goyal et al. (2019, arXiv:1706.02677) keep it.")]
    [InlineData("In 2019, arXiv:2507.07101 was not written.")]
    [InlineData("Marek et al. (2019, cond-mat/9907101) keep it.")]
    [InlineData("Marek et al. (2019) and arXiv:2507.07101 keep it.")]
    public void A_work_is_not_older_than_its_number(string summary, params string[] ids) => Assert.Equal(ids, Ids(
        summary,
        Layers,
        "r.EqualTokens.ValidationLoss(layers: 2).IsBelow(r.EqualTokens.ValidationLoss(layers: 1), margin: 0.01)",
        "LB8048"));

    [Theory]
    [InlineData("All runs decay from the peak to zero along half a cosine.", "Schedule.Cosine(warmup: 0.1)", "LB3009")]
    [InlineData("The learning rate falls to 0.", "Schedule.Linear(warmup: 0.1, floor: 0.1)", "LB3009")]
    [InlineData("After the warm-up, the rate falls to zero.", "Schedule.Constant(warmup: 0.1)", "LB3009")]
    [InlineData("After the warm-up, the gradient falls to zero.", "Schedule.Constant(warmup: 0.1)")]
    [InlineData("The rate is constant, without a decay to zero.", "Schedule.Constant(warmup: 0.1)")]
    [InlineData("The learning rate falls to 0.", "Schedule.Cosine(warmup: 0.1, floor: 0)")]
    [InlineData("The learning rate falls to 0.1 of its peak.", "Schedule.Cosine(warmup: 0.1)")]
    [InlineData("Others find that a rate should decay to zero.", "Schedule.Cosine(warmup: 0.1)")]
    [InlineData("At a high rate, the gradient falls to zero.", "Schedule.Cosine(warmup: 0.1)")]
    [InlineData("The rate decays to a tenth instead of to zero.", "Schedule.Cosine(warmup: 0.1)")]
    [InlineData("A cosine to zero.", "Layers == 1 ? Schedule.Cosine(warmup: 0.1) : Schedule.Cosine(warmup: 0.1, floor: 0)")]
    public void A_rate_decays_as_far_as_the_text_says(string summary, string schedule, params string[] ids) => Assert.Equal(ids, Ids(
        summary,
        Layers + $$"""
            public override Training Training => new() { BatchSize = 16, Tokens = 819_200, Schedule = {{schedule}} };
            """,
        "r.EqualTokens.ValidationLoss(layers: 2).IsBelow(r.EqualTokens.ValidationLoss(layers: 1), margin: 0.01)",
        "LB3009"));

    [Theory]
    [InlineData("This study computes every batch at once.", "", "PeakMemory", "LB3009")]
    [InlineData("Steps without micro-batches.", "", "PeakMemory", "LB3009")]
    [InlineData("Whole batches are computed without gradient accumulation.", "", "StepTime", "LB3009")]
    [InlineData("Every batch is computed in one pass.", "", "PeakMemory", "LB3009")]
    [InlineData("Every batch is computed in two passes.", "", "PeakMemory")]
    [InlineData("This study computes each batch in one pass.", "", "PeakMemory", "LB3009")]
    [InlineData("Steps without micro-batches.", ", MicroBatch = BatchSize", "PeakMemory")]
    [InlineData("Steps without micro-batches.", "", "Accuracy")]
    [InlineData("An article computes every batch at once.", "", "PeakMemory")]
    [InlineData("What a batch costs if it is computed at once.", "", "PeakMemory")]
    [InlineData("All batches are trained at once.", "", "PeakMemory")]
    public void A_batch_is_computed_as_the_text_says(string summary, string part, string metric, params string[] ids) =>
        Assert.Equal(ids, Ids(
        summary,
        Sizes + $$"""
            public override Training Training => new() { BatchSize = BatchSize{{part}}, Tokens = 3_276_800 };
            public override Optimizer Optimizer => new AdamW { LearningRate = RateScaling.SquareRoot(6e-3, 16, BatchSize) };
            """,
        Loss,
        "LB3009",
        $", Measure<{metric}>"));

    [Theory]
    [InlineData("// The earlier study chose 6e-3 for 16, 1.2e-2 for 64, 2.4e-2 for 256, and 4.8e-2 for 512.", "LB2037 '2.4e-2'")]
    [InlineData("// 6e-3 at a batch of 16, 1.2e-2 at 64 and 3.6e-2 at 512", "LB2037 '2.4e-2'")]
    [InlineData("// The earlier study chose 6e-3 for 16, 1.2e-2 for 64, and 2.4e-2 for 256 and 512.")]
    [InlineData("// 5.95e-3 for 16, 1.2e-2 for 64, and 2.4e-2 for 256")]
    [InlineData("// Another study chose 5e-3 for 16, 2e-2 for 64, and 3e-2 for 512.")]
    [InlineData("// 6e-3 for 16, 1.2e-2 for 64, 2.4e-2 for 256, and 9.6e-2 for 1,024")]
    [InlineData("// 6e-3 for 16, and 4.8e-2 for 512")]
    public void A_rate_is_that_of_its_comment(string comment, params string[] problems) => Assert.Equal(problems, Problems(
        "Batch sizes.",
        Sizes + $$"""
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 3_276_800 };
            public override Optimizer Optimizer => new AdamW
            {
                {{comment}}
                LearningRate = BatchSize switch { 16 => 6e-3, 64 => 1.2e-2, _ => 2.4e-2 },
            };
            """,
        Loss).Where(problem => problem.StartsWith("LB2037", StringComparison.Ordinal)));

    [Theory]
    [InlineData("In a pilot, the best were 6e-3 for 16 and 4.8e-2 for 512.", "LB2014")]
    [InlineData("The best rate of the pilot was 4.8e-2.", "LB2014")]
    [InlineData("In a pilot, 512 trained best at 4.8e-2.", "LB2014")]
    [InlineData("The pilot found 4.8e-2 to be the best rate of 512.", "LB2014")]
    [InlineData("In a pilot, the best were 6e-3 for 16 and 2.4e-2 for 512.")]
    [InlineData("A pilot tried rates up to 9.6e-2 for 512.")]
    [InlineData("The best rate of no batch size was 4.8e-2.")]
    [InlineData("The best rate of Marek et al. was 4.8e-2.")]
    [InlineData("The best loss of the pilot was 1.3 for 512.")]
    public void Rates_contain_what_the_text_calls_the_best(string remark, params string[] ids) => Assert.Equal(ids, Ids(
        "Batch sizes.",
        Sizes + $$"""

            /// <summary>Peak learning rate, tuned for each batch size.</summary>
            /// <remarks>{{remark}}</remarks>
            [Axis<double>(1.5e-3, 3e-3, 6e-3, 1.2e-2, 2.4e-2), TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 6e-3;
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 3_276_800 };
            public override Optimizer Optimizer => new AdamW { LearningRate = LearningRate };
            """,
        Loss,
        "LB2014"));

    [Theory]
    [InlineData("Because its gradients are noisier, two layers end lower than one", "LB8031")]
    [InlineData("Two layers end lower than one, thanks to smoother minima", "LB8031")]
    [InlineData("Because of its second layer, a model of two ends lower than one")]
    [InlineData("Two layers end lower than one")]
    public void A_reason_is_tested(string claim, params string[] ids) => Assert.Equal(ids, Ids(
        "Depths.",
        Layers,
        "r.EqualTokens.ValidationLoss(layers: 2).IsBelow(r.EqualTokens.ValidationLoss(layers: 1), margin: 0.01)",
        "LB8031",
        claim: claim));

    [Theory]
    [InlineData("Does momentum help?", "LB0035")]
    [InlineData("Does depth help?")]
    public void A_question_about_momentum_needs_two_momentums(string question, params string[] ids) => Assert.Equal(ids, Lab.Compile($$"""
        namespace Study;

        [Experiment("{{question}}")]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            {{Layers}}
            [Axis<double>(0.1, 0.2, 0.4, 0.8), TunedPer(nameof(Layers))] public double LearningRate { get; init; } = 0.2;
            public override Optimizer Optimizer => new Sgd { LearningRate = LearningRate, Momentum = 0.9 };

            [Claim("Two layers are better")]
            private static Verdict Holds(Results r) =>
                r.EqualTokens.ValidationLoss(layers: 2).IsBelow(r.EqualTokens.ValidationLoss(layers: 1), margin: 0.01);
        }
        """).Problems.Select(problem => problem.Split(' ')[0]).Where(id => id is "LB0035"));

    [Theory]
    [InlineData("300", "LB8012")]
    [InlineData("614_400")]
    public void Published_steps_are_in_tokens(string number, params string[] ids) => Assert.Equal(ids, Ids(
        "Steps.", Layers, $"Published.TokensPerStep.IsBelow({number})", "LB8012", subject: "Plan"));

    [Fact]
    public void The_smallest_published_step_is_known() => Assert.Equal(
        generators::LlamaBatch.Generators.ClaimUnitRule.SmallestPublishedStep,
        Published.TokensPerStep.Values.Min(quantity => quantity.Value));

    private static IEnumerable<string> Ids(
        string summary,
        string members,
        string verdict,
        string about,
        string metric = "",
        string claim = "The first is better",
        string subject = "Results") => Problems(summary, members, verdict, metric, claim, subject).Select(problem => problem.Split(' ')[0])
            .Where(id => id == about || id.StartsWith("CS", StringComparison.Ordinal));

    private static IEnumerable<string> Problems(
        string summary,
        string members,
        string verdict,
        string metric = "",
        string claim = "The first is better",
        string subject = "Results") => Lab.Compile($$"""
            namespace Study;

            /// <summary>{{summary}}</summary>
            [Experiment("Q?")]
            [Measure<ValidationLoss>{{metric}}]
            public sealed partial record S : Lab
            {
                {{members}}

                [Claim("{{claim}}")]
                private static Verdict Holds({{subject}} r){{(verdict.StartsWith('{') ? verdict : $" =>\n{verdict};")}}
            }
            """).Problems;
}
