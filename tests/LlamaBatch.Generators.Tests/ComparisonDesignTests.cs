namespace LlamaBatch.Generators.Tests;

/// <summary>Comparisons whose sides differ in more than they should, and numbers in another unit than the metric's.</summary>
public class ComparisonDesignTests
{
    [Theory]
    [InlineData("GainSquare", "LB8045 'r.Matched(loss).GradientVariance().Over(r.Matched(loss).GainSquare())'")]
    [InlineData("GradientSquare")]
    public void A_noise_scale_has_one_gradient(string square, params string[] problems) => Assert.Equal(problems, Of($$"""
        [Experiment("Q?", Seeds = 6)]
        [Measure<ValidationLoss>(EveryTokens = 40_960), Measure<GradientVariance>, Measure<GradientSquare>, Measure<GainSquare>]
        [Target<ValidationLoss>(2.2), Target<ValidationLoss>(1.6)]
        public sealed partial record S : Lab
        {
            [Axis<int>(1, 2)] public int Layers { get; init; } = 1;
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Training Training => new() { BatchSize = 64, Tokens = 819_200, Schedule = Schedule.Constant(warmup: 0.05) };

            [Claim("The noise scale is larger at a loss of 1.6 than at 2.2")]
            private static Verdict Grows(Results r) => Noise(r, 1.6).IsAbove(Noise(r, 2.2));

            private static Samples Noise(Results r, double loss) => r.Matched(loss).GradientVariance().Over(r.Matched(loss).{{square}}());
        }
        """).Problems);

    [Theory]
    [InlineData("8e-3", "1e-3", "LB8045")]
    [InlineData("1e-3", "8e-3")]
    public void Two_effects_have_one_direction(string first, string second, params string[] ids) => Assert.Equal(ids, Ids($$"""
        [Experiment("Q?", Seeds = 6)]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<int>(1, 2)] public int Layers { get; init; } = 1;
            [Axis<double>(1e-3, 8e-3)] public double LearningRate { get; init; } = 8e-3;
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Optimizer Optimizer => new AdamW { LearningRate = LearningRate };

            [Claim("A low rate costs more with two layers")]
            private static Verdict CostsMore(Results r) =>
                Loss(r, 2, 1e-3).EffectAgainst(Loss(r, 2, 8e-3)).IsAbove(
                    Loss(r, 1, {{first}}).EffectAgainst(Loss(r, 1, {{second}})), margin: 0.02);

            private static Samples Loss(Results r, int layers, double rate) =>
                r.EqualTokens.ValidationLoss(layers: layers, learningRate: rate);
        }
        """));

    [Theory]
    [InlineData("[3e-3, 2.4e-2]", "", "LB8012")]
    [InlineData("[3e-3, 6e-3, 2.4e-2]", "")]
    [InlineData("[3e-3, 2.4e-2]", ", lowest: 3e-3")]
    public void A_range_of_good_levels_needs_levels_on_both_sides(string rates, string ends, params string[] ids) =>
        Assert.Equal(ids, Ids($$"""
        [Experiment("Q?", Seeds = 6)]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<int>(1, 2)] public int Layers { get; init; } = 1;
            [Axis<double>(3e-3, 6e-3, 2.4e-2)] public double LearningRate { get; init; } = 6e-3;
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Optimizer Optimizer => new AdamW { LearningRate = LearningRate };

            [Claim("The range within 0.1 nats per token of the best is wider with two layers")]
            private static Verdict IsWider(Results r) => Width(r, 2).IsAbove(Width(r, 1), margin: 0.1);

            private static Samples Width(Results r, int layers) =>
                r.EqualTokens.ValidationLoss(layers, learningRate: {{rates}}).Along(nameof(LearningRate){{ends}}).WidthWithin(0.1);
        }
        """));

    [Theory]
    [InlineData("Split.ByDocument, Split.ByPosition", "Split = Part", "LB8027")]
    [InlineData("Split.ByDocument, Split.ByPosition", "SequenceLength = Part == Split.ByDocument ? 16 : 32")]
    public void Two_splits_are_validated_on_different_text(string levels, string setting, params string[] ids) =>
        Assert.Equal(ids, Ids($$"""
        [Experiment("Q?", Seeds = 6)]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<Split>({{levels}})] public Split Part { get; init; } = Split.ByDocument;
            public override Corpus Corpus => Corpora.TextFiles("../notes") with { {{setting}} };

            [Claim("The second is better")]
            private static Verdict IsBetter(Results r) => r.EqualTokens.ValidationLoss(part: Split.ByPosition).AcrossValidationSets()
                .IsBelow(r.EqualTokens.ValidationLoss(part: Split.ByDocument).AcrossValidationSets(), margin: 0.02);
        }
        """));

