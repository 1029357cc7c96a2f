namespace LlamaBatch.Generators.Tests;

/// <summary>Mistakes of people who write their first experiments: copies that were not changed, units, and loops that drop verdicts.</summary>
public class FirstExperimentTests
{
    private const string Layers = "[Axis<int>(1, 2, 3)] public int Layers { get; init; } = 1;";

    private const string Depths = "public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };";

    private const string Below = "r.EqualTokens.ValidationLoss(layers: 2).IsBelow(r.EqualTokens.ValidationLoss(layers: 1), margin: 0.01)";

    private const string Other = "r.EqualTokens.ValidationLoss(layers: 3).IsBelow(r.EqualTokens.ValidationLoss(layers: 2), margin: 0.01)";

    [Theory]
    [InlineData($"{{ return {Below} & {Below}; }}", $"LB8033 '{Below}'")]
    [InlineData($"{{ return {Below} & {Other}; }}")]
    public void A_claim_makes_a_comparison_once(string body, params string[] problems) =>
        Assert.Equal(problems, Of(Layers, Depths, body));

    [Theory]
    [InlineData("verdict = Beat(r, other);", "LB8033 'verdict = Beat(r, other)'")]
    [InlineData("verdict = verdict & Beat(r, other);")]
    [InlineData("verdict &= Beat(r, other);")]
    [InlineData("Verdict one = Beat(r, other); verdict &= one;")]
    [InlineData("if (other == 1) { verdict = Beat(r, other); }")]
    public void A_loop_keeps_the_verdicts_of_all_passes(string pass, params string[] problems) => Assert.Equal(problems, Of(
        Layers,
        Depths + " private static Verdict Beat(Results r, int other) => r.EqualTokens.ValidationLoss(layers: 2)"
            + ".IsBelow(r.EqualTokens.ValidationLoss(layers: other), margin: 0.01);",
        $"{{ Verdict verdict = Beat(r, 1); foreach (int other in new[] {{ 1, 3 }}) {{ {pass} }} return verdict; }}"));

    [Theory]
    [InlineData("fromBatch: 128, toBatch: BatchSize * 32", "LB7011 'BatchSize * 32'")]
    [InlineData("fromBatch: 128, toBatch: BatchSize")]
    [InlineData("fromBatch: 128 * 32, toBatch: BatchSize * 32")]
    [InlineData("fromBatch: 4_096, toBatch: BatchSize * 32")]
    public void Both_batch_sizes_are_in_sequences(string batches, params string[] problems) => Assert.Equal(problems, Of(
        "[Axis<int>(4, 16, 64)] public int BatchSize { get; init; } = 16;", $$"""
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 819_200 };
            public override AdamW Optimizer => new()
            {
                LearningRate = RateScaling.SquareRoot(3e-3, 16, BatchSize),
                Beta2 = HalfLife.Rescale(beta: 0.95, {{batches}}, atLeast: 0.81),
            };
            """, "=> r.EqualTokens.ValidationLoss(batchSize: 4).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 64), margin: 0.01);"));

    [Theory]
    [InlineData("The loss of two layers is more than 5 % lower than that of one", "0.05", "LB8031 '0.05'")]
    [InlineData("The loss of two layers is more than 0.05 nats per token lower than that of one", "0.05")]
    public void The_margin_of_a_loss_is_a_difference(string claim, string margin, params string[] problems) => Assert.Equal(problems, Of(
        Layers, Depths, $"=> {Below.Replace("0.01", margin, StringComparison.Ordinal)};", claim));

    [Theory]
    [InlineData("Schedule.Cosine(0.02, 0.1)", "LB3009 '0.02'")]
    [InlineData("Schedule.Cosine(0.1, 0.02)")]
    public void A_warm_up_is_as_long_as_the_text_says(string schedule, params string[] problems) => Assert.Equal(problems, Of(
        Layers, Depths + $$"""
            public override Training Training => new()
            {
                BatchSize = 16,
                Tokens = 819_200,
                // A warm-up over a tenth of the text.
                Schedule = {{schedule}},
            };
            """, $"=> {Below};", "It holds", "A tenth of the run is a warm-up."));

    [Theory]
    [InlineData("ValidationLoss(layers: 2).Spread().IsBelow(r.EqualTokens.ValidationLoss(layers: 1), margin: 0.1)", true)]
    [InlineData("ValidationLoss(layers: 2).IsBelow(r.EqualTokens.ValidationLoss(layers: 1).Spread(), margin: 0.1)", true)]
    [InlineData("ValidationLoss(layers: 2).Spread().IsBelow(r.EqualTokens.ValidationLoss(layers: 1).Spread(), margin: 0.1)", false)]
    public void A_spread_is_compared_with_a_spread(string verdict, bool isFound) => Assert.Equal(
        isFound ? [$"LB8013 'r.EqualTokens.{verdict}'"] : [],
        Of(Layers, Depths, $"=> r.EqualTokens.{verdict};", seeds: 20));

