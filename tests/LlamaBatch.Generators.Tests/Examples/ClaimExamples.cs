extern alias generators;

using generators::LlamaBatch.Generators;

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
            "The report calls each claim with one argument. Results holds what training measured; Plan holds what is known "
                + "before training, such as the number of steps.",
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
            "No trial has this level, so the claim has no data. Without this rule, the mistake would show only after "
                + "training.",
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
            "A metric implements IStepMetric (measured at each step), IValidationMetric (at each validation) or ICostMetric "
                + "(in separate timed trials). With none or several of them, LlamaBatch does not know when to measure.",
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
            "LlamaBatch evaluates only the targets that [Target] declares. A claim about any other target has no data.",
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
            "LlamaBatch uses the curve of a metric to find where a trial reaches its target. A metric that is not measured has "
                + "no curve.",
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
            "The report lists verdicts by the texts of their claims. A reader cannot distinguish two verdicts with the same "
                + "text.",
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
            "Without a metric, nothing is trained. Without a claim, nothing is decided. The report would be empty.",
            Wrong: """
            [Experiment("Does a deeper Llama have a lower loss?")]
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
            [Experiment("Does a deeper Llama have a lower loss?")]
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
            "To decide a claim, LlamaBatch takes the difference between two configurations for each seed. It estimates the noise from "
                + "the spread of these differences. With fewer than three seeds, every such claim is inconclusive.",
            Wrong: """
            [Experiment("Does a batch of 100 generalize better than 16 or 256?", Seeds = [|2|])]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                [Claim("A batch of 100 generalizes better than one of 256")]
                private static Verdict Better(Results r) =>
                    r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));
            }
            """,
            Right: """
            [Experiment("Does a batch of 100 generalize better than 16 or 256?", Seeds = 5)]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                [Claim("A batch of 100 generalizes better than one of 256")]
                private static Verdict Better(Results r) =>
                    r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));
            }
            """)
        {
            ReportedIf = $"Seeds, or CostBlocks (how often each cost is measured), is below {AttributeRules.FewestPairs}, or Seeds is "
                + $"below {AttributeRules.FewestForSpread} for a claim about Spread(), the variation between seeds.",
        },

        new("LB8011",
            "A claim can compare one level with a list of levels, and tests each of them once. If the list names a level "
                + "twice, usually another level was meant.",
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
            "Some numbers decide a claim before any training. With a value outside the range of the metric, the verdict is known in "
                + "advance. With a huge margin, an equivalence is always supported. Often a percentage was written instead of a share, "
                + "such as 5 instead of 0.05.",
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
            """)
        {
            ReportedIf = $"a number lies outside the range of its metric, or differs by a factor of {ClaimUnitRule.Prefix} or more from "
                + "the planned quantity that it is compared with. It is also reported if a claim asks for a best level, a range of "
                + "good levels or a critical batch size beyond what the levels of the axis reach, or if a loss is compared with ln V "
                + $"or more, where V is the vocabulary size (with IsAbove, {ClaimUnitRule.Diverged} ln V or more). A margin is reported "
                + $"if it is at least {ClaimDesignRules.LargestLossEquivalence} (equivalence or non-inferiority of a loss), "
                + $"{ClaimDesignRules.LargestLossMargin} ln V (other claims about a loss), {ClaimDesignRules.LargestShare} (a share) "
                + $"or {MetricMarginRule.LargestLogRatio} (a ratio). A margin for a ratio is also reported if it is an integer: a "
                + "ratio is compared by its natural logarithm, so an integer is probably a factor or a percentage. A target is reported if "
                + "a text gives its number in bits and the metric is in nats, or the reverse, and a typed-in run if it lies between two "
                + "evaluations and no other does.",
        },

        new("LB8013",
            "Both sides of a comparison must be the same quantity. EqualTokens gives a metric after an equal number of "
                + "tokens. ToTarget gives the cost of reaching a target, such as steps.",
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
            "Both sides are the same trials, so there is nothing to compare. A side that does not name a compared axis uses the "
                + "baseline of that axis.",
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
            "IsIncreasing and similar methods follow a metric along the numeric levels of one axis. A single level has no "
                + "trend.",
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
            "IsNoWorseThan and IsBestOf need a metric with a preferred direction. A smaller gradient norm is neither better "
                + "nor worse. Claim instead that it is lower or higher.",
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
            "The margin is the smallest difference that matters. Two configurations are equivalent if the confidence interval "
                + "of their difference lies within the margin. With a margin of 0, no interval does. Slopes, exponents and spreads have no "
                + "usual margin, so a claim of equivalence must give one.",
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
            "EqualTokens compares configurations after the same number of tokens. With different token budgets, the longer "
                + "run usually has the lower loss simply because it is longer. If this comparison is intended, AcrossTokenBudgets() "
                + "allows it.",
            Wrong: """
            [Axis<int>(2_000_000, 4_000_000)]
            public int Budget { get; init; } = 4_000_000;

            public override Training Training => new() { BatchSize = BatchSize, Tokens = Budget };

            [Claim("Training on twice the tokens lowers the loss")]
            private static Verdict Lower(Results r) =>
                [|r.EqualTokens.ValidationLoss(budget: 4_000_000).IsBelow(r.EqualTokens.ValidationLoss(budget: 2_000_000))|];
            """,
            Right: """
            [Axis<int>(2_000_000, 4_000_000)]
            public int Budget { get; init; } = 4_000_000;

            public override Training Training => new() { BatchSize = BatchSize, Tokens = Budget };

            [Claim("Training on twice the tokens lowers the loss")]
            private static Verdict Lower(Results r) =>
                r.EqualTokens.ValidationLoss(budget: 4_000_000).AcrossTokenBudgets()
                    .IsBelow(r.EqualTokens.ValidationLoss(budget: 2_000_000));
            """),

        new("LB8019",
            "A loss depends on how predictable its text is. Losses on two texts differ even for the same model. If this "
                + "comparison is intended, AcrossValidationSets() allows it.",
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
            "At most one of the two claims can be supported. Usually the two sides of one claim are swapped.",
            Wrong: """
            [Claim("A batch of 100 generalizes better than one of 256")]
            private static Verdict Better(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));

            [Claim("A batch of 256 generalizes better than one of 100")]
            private static Verdict LargeIsBetter(Results r) =>
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
            "The generated report cannot call a private method of the base record, so the claim would be missing from it.",
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
            "Claims and the results file refer to a metric by its type name, so each name can occur only once. The report refers to it by "
                + "its Name.",
            Wrong: """
            [Measure<ValidationLoss>, [|Measure<ValidationLoss>(EveryTokens = 200_000)|]]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """,
            Right: """
            [Measure<ValidationLoss>(EveryTokens = 200_000)]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """),

        new("LB8023",
            "The code that measures the metric is generated into another file. That file cannot see a file-local type.",
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
            "With several claims, each one needs stronger evidence, because Holm's correction divides the error rate among "
                + "them. With few seeds, only very large differences are then significant.",
            Wrong: $$"""
            [Experiment("Does a batch of 100 generalize better than 16 or 256?", Seeds = [|3|])]
            public sealed partial record BatchStudy : LlamaExperiment
            {
            {{ThreeClaims}}
            }
            """,
            Right: $$"""
            [Experiment("Does a batch of 100 generalize better than 16 or 256?", Seeds = 5)]
            public sealed partial record BatchStudy : LlamaExperiment
            {
            {{ThreeClaims}}
            }
            """)
        {
            ReportedIf = $"the smallest significant difference is above {PowerRule.LargestEffect} standard deviations.",
        },

        new("LB8025",
            "The report calls the claim to decide it. A claim that always throws an exception or returns null never has a "
                + "verdict.",
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
            "In the example studies of LlamaBatch, the difference of two validation losses has a standard deviation of about 0.01 nats per "
                + "token between seeds. A much smaller margin needs thousands of seeds, so the claim stays inconclusive.",
            Wrong: """
            [Claim("Batches of 100 and 256 end at the same loss")]
            private static Verdict Same(Results r) => r.EqualTokens.ValidationLoss(batchSize: 100)
                .IsEquivalentTo(r.EqualTokens.ValidationLoss(batchSize: 256), margin: [|0.0005|]);
            """,
            Right: """
            [Claim("Batches of 100 and 256 end at the same loss")]
            private static Verdict Same(Results r) => r.EqualTokens.ValidationLoss(batchSize: 100)
                .IsEquivalentTo(r.EqualTokens.ValidationLoss(batchSize: 256), margin: 0.02);
            """)
        {
            ReportedIf = "the margin of IsEquivalentTo or IsNoWorseThan is below a tenth of the smallest significant difference, for a "
                + $"standard deviation between seeds of {ClaimDesignRules.DeviationOfLoss} (losses) or "
                + $"{ClaimDesignRules.DeviationOfAccuracy} (accuracies).",
        },

        new("LB8045",
            "An effect is the difference of its two sides. If one effect is of a high rate against a low one, and the other of a low rate "
                + "against a high one, the claim compares a cost with a gain. A gradient noise scale is the variance of a gradient divided "
                + "by the square of the same gradient.",
            Wrong: """
            [Claim("A low rate costs more at 256 than at 16")]
            private static Verdict CostsMore(Results r) => Loss(r, 256, 1.5e-3).EffectAgainst(Loss(r, 256, 6e-3))
                .IsAbove([|Loss(r, 16, 6e-3).EffectAgainst(Loss(r, 16, 1.5e-3))|], margin: 0.02);

            private static Samples Loss(Results r, int batch, double rate) => r.EqualTokens.ValidationLoss(batchSize: batch, learningRate: rate);

            /// <summary>Peak learning rate.</summary>
            [Axis<double>(1.5e-3, 3e-3, 6e-3)]
            public double LearningRate { get; init; } = 3e-3;
            """,
            Right: """
            [Claim("A low rate costs more at 256 than at 16")]
            private static Verdict CostsMore(Results r) => Loss(r, 256, 1.5e-3).EffectAgainst(Loss(r, 256, 6e-3))
                .IsAbove(Loss(r, 16, 1.5e-3).EffectAgainst(Loss(r, 16, 6e-3)), margin: 0.02);

            private static Samples Loss(Results r, int batch, double rate) => r.EqualTokens.ValidationLoss(batchSize: batch, learningRate: rate);

            /// <summary>Peak learning rate.</summary>
            [Axis<double>(1.5e-3, 3e-3, 6e-3)]
            public double LearningRate { get; init; } = 3e-3;
            """),

        new("LB8046",
            "The report prints the source of a claim. The number of a claim, table or section helps only if the work is known.",
            Wrong: """
            [Claim("A batch of 100 has a lower loss than 256", Source = [|"Table 3"|])]
            private static Verdict IsBetter(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256), margin: 0.01);
            """,
            Right: """
            [Claim("A batch of 100 has a lower loss than 256", Source = "McCandlish et al. 2018, table 3")]
            private static Verdict IsBetter(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256), margin: 0.01);
            """),

        new("LB8048",
            "An arXiv number begins with the year and month of submission. A work is sometimes submitted the year after it was presented, "
                + "but not later, so one of the two is mistyped. A number also cannot exist if its month is above 12, "
                + "or if it has the wrong number of digits after the point: four until 2014, and five since then.",
            Wrong: """
            /// <summary>Marek et al. ([|2019|], arXiv:2507.07101) train with small batches.</summary>
            [Experiment("Does a batch of 100 generalize better than 16 or 256?")]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """,
            Right: """
            /// <summary>Marek et al. (2025, arXiv:2507.07101) train with small batches.</summary>
            [Experiment("Does a batch of 100 generalize better than 16 or 256?")]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """)
        {
            ReportedIf = $"the year is more than {CitationYearRule.MostYearsBefore} year before that of the number, or the number "
                + "cannot exist. The rule reads the documentation comments, the comments and the texts in the record.",
        },

        new("LB8047",
            "The best learning rate depends on the optimizer. If each optimizer has one rate that somebody chose, the claim compares these "
                + "choices.",
            Wrong: """
            /// <summary>Two optimizers.</summary>
            [Experiment("Which optimizer is best?")]
            [Measure<ValidationLoss>(EveryTokens = 200_000)]
            public sealed partial record TwoOptimizers : LlamaExperiment
            {
                [Axis<bool>(false, true)]
                public bool Adapts { get; init; }

                public override LlamaConfig Model => LlamaConfig.Nano;

                public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

                public override Training Training => new() { BatchSize = 16, Tokens = 4_000_000 };

                public override Optimizer Optimizer =>
                    Adapts ? new AdamW { LearningRate = 6e-3 } : new Sgd { LearningRate = 0.3 };

                [Claim("AdamW is the best optimizer")]
                private static Verdict AdamWIsBest(Results r) =>
                    [|r.EqualTokens.ValidationLoss(adapts: true).IsBestOf(r.EqualTokens.ValidationLoss(adapts: [false, true]))|];
            }
            """,
            Right: """
            /// <summary>Two optimizers.</summary>
            [Experiment("Which optimizer is best?")]
            [Measure<ValidationLoss>(EveryTokens = 200_000)]
            public sealed partial record TwoOptimizers : LlamaExperiment
            {
                [Axis<bool>(false, true)]
                public bool Adapts { get; init; }

                [Axis<double>(0.25, 0.5, 1, 2, 4), TunedPer(nameof(Adapts))]
                public double Factor { get; init; } = 1;

                public override LlamaConfig Model => LlamaConfig.Nano;

                public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

                public override Training Training => new() { BatchSize = 16, Tokens = 4_000_000 };

                public override Optimizer Optimizer =>
                    Adapts ? new AdamW { LearningRate = 6e-3 * Factor } : new Sgd { LearningRate = 0.3 * Factor };

                [Claim("AdamW is the best optimizer")]
                private static Verdict AdamWIsBest(Results r) =>
                    r.EqualTokens.ValidationLoss(adapts: true).IsBestOf(r.EqualTokens.ValidationLoss(adapts: [false, true]));
            }
            """),

        new("LB8027",
            "If the two sides of a comparison differ in two settings, either setting may have caused the difference. A side that does "
                + "not name a compared axis uses the baseline of that axis. Named levels, such as enum members, are allowed to differ in "
                + "several settings. A comparison of such levels is reported only if the text of the claim names just one of these "
                + "settings.",
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

        new("LB8028",
            "Only a method with [Claim] is a claim. A private method that returns a verdict and is not called is usually a claim whose "
                + "attribute is missing.",
            Wrong: """
            private static Verdict [|Better|](Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));
            """,
            Right: """
            [Claim("A batch of 100 generalizes better than one of 256")]
            private static Verdict Better(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));
            """),

        new("LB8029",
            "The generated class Results has a method for each measured metric, with a parameter for each compared axis. The compiler "
                + "only says that a name does not exist; this rule says why.",
            Wrong: """
            [Claim("A batch of 100 learns faster than one of 256")]
            private static Verdict Faster(Results r) =>
                r.EqualTokens.[|TrainLoss|](batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));
            """,
            Right: """
            [Claim("A batch of 100 learns faster than one of 256")]
            private static Verdict Faster(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));
            """)
        {
            CompilerErrors = ["CS1061"],
        },

        new("LB8031",
            "The report prints the text of a claim beside a verdict about what its code asserts. If the two say opposite things, a "
                + "reader sees 'supported' beside the opposite of what was tested. The rule judges only English texts that it "
                + "understands completely. A text that says 'generalizes better' needs the validation losses at an equal loss on seen "
                + "text, because a model that has learned less has a smaller gap too.",
            Wrong: """
            [Claim("A batch of 100 reaches a lower loss than one of 256")]
            private static Verdict Lower(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).[|IsAbove|](r.EqualTokens.ValidationLoss(batchSize: 256));
            """,
            Right: """
            [Claim("A batch of 100 reaches a lower loss than one of 256")]
            private static Verdict Lower(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));
            """),

        new("LB8033",
            "Only the returned verdict decides a claim. A comparison in a variable that is never read, or in a statement of its own, has "
                + "no influence on it.",
            Wrong: """
            [Claim("A batch of 100 generalizes better than 16 and 256")]
            private static Verdict Better(Results r)
            {
                Verdict small = [|r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 16))|];
                return r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));
            }
            """,
            Right: """
            [Claim("A batch of 100 generalizes better than 16 and 256")]
            private static Verdict Better(Results r)
            {
                Verdict small = r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 16));
                return small & r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));
            }
            """),

        new("LB8034",
            "EqualSteps compares configurations after the same number of optimizer steps. With the same tokens, a larger batch takes "
                + "fewer steps. Set Training.Steps to give every batch size the same number of steps.",
            Wrong: """
            [Claim("After the same steps, a batch of 100 has a lower loss than one of 16")]
            private static Verdict Lower(Results r) =>
                [|r.EqualSteps.ValidationLoss(batchSize: 100).IsBelow(r.EqualSteps.ValidationLoss(batchSize: 16))|];
            """,
            Right: """
            public override Training Training => new() { BatchSize = BatchSize, Steps = 500, Schedule = Schedule.Cosine(warmup: 0.05) };

            [Claim("After the same steps, a batch of 100 has a lower loss than one of 16")]
            private static Verdict Lower(Results r) =>
                r.EqualSteps.ValidationLoss(batchSize: 100).IsBelow(r.EqualSteps.ValidationLoss(batchSize: 16));
            """),

        new("LB8035",
            "EqualTime compares configurations after the same time on one thread, so it needs the time of a step. Cost trials measure it, "
                + "or MeasuredSpeed states the tokens per second that another study measured.",
            Wrong: """
            [Claim("After the same time, a batch of 100 has a lower loss than one of 16")]
            private static Verdict Lower(Results r) =>
                [|r.EqualTime.ValidationLoss(batchSize: 100).IsBelow(r.EqualTime.ValidationLoss(batchSize: 16))|];
            """,
            Right: """
            private int Speed => BatchSize == 16 ? 264_000 : 210_900;

            public override double? MeasuredSpeed => Speed;

            public override Training Training => new() { BatchSize = BatchSize, Tokens = 15 * Speed };

            [Claim("After the same time, a batch of 100 has a lower loss than one of 16")]
            private static Verdict Lower(Results r) =>
                r.EqualTime.ValidationLoss(batchSize: 100).IsBelow(r.EqualTime.ValidationLoss(batchSize: 16));
            """)
        {
            ReportedIf = "no step time is measured and MeasuredSpeed is not overridden, or the tokens of the compared trials, divided by "
                + $"MeasuredSpeed, differ by more than {Number.Percent(ComparisonRules.SameTime)}.",
        },

        new("LB8036",
            "The method 'Along' takes the name of the axis along which it reads a metric. With nameof, the compiler knows the "
                + "name, and a rename changes it too.",
            Wrong: """
            [Claim("The best batch size is between 30 and 200")]
            private static Verdict Inside(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).Along([|"BatchSizes"|], lowest: 1).BestLevel().IsBetween(30, 200);
            """,
            Right: """
            [Claim("The best batch size is between 30 and 200")]
            private static Verdict Inside(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).Along(nameof(BatchSize), lowest: 1).BestLevel().IsBetween(30, 200);
            """),

        new("LB8037",
            "Where a trial reaches a target, the metric of that target has the target's value, so a claim about this metric is decided in "
                + "advance. If each token is a byte, bits per byte are the validation loss divided by ln 2, so a Pareto front of these two "
                + "metrics has one criterion only. A claim is also decided in advance if both sides train in the same way, as with two "
                + "micro-batches, if every possible value of the metric satisfies it, or if arithmetic refutes it. The last is reported "
                + "only for a plan that is compared with a number, in a claim without a source: to refute a statement of others may be the "
                + "point of a study.",
            Wrong: """
            [Target<ValidationLoss>(1.7)]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize), For = 1.7)]
                public double LearningRate { get; init; } = 3e-3;

                [Claim("At the same loss, a batch of 100 has a lower validation loss than 16")]
                private static Verdict Lower(Results r) =>
                    [|r.Matched(1.7).ValidationLoss(batchSize: 100).IsBelow(r.Matched(1.7).ValidationLoss(batchSize: 16))|];
            }
            """,
            Right: """
            [Claim("After the same text, a batch of 100 has a lower validation loss than 16")]
            private static Verdict Lower(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 16));
            """),

        new("LB8038",
            "If the loss of a trial becomes NaN, the trial has no measured value. The metric's method WhenDiverged returns the value to "
                + "use instead, usually that of a uniform model. Its perplexity is VocabSize.",
            Wrong: """
            [Measure<ValidationLoss>, Measure<Perplexity>]
            public sealed partial record BatchStudy : LlamaExperiment { … }

            public sealed class Perplexity : IValidationMetric
            {
                public static string Name => "Perplexity";
                public static string Unit => "tokens";
                public static Better Better => Better.Lower;
                public static Contrast Contrast => Contrast.Ratio;
                public static double Margin => 0.01;
                public static double WhenDiverged(int vocabSize) => [|0|];
                public static double Measure(ValidationOutcome validation) => Math.Exp(validation.Nats / validation.Tokens);
            }
            """,
            Right: """
            [Measure<ValidationLoss>, Measure<Perplexity>]
            public sealed partial record BatchStudy : LlamaExperiment { … }

            public sealed class Perplexity : IValidationMetric
            {
                public static string Name => "Perplexity";
                public static string Unit => "tokens";
                public static Better Better => Better.Lower;
                public static Contrast Contrast => Contrast.Ratio;
                public static double Margin => 0.01;
                public static double WhenDiverged(int vocabSize) => vocabSize;
                public static double Measure(ValidationOutcome validation) => Math.Exp(validation.Nats / validation.Tokens);
            }
            """),

        new("LB8039",
            "The best of several noisy results is selected partly by chance, so it looks better than it is. The results that "
                + "decide a claim must not also choose its level or its margin. IsBestOf corrects for the choice, and the level of a tuned "
                + "axis is chosen on other seeds.",
            Wrong: """
            [Claim("The best batch size has a lower validation loss than 256")]
            private static Verdict Pays(Results r)
            {
                int best = [|new[] { 16, 100 }.MinBy(size => r.EqualTokens.ValidationLoss(batchSize: size).Arms[0].Values[0].Value)|];
                return r.EqualTokens.ValidationLoss(batchSize: best).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));
            }
            """,
            Right: """
            [Claim("A batch of 16 has a lower validation loss than one of 256")]
            private static Verdict Pays(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 16).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));
            """),

        new("LB8044",
            "If seeds are added until a claim is supported, chance decides when the study ends, and far more than 5 % of wrong claims are "
                + "supported at some number of seeds. A margin or a target that is chosen after the results fits their noise, as does a "
                + "rate that is chosen on the seeds that decide the claims. The rule "
                + "reads the documentation comment, the question and the claims of the record, and the caveats of imported runs.",
            Wrong: """
            /// <summary>What the batch size does to a small Llama.</summary>
            /// <remarks>The [|margin was raised after the results|].</remarks>
            [Experiment("Does a batch of 100 generalize better than 16 or 256?")]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """,
            Right: """
            /// <summary>What the batch size does to a small Llama.</summary>
            /// <remarks>The margin was chosen before the results.</remarks>
            [Experiment("Does a batch of 100 generalize better than 16 or 256?")]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """),

        new("LB8041",
            "Tuning keeps the level whose metric is best. If the better direction of a metric is wrong, it keeps the worst level.",
            Wrong: """
            public sealed class ErrorRate : IValidationMetric
            {
                public static string Name => "Error rate";
                public static string Unit => "share";
                public static Better Better => Better.[|Higher|];
                public static Contrast Contrast => Contrast.Difference;
                public static double Margin => 0.01;
                public static double WhenDiverged(int vocabSize) => 1 - (1.0 / vocabSize);
                public static double Measure(ValidationOutcome validation) => 1 - ((double)validation.Correct / validation.Tokens);
            }
            """,
            Right: """
            public sealed class ErrorRate : IValidationMetric
            {
                public static string Name => "Error rate";
                public static string Unit => "share";
                public static Better Better => Better.Lower;
                public static Contrast Contrast => Contrast.Difference;
                public static double Margin => 0.01;
                public static double WhenDiverged(int vocabSize) => 1 - (1.0 / vocabSize);
                public static double Measure(ValidationOutcome validation) => 1 - ((double)validation.Correct / validation.Tokens);
            }
            """),

        new("LB8042",
            "The report prints a metric with its unit. The number is wrong if it is in another unit, such as seconds printed as ms; if it "
                + "is a sum over the validation text; or if an integer division or a cast removes its fraction.",
            Wrong: """
            public sealed class TimePerToken : ICostMetric
            {
                public static string Name => "Time per token";
                public static string Unit => [|"µs"|];
                public static Better Better => Better.Lower;
                public static Contrast Contrast => Contrast.Ratio;
                public static double Margin => 0.05;
                public static double Measure(CostOutcome cost) => cost.StepSeconds / cost.TokensPerStep;
            }
            """,
            Right: """
            public sealed class TimePerToken : ICostMetric
            {
                public static string Name => "Time per token";
                public static string Unit => "µs";
                public static Better Better => Better.Lower;
                public static Contrast Contrast => Contrast.Ratio;
                public static double Margin => 0.05;
                public static double Measure(CostOutcome cost) => 1e6 * cost.StepSeconds / cost.TokensPerStep;
            }
            """),

        new("LB8043",
            "A value that takes time to measure, such as the loss on seen text, is measured only if a metric requests it.",
            Wrong: """
            public sealed class Excess : IValidationMetric
            {
                public static string Name => "Excess loss on new text";
                public static string Unit => "nats/token";
                public static Better Better => Better.Lower;
                public static Contrast Contrast => Contrast.Difference;
                public static double Margin => 0.01;
                public static double WhenDiverged(int vocabSize) => Math.Log(vocabSize);
                public static double Measure(ValidationOutcome validation) =>
                    (validation.Nats / validation.Tokens) - validation.[|SeenLoss|];
            }
            """,
            Right: """
            public sealed class Excess : IValidationMetric
            {
                public static string Name => "Excess loss on new text";
                public static string Unit => "nats/token";
                public static Better Better => Better.Lower;
                public static Contrast Contrast => Contrast.Difference;
                public static double Margin => 0.01;
                public static double WhenDiverged(int vocabSize) => Math.Log(vocabSize);
                public static bool NeedsSeenText => true;
                public static double Measure(ValidationOutcome validation) =>
                    (validation.Nats / validation.Tokens) - validation.SeenLoss;
            }
            """),
        new("LB8049",
            "GradientSquare, GainSquare and PreconditionedSquare are unbiased estimates, which may be near or below 0 in a single step. The "
                + "mean of ratios of such estimates is not the ratio of their means. Source: McCandlish et al. 2018, arXiv:1812.06162, "
                + "appendix A.1.",
            Wrong: """
            public sealed class NoiseScale : IStepMetric
            {
                public static string Name => "Noise scale";
                public static string Unit => "sequences";
                public static Better Better => Better.Neither;
                public static Contrast Contrast => Contrast.Difference;
                public static double Margin => 1;
                public static bool NeedsMicroBatches => true;
                public static double WhenDiverged(int vocabSize) => double.PositiveInfinity;
                public static double Measure(StepOutcome step) => step.GradientVariance / [|step.GradientSquare|];
            }
            """,
            Right: """
            [Experiment("Does the noise scale grow with the batch size?")]
            [Measure<ValidationLoss>, Measure<GradientVariance>, Measure<GradientSquare>]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                private static Samples NoiseScale(Results r, int batchSize) =>
                    r.EqualTokens.GradientVariance(batchSize: batchSize).Over(r.EqualTokens.GradientSquare(batchSize: batchSize));
            }
            """),

        new("LB8051",
            "A number of a text is a level, a setting, a number of the code, or follows from them. One that does not is usually mistyped, "
                + "or left over from an earlier version of the code.",
            Wrong: """
            [Claim("A batch of 100 has a lower validation loss than one of [|300|]")]
            private static Verdict Generalizes(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256), margin: 0.01);
            """,
            Right: """
            [Claim("A batch of 100 has a lower validation loss than one of 256")]
            private static Verdict Generalizes(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256), margin: 0.01);
            """)
        {
            ReportedIf = "the settings of all points are known, and the number is in the question, a claim, or the documentation of the "
                + "record, an axis or a level. Steps, parameters, memory and the like, ratios, products and differences of settings, "
                + "percentages, powers of e and other units follow from the code. Years, approximations, and sentences about other "
                + "works or about results are not read, nor is a number that two texts have. It is reported only if no other rule "
                + "warns of the experiment.",
        },

        new("LB8050",
            "A metric that reads StepSeconds must be timed: only trials of timed metrics are measured again if other programs disturb "
                + "them. A metric that is a difference must not be compared by its ratio, because a difference may be 0 or negative.",
            Wrong: """
            public sealed class SecondsPerMillion : ICostMetric
            {
                public static string Name => "Time per million tokens";
                public static string Unit => "s";
                public static Better Better => Better.Lower;
                public static Contrast Contrast => Contrast.Ratio;
                public static double Margin => 0.05;
                public static bool IsTimed => [|false|];
                public static double Measure(CostOutcome cost) => 1e6 * cost.StepSeconds / cost.TokensPerStep;
            }
            """,
            Right: """
            public sealed class SecondsPerMillion : ICostMetric
            {
                public static string Name => "Time per million tokens";
                public static string Unit => "s";
                public static Better Better => Better.Lower;
                public static Contrast Contrast => Contrast.Ratio;
                public static double Margin => 0.05;
                public static double Measure(CostOutcome cost) => 1e6 * cost.StepSeconds / cost.TokensPerStep;
            }
            """),
    ];
}