    [Theory]
    [InlineData("2", "LB8012 '2'")]
    [InlineData("0.02")]
    public void A_margin_is_within_the_range_of_a_user_defined_metric(string margin, params string[] problems) =>
        Assert.Equal(problems, Of($$"""
        public sealed class TopOneError : IValidationMetric
        {
            public static string Name => "Top-1 error";
            public static string Unit => "share";
            public static Better Better => Better.Lower;
            public static Contrast Contrast => Contrast.Difference;
            public static double Margin => 0.005;
            public static double Lowest => 0;
            public static double Highest => 1;
            public static double WhenDiverged(int vocabSize) => 1 - (1.0 / vocabSize);
            public static double Measure(ValidationOutcome validation) => 1 - ((double)validation.Correct / validation.Tokens);
        }

        [Experiment("Q?")]
        [Measure<TopOneError>]
        public sealed partial record S : Lab
        {
            [Axis<int>(1, 4)] public int Layers { get; init; } = 1;
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };

            [Claim("Four layers err less than one")]
            private static Verdict ErrsLess(Results r) =>
                r.EqualTokens.TopOneError(layers: 4).IsBelow(r.EqualTokens.TopOneError(layers: 1), margin: {{margin}});
        }
        """).Problems);

    [Theory]
    [InlineData("80", "LB8012 '80'")]
    [InlineData("80e9")]
    public void The_memory_of_a_model_too_large_to_train_is_in_bytes(string bytes, params string[] problems) =>
        Assert.Equal(problems, Of($$"""
        [Experiment("Does Llama 3 8B fit a GPU of 80 GB?")]
        public sealed partial record S : LlamaExperiment
        {
            [Axis<int>(2_048, 8_192)] public int SequenceLength { get; init; } = 8_192;
            public override LlamaConfig Model => LlamaConfig.Llama8B;
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = SequenceLength };
            public override Training Training => new() { BatchSize = 64, MicroBatch = 1, Tokens = 1_000_000_000 };
            public override AdamW Optimizer => new() { LearningRate = 3e-4 };

            [Claim("Training fits a GPU")]
            private static Verdict Fits(Plan p) => p.MemoryBytes(sequenceLength: 2_048).IsBelow({{bytes}});
        }
        """).Problems);

    [Theory]
    [InlineData("One layer ends below 1.5 nats per byte", "1.5", "LB8012 '1.5'")]
    [InlineData("One layer ends below 1.5 nats per byte", "2.16")]
    [InlineData("One layer ends below 1.5 bits per byte", "1.5")]
    public void BitsPerByte_is_in_bits(string text, string number, params string[] problems) => Assert.Equal(problems, Of($$"""
        [Experiment("Q?", Seeds = 6)]
        [Measure<BitsPerByte>]
        public sealed partial record S : Lab
        {
            [Axis<int>(1, 2)] public int Layers { get; init; } = 1;
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };

            [Claim("{{text}}")]
            private static Verdict IsLow(Results r) => r.EqualTokens.BitsPerByte(layers: 1).IsBelow({{number}});
        }
        """).Problems);

    [Theory]
    [InlineData("A rate of 0.3 costs at least 0.2 nats per token")]
    [InlineData("The first is worse", "LB7003 '0.3'")]
    public void A_rate_that_a_claim_names_is_meant(string text, params string[] problems) => Assert.Equal(problems, Of($$"""
        [Experiment("Q?", Seeds = 6)]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<double>(1e-2, 0.3)] public double LearningRate { get; init; } = 1e-2;
            public override Optimizer Optimizer => new AdamW { LearningRate = LearningRate };

            [Claim("{{text}}")]
            private static Verdict Costs(Results r) =>
                r.EqualTokens.ValidationLoss(learningRate: 0.3).IsAbove(r.EqualTokens.ValidationLoss(learningRate: 1e-2), margin: 0.2);
        }
        """).Problems);

