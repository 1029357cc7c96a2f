namespace LlamaBatch.Generators.Tests.Examples;

/// <summary>Examples of the rules about schedules and targets.</summary>
internal static class ScheduleExamples
{
    public static IReadOnlyList<RuleExample> All { get; } =
    [
        new("LB4001",
            "The loss falls most while the learning rate decays, so the length of the run decides when a target is reached. The "
                + "length hardly matters with a constant learning rate and averaged weights, or with a short decay at the end (Hu et al. "
                + "2024).",
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
            "At first, AdamW estimates its moments from few gradients. Warm-up keeps the steps small until the estimates are stable, "
                + "which takes more than a few steps.",
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
            """),

        new("LB4003",
            "The tokens to a target are interpolated between the points of the loss curve. A curve of one point cannot be "
                + "interpolated.",
            Wrong: """
            [Measure<ValidationLoss>(EveryTokens = [|4_000_000|])]
            [Target<ValidationLoss>(1.7)]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """,
            Right: """
            [Measure<ValidationLoss>(EveryTokens = 200_000)]
            [Target<ValidationLoss>(1.7)]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """),

        new("LB4004",
            "With a vocabulary of V tokens, a uniform model has the loss ln V. Every configuration reaches a target above ln V before "
                + "its first step.",
            Wrong: """
            [Target<ValidationLoss>([|6.0|])]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """,
            Right: """
            [Target<ValidationLoss>(1.7)]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """),

        new("LB4005",
            "Warm-up is a share of the run. If it fills most of the run, the model is hardly trained at the peak learning rate.",
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
            """),

        new("LB4006",
            "Weights that are one half-life old count half as much as the current ones. In a run shorter than the half-life, even the "
                + "first weights count more than half, so the average lags behind.",
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
            """),

        new("LB4007",
            "No model has a lower expected loss than the entropy of its text. MarkovText is a Markov chain over K symbols, with rows drawn from "
                + "a symmetric Dirichlet distribution of Concentration α. Their expected entropy is ψ(Kα + 1) − ψ(α + 1), where ψ is the "
                + "digamma function (Wolpert and Wolf 1995).",
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
            """),
    ];
}
