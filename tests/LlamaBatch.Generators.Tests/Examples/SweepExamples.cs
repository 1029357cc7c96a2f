namespace LlamaBatch.Generators.Tests.Examples;

/// <summary>Examples of the rules about axes and tuning.</summary>
internal static class SweepExamples
{
    public static IReadOnlyList<RuleExample> All { get; } =
    [
        new("LB2001",
            "All levels of the axis would train the same model. The report would show that the axis has no effect, although it was "
                + "never varied.",
            Wrong: """
            [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]
            public double [|LearningRate|] { get; init; } = 3e-3;

            public override AdamW Optimizer => new() { LearningRate = 3e-3 };
            """,
            Right: """
            [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 3e-3;

            public override AdamW Optimizer => new() { LearningRate = LearningRate };
            """),

        new("LB2002",
            "Each trial assigns a level to the property. "
                + "The types must be equal, because a converted level would have another name in results.",
            Wrong: """
            [[|Axis<double>(16, 100, 256)|]]
            public int BatchSize { get; init; } = 100;
            """,
            Right: """
            [Axis<int>(16, 100, 256)]
            public int BatchSize { get; init; } = 100;
            """),

        new("LB2003",
            "An axis with one level compares nothing. Write a plain setting instead, which the report does not list as an axis.",
            Wrong: """
            [[|Axis<int>(100)|]]
            public int BatchSize { get; init; } = 100;
            """,
            Right: """
            [Axis<int>(16, 100)]
            public int BatchSize { get; init; } = 100;
            """),

        new("LB2004",
            "Two equal levels are one point of the sweep. Claims between them would compare a trial with itself.",
            Wrong: """
            [Axis<double>(1.5e-3, 3e-3, [|0.003|]), TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 3e-3;
            """,
            Right: """
            [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 3e-3;
            """),

        new("LB2005",
            "A claim that does not name an axis uses its baseline. If the baseline is not a level, it is never trained, and such a "
                + "claim has no data.",
            Wrong: """
            [Axis<int>(16, 100, 256)]
            public int BatchSize { get; init; } = [|128|];
            """,
            Right: """
            [Axis<int>(16, 128, 256)]
            public int BatchSize { get; init; } = 128;
            """),

        new("LB2006",
            "A trial sets the property to its level. If that is impossible, every trial trains the baseline.",
            Wrong: """
            [Axis<int>(16, 100, 256)]
            public int [|BatchSize|] => 100;
            """,
            Right: """
            [Axis<int>(16, 100, 256)]
            public int BatchSize { get; init; } = 100;
            """),

        new("LB2007",
            "Tuning chooses the best level for each level of a compared axis, so TunedPer names compared axes.",
            Wrong: """
            [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer([|nameof(LearningRate)|])]
            public double LearningRate { get; init; } = 3e-3;
            """,
            Right: """
            [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 3e-3;
            """),

        new("LB2008",
            "Tuning keeps the level with the best learning metric, such as the lowest validation loss. "
                + "Speed and memory do not show which learning rate learns more.",
            Wrong: """
            [Measure<TokensPerSecond>]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                [Axis<double>(1.5e-3, 3e-3, 6e-3), [|TunedPer(nameof(BatchSize))|]]
                public double LearningRate { get; init; } = 3e-3;
            }
            """,
            Right: """
            [Measure<ValidationLoss>, Measure<TokensPerSecond>]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]
                public double LearningRate { get; init; } = 3e-3;
            }
            """),

        new("LB2009",
            "A shorter scale is a preview: it trains some levels of the full sweep. A level that the full sweep lacks previews "
                + "nothing.",
            Wrong: """
            [Axis<int>(16, 100, 256, Quick = [100, [|128|]])]
            public int BatchSize { get; init; } = 100;
            """,
            Right: """
            [Axis<int>(16, 100, 256, Quick = [100, 256])]
            public int BatchSize { get; init; } = 100;
            """),

        new("LB2010",
            "Without an axis, all trials differ only in their seeds. The report gives a mean and its interval, and no comparison.",
            Wrong: """
            [Experiment("What does a small Llama learn from 4 million tokens?")]
            [Measure<ValidationLoss>]
            public sealed partial record [|OnePoint|] : LlamaExperiment
            {
                public override LlamaConfig Model => LlamaConfig.Nano;
                public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
                public override Training Training => new() { BatchSize = 16, Tokens = 4_000_000 };
                public override AdamW Optimizer => new() { LearningRate = 3e-3 };
            }
            """,
            Right: """
            [Experiment("What does a small Llama learn from 4 million tokens?")]
            [Measure<ValidationLoss>]
            public sealed partial record TwoDepths : LlamaExperiment
            {
                [Axis<int>(2, 4)]
                public int Layers { get; init; } = 2;

                public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
                public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
                public override Training Training => new() { BatchSize = 16, Tokens = 4_000_000 };
                public override AdamW Optimizer => new() { LearningRate = 3e-3 };
            }
            """),

        new("LB2011",
            "The quick scale answers the same claims with fewer trials. "
                + "A claim that does not name the axis uses its baseline, and a claim that compares levels needs two.",
            Wrong: """
            [Axis<int>(16, 100, 256, Quick = [|[16, 256]|])]
            public int BatchSize { get; init; } = 100;
            """,
            Right: """
            [Axis<int>(16, 100, 256, Quick = [100, 256])]
            public int BatchSize { get; init; } = 100;
            """),

        new("LB2012",
            "Both levels train the same model, so any difference between them is noise. Usually a limit or a condition hides the level.",
            Wrong: """
            [Axis<int>(16, 100, [|256|])]
            public int BatchSize { get; init; } = 100;

            public override Training Training => new() { BatchSize = Math.Min(BatchSize, 100), Tokens = 4_000_000 };
            """,
            Right: """
            [Axis<int>(16, 100, 256)]
            public int BatchSize { get; init; } = 100;

            public override Training Training => new() { BatchSize = BatchSize, Tokens = 4_000_000 };
            """),

        new("LB2013",
            "A larger batch has less gradient noise and trains best with a larger learning rate (McCandlish et al. 2018). With the "
                + "same learning rate for all batch sizes, the sweep shows which batch size suits that rate.",
            Wrong: """
            private const double LearningRate = 3e-3;

            public override AdamW Optimizer => new() { LearningRate = [|LearningRate|] };
            """,
            Right: """
            [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 3e-3;

            public override AdamW Optimizer => new() { LearningRate = LearningRate };
            """),

        new("LB2014",
            "If the best learning rate of a batch size lies outside the levels, that batch size trains with a worse rate. Its loss "
                + "then says more about the grid than about the batch size.",
            Wrong: """
            [[|Axis<double>(2.5e-3, 3e-3, 3.5e-3)|], TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 3e-3;
            """,
            Right: """
            [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 3e-3;
            """),

        new("LB2015",
            "A level that is better than both its neighbors is close to the optimum. With two levels, the better one may be far from "
                + "the optimum.",
            Wrong: """
            [[|Axis<double>(1.5e-3, 6e-3)|], TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 6e-3;
            """,
            Right: """
            [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 3e-3;
            """),

        new("LB2016",
            "The best learning rate depends on depth, width, batch size and sequence length. If TunedPer leaves out such an axis, "
                + "most of its levels train at a learning rate that suits another level.",
            Wrong: """
            [Axis<int>(2, 4)]
            public int Layers { get; init; } = 2;

            [Axis<double>(1.5e-3, 3e-3, 6e-3), [|TunedPer(nameof(BatchSize))|]]
            public double LearningRate { get; init; } = 3e-3;

            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            """,
            Right: """
            [Axis<int>(2, 4)]
            public int Layers { get; init; } = 2;

            [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize), nameof(Layers))]
            public double LearningRate { get; init; } = 3e-3;

            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            """),

        new("LB2017",
            "A learning rate that is best at the end of a run is often too low on the way to a target. The claim would compare rates "
                + "that were tuned for another goal.",
            Wrong: """
            [Measure<ValidationLoss>(EveryTokens = 100_000)]
            [Target<ValidationLoss>(2.2)]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                [Axis<double>(1.5e-3, 3e-3, 6e-3), [|TunedPer(nameof(BatchSize))|]]
                public double LearningRate { get; init; } = 3e-3;

                [Claim("A batch of 100 needs less text than one of 256")]
                private static Verdict NeedsLess(Results r) =>
                    r.ToTarget(2.2).Tokens(batchSize: 100).IsBelow(r.ToTarget(2.2).Tokens(batchSize: 256));
            }
            """,
            Right: """
            [Measure<ValidationLoss>(EveryTokens = 100_000)]
            [Target<ValidationLoss>(2.2)]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize), For = 2.2)]
                public double LearningRate { get; init; } = 3e-3;

                [Claim("A batch of 100 needs less text than one of 256")]
                private static Verdict NeedsLess(Results r) =>
                    r.ToTarget(2.2).Tokens(batchSize: 100).IsBelow(r.ToTarget(2.2).Tokens(batchSize: 256));
            }
            """),

        new("LB2018",
            "The property Seeds of [Experiment] repeats every trial with other initial weights and another order of the text. An axis "
                + "over SourceSeed trains on other texts instead. Claims that do not name this axis use only its baseline.",
            Wrong: """
            [Axis<int>(1, 2, 3)]
            public int [|Run|] { get; init; } = 1;

            public override Corpus Corpus => Corpora.MarkovText with { SourceSeed = Run, SequenceLength = 32 };
            """,
            Right: """
            public override Corpus Corpus => Corpora.MarkovText with { SequenceLength = 32 };
            """),

        new("LB2019",
            "The quick scale decides a claim only if it trains all levels that the claim names. Here, it leaves out a level of every "
                + "claim.",
            Wrong: """
            [Axis<int>(16, 100, 256, Quick = [|[16, 100]|])]
            public int BatchSize { get; init; } = 100;

            [Claim("A batch of 100 generalizes better than one of 256")]
            private static Verdict Better(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));
            """,
            Right: """
            [Axis<int>(16, 100, 256, Quick = [100, 256])]
            public int BatchSize { get; init; } = 100;

            [Claim("A batch of 100 generalizes better than one of 256")]
            private static Verdict Better(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));
            """),

        new("LB2020",
            "The loss changes markedly if the learning rate changes by a factor of 2 to 4. A grid with steps of a factor of 100 "
                + "misses the best rate, and some batch sizes suffer more from it than others.",
            Wrong: """
            [[|Axis<double>(1e-5, 1e-3, 1e-1)|], TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 1e-3;
            """,
            Right: """
            [Axis<double>(1.5e-3, 3e-3, 6e-3, 1.2e-2), TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 3e-3;
            """),

        new("LB2021",
            "Levels are written into results and typed on the command line. Only numbers, strings, characters, Booleans and enums can "
                + "be written this way.",
            Wrong: """
            [[|Axis<Type>(typeof(CosineSchedule), typeof(LinearSchedule))|]]
            public Type Decay { get; init; } = typeof(CosineSchedule);
            """,
            Right: """
            [Axis<string>("cosine", "linear")]
            public string Decay { get; init; } = "cosine";

            public override Training Training => new()
            {
                BatchSize = BatchSize,
                Tokens = 4_000_000,
                Schedule = Decay == "cosine" ? Schedule.Cosine(warmup: 0.1) : Schedule.Linear(warmup: 0.1),
            };
            """),

        new("LB2022",
            "Null has no name in tables, in results or on the command line, so a claim could not ask for it.",
            Wrong: """
            [Axis<string>("cosine", [|null!|])]
            public string Decay { get; init; } = "cosine";
            """,
            Right: """
            [Axis<string>("cosine", "constant")]
            public string Decay { get; init; } = "cosine";

            public override Training Training => new()
            {
                BatchSize = BatchSize,
                Tokens = 4_000_000,
                Schedule = Decay == "cosine" ? Schedule.Cosine(warmup: 0.1) : Schedule.Constant(warmup: 0.1),
            };
            """),

        new("LB2023",
            "Model, Corpus, Training, Optimizer and Validation are the settings of a trial. An axis with one of these names would "
                + "replace the setting.",
            Wrong: """
            [Axis<int>(128, 512)]
            public new int [|Validation|] { get; init; } = 512;
            """,
            Right: """
            [Axis<int>(128, 512)]
            public int Windows { get; init; } = 512;

            public override Validation Validation => new() { Windows = Windows };
            """),
    ];
}