    [Theory]
    [InlineData("A batch of 256 takes fewer seconds than 16", "LB8031 'IsBelow'")]
    [InlineData("A batch of 256 takes fewer steps than 16")]
    public void Planned_steps_are_no_time(string claim, params string[] problems) => Assert.Equal(problems, Of(
        "[Axis<int>(16, 256)] public int Batch { get; init; } = 16;", """
            public override Training Training => new() { BatchSize = Batch, Tokens = 1_638_400 };
            public override AdamW Optimizer => new() { LearningRate = RateScaling.SquareRoot(3e-3, 16, Batch) };

            [Claim("It holds")]
            private static Verdict Loss(Results r) =>
                r.EqualTokens.ValidationLoss(batch: 16).IsBelow(r.EqualTokens.ValidationLoss(batch: 256), margin: 0.01);
            """, "=> p.Steps(batch: 256).IsBelow(p.Steps(batch: 16));", claim));

    [Theory]
    [InlineData("With two layers, the validation loss is lower than with one", "LB8031 'IsBelow'")]
    [InlineData("With two layers, the training loss is lower than with one")]
    public void The_metric_of_the_text_is_compared(string claim, params string[] problems) => Assert.Equal(problems, Of(
        Layers,
        Depths,
        "=> r.EqualTokens.TrainLoss(layers: 2).IsBelow(r.EqualTokens.TrainLoss(layers: 1), margin: 0.01);",
        claim,
        metrics: "[Measure<ValidationLoss>, Measure<TrainLoss>]"));

    [Theory]
    [InlineData("one epoch: each token is one byte", "LB3009 '819_200'")]
    [InlineData("ten epochs", "LB3009 '819_200'")]
    [InlineData("8 epochs")]
    public void A_comment_states_the_epochs(string comment, params string[] problems) => Assert.Equal(problems, Of(
        Layers, Depths + $$"""
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32, TrainingLimit = 102_400 };
            public override Training Training => new()
            {
                BatchSize = 16,
                Tokens = 819_200,    // {{comment}}
            };
            """, $"=> {Below};"));

    [Theory]
    [InlineData("none of the two other depths has a lower loss", "[1]", true)]
    [InlineData("none of the two other depths has a lower loss", "[1, 3]", false)]
    public void A_list_has_as_many_levels_as_the_text_says(string claim, string levels, bool isFound) => Assert.Equal(
        isFound ? ["LB8031 'IsBestOf'"] : [],
        Of(
            Layers,
            Depths,
            $"=> r.EqualTokens.ValidationLoss(layers: 2).IsBestOf(r.EqualTokens.ValidationLoss(layers: {levels}), margin: 0.01);",
            claim));

    [Theory]
    [InlineData("double.NaN", "LB8038 'double.NaN'")]
    [InlineData("1")]
    public void A_diverged_trial_has_a_number(string value, params string[] problems) => Assert.Equal(problems, Compiled.Of($$"""
        namespace Study;

        public sealed class Own : IStepMetric
        {
            public static string Name => "Own";
            public static string Unit => "share";
            public static Better Better => Better.Lower;
            public static Contrast Contrast => Contrast.Difference;
            public static double Margin => 0.005;
            public static double FinalShare => 0.5;
            public static double WhenDiverged(int vocabSize) => {{value}};
            public static double Measure(StepOutcome step) => step.Loss > 2 ? 1 : 0;
        }
        """).Problems);

    [Theory]
    [InlineData("", "LB5013")]
    [InlineData(", Until = \"last_step\"")]
    public void A_run_that_misses_the_target_has_a_last_step(string until, params string[] problems) => Assert.Equal(
        problems,
        Compiled.Of($$"""
            namespace Study;

            /// <summary>Runs.</summary>
            [Experiment("Q?")]
            [Measure<ValidationLoss>]
            [Target<ValidationLoss>(2.9)]
            public sealed partial record S : ImportedExperiment
            {
                /// <summary>Rates.</summary>
                [Axis<double>(3e-4, 6e-4)] public double Rate { get; init; } = 3e-4;
                public override long? TokensPerStep => 131_072;
                public override RunTable Runs => RunTable.Csv("data/reached.csv") with
                {
                    Axes = [(nameof(Rate), "rate")],
                    Pair = "seed",
                    Targets =
                    [
                        new RunTarget(nameof(ValidationLoss), 2.9, ProgressUnit.Steps)
                        {
                            Column = "step", EvaluatedEvery = "every", NotReached = "DNF"{{until}},
                        },
                    ],
                    Source = "Our own runs.",
                };

                [Claim("It holds")]
                private static Verdict Holds(Results r) => r.ToTarget(2.9).Steps(rate: 6e-4).IsBelow(r.ToTarget(2.9).Steps(rate: 3e-4));
            }
            """).Problems.Select(problem => problem.Split(' ')[0]));

