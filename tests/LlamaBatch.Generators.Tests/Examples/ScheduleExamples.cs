extern alias generators;

using generators::LlamaBatch.Generators;

namespace LlamaBatch.Generators.Tests.Examples;

/// <summary>Examples of the rules about schedules and targets.</summary>
internal static class ScheduleExamples
{
    public static IReadOnlyList<RuleExample> All { get; } =
    [
        new("LB4001",
            "The loss falls fast while the learning rate decays. If the rate decays over the whole run, the tokens that a run "
                + "needs for a target depend on its planned length. A constant rate with averaged weights, or a decay only at the "
                + "end, avoids this (Hu et al. 2024).",
            Wrong: """
            [Target<ValidationLoss>(1.7)]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                public override Training Training => new()
                {
                    BatchSize = BatchSize,
                    Tokens = 4_000_000,
                    Schedule = [|Schedule.Cosine(warmup: 0.1)|],
                };
            }
            """,
            Right: """
            [Target<ValidationLoss>(1.7)]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                public override Training Training => new()
                {
                    BatchSize = BatchSize,
                    Tokens = 4_000_000,
                    Schedule = Schedule.Constant(warmup: 0.1),
                    AveragingHalfLife = 200_000,
                };
            }
            """),

        new("LB4002",
            "In the first steps, AdamW estimates its moments from few gradients. Warm-up keeps the learning rate low until "
                + "these estimates are stable, which takes ten steps or more.",
            Wrong: """
            [Axis<int>(16, 100, [|256|])]
            public int BatchSize { get; init; } = 100;

            public override Training Training => new()
            {
                BatchSize = BatchSize,
                Tokens = 1_000_000,
                Schedule = Schedule.Cosine(warmup: 0.05),
            };
            """,
            Right: """
            [Axis<int>(16, 100, 256)]
            public int BatchSize { get; init; } = 100;

            public override Training Training => new()
            {
                BatchSize = BatchSize,
                Tokens = 1_000_000,
                Schedule = Schedule.Cosine(warmup: 0.1),
            };
            """)
        {
            ReportedIf = $"the warm-up takes more than 0 and fewer than {TrialPlan.FewestWarmupSteps} steps.",
        },

        new("LB4003",
            "LlamaBatch interpolates between the points of the loss curve to find where a run reaches a target. A curve with "
                + "a single point cannot be interpolated. ValidationJitter and AccuracyJitter compare three successive evaluations.",
            Wrong: """
            [Measure<ValidationLoss>(EveryTokens = [|4_000_000|])]
            [Target<ValidationLoss>(1.7)]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """,
            Right: """
            [Measure<ValidationLoss>(EveryTokens = 200_000)]
            [Target<ValidationLoss>(1.7)]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """)
        {
            ReportedIf = "EveryTokens of a metric with a target, or of ValidationJitter or AccuracyJitter, is more than a quarter of the "
                + "tokens of a trial.",
        },

        new("LB4004",
            "A model that gives all V tokens of the vocabulary the same probability has the loss ln V. Every trial reaches a "
                + "target above ln V before its first step.",
            Wrong: """
            [Target<ValidationLoss>([|6.0|])]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """,
            Right: """
            [Target<ValidationLoss>(1.7)]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """)
        {
            ReportedIf = "the target is ln V or more, for a vocabulary of V entries.",
        },

        new("LB4005",
            "The warm-up is the share of the run in which the learning rate rises to its peak. If it is most of the run, the "
                + "model hardly trains at the peak rate.",
            Wrong: """
            public override Training Training => new()
            {
                BatchSize = BatchSize,
                Tokens = 4_000_000,
                Schedule = Schedule.Cosine(warmup: [|0.8|]),
            };
            """,
            Right: """
            public override Training Training => new()
            {
                BatchSize = BatchSize,
                Tokens = 4_000_000,
                Schedule = Schedule.Cosine(warmup: 0.08),
            };
            """)
        {
            ReportedIf = $"Warmup is above {NumericsRules.LongestWarmup}.",
        },

        new("LB4006",
            "With AveragingHalfLife, LlamaBatch evaluates an exponential average of the weights. Weights from one half-life "
                + "ago count half as much as the current ones. If the half-life is a large part of the run, the average still "
                + "contains weights from its beginning, when the model had hardly learned anything.",
            Wrong: """
            public override Training Training => new()
            {
                BatchSize = BatchSize,
                Tokens = 4_000_000,
                Schedule = Schedule.Constant(warmup: 0.1),
                AveragingHalfLife = [|20_000_000|],
            };
            """,
            Right: """
            public override Training Training => new()
            {
                BatchSize = BatchSize,
                Tokens = 4_000_000,
                Schedule = Schedule.Constant(warmup: 0.1),
                AveragingHalfLife = 200_000,
            };
            """)
        {
            ReportedIf = $"AveragingHalfLife is above {Number.Percent(NumericsRules.LongestAverage)} of the tokens of a trial.",
        },

        new("LB4007",
            "No model has a lower expected loss than the entropy of its text. MarkovText generates text from a Markov chain "
                + "over K symbols. Each row of its transition matrix is drawn from a symmetric Dirichlet distribution with "
                + "parameter α, the Concentration. The expected entropy of a row is ψ(Kα + 1) − ψ(α + 1), where ψ is the digamma "
                + "function (Wolpert and Wolf 1995).",
            Wrong: """
            [Target<ValidationLoss>([|1.0|])]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                public override Corpus Corpus => Corpora.MarkovText with { Symbols = 256, Concentration = 20, SequenceLength = 32 };
            }
            """,
            Right: """
            [Target<ValidationLoss>(2.5)]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                public override Corpus Corpus => Corpora.MarkovText with { Symbols = 64, SequenceLength = 32 };
            }
            """)
        {
            ReportedIf = $"the target is below {Number.Percent(DirichletEntropy.LowestShare)} of the expected entropy. The entropy of the "
                + $"text that is drawn is practically never that low. Text with K below {DirichletEntropy.FewestSymbols} or Kα below "
                + $"{DirichletEntropy.LeastSpread} is not checked, because its entropy varies more.",
        },

        new("LB4008",
            "AveragingHalfLife is a number of tokens, so that it means the same for all batch sizes. If a step has more tokens than the "
                + "half-life, each step replaces more than half of the average. Usually a number of steps is meant.",
            Wrong: """
            public override Training Training => new()
            {
                BatchSize = BatchSize,
                Tokens = 4_000_000,
                Schedule = Schedule.Constant(warmup: 0.1),
                AveragingHalfLife = [|100|],
            };
            """,
            Right: """
            public override Training Training => new()
            {
                BatchSize = BatchSize,
                Tokens = 4_000_000,
                Schedule = Schedule.Constant(warmup: 0.1),
                AveragingHalfLife = 200_000,
            };
            """)
        {
            ReportedIf = "AveragingHalfLife is below the number of tokens in a step, at every point.",
        },

        new("LB4009",
            "The floor of a schedule is a share of the peak learning rate, so that it means the same at all rates. Other programs expect "
                + "the last learning rate, such as 3e-4. Read as a share, this number is far too small.",
            Wrong: """
            public override Training Training => new()
            {
                BatchSize = BatchSize,
                Tokens = 4_000_000,
                Schedule = Schedule.Cosine(warmup: 0.1, floor: [|3e-4|]),
            };
            """,
            Right: """
            public override Training Training => new()
            {
                BatchSize = BatchSize,
                Tokens = 4_000_000,
                Schedule = Schedule.Cosine(warmup: 0.1, floor: 0.1),
            };
            """)
        {
            ReportedIf = $"Floor is above 0 and below {NumericsRules.SmallestFloor}.",
        },

        new("LB4010",
            "After the last stage, the batch size is Training.BatchSize. If the last stage lasts until the end of the run, that "
                + "batch size is never used, although the report shows it. Seesaw stops below it if the floor of the schedule allows too "
                + "few halvings.",
            Wrong: """
            public override Training Training => new()
            {
                BatchSize = 512,
                BatchSchedule = BatchSchedule.Staged(BatchSize, until: [|1|]),
                Tokens = 4_000_000,
                Schedule = Schedule.Constant(warmup: 0.1),
            };
            """,
            Right: """
            public override Training Training => new()
            {
                BatchSize = 512,
                BatchSchedule = BatchSchedule.Staged(BatchSize, until: 0.5),
                Tokens = 4_000_000,
                Schedule = Schedule.Constant(warmup: 0.1),
            };
            """),

        new("LB4011",
            "The optimizer multiplies its learning rate by the value of a schedule, so one schedule serves all rates. Schedules of other "
                + "programs return the learning rate itself; here, the rate would become the square of the peak.",
            Wrong: """
            public sealed record InverseRoot(double Peak) : Schedule
            {
                public override string Name => "Inverse root";
                public override IEnumerable<Setting> Settings() => [.. base.Settings(), new(nameof(Peak), Peak)];
                protected override double AfterWarmup(double progress) => [|Peak|] / Math.Sqrt(1 + (9 * progress));
            }
            """,
            Right: """
            public sealed record InverseRoot : Schedule
            {
                public override string Name => "Inverse root";
                protected override double AfterWarmup(double progress) => 1 / Math.Sqrt(1 + (9 * progress));
            }
            """)
        {
            ReportedIf = "AfterWarmup returns a product or a quotient with a factor such as the member Peak, Rate or LearningRate, unless "
                + "it is divided by another rate.",
        },
    ];
}
