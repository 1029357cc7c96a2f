extern alias generators;

using generators::LlamaBatch.Generators;

namespace LlamaBatch.Generators.Tests.Examples;

/// <summary>Examples of the rules about tokens, trials, time and memory.</summary>
internal static class BudgetExamples
{
    private const string ThreeAxes = """
            [Axis<int>(16, 32, 48, 64, 80, 96, 112, 128, 144, 160)]
            public int BatchSize { get; init; } = 96;

            [Axis<double>(0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.09, 0.10)]
            public double Decay { get; init; } = 0.10;

            [Axis<double>(0.90, 0.91, 0.92, 0.93, 0.94, 0.95, 0.96, 0.97, 0.98, 0.99)]
            public double Beta2 { get; init; } = 0.95;

            public override AdamW Optimizer => new() { LearningRate = LearningRate, WeightDecay = Decay, Beta2 = Beta2 };
        """;

    private const string ThreeShortAxes = """
            [Axis<int>(16, 64, 160)]
            public int BatchSize { get; init; } = 64;

            [Axis<double>(0.01, 0.10)]
            public double Decay { get; init; } = 0.10;

            [Axis<double>(0.90, 0.95, 0.99)]
            public double Beta2 { get; init; } = 0.95;

            public override AdamW Optimizer => new() { LearningRate = LearningRate, WeightDecay = Decay, Beta2 = Beta2 };
        """;

