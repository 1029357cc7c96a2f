namespace LlamaBatch.Generators.Tests.Examples;

/// <summary>Examples of the rules about metrics, targets and claims.</summary>
internal static class ClaimExamples
{
    private const string ThreeClaims = """
            [Claim("A batch of 100 generalizes better than one of 16")]
            private static Verdict BetterThan16(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 16));

            [Claim("A batch of 100 generalizes better than one of 256")]
            private static Verdict BetterThan256(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));

            [Claim("A batch of 16 generalizes better than one of 256")]
            private static Verdict SmallBetterThan256(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 16).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));
        """;

    public static IReadOnlyList<RuleExample> All { get; } =
    [
        new("LB8001",
            "The report calls the method with the results, or with the plan. It can call only a static method with this one parameter.",
            Wrong: """
            [Claim("A batch of 100 generalizes better than one of 256")]
            private Verdict [|Better|](Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));
            """,
            Right: """
            [Claim("A batch of 100 generalizes better than one of 256")]
            private static Verdict Better(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));
            """),

        new("LB8002",
            "No trial has this level, so the claim has no data. Without this rule, the mistake would show only after training.",
            Wrong: """
            [Claim("A batch of 100 generalizes better than one of 512")]
            private static Verdict Better(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: [|512|]));
            """,
            Right: """
            [Claim("A batch of 100 generalizes better than one of 256")]
            private static Verdict Better(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));
            """),

        new("LB8003",
            "The interface says when a metric is measured: at each step, at each validation, or in timed cost trials. With no such "
                + "interface or several of them, the program does not know when to measure.",
            Wrong: """
            [Measure<ValidationLoss>, [|Measure<Perplexity>|]]
            public sealed partial record BatchStudy : LlamaExperiment { … }

            public abstract class Perplexity : IMetric
            {
                public static string Name => "Perplexity";
                public static string Unit => "1";
                public static Better Better => Better.Lower;
                public static Contrast Contrast => Contrast.Ratio;
                public static double Margin => 0.01;
            }
            """,
            Right: """
            [Measure<ValidationLoss>, Measure<Perplexity>]
            public sealed partial record BatchStudy : LlamaExperiment { … }

            public abstract class Perplexity : IValidationMetric
            {
                public static string Name => "Perplexity";
                public static string Unit => "1";
                public static Better Better => Better.Lower;
                public static Contrast Contrast => Contrast.Ratio;
                public static double Margin => 0.01;
                public static double WhenDiverged(int vocabSize) => vocabSize;
                public static double Measure(ValidationOutcome validation) => Math.Exp(validation.Nats / validation.Tokens);
            }
            """),

        new("LB8004",
            "Only declared targets are read off the curves. A claim about another target has no data.",
            Wrong: """
            [Target<ValidationLoss>(1.7)]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize), For = 1.7)]
                public double LearningRate { get; init; } = 3e-3;

                [Claim("A batch of 100 needs fewer steps than one of 16")]
                private static Verdict FewerSteps(Results r) =>
                    r.ToTarget([|1.8|]).Steps(batchSize: 100).IsBelow(r.ToTarget(1.7).Steps(batchSize: 16));
            }
            """,
            Right: """
            [Target<ValidationLoss>(1.7)]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize), For = 1.7)]
                public double LearningRate { get; init; } = 3e-3;

                [Claim("A batch of 100 needs fewer steps than one of 16")]
                private static Verdict FewerSteps(Results r) =>
                    r.ToTarget(1.7).Steps(batchSize: 100).IsBelow(r.ToTarget(1.7).Steps(batchSize: 16));
            }
            """),

        new("LB8005",
            "A claim names a target by its value. If two targets have the same value, the claim is ambiguous.",
            Wrong: """
            [Target<ValidationLoss>(1.7), [|Target<ValidationLoss>(1.70)|]]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """,
            Right: """
            [Target<ValidationLoss>(1.7), Target<ValidationLoss>(1.5)]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """),

        new("LB8006",
            "A target is read off the curve of its metric. A metric that is not measured has no curve.",
            Wrong: """
            [Measure<ValidationLoss>]
            [[|Target<Accuracy>(0.5)|]]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """,
            Right: """
            [Measure<ValidationLoss>, Measure<Accuracy>(EveryTokens = 200_000)]
            [Target<Accuracy>(0.5)]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """),

        new("LB8008",
            "The report lists verdicts by the texts of their claims. A reader cannot distinguish two verdicts with the same text.",
            Wrong: """
            [Claim("A batch of 100 generalizes better")]
            private static Verdict BetterThan16(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 16));

            [Claim([|"A batch of 100 generalizes better"|])]
            private static Verdict BetterThan256(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));
            """,
            Right: """
            [Claim("A batch of 100 generalizes better than one of 16")]
            private static Verdict BetterThan16(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 16));

            [Claim("A batch of 100 generalizes better than one of 256")]
            private static Verdict BetterThan256(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));
            """),

        new("LB8009",
            "Without a metric nothing is trained, and without a claim nothing is decided. The report would be empty.",
            Wrong: """
            [Experiment("Is a deeper Llama better?")]
            public sealed partial record [|Depths|] : LlamaExperiment
            {
                [Axis<int>(2, 4)]
                public int Layers { get; init; } = 2;

                public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
                public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
                public override Training Training => new() { BatchSize = 16, Tokens = 4_000_000 };
                public override AdamW Optimizer => new() { LearningRate = 3e-3 };
            }
            """,
            Right: """
            [Experiment("Is a deeper Llama better?")]
            [Measure<ValidationLoss>]
            public sealed partial record Depths : LlamaExperiment
            {
                [Axis<int>(2, 4)]
                public int Layers { get; init; } = 2;

                public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
                public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
                public override Training Training => new() { BatchSize = 16, Tokens = 4_000_000 };
                public override AdamW Optimizer => new() { LearningRate = 3e-3 };
            }
            """),

        new("LB8010",
            "The test of a claim pairs the configurations by seed and estimates the spread from these pairs. With fewer than three "
                + "pairs, every verdict that training decides is inconclusive.",
            Wrong: """
            [Experiment("Is a batch of 100 balanced?", Seeds = [|2|])]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                [Claim("A batch of 100 generalizes better than one of 256")]
                private static Verdict Better(Results r) =>
                    r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));
            }
            """,
            Right: """
            [Experiment("Is a batch of 100 balanced?", Seeds = 5)]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                [Claim("A batch of 100 generalizes better than one of 256")]
                private static Verdict Better(Results r) =>
                    r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));
            }
            """),

        new("LB8011",
            "A comparison with several levels tests each of them. A level that is named twice is tested once. Probably another level "
                + "was meant.",
            Wrong: """
            [Claim("A batch of 100 generalizes best")]
            private static Verdict Best(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: [256, [|256|]]));
            """,
            Right: """
            [Claim("A batch of 100 generalizes best")]
            private static Verdict Best(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: [16, 256]));
            """),

        new("LB8012",
            "No outcome of training can support a claim with a number outside the metric's range. Often a percentage was meant.",
            Wrong: """
            [Measure<ValidationLoss>, Measure<Accuracy>]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                [Claim("A batch of 100 is 5 percentage points more accurate than one of 256")]
                private static Verdict MoreAccurate(Results r) =>
                    r.EqualTokens.Accuracy(batchSize: 100).IsAbove(r.EqualTokens.Accuracy(batchSize: 256), margin: [|5|]);
            }
            """,
            Right: """
            [Measure<ValidationLoss>, Measure<Accuracy>]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                [Claim("A batch of 100 is 5 percentage points more accurate than one of 256")]
                private static Verdict MoreAccurate(Results r) =>
                    r.EqualTokens.Accuracy(batchSize: 100).IsAbove(r.EqualTokens.Accuracy(batchSize: 256), margin: 0.05);
            }
            """),

        new("LB8013",
            "The difference between two metrics, or between values after different budgets, has no meaning.",
            Wrong: """
            [Measure<ValidationLoss>, Measure<TrainLoss>]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                [Claim("A batch of 100 generalizes better than one of 256")]
                private static Verdict Better(Results r) =>
                    [|r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.TrainLoss(batchSize: 256))|];
            }
            """,
            Right: """
            [Measure<ValidationLoss>, Measure<TrainLoss>]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                [Claim("A batch of 100 generalizes better than one of 256")]
                private static Verdict Better(Results r) =>
                    r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));
            }
            """),

        new("LB8014",
            "A point does not differ from itself, so the verdict is known before training. A side that does not name an axis uses its "
                + "baseline.",
            Wrong: """
            [Claim("A batch of 100 generalizes better than one of 256")]
            private static Verdict Better(Results r) =>
                [|r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss())|];
            """,
            Right: """
            [Claim("A batch of 100 generalizes better than one of 256")]
            private static Verdict Better(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));
            """),

        new("LB8015",
            "A trend runs along the levels of one axis, in the order of their numbers. One level has no trend.",
            Wrong: """
            [Claim("The loss grows with the batch size")]
            private static Verdict Grows(Results r) =>
                [|r.EqualTokens.ValidationLoss(batchSize: 100).IsIncreasing()|];
            """,
            Right: """
            [Claim("The loss grows with the batch size")]
            private static Verdict Grows(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).IsIncreasing();
            """),

        new("LB8016",
            "A smaller gradient norm is neither better nor worse. A claim about such a metric must say which side is lower.",
            Wrong: """
            [Measure<ValidationLoss>, Measure<GradientNorm>]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                [Claim("A larger batch has smaller gradients")]
                private static Verdict Smaller(Results r) =>
                    [|r.EqualTokens.GradientNorm(batchSize: 256).IsNoWorseThan(r.EqualTokens.GradientNorm(batchSize: 16))|];
            }
            """,
            Right: """
            [Measure<ValidationLoss>, Measure<GradientNorm>]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                [Claim("A larger batch has smaller gradients")]
                private static Verdict Smaller(Results r) =>
                    r.EqualTokens.GradientNorm(batchSize: 256).IsBelow(r.EqualTokens.GradientNorm(batchSize: 16));
            }
            """),

        new("LB8017",
            "The margin is the smallest difference that matters. With a margin of 0, no interval is narrow enough for equivalence.",
            Wrong: """
            [Claim("Batches of 100 and 256 generalize equally well")]
            private static Verdict Equal(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsEquivalentTo(r.EqualTokens.ValidationLoss(batchSize: 256), margin: [|0|]);
            """,
            Right: """
            [Claim("Batches of 100 and 256 generalize equally well")]
            private static Verdict Equal(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsEquivalentTo(r.EqualTokens.ValidationLoss(batchSize: 256), margin: 0.01);
            """),

        new("LB8018",
            "EqualTokens compares configurations after the same number of tokens. With different budgets, the longer run has the "
                + "lower loss because it is longer.",
            Wrong: """
            [Axis<int>(2_000_000, 4_000_000)]
            public int Budget { get; init; } = 4_000_000;

            public override Training Training => new() { BatchSize = BatchSize, Tokens = Budget };

            [Claim("Twice the tokens lower the loss")]
            private static Verdict Lower(Results r) =>
                [|r.EqualTokens.ValidationLoss(budget: 4_000_000).IsBelow(r.EqualTokens.ValidationLoss(budget: 2_000_000))|];
            """,
            Right: """
            [Axis<int>(2_000_000, 4_000_000)]
            public int Budget { get; init; } = 4_000_000;

            public override Training Training => new() { BatchSize = BatchSize, Tokens = Budget };

            [Claim("Twice the tokens lower the loss")]
            private static Verdict Lower(Results r) =>
                r.EqualTokens.ValidationLoss(budget: 4_000_000).AcrossTokenBudgets()
                    .IsBelow(r.EqualTokens.ValidationLoss(budget: 2_000_000));
            """),

        new("LB8019",
            "A loss depends on how predictable its text is. Losses on two texts differ even for the same model.",
            Wrong: """
            [Axis<bool>(false, true)]
            public bool IsSynthetic { get; init; } = false;

            public override Corpus Corpus => IsSynthetic
                ? Corpora.MarkovText with { SequenceLength = 32 }
                : Corpora.DotNetDocs with { SequenceLength = 32 };

            [Claim("Synthetic text is easier to learn")]
            private static Verdict Easier(Results r) =>
                [|r.EqualTokens.ValidationLoss(isSynthetic: true).IsBelow(r.EqualTokens.ValidationLoss(isSynthetic: false))|];
            """,
            Right: """
            [Axis<bool>(false, true)]
            public bool IsSynthetic { get; init; } = false;

            public override Corpus Corpus => IsSynthetic
                ? Corpora.MarkovText with { SequenceLength = 32 }
                : Corpora.DotNetDocs with { SequenceLength = 32 };

            [Claim("Synthetic text is easier to learn")]
            private static Verdict Easier(Results r) =>
                r.EqualTokens.ValidationLoss(isSynthetic: true).AcrossValidationSets()
                    .IsBelow(r.EqualTokens.ValidationLoss(isSynthetic: false));
            """),

        new("LB8020",
            "At most one of the two claims can be supported. Usually the sides of one were swapped.",
            Wrong: """
            [Claim("A batch of 100 generalizes better than one of 256")]
            private static Verdict Better(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));

            [Claim("A batch of 256 generalizes worse than one of 100")]
            private static Verdict Worse(Results r) =>
                [|r.EqualTokens.ValidationLoss(batchSize: 256).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 100))|];
            """,
            Right: """
            [Claim("A batch of 100 generalizes better than one of 256")]
            private static Verdict Better(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));

            [Claim("A batch of 256 generalizes worse than one of 16")]
            private static Verdict Worse(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 256).IsAbove(r.EqualTokens.ValidationLoss(batchSize: 16));
            """),

        new("LB8021",
            "The report of the experiment cannot call a private method of its base, so the claim would silently be missing.",
            Wrong: """
            public sealed partial record BatchStudy : Base { … }

            public abstract record Base : LlamaExperiment
            {
                [Claim("The loss falls below 2")]
                private static Verdict [|Low|](BatchStudy.Results r) => r.EqualTokens.ValidationLoss().IsBelow(2.0);
            }
            """,
            Right: """
            public sealed partial record BatchStudy : Base { … }

            public abstract record Base : LlamaExperiment
            {
                [Claim("The loss falls below 2")]
                protected static Verdict Low(BatchStudy.Results r) => r.EqualTokens.ValidationLoss().IsBelow(2.0);
            }
            """),

        new("LB8022",
            "Results has an accessor with the metric's name, and the results file has a column with this name. Two metrics of the "
                + "same name would share both.",
            Wrong: """
            [Measure<ValidationLoss>, [|Measure<ValidationLoss>(EveryTokens = 200_000)|]]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """,
            Right: """
            [Measure<ValidationLoss>(EveryTokens = 200_000)]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """),

        new("LB8023",
            "Generated code measures the metric from another file, which cannot see a file-local type.",
            Wrong: """
            [Measure<ValidationLoss>, [|Measure<Perplexity>|]]
            public sealed partial record BatchStudy : LlamaExperiment { … }

            file abstract class Perplexity : IValidationMetric
            {
                public static string Name => "Perplexity";
                public static string Unit => "1";
                public static Better Better => Better.Lower;
                public static Contrast Contrast => Contrast.Ratio;
                public static double Margin => 0.01;
                public static double WhenDiverged(int vocabSize) => vocabSize;
                public static double Measure(ValidationOutcome validation) => Math.Exp(validation.Nats / validation.Tokens);
            }
            """,
            Right: """
            [Measure<ValidationLoss>, Measure<Perplexity>]
            public sealed partial record BatchStudy : LlamaExperiment { … }

            public abstract class Perplexity : IValidationMetric
            {
                public static string Name => "Perplexity";
                public static string Unit => "1";
                public static Better Better => Better.Lower;
                public static Contrast Contrast => Contrast.Ratio;
                public static double Margin => 0.01;
                public static double WhenDiverged(int vocabSize) => vocabSize;
                public static double Measure(ValidationOutcome validation) => Math.Exp(validation.Nats / validation.Tokens);
            }
            """),

        new("LB8024",
            "Holm's correction divides the error rate among the claims. "
                + "With few seeds and several claims, only very large differences are significant.",
            Wrong: $$"""
            [Experiment("Is a batch of 100 balanced?", Seeds = [|3|])]
            public sealed partial record BatchStudy : LlamaExperiment
            {
            {{ThreeClaims}}
            }
            """,
            Right: $$"""
            [Experiment("Is a batch of 100 balanced?", Seeds = 5)]
            public sealed partial record BatchStudy : LlamaExperiment
            {
            {{ThreeClaims}}
            }
            """),

        new("LB8025",
            "If a claim throws an exception, no amount of training gives it a verdict.",
            Wrong: """
            [Claim("A batch of 100 generalizes better than one of 256")]
            private static Verdict Better(Results r) => [|throw new NotImplementedException()|];
            """,
            Right: """
            [Claim("A batch of 100 generalizes better than one of 256")]
            private static Verdict Better(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));
            """),

        new("LB8026",
            "The validation loss of the committed studies differs by about 0.01 nats per token between seeds. A difference that is much smaller "
                + "needs thousands of seeds, so the claim stays inconclusive.",
            Wrong: """
            [Claim("Batches of 100 and 256 end at the same loss")]
            private static Verdict Same(Results r) => r.EqualTokens.ValidationLoss(batchSize: 100)
                .IsEquivalentTo(r.EqualTokens.ValidationLoss(batchSize: 256), margin: [|0.0005|]);
            """,
            Right: """
            [Claim("Batches of 100 and 256 end at the same loss")]
            private static Verdict Same(Results r) => r.EqualTokens.ValidationLoss(batchSize: 100)
                .IsEquivalentTo(r.EqualTokens.ValidationLoss(batchSize: 256), margin: 0.02);
            """),

        new("LB8027",
            "If the two sides of a comparison differ in two settings, either of them can have caused the difference.",
            Wrong: """
            [Axis<bool>(false, true)]
            public bool Tied { get; init; }

            public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = Tied };

            [Claim("A batch of 100 generalizes better than one of 256")]
            private static Verdict Better(Results r) =>
                [|r.EqualTokens.ValidationLoss(batchSize: 100, tied: true).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256))|];
            """,
            Right: """
            [Axis<bool>(false, true)]
            public bool Tied { get; init; }

            public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = Tied };

            [Claim("A batch of 100 generalizes better than one of 256")]
            private static Verdict Better(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));
            """),
    ];
}