    [Theory]
    [InlineData("double.PositiveInfinity", "LB0010 'double.PositiveInfinity'")]
    [InlineData("0.5", "LB2034 '0.5'")]
    [InlineData("0")]
    public void Infinite_clipping_is_one_mistake(string off, params string[] problems) => Assert.Equal(problems, Of($$"""
        [Experiment("Q?", Seeds = 6)]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<bool>(false, true)] public bool Clips { get; init; } = true;
            public override Training Training => new() { BatchSize = 16, Tokens = 819_200, GradientClip = Clips ? 1 : {{off}} };

            [Claim("Clipping helps")]
            private static Verdict Helps(Results r) =>
                r.EqualTokens.ValidationLoss(clips: true).IsBelow(r.EqualTokens.ValidationLoss(clips: false), margin: 0.01);
        }
        """).Problems);

    [Theory]
    [InlineData("", "learningRate: 6e-3", "LB2016 'Axis<double>(3e-3, 6e-3, 1.2e-2)'")]
    [InlineData(", TunedPer(nameof(BatchSize))", "")]
    [InlineData("", "learningRate: 1.2e-2")]
    public void A_rate_that_no_claim_varies_is_tuned(string tuned, string other, params string[] problems) =>
        Assert.Equal(problems, Of($$"""
        [Experiment("Q?", Seeds = 6)]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<int>(8, 32, 128)] public int BatchSize { get; init; } = 32;
            [Axis<double>(3e-3, 6e-3, 1.2e-2){{tuned}}] public double LearningRate { get; init; } = 6e-3;
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 819_200 };
            public override Optimizer Optimizer => new AdamW { LearningRate = LearningRate };

            [Claim("8 is better than 128")]
            private static Verdict IsBetter(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 8).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 128), margin: 0.01);

            [Claim("It is not much worse than 32")]
            private static Verdict IsFine(Results r) => r.EqualTokens.ValidationLoss(batchSize: 8{{(other.Length > 0 ? ", " + other : "")}})
                .IsNoWorseThan(r.EqualTokens.ValidationLoss(batchSize: 32{{(other.Length > 0 ? ", " + other : "")}}), margin: 0.01);
        }
        """).Problems);

    [Theory]
    [InlineData("IsNoWorseThan", "4", "0.005", "LB8020")]
    [InlineData("IsNoWorseThan", "4", "0.1")]
    [InlineData("IsBestOf", "[1, 2, 4]", "0.01", "LB8020")]
    [InlineData("IsBestOf", "[1, 2, 4]", "0.1")]
    public void A_trend_excludes_equal_ends(string method, string others, string margin, params string[] ids) => Assert.Equal(ids, Ids($$"""
        [Experiment("Q?", Seeds = 6)]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<int>(1, 2, 4)] public int Layers { get; init; } = 1;
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };

            [Claim("The deeper, the better")]
            private static Verdict Falls(Results r) => r.EqualTokens.ValidationLoss(layers: [1, 2, 4]).IsDecreasing(margin: 0.01);

            [Claim("One layer is enough")]
            private static Verdict IsEnough(Results r) =>
                r.EqualTokens.ValidationLoss(layers: 1).{{method}}(r.EqualTokens.ValidationLoss(layers: {{others}}), margin: {{margin}});
        }
        """));

    [Theory]
    [InlineData("", "65_536", "LB3005 '65_536'")]
    [InlineData("", "1_024")]
    [InlineData("(EveryTokens = 819_200)", "65_536")]
    public void Validation_at_the_default_interval_takes_less_time_than_training(
        string interval, string windows, params string[] problems) => Assert.Equal(problems, Of($$"""
        [Experiment("Q?", Seeds = 6)]
        [Measure<ValidationLoss>{{interval}}]
        public sealed partial record S : Lab
        {
            [Axis<int>(1, 2)] public int Layers { get; init; } = 1;
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Validation Validation => new() { Windows = {{windows}} };

            [Claim("Two are better")]
            private static Verdict IsBetter(Results r) =>
                r.EqualTokens.ValidationLoss(layers: 2).IsBelow(r.EqualTokens.ValidationLoss(layers: 1), margin: 0.01);
        }
        """).Problems);

    [Theory]
    [InlineData("bs{Batch}-seed{seed}", "", "LB5007")]
    [InlineData("bs{BatchSize}-seed{seed}", "")]
    [InlineData("bs{Batch}-seed{seed}", "Axes = [(nameof(BatchSize), \"Batch\")],")]
    public void A_placeholder_in_names_of_runs_is_an_axis(string names, string property, params string[] ids) => Assert.Equal(ids, Ids($$"""
        [Experiment("Q?")]
        [Measure<ValidationLoss>]
        public sealed partial record S : ImportedExperiment
        {
            [Axis<int>(8, 64)] public int BatchSize { get; init; } = 8;
            public override RunTable Runs => RunTable.WandB("data/chart.csv") with
            {
                {{property}}
                RunNames = "{{names}}",
                Pair = "seed",
                Source = "Our own runs.",
            };

            [Claim("A large batch is better")]
            private static Verdict IsBetter(Results r) =>
                r.EqualSteps.ValidationLoss(64).IsBelow(r.EqualSteps.ValidationLoss(8), margin: 0.01);
        }
        """));

