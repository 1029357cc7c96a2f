namespace LlamaBatch.Generators.Tests.Examples;

/// <summary>Examples of the rules about declarations.</summary>
internal static class DeclarationExamples
{
    public static IReadOnlyList<RuleExample> All { get; } =
    [
        new("LB0001",
            "Results, report and generated types have the name of the record, without the name of the enclosing type. "
                + "Two nested records of the same name would overwrite each other's results.",
            Wrong: """
            public static class Studies
            {
                [Experiment("Is a batch of 100 balanced?")]
                public sealed partial record [|BatchStudy|] : LlamaExperiment { … }
            }
            """,
            Right: """
            [Experiment("Is a batch of 100 balanced?")]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """),

        new("LB0002",
            "A type parameter has no value to train with. Use an axis: it lists its values, and reports and claims name them.",
            Wrong: """
            public sealed partial record [|BatchStudy|]<THeads> : LlamaExperiment { … }
            """,
            Right: """
            public sealed partial record BatchStudy : LlamaExperiment
            {
                [Axis<int>(1, 2, 4)]
                public int KeyValueHeads { get; init; } = 2;

                public override LlamaConfig Model => LlamaConfig.Nano with { KeyValueHeads = KeyValueHeads };
            }
            """),

        new("LB0003",
            "The base type names the settings of a trial: model, corpus, training and optimizer. Without it there is nothing to train.",
            Wrong: """
            public sealed partial record [|BatchStudy|] { … }
            """,
            Right: """
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """),

        new("LB0005",
            "Without the value, the compiler cannot check steps, memory and cost. A value that depends on the machine also gives "
                + "different results on each machine.",
            Wrong: """
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 1_000_000 * [|Environment.ProcessorCount|] };
            """,
            Right: """
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 4_000_000 };
            """),

        new("LB0006",
            "The baseline is the point at which every axis has its initial value. A claim uses the baseline of each axis that it does "
                + "not name. A constructor parameter without a default has no initial value.",
            Wrong: """
            public sealed partial record [|BatchStudy|](int Layers) : LlamaExperiment { … }
            """,
            Right: """
            public sealed partial record BatchStudy(int Layers = 2) : LlamaExperiment { … }
            """),

        new("LB0007",
            "The build generates the types Sweep, Plan, Pipeline, Results and Report into the record. "
                + "Claims use Plan and Results by these names.",
            Wrong: """
            private static long [|Plan|] => 4_000_000;
            """,
            Right: """
            private static long Budget => 4_000_000;
            """),

        new("LB0008",
            "Results and reports lie in a folder named after the record. Two experiments of the same name would overwrite each "
                + "other's trials. On some systems, names that differ only in case are the same folder.",
            Wrong: """
            [Experiment("Is a batch of 100 balanced?")]
            public partial record BatchStudy : LlamaExperiment { … }

            [Experiment("Is it still balanced after twice the tokens?")]
            public sealed partial record [|Batchstudy|] : BatchStudy
            {
                public override Training Training => base.Training with { Tokens = 8_000_000 };
            }
            """,
            Right: """
            [Experiment("Is a batch of 100 balanced?")]
            public partial record BatchStudy : LlamaExperiment { … }

            [Experiment("Is it still balanced after twice the tokens?")]
            public sealed partial record LongBatchStudy : BatchStudy
            {
                public override Training Training => base.Training with { Tokens = 8_000_000 };
            }
            """),

        new("LB0009",
            "The program creates the optimizer from its concrete type: AdamW, Sgd or your own. If the property has the type Optimizer, its "
                + "expression must consist of 'new' expressions, so that the concrete types are visible.",
            Wrong: """
            public override Optimizer [|Optimizer|] => Chosen();

            private Optimizer Chosen() => new AdamW { LearningRate = LearningRate };
            """,
            Right: """
            public override Optimizer Optimizer => BatchSize > 16
                ? new AdamW { LearningRate = LearningRate }
                : new Sgd { LearningRate = 100 * LearningRate };
            """),

        new("LB0010",
            "Outside its range, a number has no meaning, or training fails at once. For example, AdamW's running means never move if a "
                + "beta is 1, and grow without bound if it is above 1 (Loshchilov and Hutter 2019, algorithm 2).",
            Wrong: """
            public override AdamW Optimizer => new() { LearningRate = LearningRate, Beta1 = [|1.5|] };
            """,
            Right: """
            public override AdamW Optimizer => new() { LearningRate = LearningRate, Beta1 = 0.9 };
            """),

        new("LB0011",
            "A reader of the record takes the attribute for a part of the experiment, but nothing uses it.",
            Wrong: """
            [Measure<ValidationLoss>, Measure<TokensPerSecond>(EveryTokens = [|100_000|])]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """,
            Right: """
            [Measure<ValidationLoss>(EveryTokens = 100_000), Measure<TokensPerSecond>]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """),

        new("LB0012",
            "An abstract record has no instance, so the program neither lists nor trains it, although it is marked as an experiment.",
            Wrong: """
            public abstract partial record [|BatchStudy|] : LlamaExperiment { … }
            """,
            Right: """
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """),

        new("LB0021",
            "The build adds members to the record from another file, which cannot see a file-local type.",
            Wrong: """
            file sealed partial record [|BatchStudy|] : LlamaExperiment { … }
            """,
            Right: """
            internal sealed partial record BatchStudy : LlamaExperiment { … }
            """),

        new("LB0022",
            "A setting that reads itself never gets a value. The program would overflow the stack when it plans the first trial.",
            Wrong: """
            public override LlamaConfig Model => [|Model|] with { Layers = 4 };
            """,
            Right: """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = 4 };
            """),

        new("LB0023",
            "The baseline is created without arguments, so every member needs an initial value. Claims use the baseline for the axes "
                + "that they do not name.",
            Wrong: """
            [Axis<int>(16, 100, 256)]
            public required int [|BatchSize|] { get; init; }
            """,
            Right: """
            [Axis<int>(16, 100, 256)]
            public int BatchSize { get; init; } = 100;
            """),

        new("LB0024",
            "Both attributes name one record, which has one question, one set of seeds and one report. "
                + "Usually a file was copied and the record was not renamed.",
            Wrong: """
            [Experiment("Is a batch of 100 balanced?")]
            public sealed partial record BatchStudy : LlamaExperiment { … }

            [[|Experiment("Is it balanced for a larger model?")|]]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                public override LlamaConfig Model => LlamaConfig.Micro;
            }
            """,
            Right: """
            [Experiment("Is a batch of 100 balanced?")]
            public partial record BatchStudy : LlamaExperiment { … }

            [Experiment("Is it balanced for a larger model?")]
            public sealed partial record LargeModelStudy : BatchStudy
            {
                public override LlamaConfig Model => LlamaConfig.Micro;
            }
            """)
        {
            CompilerErrors = ["CS0102", "CS0579"],
        },

        new("LB0025",
            "A record of settings does not update weights. The program needs the method that creates the optimizer from the settings.",
            Wrong: """
            public sealed partial record BatchStudy : LlamaExperiment
            {
                public override SignSgd [|Optimizer|] => new() { LearningRate = LearningRate };
            }

            public sealed record SignSgd : Optimizer
            {
                public override string Name => "SignSGD";
                public override IEnumerable<Setting> Settings() => [new(nameof(LearningRate), LearningRate)];
            }
            """,
            Right: """
            using LlamaBatch.Torch;

            public sealed partial record BatchStudy : LlamaExperiment
            {
                public override SignSgd Optimizer => new() { LearningRate = LearningRate };
            }

            public sealed record SignSgd : Optimizer
            {
                public override string Name => "SignSGD";
                public override IEnumerable<Setting> Settings() => [new(nameof(LearningRate), LearningRate)];
                public IOptimizer CreateFor(LlamaModel model) => throw new NotSupportedException("the update of the weights");
            }
            """),

        new("LB0026",
            "The program runs only records with [Experiment]. The metrics, axes and claims of any other record are never used.",
            Wrong: """
            public partial record BatchStudy : LlamaExperiment { … }

            [Measure<Accuracy>]
            public sealed partial record [|AccuracyStudy|] : BatchStudy;
            """,
            Right: """
            public partial record BatchStudy : LlamaExperiment { … }

            [Experiment("Is a batch of 100 as accurate?")]
            [Measure<Accuracy>]
            public sealed partial record AccuracyStudy : BatchStudy;
            """),

        new("LB0027",
            "The report quotes the question at its top, and the text of a claim beside its verdict. A reader cannot judge an answer "
                + "without its question.",
            Wrong: """
            [Experiment([|""|])]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """,
            Right: """
            [Experiment("Is a batch of 100 balanced?")]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """),

        new("LB0028",
            "Reports are written in English and a fixed set of other languages. A translation into any other language is shown nowhere.",
            Wrong: """
            [Experiment("Is a batch of 100 balanced?")]
            [Translation([|"zh-TW"|], "批量 100 是否均衡？")]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """,
            Right: """
            [Experiment("Is a batch of 100 balanced?")]
            [Translation("zh-CN", "批量 100 是否均衡？")]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """),

        new("LB0029",
            "Trials call the setting of the base type. A member that only hides it shows a value that no trial uses.",
            Wrong: """
            public new Validation [|Validation|] => new() { Windows = 256 };
            """,
            Right: """
            public override Validation Validation => new() { Windows = 256 };
            """),

        new("LB0030",
            "A trial is identified by its settings. If a property is missing from Settings(), trials with different values of the "
                + "property share one result.",
            Wrong: """
            using LlamaBatch.Data;

            public sealed partial record BatchStudy : LlamaExperiment
            {
                public override Corpus Corpus => new Digits { Largest = 9, SequenceLength = 32 };
            }

            public sealed record Digits : Corpus
            {
                public int [|Largest|] { get; init; } = 99;
                public override string Name => "Digits";
                public override IEnumerable<Setting> Settings() => [];
                public override TokenSource Open(string folder) => throw new NotSupportedException("the text");
            }
            """,
            Right: """
            using LlamaBatch.Data;

            public sealed partial record BatchStudy : LlamaExperiment
            {
                public override Corpus Corpus => new Digits { Largest = 9, SequenceLength = 32 };
            }

            public sealed record Digits : Corpus
            {
                public int Largest { get; init; } = 99;
                public override string Name => "Digits";
                public override IEnumerable<Setting> Settings() => [new(nameof(Largest), Largest)];
                public override TokenSource Open(string folder) => throw new NotSupportedException("the text");
            }
            """),

        new("LB0031",
            "A trial must give the same numbers in every run and on every machine. Otherwise trials of one seed cannot be compared, "
                + "and a resumed trial continues on other text.",
            Wrong: """
            using LlamaBatch.Data;

            public sealed partial record BatchStudy : LlamaExperiment
            {
                public override Corpus Corpus => new Noise { SequenceLength = 32 };
            }

            public sealed record Noise : Corpus
            {
                public override string Name => "Noise";
                public override IEnumerable<Setting> Settings() => [];
                public override TokenSource Open(string folder) => throw new NotSupportedException($"{[|new Random()|].Next()}");
            }
            """,
            Right: """
            using LlamaBatch.Data;

            public sealed partial record BatchStudy : LlamaExperiment
            {
                public override Corpus Corpus => new Noise { SequenceLength = 32 };
            }

            public sealed record Noise : Corpus
            {
                public int SourceSeed { get; init; } = 1;
                public override string Name => "Noise";
                public override IEnumerable<Setting> Settings() => [new(nameof(SourceSeed), SourceSeed)];
                public override TokenSource Open(string folder) => throw new NotSupportedException($"{new Random(SourceSeed).Next()}");
            }
            """),

        new("LB0032",
            "If your project declares a type with the name of a LlamaBatch type, C# takes yours, and the setting has the wrong type. "
                + "Generated code writes names in full, but a type of yours with the same full name still hides the library's.",
            Wrong: """
            public sealed partial record BatchStudy : LlamaExperiment
            {
                public override Training [|Training|] => new() { BatchSize = BatchSize, Tokens = 4_000_000 };
            }

            public sealed record Training
            {
                public int BatchSize { get; init; }
                public long Tokens { get; init; }
            }
            """,
            Right: """
            public sealed partial record BatchStudy : LlamaExperiment
            {
                public override global::LlamaBatch.Training Training => new() { BatchSize = BatchSize, Tokens = 4_000_000 };
            }

            public sealed record Training
            {
                public int BatchSize { get; init; }
                public long Tokens { get; init; }
            }
            """)
        {
            CompilerErrors = ["CS1715"],
        },
    ];
}
