namespace LlamaBatch.Generators.Tests.Examples;

/// <summary>Examples of the rules about declarations.</summary>
internal static class DeclarationExamples
{
    public static IReadOnlyList<RuleExample> All { get; } =
    [
        new("LB0001",
            "Results, reports and generated types are named after the record alone, without its enclosing type. Two nested "
                + "records with the same name would overwrite each other's results.",
            Wrong: """
            public static class Studies
            {
                [Experiment("Does a batch of 100 generalize better than 16 or 256?")]
                public sealed partial record [|BatchStudy|] : LlamaExperiment { … }
            }
            """,
            Right: """
            [Experiment("Does a batch of 100 generalize better than 16 or 256?")]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """),

        new("LB0002",
            "LlamaBatch cannot choose a type for a type parameter. Use an axis instead: it lists the values to train, and "
                + "claims can name them.",
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
            "The base type declares the settings of a trial: model, corpus, training and optimizer. Without it, there is "
                + "nothing to train.",
            Wrong: """
            public sealed partial record [|BatchStudy|] { … }
            """,
            Right: """
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """),

        new("LB0005",
            "Most rules need the values of settings, for example to check steps, memory and cost. The analyzer evaluates constants, axes, "
                + "and methods of the project and of Math, but it reads no files, environment variables or clock. A value that depends on "
                + "the machine also gives different results on each machine. There is one warning per record, however many expressions "
                + "are unknown. If a value such as MicroBatch must depend on the machine, suppress the warning at the expression with "
                + "#pragma, or for a folder in .editorconfig.",
            Wrong: """
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 1_000_000 * [|Environment.ProcessorCount|] };
            """,
            Right: """
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 4_000_000 };
            """),

        new("LB0006",
            "The baseline is the point at which every axis has its initial value. LlamaBatch creates it with 'new "
                + "BatchStudy()'. A constructor parameter without a default has no initial value.",
            Wrong: """
            public sealed partial record [|BatchStudy|](int Layers) : LlamaExperiment { … }
            """,
            Right: """
            public sealed partial record BatchStudy(int Layers = 2) : LlamaExperiment { … }
            """),

        new("LB0007",
            "The build adds nested types to the record: Sweep, Plan, Pipeline, Results and Report. No member of the record "
                + "can have one of these names.",
            Wrong: """
            private static long [|Plan|] => 4_000_000;
            """,
            Right: """
            private static long Budget => 4_000_000;
            """),

        new("LB0008",
            "Results and reports are stored in a folder named after the record. Two experiments with the same name would "
                + "overwrite each other's results. On some file systems, names that differ only in case mean the same folder.",
            Wrong: """
            [Experiment("Does a batch of 100 generalize better than 16 or 256?")]
            public partial record BatchStudy : LlamaExperiment { … }

            [Experiment("Does it also generalize better after twice the tokens?")]
            public sealed partial record [|Batchstudy|] : BatchStudy
            {
                public override Training Training => base.Training with { Tokens = 8_000_000 };
            }
            """,
            Right: """
            [Experiment("Does a batch of 100 generalize better than 16 or 256?")]
            public partial record BatchStudy : LlamaExperiment { … }

            [Experiment("Does it also generalize better after twice the tokens?")]
            public sealed partial record LongBatchStudy : BatchStudy
            {
                public override Training Training => base.Training with { Tokens = 8_000_000 };
            }
            """),

        new("LB0009",
            "The build must know the concrete type of the optimizer: AdamW, Sgd or your own. If the property has the base "
                + "type Optimizer, its value must be a 'new' expression, or a choice between 'new' expressions.",
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
            "A number outside its range has no meaning, or makes training fail. With Beta1 = 1 or Beta2 = 1, for example, the running "
                + "means of AdamW never change. With larger values, they grow without bound (Loshchilov and Hutter 2019, algorithm 2).",
            Wrong: """
            public override AdamW Optimizer => new() { LearningRate = LearningRate, Beta1 = [|1.5|] };
            """,
            Right: """
            public override AdamW Optimizer => new() { LearningRate = LearningRate, Beta1 = 0.9 };
            """),

        new("LB0011",
            "The attribute, its argument or the setting looks like a part of the experiment, but LlamaBatch does not use it.",
            Wrong: """
            [Measure<ValidationLoss>, Measure<TokensPerSecond>(EveryTokens = [|100_000|])]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """,
            Right: """
            [Measure<ValidationLoss>(EveryTokens = 100_000), Measure<TokensPerSecond>]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """),

        new("LB0012",
            "An abstract record cannot be instantiated, so the program neither lists nor trains it.",
            Wrong: """
            public abstract partial record [|BatchStudy|] : LlamaExperiment { … }
            """,
            Right: """
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """),

        new("LB0021",
            "The build adds members to the record in a generated file. That file cannot see a file-local type.",
            Wrong: """
            file sealed partial record [|BatchStudy|] : LlamaExperiment { … }
            """,
            Right: """
            internal sealed partial record BatchStudy : LlamaExperiment { … }
            """),

        new("LB0022",
            "A setting that reads itself never gets a value. The program would overflow the stack when it plans the first "
                + "trial.",
            Wrong: """
            public override LlamaConfig Model => [|Model|] with { Layers = 4 };
            """,
            Right: """
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = 4 };
            """),

        new("LB0023",
            "LlamaBatch creates the baseline with 'new BatchStudy()', so every member needs an initial value.",
            Wrong: """
            [Axis<int>(16, 100, 256)]
            public required int [|BatchSize|] { get; init; }
            """,
            Right: """
            [Axis<int>(16, 100, 256)]
            public int BatchSize { get; init; } = 100;
            """),

        new("LB0024",
            "All parts of a partial record are one experiment. An experiment has one question and one report, so it can have "
                + "only one [Experiment]. Usually a file was copied and the record was not renamed.",
            Wrong: """
            [Experiment("Does a batch of 100 generalize better than 16 or 256?")]
            public sealed partial record BatchStudy : LlamaExperiment { … }

            [[|Experiment("Does it also generalize better in a larger model?")|]]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                public override LlamaConfig Model => LlamaConfig.Micro;
            }
            """,
            Right: """
            [Experiment("Does a batch of 100 generalize better than 16 or 256?")]
            public partial record BatchStudy : LlamaExperiment { … }

            [Experiment("Does it also generalize better in a larger model?")]
            public sealed partial record LargeModelStudy : BatchStudy
            {
                public override LlamaConfig Model => LlamaConfig.Micro;
            }
            """)
        {
            CompilerErrors = ["CS0102", "CS0579"],
        },

        new("LB0025",
            "An Optimizer record only holds settings. Its method CreateFor creates the object that updates the weights.",
            Wrong: """
            public sealed partial record BatchStudy : LlamaExperiment
            {
                public override PlainSgd [|Optimizer|] => new() { LearningRate = LearningRate };
            }

            public sealed record PlainSgd : Optimizer
            {
                public override string Name => "plain SGD";
                public override IEnumerable<Setting> Settings() => [new(nameof(LearningRate), LearningRate)];
            }
            """,
            Right: """
            using LlamaBatch.Torch;

            public sealed partial record BatchStudy : LlamaExperiment
            {
                public override PlainSgd Optimizer => new() { LearningRate = LearningRate };
            }

            public sealed record PlainSgd : Optimizer
            {
                public override string Name => "plain SGD";
                public override IEnumerable<Setting> Settings() => [new(nameof(LearningRate), LearningRate)];
                public IOptimizer CreateFor(LlamaModel model) => new Sgd { LearningRate = LearningRate }.CreateFor(model);
            }
            """),

        new("LB0026",
            "The program runs only records with [Experiment]. Without it, the axes, metrics and claims of a record are "
                + "ignored, unless an experiment inherits them.",
            Wrong: """
            public partial record BatchStudy : LlamaExperiment { … }

            [Measure<Accuracy>]
            public sealed partial record [|AccuracyStudy|] : BatchStudy;
            """,
            Right: """
            public partial record BatchStudy : LlamaExperiment { … }

            [Experiment("Is a batch of 100 more accurate than 16 or 256?")]
            [Measure<Accuracy>]
            public sealed partial record AccuracyStudy : BatchStudy;
            """),

        new("LB0027",
            "The report starts with the question, and lists the text of each claim with its verdict. Without these texts, the "
                + "results cannot be interpreted.",
            Wrong: """
            [Experiment([|""|])]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """,
            Right: """
            [Experiment("Does a batch of 100 generalize better than 16 or 256?")]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """),

        new("LB0028",
            "LlamaBatch writes reports in English and in a fixed set of other languages. A translation into any other "
                + "language is ignored.",
            Wrong: """
            [Experiment("Does a batch of 100 generalize better than 16 or 256?")]
            [Translation([|"zh-TW"|], "批量 100 的泛化性能是否优于 16 和 256？")]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """,
            Right: """
            [Experiment("Does a batch of 100 generalize better than 16 or 256?")]
            [Translation("zh-CN", "批量 100 的泛化性能是否优于 16 和 256？")]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """),

        new("LB0029",
            "Trials read settings through the base type, LlamaExperiment. A member that hides a setting with 'new', instead of "
                + "overriding it, is therefore never read. If 'new' hides any other member of a base record, "
                + "the settings of the base record still read the hidden member.",
            Wrong: """
            public new Validation [|Validation|] => new() { Windows = 256 };
            """,
            Right: """
            public override Validation Validation => new() { Windows = 256 };
            """),

        new("LB0030",
            "LlamaBatch identifies the result of a trial by its settings. If a property of a corpus, an optimizer or a schedule is missing "
                + "from Settings(), trials "
                + "with different values of the property share one result.",
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
                public override TokenSource Open(string folder) => new MarkovText { Symbols = Largest + 1 }.Open(folder);
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
                public override TokenSource Open(string folder) => new MarkovText { Symbols = Largest + 1 }.Open(folder);
            }
            """),

        new("LB0031",
            "A trial must give the same numbers in every run and on every machine. Otherwise, trials with the same seed are "
                + "not comparable, and a resumed trial continues on different text.",
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
                public override TokenSource Open(string folder) => TextOf([|new Random()|], folder);
                private static TokenSource TextOf(Random random, string folder) =>
                    new MarkovText { SourceSeed = random.Next() }.Open(folder);
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
                public override TokenSource Open(string folder) => TextOf(new Random(SourceSeed), folder);
                private static TokenSource TextOf(Random random, string folder) =>
                    new MarkovText { SourceSeed = random.Next() }.Open(folder);
            }
            """),