    [Theory]
    [InlineData("bs{Batch}-seed{seed}", "", "LB5007")]
    [InlineData("bs{BatchSize}-seed{seed}", "")]
    [InlineData("bs{batch_size}-seed{seed}", "")]
    [InlineData("bs{Batch}-seed{seed}", "Axes = [(nameof(BatchSize), \"Batch\")],")]
    public void A_placeholder_is_an_axis(string folder, string property, params string[] ids) => Assert.Equal(ids, Ids($$"""
        [Experiment("Q?")]
        [Measure<ValidationLoss>]
        public sealed partial record S : ImportedExperiment
        {
            [Axis<int>(8, 64)] public int BatchSize { get; init; } = 8;
            public override RunTable Runs => RunTable.TrainerState("data/{{folder}}/trainer_state.json") with
            {
                {{property}}
                Pair = "seed",
                Metrics = [(nameof(ValidationLoss), "eval_loss")],
                Source = "Our own runs.",
            };

            [Claim("A large batch is better")]
            private static Verdict IsBetter(Results r) =>
                r.EqualSteps.ValidationLoss(64).IsBelow(r.EqualSteps.ValidationLoss(8), margin: 0.01);
        }
        """));

    [Theory]
    [InlineData("Where = [(\"state\", \"finished\")],", "LB0011")]
    [InlineData("Progress = Progress.Steps(\"step\"),", "LB0011")]
    [InlineData("")]
    public void Runs_that_are_typed_in_have_no_columns(string property, params string[] ids) => Assert.Equal(ids, Ids($$"""
        [Experiment("Q?")]
        [Measure<ValidationLoss>]
        public sealed partial record S : ImportedExperiment
        {
            [Axis<int>(0, 500)] public int WarmupSteps { get; init; } = 500;
            public override RunTable Runs => RunTable.Of(
                nameof(WarmupSteps),
                nameof(ValidationLoss),
                (0, [3.412, 3.398, 3.405, 3.421, 3.409, 3.400]),
                (500, [3.352, 3.347, 3.361, 3.349, 3.350, 3.358])) with
            {
                {{property}}
                Source = "Our own runs.",
            };

            [Claim("A warm-up helps")]
            private static Verdict Helps(Results r) =>
                r.EqualTokens.ValidationLoss(500).IsBelow(r.EqualTokens.ValidationLoss(0), margin: 0.01);
        }
        """));

    [Theory]
    [InlineData("Compare(r, (1, true), (1, true))", "LB8014")]
    [InlineData("Compare(r, (1, true), (1, false))")]
    public void A_tuple_holds_the_levels(string verdict, params string[] ids) => Assert.Equal(ids, Ids($$"""
        [Experiment("Q?", Seeds = 6)]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<int>(1, 2)] public int Layers { get; init; } = 1;
            [Axis<bool>(false, true)] public bool Tied { get; init; }
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers, TieWordEmbeddings = Tied };

            [Claim("Tying helps")]
            private static Verdict Helps(Results r) => {{verdict}};

            private static Verdict Compare(Results r, (int Layers, bool Tied) arm, (int Layers, bool Tied) rival) =>
                r.EqualTokens.ValidationLoss(layers: arm.Layers, tied: arm.Tied)
                    .IsBelow(r.EqualTokens.ValidationLoss(layers: rival.Layers, tied: rival.Tied), margin: 0.01);
        }
        """));

    [Theory]
    [InlineData("r.EqualSteps, r.EqualTokens", "LB8013")]
    [InlineData("r.EqualTokens, r.EqualTokens")]
    public void Both_sides_are_read_at_one_budget(string budgets, params string[] ids) => Assert.Equal(ids, Ids($$"""
        [Experiment("Q?", Seeds = 6)]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<int>(1, 2)] public int Layers { get; init; } = 1;
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };

            [Claim("Two are better")]
            private static Verdict IsBetter(Results r)
            {
                var (one, other) = ({{budgets}});
                return one.ValidationLoss(layers: 2).IsBelow(other.ValidationLoss(layers: 1), margin: 0.01);
            }
        }
        """));