    [Theory]
    [InlineData("Which weight decay is too strong?")]
    [InlineData("Which weight decay is best?", "LB7004 '10'")]
    public void A_question_may_ask_for_too_strong_a_decay(string question, params string[] problems) => Assert.Equal(problems, Of(
        "[Axis<double>(0.1, 10)] public double WeightDecay { get; init; } = 0.1;",
        "public override AdamW Optimizer => new() { LearningRate = 6e-3, WeightDecay = WeightDecay };",
        "=> r.EqualTokens.ValidationLoss(weightDecay: 10).IsAbove(r.EqualTokens.ValidationLoss(weightDecay: 0.1), margin: 0.01);",
        question: question));

    [Theory]
    [InlineData("The best depth lies between 1 and 3", "BestLevel().IsBetween(1, 2)", "LB8031 'IsBetween'")]
    [InlineData("The best depth lies between 1 and 3", "BestLevel().IsBetween(1, 3)")]
    [InlineData("The best depth lies between 10 and 30 % of the width", "BestLevel().IsBetween(1, 3)")]
    public void The_bounds_of_the_text_are_those_of_the_code(string claim, string verdict, params string[] problems) => Assert.Equal(
        problems,
        Of(Layers, Depths, $"=> r.EqualTokens.ValidationLoss(layers: [1, 2, 3]).{verdict};", claim)
            .Where(problem => problem.StartsWith("LB8031", StringComparison.Ordinal)));

    [Theory]
    [InlineData("Two layers need fewer steps than one to reach a loss of 1.6", "LB8031 'IsBelow'")]
    [InlineData("Two layers need fewer steps than one to reach a loss of 1.9")]
    [InlineData("Two layers need fewer steps than one to a perplexity of 6.7")]
    public void The_target_of_the_text_is_that_of_the_code(string claim, params string[] problems) => Assert.Equal(problems, Of(
        Layers,
        Depths + " public override Training Training => new() { BatchSize = 16, Tokens = 819_200, Schedule = Schedule.Constant(0.1) };",
        "=> r.ToTarget(1.9).Steps(layers: 2).IsBelow(r.ToTarget(1.9).Steps(layers: 1));",
        claim,
        metrics: "[Measure<ValidationLoss>(EveryTokens = 8_192), Target<ValidationLoss>(1.9)]"));

    [Theory]
    [InlineData("Three layers have a lower loss than one and two", "[1]", true)]
    [InlineData("Three layers have a lower loss than one and two", "[1, 2]", false)]
    public void A_list_has_all_levels_of_the_text(string claim, string levels, bool isFound) => Assert.Equal(
        isFound ? ["LB8031 'IsBelow'"] : [],
        Of(
            Layers,
            Depths,
            $"=> r.EqualTokens.ValidationLoss(layers: 3).IsBelow(r.EqualTokens.ValidationLoss(layers: {levels}), margin: 0.01);",
            claim));

    [Theory]
    [InlineData("Schedule.Linear(warmup: 0.1, floor: 1)", "LB0011 '1'")]
    [InlineData("Schedule.Linear(warmup: 0.1, floor: 0.1)")]
    public void A_decay_falls(string schedule, params string[] problems) => Assert.Equal(problems, Of(
        Layers,
        Depths + $" public override Training Training => new() {{ BatchSize = 16, Tokens = 819_200, Schedule = {schedule} }};",
        $"=> {Below};"));

    [Theory]
    [InlineData("1_048_576", "report 7: 1,024 sequences of 2,048 tokens", "LB5018 '1_048_576'")]
    [InlineData("2_097_152", "report 7: 1,024 sequences of 2,048 tokens")]
    [InlineData("2_097_152", "report 7: ５１２ sequences of 2,048 tokens, TWICE")]
    public void A_number_is_the_product_of_its_source(string number, string source, params string[] problems) => Assert.Equal(problems, Of(
        Layers, Depths + $$"""
            private static Quantities Ours { get; } = new("tokens per step", [new Quantity("Our model", {{number}}, "{{source}}")]);

            [Claim("It holds too")]
            private static Verdict Size(Plan p) => Ours.IsAbove(p.TokensPerStep(layers: 1));
            """, $"=> {Below};"));