        new("LB0032",
            "If your project has a type with the same name as a LlamaBatch type, such as Training, C# uses yours. The setting "
                + "then has the wrong type. Generated code also fails if a type or namespace of yours has the full name of a "
                + "LlamaBatch type, such as LlamaBatch.Training.",
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

        new("LB0033",
            "C# drops the remainder if both numbers are integers, even where a fraction is expected. A warm-up of 8_192 / 102_400 is 0.",
            Wrong: """
            private const int WarmupTokens = 400_000;

            public override Training Training => new()
            {
                BatchSize = BatchSize,
                Tokens = 4_000_000,
                Schedule = Schedule.Cosine(warmup: [|WarmupTokens / 4_000_000|]),
            };
            """,
            Right: """
            private const int WarmupTokens = 400_000;

            public override Training Training => new()
            {
                BatchSize = BatchSize,
                Tokens = 4_000_000,
                Schedule = Schedule.Cosine(warmup: (double)WarmupTokens / 4_000_000),
            };
            """)
        {
            ReportedIf = "both integers are constants and the division has a remainder. Divisions without a remainder are exact.",
        },

        new("LB0035",
            "The question heads the report. A question about a setting that is the same in all trials is usually left over from the record "
                + "that was copied.",
            Wrong: """
            [Experiment([|"Does weight decay reduce overfitting?"|])]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """,
            Right: """
            [Experiment("Does a batch of 100 generalize better than 16 or 256?")]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """)
        {
            ReportedIf = "the question names one setting, all levels have the same value of it, and neither the summary, the claims, "
                + "the axes nor the metrics name it. It is also reported if the question is about English or other natural text, and all "
                + "trials read MarkovText; if the summary of an axis begins with a quantity that no level changes; and if a summary "
                + "gives the schedule another shape than all trials or the level have, or adds the weight decay of AdamW to gradients; "
                + "and if the question lists three or more numbers of which all but one are levels. A RateExponent of 0.5 is reported "
                + "beside texts that name only the linear rule, and one of 1 beside the square root. "
                + "For imported runs, it is reported if SequencesPerStep is an axis of tokens, or if Where keeps crashed runs beside "
                + "finished ones although a text says that only these count.",
        },

        new("LB0036",
            "Each configuration is trained once per seed. If Seeds is a random seed such as 42, every configuration is trained 42 times.",
            Wrong: """
            [Experiment("Does a batch of 100 generalize better than 16 or 256?", Seeds = [|42|])]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """,
            Right: """
            [Experiment("Does a batch of 100 generalize better than 16 or 256?", Seeds = 5)]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """)
        {
            ReportedIf = "Seeds is 42, 123, 1234, 12345, 1337, 31337 or a year from 2020 to 2026.",
        },

        new("LB0037",
            "LlamaBatch trains models from random weights. Results from training from scratch may not apply to fine-tuning.",
            Wrong: """
            [Experiment([|"Which batch size is best for fine-tuning?"|])]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """,
            Right: """
            [Experiment("Which batch size is best for training from scratch?")]
            public sealed partial record BatchStudy : LlamaExperiment { … }
            """),

        new("LB0040",
            "Memory and speed are measured while a model is trained. Generating text has other costs, such as a cache of keys and values.",
            Wrong: """
            /// <summary>The memory of key-value heads.</summary>
            [Experiment([|"How much memory do few key-value heads save while generating text?"|])]
            [Measure<PeakMemory>]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                public double LearningRate => 3e-3;
            }
            """,
            Right: """
            /// <summary>The memory of key-value heads.</summary>
            [Experiment("How much memory do few key-value heads save in training?")]
            [Measure<PeakMemory>]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                public double LearningRate => 3e-3;
            }
            """)
        {
            ReportedIf = "all metrics are costs of training, such as PeakMemory, and the question names generation, inference or a "
                + "key-value cache.",
        },

        new("LB0038",
            "In many languages, ^ is the power. In C#, it is the exclusive or of the bits: 2 ^ 9 is 11, and 10 ^ 3 is 9. The rule reports "
                + "integers with 2 or 10 on the left side.",
            Wrong: """
            public override Validation Validation => new() { Windows = [|2 ^ 9|] };
            """,
            Right: """
            public override Validation Validation => new() { Windows = 1 << 9 };
            """),

        new("LB0039",
            "In Python, // divides integers. In C#, it begins a comment, so the number behind it is ignored. The rule reports a comment "
                + "that is only a number or the name of a number, directly after an integer expression.",
            Wrong: """
            private const int Width = 48;

            public override LlamaConfig Model => LlamaConfig.Nano with
            {
                HiddenSize = Width,
                IntermediateSize = [|8 * Width|] // 3
            };
            """,
            Right: """
            private const int Width = 48;

            public override LlamaConfig Model => LlamaConfig.Nano with
            {
                HiddenSize = Width,
                IntermediateSize = 8 * Width / 3
            };
            """),

        new("LB0034",
            "An unused property, often left from an earlier version, looks like a setting, but no trial uses its value. The rule looks "
                + "at private members, because only the record itself can read them.",
            Wrong: """
            private double [|Decay|] => 0.01 / BatchSize;

            public override AdamW Optimizer => new() { LearningRate = LearningRate };
            """,
            Right: """
            private double Decay => 0.01 / BatchSize;

            public override AdamW Optimizer => new() { LearningRate = LearningRate, WeightDecay = Decay };
            """),
        new("LB0041",
            "A trial that was interrupted continues from a checkpoint, which holds the arrays in State. An array that is missing there starts "
                + "again, so the rest of the trial differs from that of an uninterrupted one.",
            Wrong: """
            public sealed class Averaged(LlamaBatch.Torch.LlamaModel model) : LlamaBatch.Torch.IOptimizer
            {
                private readonly float[] _mean = new float[model.Weights.Sum(weight => weight.Count)];
                public double LearningRate { get; set; }
                public long StepsTaken { get; set; }
                public IReadOnlyDictionary<string, float[]> State { get; } = [|new Dictionary<string, float[]>()|];
                public void Step(double gradientScale) { … }
                public void Dispose() { … }
            }
            """,
            Right: """
            public sealed class Averaged(LlamaBatch.Torch.LlamaModel model) : LlamaBatch.Torch.IOptimizer
            {
                private readonly float[] _mean = new float[model.Weights.Sum(weight => weight.Count)];
                public double LearningRate { get; set; }
                public long StepsTaken { get; set; }
                public IReadOnlyDictionary<string, float[]> State => new Dictionary<string, float[]> { ["mean"] = _mean };
                public void Step(double gradientScale) { … }
                public void Dispose() { … }
            }
            """)
        {
            ReportedIf = "State is written as an empty dictionary, and the class has a field of type float[] whose name is not that of "
                + "a buffer.",
        },
    ];
}