    [Theory]
    [InlineData("1.7", "LB8004 'At(r, 1.7, 1).IsBelow(At(r, 1.7, 2), margin: 0.01)'")]
    [InlineData("1.6")]
    public void A_target_that_a_helper_reads_is_declared(string target, params string[] problems) => Assert.Equal(problems, Of($$"""
        [Experiment("Q?", Seeds = 6)]
        [Measure<ValidationLoss>, Measure<SeenLoss>(EveryTokens = 20_480)]
        [Target<SeenLoss>(1.6)]
        public sealed partial record S : Lab
        {
            [Axis<int>(1, 2)] public int Layers { get; init; } = 1;
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            public override Training Training => new() { BatchSize = 16, Tokens = 819_200, Schedule = Schedule.Constant(warmup: 0.05) };

            [Claim("One layer generalizes better")]
            private static Verdict Generalizes(Results r) => At(r, {{target}}, 1).IsBelow(At(r, {{target}}, 2), margin: 0.01);

            private static Samples At(Results r, double seen, int layers) => r.Matched(seen).ValidationLoss(layers: layers);
        }
        """).Problems);

    [Theory]
    [InlineData("0.0002", "LB0011")]
    [InlineData("0.25")]
    public void A_stage_has_a_step(string until, params string[] ids) => Assert.Equal(ids, Ids($$"""
        [Experiment("Q?", Seeds = 6)]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<bool>(false, true)] public bool Grows { get; init; }
            public override Training Training => new()
            {
                BatchSize = 32,
                Tokens = 819_200,
                BatchSchedule = Grows ? BatchSchedule.Staged(8, until: {{until}}).Then(16, until: 0.5) : BatchSchedule.Constant(),
            };

            [Claim("Growth loses nothing")]
            private static Verdict LosesNothing(Results r) =>
                r.EqualTokens.ValidationLoss(grows: true).IsNoWorseThan(r.EqualTokens.ValidationLoss(grows: false), margin: 0.02);
        }
        """));

    [Theory]
    [InlineData("5", "LB8012 '=> 5'")]
    [InlineData("0.05")]
    public void The_margin_of_a_user_defined_ratio_is_a_logarithm(string margin, params string[] problems) =>
        Assert.Equal(problems, Of($$"""
        public sealed class BytesPerToken : ICostMetric
        {
            public static string Name => "Bytes per token";
            public static string Unit => "bytes";
            public static Better Better => Better.Lower;
            public static Contrast Contrast => Contrast.Ratio;
            public static double Margin => {{margin}};
            public static bool IsTimed => false;
            public static double Measure(CostOutcome cost) => (double)cost.PeakMemoryBytes / cost.TokensPerStep;
        }

        [Experiment("Q?")]
        [Measure<BytesPerToken>]
        public sealed partial record S : Lab
        {
            [Axis<int>(1, 8)] public int Part { get; init; } = 8;
            public override Training Training => new() { BatchSize = 8, MicroBatch = Part, Tokens = 51_200 };

            [Claim("Large parts take more memory")]
            private static Verdict TakeMore(Results r) => r.BytesPerToken(part: 8).IsAbove(r.BytesPerToken(part: 1));
        }
        """).Problems);

    /// <summary>The compiler warns of the missing arm (CS8509).</summary>
    [Fact]
    public void A_missing_arm_is_reported_once() => Assert.Equal(["CS8509"], Ids("""
        public enum Fall { Cosine, Linear }

        [Experiment("Q?", Seeds = 6)]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<Fall>(Fall.Cosine, Fall.Linear)] public Fall Fall { get; init; } = Fall.Cosine;
            public override Training Training => new()
            {
                BatchSize = 16,
                Tokens = 819_200,
                Schedule = Fall switch { Fall.Cosine => Schedule.Cosine(warmup: 0.1) },
            };

            [Claim("A line is better")]
            private static Verdict IsBetter(Results r) =>
                r.EqualTokens.ValidationLoss(fall: Fall.Linear).IsBelow(r.EqualTokens.ValidationLoss(fall: Fall.Cosine), margin: 0.01);
        }
        """));

    private static IEnumerable<string> Ids(string record) => Of(record).Problems.Select(problem => problem.Split(' ')[0]);

    private static Compiled Of(string record) => Lab.Compile("namespace Study;\n\n" + record);
}