    [Theory]
    [InlineData("8_192", "LB5018 '8_192'")]
    [InlineData("2_048")]
    public void Operations_are_those_of_the_sequence_length(string length, params string[] problems) =>
        Assert.Equal(problems, Compiled.Of($$"""
        namespace Study;

        /// <summary>Runs.</summary>
        [Experiment("Q?")]
        [Measure<ValidationLoss>]
        [Target<ValidationLoss>(3.3)]
        public sealed partial record S : ImportedExperiment
        {
            /// <summary>Sizes.</summary>
            [Axis<int>(32, 128)] public int BatchSize { get; init; } = 32;
            public override long? SequencesPerStep => BatchSize;
            public override long? TokensPerSequence => 2_048;
            public override double? FlopsPerToken => LlamaConfig.Llama8B.FlopsPerToken({{length}});
            public override RunTable Runs => RunTable.JsonLines("runs/bs{BatchSize}-{run}.jsonl") with
            {
                Run = "run",
                Progress = Progress.Steps("step"),
                Metrics = [(nameof(ValidationLoss), "val_loss")],
                Source = "Our runs.",
            };

            [Claim("It holds")]
            private static Verdict Holds(Results r) => r.ToTarget(3.3).Flops(32).IsBelow(r.ToTarget(3.3).Flops(128));
        }
        """).Problems);

    /// <summary>Right texts that look like wrong ones, as a reviewer of the rules wrote them.</summary>
    [Theory]
    [InlineData("Two layers have a lower loss than one on all 3 texts", Below)]
    [InlineData("On every text, two layers have a lower loss than one", Below)]
    [InlineData("Two layers have a lower loss than one after the same text, because they have more parameters", Below)]
    [InlineData("After each run has ended the loss of two layers is lower than that of one", Below)]
    [InlineData("The accuracy reported 95 % of the time is higher with two layers", Below)]
    public void Right_texts_are_silent(string claim, string verdict) => Assert.Empty(Of(Layers, Depths, $"=> {verdict};", claim));

    [Theory]
    [InlineData("The learning rate falls over the last fifth of the text.")]
    [InlineData("The text is read TWICE.")]
    [InlineData("A small version of Llama 2 (sequence length 4,096).")]
    [InlineData("A PC with 4 GB SSD.")]
    public void Right_summaries_are_silent(string summary) => Assert.Empty(Of(
        Layers,
        Depths + " public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };",
        $"=> {Below};",
        summary: summary));

    /// <summary>A sum of sums names each variable twice, and a loop of loops in helpers repeats each comparison.</summary>
    [Fact]
    public void Long_chains_of_variables_and_helpers_are_read_in_time()
    {
        string chain = string.Concat(Enumerable.Range(1, 40).Select(i => $"double d{i} = d{i - 1} + d{i - 1}; "));
        string list = $"new[] {{ {string.Join(", ", Enumerable.Range(1, 60))} }}";
        string helpers = string.Concat(Enumerable.Range(0, 3).Select(i => $"private static int H{i}(int n) {{ int sum = 0; "
            + $"foreach (int a in {list}) foreach (int b in {list}) sum += {(i == 2 ? "a" : $"H{i + 1}(b)")}; return sum; }} "));

        Assert.NotNull(Of(
            Layers,
            Depths + helpers,
            $"{{ double d0 = 0.001; {chain} return H0(1) > 0 ? {Below.Replace("0.01", "d40", StringComparison.Ordinal)} : {Below}; }}")
            .ToList());
    }

    private static IEnumerable<string> Of(
        string axis,
        string settings,
        string body,
        string claim = "It holds",
        string summary = "Levels.",
        string metrics = "[Measure<ValidationLoss>]",
        string question = "Q?",
        int seeds = 6) => Lab.Compile($$"""
        namespace Study;

        /// <summary>{{summary}}</summary>
        [Experiment("{{question}}", Seeds = {{seeds}})]
        {{metrics}}
        public sealed partial record S : Lab
        {
            {{axis}}
            {{settings}}

            [Claim("{{claim}}")]
            private static Verdict Holds({{(body.Contains("p.", StringComparison.Ordinal) ? "Plan p" : "Results r")}})
            {{body}}{{(body.StartsWith("=>", StringComparison.Ordinal) && !body.EndsWith(';') ? ";" : "")}}
        }
        """).Problems;
}