    public static IReadOnlyList<RuleExample> All { get; } =
    [
        new("LB3001",
            "A run of fewer than 100 steps ends while the loss is still falling fast. A few more steps would change the result.",
            Wrong: """
            [Axis<int>(16, 100, [|256|])]
            public int BatchSize { get; init; } = 100;

            public override Training Training => new() { BatchSize = BatchSize, Tokens = 400_000 };
            """,
            Right: """
            [Axis<int>(16, 100, 256)]
            public int BatchSize { get; init; } = 100;

            public override Training Training => new() { BatchSize = BatchSize, Tokens = 4_000_000 };
            """)
        {
            ReportedIf = $"a trial has fewer than {SettingRules.FewestSteps} steps.",
        },

        new("LB3002",
            "The number of evaluation trials, which decide claims, is the number of compared configurations times the seeds, so it grows "
                + "fast. Tuning trials, which choose the levels of tuned axes, are added to it. The editor shows the cost of all trials "
                + "while you write the record, before any training.",
            Wrong: """
            [Experiment("Does a batch of 100 generalize better than 16 or 256?", Seeds = 20)]
            public sealed partial record [|BatchStudy|] : LlamaExperiment { … }
            """,
            Right: """
            [Experiment("Does a batch of 100 generalize better than 16 or 256?", Seeds = 5)]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """)
        {
            IsAlwaysReported = true,
        },

        new("LB3003",
            "The token budget ends before the first update of the weights. The trial would report the loss of an untrained "
                + "model.",
            Wrong: """
            public override Training Training => new() { BatchSize = BatchSize, Tokens = [|400|] };
            """,
            Right: """
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 4_000_000 };
            """),

        new("LB3004",
            "Even with the smallest model, a million trials take years, and their plan alone would fill the memory.",
            Wrong: $$"""
            [Experiment("Which batch size, weight decay and Beta2 are best?", Seeds = 1_000)]
            public sealed partial record [|BatchStudy|] : LlamaExperiment
            {
            {{ThreeAxes}}
            }
            """,
            Right: $$"""
            [Experiment("Which batch size, weight decay and Beta2 are best?", Seeds = 5)]
            public sealed partial record BatchStudy : LlamaExperiment
            {
            {{ThreeShortAxes}}
            }
            """),

        new("LB3005",
            "Each validation evaluates Validation.Windows sequences of held-out text. Validations that are too frequent take "
                + "longer than the training between them.",
            Wrong: """
            [Measure<ValidationLoss>(EveryTokens = [|1_000|])]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """,
            Right: """
            [Measure<ValidationLoss>(EveryTokens = 200_000)]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """)
        {
            ReportedIf = "one validation reads more than three times as many tokens as the trial trains on between two validations, or "
                + $"a measurement of gradients or sharpness takes more than {ProbeCostRule.MostTimes} times as long as that training.",
        },

        new("LB3006",
            "A study that takes days is seldom finished and seldom repeated. Start with a study that takes hours, and extend "
                + "it later.",
            Wrong: """
            public sealed partial record [|BatchStudy|] : LlamaExperiment
            {
                public override LlamaConfig Model => LlamaConfig.Micro;

                public override Training Training => new() { BatchSize = BatchSize, Tokens = 2_000_000_000 };
            }
            """,
            Right: """
            public sealed partial record BatchStudy : LlamaExperiment
            {
                public override LlamaConfig Model => LlamaConfig.Micro;

                public override Training Training => new() { BatchSize = BatchSize, Tokens = 4_000_000 };
            }
            """)
        {
            ReportedIf = $"the sweep takes more than {24 * CostRule.MostDays} hours.",
        },

        new("LB3007",
            "The operating system stops a trial that runs out of memory, usually in its first steps.",
            Wrong: """
            public sealed partial record [|BatchStudy|] : LlamaExperiment
            {
                [Axis<int>(16_384, 32_768, 65_536)]
                public int BatchSize { get; init; } = 32_768;

                public override LlamaConfig Model => LlamaConfig.Micro;

                public override Training Training => new() { BatchSize = BatchSize, MicroBatch = BatchSize, Tokens = 500_000_000 };
            }
            """,
            Right: """
            public sealed partial record BatchStudy : LlamaExperiment
            {
                [Axis<int>(64, 128, 256)]
                public int BatchSize { get; init; } = 128;

                public override LlamaConfig Model => LlamaConfig.Micro;

                public override Training Training => new() { BatchSize = BatchSize, MicroBatch = 64, Tokens = 4_000_000 };
            }
            """)
        {
            ReportedIf = "a trial needs more memory than the machine has, or more than 32 GiB if 'doctor --calibrate' has not measured the "
                + "machine.",
        },

        new("LB3008",
            "Thousands of trials usually mean many points with few seeds each, so most comparisons stay inconclusive. A tuned "
                + "axis needs fewer trials than a compared one.",
            Wrong: $$"""
            public sealed partial record [|BatchStudy|] : LlamaExperiment
            {
            {{ThreeAxes}}
            }
            """,
            Right: $$"""
            public sealed partial record BatchStudy : LlamaExperiment
            {
            {{ThreeShortAxes}}
            }
            """)
        {
            ReportedIf = $"the sweep has more than {Number.Exact(CostRule.MostTrials)} trials.",
        },

        new("LB3009",
            "The report quotes the summary. If the summary states a budget for all levels, and a constant in the code gives it at only one "
                + "of them, the summary misleads its readers.",
            Wrong: """
            /// <summary>Three widths of a small Llama, each trained on 20 tokens per parameter.</summary>
            [Experiment("Does a wider model reach a lower loss at 20 tokens per parameter?")]
            [Measure<ValidationLoss>]
            public sealed partial record WidthStudy : LlamaExperiment
            {
                [Axis<int>(32, 64, 96)]
                public int Width { get; init; } = 64;

                [Axis<double>(1.5e-3, 3e-3, 6e-3, 1.2e-2), TunedPer(nameof(Width))]
                public double LearningRate { get; init; } = 6e-3;

                public override LlamaConfig Model =>
                    LlamaConfig.Nano with { HiddenSize = Width, IntermediateSize = Width * 11 / 4, TieWordEmbeddings = true };

                public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

                public override Training Training => new() { BatchSize = 16, Tokens = [|2_177_280|] };

                public override AdamW Optimizer => new() { LearningRate = LearningRate };
            }
            """,
            Right: """
            /// <summary>Three widths of a small Llama, each trained on 20 tokens per parameter.</summary>
            [Experiment("Does a wider model reach a lower loss at 20 tokens per parameter?")]
            [Measure<ValidationLoss>]
            public sealed partial record WidthStudy : LlamaExperiment
            {
                [Axis<int>(32, 64, 96)]
                public int Width { get; init; } = 64;

                [Axis<double>(1.5e-3, 3e-3, 6e-3, 1.2e-2), TunedPer(nameof(Width))]
                public double LearningRate { get; init; } = 6e-3;

                public override LlamaConfig Model =>
                    LlamaConfig.Nano with { HiddenSize = Width, IntermediateSize = Width * 11 / 4, TieWordEmbeddings = true };

                public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

                public override Training Training => new() { BatchSize = 16, Tokens = 20 * Model.Parameters };

                public override AdamW Optimizer => new() { LearningRate = LearningRate };
            }
            """)
        {
            ReportedIf = "the question or the summary states a number of tokens per parameter, tokens per step or steps of a run, and the "
                + "number holds at some points of the sweep and not at others. It is also reported if a text promises a number of seeds "
                + "for every configuration, and Seeds is another number; if a comment at the end of a setting's line states other steps, "
                + "tokens or warm-up; if the summary states another size of the text or number of readings, a decay to zero beside a "
                + "floor, or batches that are computed at once beside the default micro-batch; if the summary of the record or of a level "
                + "begins a stage or a decay at another place of the run, or a text the line of LossBarrier; if one end of a range of "
                + "steps or tokens is that of the trials and the other is not; if a half-life is the mean window; if a multiple of "
                + "text or steps between two levels, a number of values, or the length of a listed stage differs; if a text states "
                + "another number of steps or tokens for all trials or for a batch size, another number of validations or of sequences "
                + "of the probe, another half-life of averaged weights, another warm-up of all trials, or another number of readings "
                + "at a level; if stages with the same steps or text differ; and if the source of imported runs states another "
                + "sequence length.",
        },
    ];
}
