extern alias generators;

using generators::LlamaBatch.Generators;

namespace LlamaBatch.Generators.Tests.Examples;

/// <summary>Examples of the rules about the text.</summary>
internal static class DataExamples
{
    public static IReadOnlyList<RuleExample> All { get; } =
    [
        new("LB5001",
            "A trial cannot start without its text. A relative path starts at the folder of the experiment.",
            Wrong: """
            public override Corpus Corpus => Corpora.TextFiles([|"data/novel"|]) with { SequenceLength = 32 };
            """,
            Right: """
            public override Corpus Corpus => Corpora.TextFiles("data/novels") with { SequenceLength = 32 };
            """),

        new("LB5025",
            "Without its file, the experiment has no runs. A relative path starts at the folder of the experiment.",
            Wrong: """
            [Experiment("Is a batch of 64 as good as 16?")]
            [Measure<ValidationLoss>]
            public sealed partial record OurRuns : ImportedExperiment
            {
                [Axis<int>(16, 64)]
                public int BatchSize { get; init; } = 64;

                public override RunTable Runs => RunTable.Csv([|"runs.csv"|]) with { Source = "Our runs." };
            }
            """,
            Right: """
            [Experiment("Is a batch of 64 as good as 16?")]
            [Measure<ValidationLoss>]
            public sealed partial record OurRuns : ImportedExperiment
            {
                [Axis<int>(16, 64)]
                public int BatchSize { get; init; } = 64;

                public override RunTable Runs => RunTable.Csv("data/runs.csv") with { Source = "Our runs." };
            }
            """)
        {
            ReportedIf = "a path without wildcards names neither a file nor a folder.",
        },

        new("LB5002",
            "The model predicts each token from the tokens before it in the same sequence. In a very short sequence, "
                + "attention has almost nothing to attend to.",
            Wrong: """
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = [|4|] };
            """,
            Right: """
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            """)
        {
            ReportedIf = $"SequenceLength is below {CorpusRules.ShortestSequence}.",
        },

        new("LB5003",
            "Reading a text up to four times is almost as good as reading new text. Further repetitions add little "
                + "(Muennighoff et al. 2023, figure 1), and configurations differ in how well they memorize. To study memorization, "
                + "set TrainingLimit of the corpus, and say in the question or the summary that the text is repeated; the warning then "
                + "disappears.",
            Wrong: """
            public override Training Training => new() { BatchSize = BatchSize, Tokens = [|64_000_000|] };
            """,
            Right: """
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 24_000_000 };
            """)
        {
            ReportedIf = $"a trial reads the text more than {CorpusRules.MostEpochs} times, TrainingLimit is 0 and the size of the text "
                + $"is known. It is also reported if a constant TrainingLimit lets a trial read the text more than "
                + $"{CorpusRules.MostRepetitions} times, unless SeenLoss, GeneralizationGap or TrainLoss is measured, or the question, the "
                + "summary or a claim speaks of repeated or little text. "
                + "If the question or the summary says that no text is read twice, or "
                + "that training makes one pass over it, a second epoch is reported.",
        },

        new("LB5004",
            "A token is an index into the rows of the embedding. A trial fails at the first token that has no row.",
            Wrong: """
            public override LlamaConfig Model => LlamaConfig.Nano with { VocabSize = [|128|] };
            """,
            Right: """
            public override LlamaConfig Model => LlamaConfig.Nano with { VocabSize = 256 };
            """)
        {
            ReportedIf = "VocabSize is below 256 and the corpus is DotNetDocs, TextFiles or MarkovText. Their tokens are bytes. "
                + "MarkovText has a vocabulary of 256 too, whatever its number of Symbols.",
        },

        new("LB5005",
            "An embedding row that no token uses costs memory and time in every step. It also inflates the counts of "
                + "parameters and FLOPs.",
            Wrong: """
            public override LlamaConfig Model => LlamaConfig.Nano with { VocabSize = [|32_000|] };
            """,
            Right: """
            public override LlamaConfig Model => LlamaConfig.Nano with { VocabSize = 256 };
            """)
        {
            ReportedIf = "VocabSize is 512 or more and the corpus is DotNetDocs, TextFiles or MarkovText.",
        },

        new("LB5006",
            "ValidationShare is the share of the text that is held out for validation. Some tools ask for the training share "
                + "instead, often 0.9. With ValidationShare = 0.9, the model trains on only a tenth of the text.",
            Wrong: """
            public override Corpus Corpus => Corpora.TextFiles("data/novels") with { ValidationShare = [|0.9|], SequenceLength = 32 };
            """,
            Right: """
            public override Corpus Corpus => Corpora.TextFiles("data/novels") with { ValidationShare = 0.1, SequenceLength = 32 };
            """)
        {
            ReportedIf = $"ValidationShare is above {CorpusRules.MostHeldOut}, or a constant above {CorpusRules.MostHeldOut} is passed to "
                + "TextSplit.Of as validationShare.",
        },

        new("LB5007",
            "A RunTable reads runs that were trained elsewhere. It maps names of the experiment (axes, metrics, targets and "
                + "levels) to columns of a file. If the mapping contains any other name, the program cannot read the table. Columns are "
                + "compared with the header of a CSV file, if the file exists.",
            Wrong: """
            [Experiment("Does a batch of 64 reach a loss of 3.3 in fewer steps?")]
            [Measure<ValidationLoss>]
            [Target<ValidationLoss>(3.3)]
            public sealed partial record OurRuns : ImportedExperiment
            {
                [Axis<int>(16, 64)]
                public int BatchSize { get; init; } = 64;

                public override RunTable Runs => RunTable.Csv("data/runs.csv") with
                {
                    Axes = [([|"Batch"|], "bs")],
                    Run = "run",
                    Progress = Progress.Steps("step"),
                    Source = "Our runs.",
                };
            }
            """,
            Right: """
            [Experiment("Does a batch of 64 reach a loss of 3.3 in fewer steps?")]
            [Measure<ValidationLoss>]
            [Target<ValidationLoss>(3.3)]
            public sealed partial record OurRuns : ImportedExperiment
            {
                [Axis<int>(16, 64)]
                public int BatchSize { get; init; } = 64;

                public override RunTable Runs => RunTable.Csv("data/runs.csv") with
                {
                    Axes = [(nameof(BatchSize), "bs")],
                    Run = "run",
                    Progress = Progress.Steps("step"),
                    Source = "Our runs.",
                };
            }
            """),

        new("LB5009",
            "Claims about tokens and FLOPs multiply the steps of a run by SequencesPerStep and TokensPerSequence. If an axis varies "
                + "the batch size, a constant is wrong for all runs but those of one level.",
            Wrong: """
            [Experiment("Does a batch of 64 reach a loss of 3.3 in fewer steps?")]
            [Measure<ValidationLoss>]
            [Target<ValidationLoss>(3.3)]
            public sealed partial record OurRuns : ImportedExperiment
            {
                [Axis<int>(16, 64)]
                public int BatchSize { get; init; } = 64;

                public override long? SequencesPerStep => [|64|];

                public override RunTable Runs => RunTable.Csv("data/runs.csv") with
                {
                    Run = "run",
                    Progress = Progress.Steps("step"),
                    Source = "Our runs.",
                };
            }
            """,
            Right: """
            [Experiment("Does a batch of 64 reach a loss of 3.3 in fewer steps?")]
            [Measure<ValidationLoss>]
            [Target<ValidationLoss>(3.3)]
            public sealed partial record OurRuns : ImportedExperiment
            {
                [Axis<int>(16, 64)]
                public int BatchSize { get; init; } = 64;

                public override long? SequencesPerStep => BatchSize;

                public override RunTable Runs => RunTable.Csv("data/runs.csv") with
                {
                    Run = "run",
                    Progress = Progress.Steps("step"),
                    Source = "Our runs.",
                };
            }
            """),

        new("LB5011",
            "A table of runs maps columns to progress, metrics and axes. If tokens are read as steps, or a training loss as a validation "
                + "loss, the claims are decided on wrong numbers. The rule judges by the words in a column's name.",
            Wrong: """
            [Experiment("Does a batch of 64 reach a loss of 3.3 in fewer steps?")]
            [Measure<ValidationLoss>]
            [Target<ValidationLoss>(3.3)]
            public sealed partial record OurRuns : ImportedExperiment
            {
                [Axis<int>(16, 64)]
                public int BatchSize { get; init; } = 64;

                public override long? SequencesPerStep => BatchSize;

                public override RunTable Runs => RunTable.Csv("data/runs.csv") with
                {
                    Run = "run",
                    Progress = [|Progress.Steps|]("tokens_seen"),
                    Source = "Our runs.",
                };
            }
            """,
            Right: """
            [Experiment("Does a batch of 64 reach a loss of 3.3 in fewer steps?")]
            [Measure<ValidationLoss>]
            [Target<ValidationLoss>(3.3)]
            public sealed partial record OurRuns : ImportedExperiment
            {
                [Axis<int>(16, 64)]
                public int BatchSize { get; init; } = 64;

                public override long? SequencesPerStep => BatchSize;

                public override RunTable Runs => RunTable.Csv("data/runs.csv") with
                {
                    Run = "run",
                    Progress = Progress.Tokens("tokens_seen"),
                    Source = "Our runs.",
                };
            }
            """),

        new("LB5013",
            "A claim compares the runs of levels. A level without runs cannot be compared, and with a single run its variation between "
                + "runs is unknown. The rule reads tables that list their runs in C# (RunTable.Of), joined tables (RunTable.Join), the "
                + "conditions of Where, and the paths of RunTable.TensorBoard and RunTable.Torchtitan, whose files have no column for an "
                + "axis.",
            Wrong: """
            [Experiment("Does a batch of 64 reach a lower loss?")]
            [Measure<ValidationLoss>]
            public sealed partial record OurRuns : ImportedExperiment
            {
                [Axis<int>(16, 64)]
                public int BatchSize { get; init; } = 64;

                public override RunTable Runs => RunTable.Csv("data/runs.csv") with
                {
                    Where = [[|("batch_size", "16")|]],
                    Source = "Our runs.",
                };
            }
            """,
            Right: """
            [Experiment("Does a batch of 64 reach a lower loss?")]
            [Measure<ValidationLoss>]
            public sealed partial record OurRuns : ImportedExperiment
            {
                [Axis<int>(16, 64)]
                public int BatchSize { get; init; } = 64;

                public override RunTable Runs => RunTable.Csv("data/runs.csv") with
                {
                    Where = [("status", "finished")],
                    Source = "Our runs.",
                };
            }
            """),

        new("LB5015",
            "'Run' is the column that identifies a run. 'Pair' is the column that matches runs across levels. 'Progress' is the "
                + "column that counts steps, sequences, tokens or seconds along a run. If one column has two of these roles, or is also "
                + "an axis, rows are grouped into the wrong runs or pairs.",
            Wrong: """
            [Experiment("Does a batch of 64 reach a lower loss?")]
            [Measure<ValidationLoss>]
            public sealed partial record OurRuns : ImportedExperiment
            {
                [Axis<int>(16, 64)]
                public int BatchSize { get; init; } = 64;

                public override RunTable Runs => RunTable.Csv("data/runs.csv") with
                {
                    Pair = [|"batch_size"|],
                    Source = "Our runs.",
                };
            }
            """,
            Right: """
            [Experiment("Does a batch of 64 reach a lower loss?")]
            [Measure<ValidationLoss>]
            public sealed partial record OurRuns : ImportedExperiment
            {
                [Axis<int>(16, 64)]
                public int BatchSize { get; init; } = 64;

                public override RunTable Runs => RunTable.Csv("data/runs.csv") with { Pair = "seed", Source = "Our runs." };
            }
            """),

        new("LB5016",
            "Source is printed in the report. It says whose runs these are, where they are from, and under which license they may be used. "
                + "A number that is typed into the code needs it as much as a file, whose name alone says little.",
            Wrong: """
            [Experiment("Does a batch of 64 reach a lower loss?")]
            [Measure<ValidationLoss>]
            public sealed partial record OurRuns : ImportedExperiment
            {
                [Axis<int>(16, 64)]
                public int BatchSize { get; init; } = 64;

                public override RunTable Runs =>
                    [|RunTable.Of|](nameof(BatchSize), nameof(ValidationLoss), (16, [3.11, 3.14]), (64, [3.02, 3.05]));
            }
            """,
            Right: """
            [Experiment("Does a batch of 64 reach a lower loss?")]
            [Measure<ValidationLoss>]
            public sealed partial record OurRuns : ImportedExperiment
            {
                [Axis<int>(16, 64)]
                public int BatchSize { get; init; } = 64;

                public override RunTable Runs =>
                    RunTable.Of(nameof(BatchSize), nameof(ValidationLoss), (16, [3.11, 3.14]), (64, [3.02, 3.05])) with
                    {
                        Source = "Table 2 of our paper; CC BY 4.0.",
                    };
            }
            """),

        new("LB5017",
            "If diverged runs are left out, the remaining runs make the setting look better than it is, most of all where many diverged. "
                + "Leave out only what has nothing to do with the setting, such as runs that crashed with the machine.",
            Wrong: """
            [Experiment("Does a batch of 64 reach a lower loss?")]
            [Measure<ValidationLoss>]
            public sealed partial record OurRuns : ImportedExperiment
            {
                [Axis<int>(16, 64)]
                public int BatchSize { get; init; } = 64;

                public override RunTable Runs => RunTable.Csv("data/runs.csv") with
                {
                    Where = [[|("diverged", "false")|]],
                    Source = "Our runs.",
                };
            }
            """,
            Right: """
            [Experiment("Does a batch of 64 reach a lower loss?")]
            [Measure<ValidationLoss>]
            public sealed partial record OurRuns : ImportedExperiment
            {
                [Axis<int>(16, 64)]
                public int BatchSize { get; init; } = 64;

                public override RunTable Runs => RunTable.Csv("data/runs.csv") with
                {
                    Where = [("state", "finished")],
                    Source = "Our runs.",
                };
            }
            """)
        {
            ReportedIf = "the name of a column in Where has a word such as diverged, converged, NaN, stable or spiked.",
        },

        new("LB5024",
            "'Pair' names the column of what the runs of a pair have in common, such as their seed, and claims compare the differences "
                + "within the pairs. If each run has its own seed, such as runs that are numbered in the order of their launch, the pairs "
                + "are arbitrary.",
            Wrong: """
            /// <summary>Runs of our cluster. Every run drew its own random seed.</summary>
            [Experiment("Does a batch of 64 reach a lower loss?")]
            [Measure<ValidationLoss>]
            public sealed partial record OurRuns : ImportedExperiment
            {
                [Axis<int>(16, 64)]
                public int BatchSize { get; init; } = 64;

                public override RunTable Runs => RunTable.Csv("data/runs.csv") with { Pair = [|"job"|], Source = "Our runs." };
            }
            """,
            Right: """
            /// <summary>Runs of our cluster. Every run drew its own random seed.</summary>
            [Experiment("Does a batch of 64 reach a lower loss?")]
            [Measure<ValidationLoss>]
            public sealed partial record OurRuns : ImportedExperiment
            {
                [Axis<int>(16, 64)]
                public int BatchSize { get; init; } = 64;

                public override RunTable Runs => RunTable.Csv("data/runs.csv") with { Source = "Our runs." };
            }
            """),

        new("LB5018",
            "The unit of the numbers decides how steps, tokens and FLOPs are computed from them. If steps and sequences are confused, all "
                + "costs are wrong by a factor of the batch size. With a larger batch, a target needs fewer steps, but at least as much "
                + "text. Values are in the unit of their metric: a loss in nats per token, and an accuracy as a fraction.",
            Wrong: """
            [Experiment("Does a batch of 64 reach a loss of 3.1 in fewer steps?")]
            [Measure<ValidationLoss>]
            [Target<ValidationLoss>(3.1)]
            public sealed partial record OurRuns : ImportedExperiment
            {
                [Axis<int>(16, 64)]
                public int BatchSize { get; init; } = 64;

                public override RunTable Runs => RunTable.Of(
                    nameof(BatchSize),
                    new RunTarget(nameof(ValidationLoss), 3.1, [|ProgressUnit.Steps|]) { EvaluatedEvery = 8_192 },
                    (16, [245_760, 253_952]),
                    (64, [278_528, 294_912])) with
                {
                    Source = "Our runs; the numbers are sequences.",
                };
            }
            """,
            Right: """
            [Experiment("Does a batch of 64 reach a loss of 3.1 in fewer steps?")]
            [Measure<ValidationLoss>]
            [Target<ValidationLoss>(3.1)]
            public sealed partial record OurRuns : ImportedExperiment
            {
                [Axis<int>(16, 64)]
                public int BatchSize { get; init; } = 64;

                public override RunTable Runs => RunTable.Of(
                    nameof(BatchSize),
                    new RunTarget(nameof(ValidationLoss), 3.1, ProgressUnit.Sequences) { EvaluatedEvery = 8_192 },
                    (16, [245_760, 253_952]),
                    (64, [278_528, 294_912])) with
                {
                    Source = "Our runs; the numbers are sequences.",
                };
            }
            """)
        {
            ReportedIf = $"batch sizes differ by a factor of {RunUnitRule.LeastRange} or more, and one of two things holds. Either the "
                + $"mean number of steps is more than {100 * RunUnitRule.Rise} % higher at the largest batch, or the mean amount of text "
                + "falls by a factor of more than the square root of the ratio of the batch sizes. It is also reported if all accuracies "
                + $"exceed 1, if all losses exceed {MetricRange.LargestLoss}, or if SequencesPerStep is multiplied by TokensPerSequence.",
        },

        new("LB5023",
            "TextFiles reads plain text. The bytes of a compressed or binary file are no text, and a model would learn the format of the "
                + "file.",
            Wrong: """
            public override Corpus Corpus => Corpora.TextFiles("data/novels") with { Pattern = [|"*.parquet"|], SequenceLength = 32 };
            """,
            Right: """
            public override Corpus Corpus => Corpora.TextFiles("data/novels") with { Pattern = "*.txt", SequenceLength = 32 };
            """)
        {
            ReportedIf = "Pattern or Path ends in an extension of compressed or binary files, such as .gz or .parquet, and Path is not the "
                + "name of a folder.",
        },

        new("LB5019",
            "Losses on different texts differ even for the same model. The rule looks for the names of well-known datasets in the "
                + "sources of joined tables.",
            Wrong: """
            [Experiment("Does a batch of 64 reach a lower loss?")]
            [Measure<ValidationLoss>]
            public sealed partial record OurRuns : ImportedExperiment
            {
                [Axis<int>(16, 64)]
                public int BatchSize { get; init; } = 64;

                public override RunTable Runs => RunTable.Join(
                    nameof(BatchSize),
                    (16, RunTable.Csv("data/16.csv") with { Source = "Our runs on C4." }),
                    (64, RunTable.Csv("data/64.csv") with { Source = [|"Our runs on OpenWebText."|] }));
            }
            """,
            Right: """
            [Experiment("Does a batch of 64 reach a lower loss?")]
            [Measure<ValidationLoss>]
            public sealed partial record OurRuns : ImportedExperiment
            {
                [Axis<int>(16, 64)]
                public int BatchSize { get; init; } = 64;

                public override RunTable Runs => RunTable.Join(
                    nameof(BatchSize),
                    (16, RunTable.Csv("data/16.csv") with { Source = "Our runs on C4." }),
                    (64, RunTable.Csv("data/64.csv") with { Source = "Our runs on C4." }));
            }
            """),

        new("LB5020",
            "A path into somebody's home folder exists on one machine. The report and the results name the text, but nobody else can "
                + "read it.",
            Wrong: """
            [Experiment("Does a batch of 64 reach a lower loss?")]
            [Measure<ValidationLoss>]
            public sealed partial record OurRuns : ImportedExperiment
            {
                [Axis<int>(16, 64)]
                public int BatchSize { get; init; } = 64;

                public override RunTable Runs => RunTable.Csv([|"C:/Users/ada/Downloads/runs.csv"|]) with { Source = "Our runs." };
            }
            """,
            Right: """
            [Experiment("Does a batch of 64 reach a lower loss?")]
            [Measure<ValidationLoss>]
            public sealed partial record OurRuns : ImportedExperiment
            {
                [Axis<int>(16, 64)]
                public int BatchSize { get; init; } = 64;

                public override RunTable Runs => RunTable.Csv("data/runs.csv") with { Source = "Our runs." };
            }
            """),

        new("LB5021",
            "FLOPs to a target are the tokens times FlopsPerToken, so FlopsPerToken must be that of the model that was trained.",
            Wrong: """
            [Experiment("Does a batch of 64 reach a lower loss?")]
            [Measure<ValidationLoss>]
            public sealed partial record OurRuns : ImportedExperiment
            {
                [Axis<int>(16, 64)]
                public int BatchSize { get; init; } = 64;

                public override double? FlopsPerToken => LlamaConfig.[|Llama7B|].FlopsPerToken(8_192);

                public override RunTable Runs => RunTable.Csv("data/runs.csv") with { Source = "Our runs of Llama 3.1 8B." };
            }
            """,
            Right: """
            [Experiment("Does a batch of 64 reach a lower loss?")]
            [Measure<ValidationLoss>]
            public sealed partial record OurRuns : ImportedExperiment
            {
                [Axis<int>(16, 64)]
                public int BatchSize { get; init; } = 64;

                public override double? FlopsPerToken => LlamaConfig.Llama8B.FlopsPerToken(8_192);

                public override RunTable Runs => RunTable.Csv("data/runs.csv") with { Source = "Our runs of Llama 3.1 8B." };
            }
            """)
        {
            ReportedIf = "FlopsPerToken names one model such as Llama7B, and the question, the summary and the sources name only models "
                + "of other sizes, such as 8B. It is also reported if Source names a size, but none of the sizes "
                + "that the question or the summary names.",
        },

        new("LB5022",
            "A run is evaluated only every so many steps, so it reached the target at some point between two evaluations. "
                + "With EvaluatedEvery, tests and confidence intervals account for this. Without it, each number counts as exact.",
            Wrong: """
            [Experiment("Does a batch of 64 reach a lower loss?")]
            [Measure<ValidationLoss>]
            [Target<ValidationLoss>(0.925)]
            public sealed partial record OurRuns : ImportedExperiment
            {
                [Axis<int>(16, 64)]
                public int BatchSize { get; init; } = 64;

                public override RunTable Runs => RunTable.Of(
                    nameof(BatchSize),
                    [|new RunTarget(nameof(ValidationLoss), 0.925, ProgressUnit.Sequences)|],
                    (16, [3_456, 3_840]),
                    (64, [5_376, 5_760])) with
                {
                    Source = "Our runs.",
                };
            }
            """,
            Right: """
            [Experiment("Does a batch of 64 reach a lower loss?")]
            [Measure<ValidationLoss>]
            [Target<ValidationLoss>(0.925)]
            public sealed partial record OurRuns : ImportedExperiment
            {
                [Axis<int>(16, 64)]
                public int BatchSize { get; init; } = 64;

                public override RunTable Runs => RunTable.Of(
                    nameof(BatchSize),
                    new RunTarget(nameof(ValidationLoss), 0.925, ProgressUnit.Sequences) { EvaluatedEvery = 384 },
                    (16, [3_456, 3_840]),
                    (64, [5_376, 5_760])) with
                {
                    Source = "Our runs.",
                };
            }
            """)
        {
            ReportedIf = $"at least {EvaluationRule.FewestNumbers} different whole numbers have a common divisor of at least "
                + $"{100 * EvaluationRule.SmallestShare} % of the smallest one. Round divisors such as 1, 25 or 500 are no evidence. "
                + "A stated interval is reported if all numbers are "
                + $"multiples of a longer one, with a probability of at most {EvaluationRule.LargestChance} by chance.",
        },

        new("LB5008",
            "A loss over a few hundred tokens has a large standard error, and a text that is shorter than a sequence stops the run. "
                + "Usually a number is in the wrong unit: TrainingLimit is in bytes, Windows is in sequences, and ValidationShare is a "
                + "share.",
            Wrong: """
            public override Corpus Corpus => Corpora.DotNetDocs with { TrainingLimit = [|64|], SequenceLength = 32 };
            """,
            Right: """
            public override Corpus Corpus => Corpora.DotNetDocs with { TrainingLimit = 1_000_000, SequenceLength = 32 };
            """)
        {
            ReportedIf = $"a validation reads fewer than {Number.Exact(CorpusRules.FewestTokens)} tokens; TrainingLimit is below "
                + $"{Number.Exact(CorpusRules.FewestTokens)} bytes, or no longer than a sequence; the training text is shorter than a "
                + "sequence; or the held-out text is shorter than a sequence, or shorter than both a batch and "
                + $"{Number.Exact(10 * CorpusRules.FewestTokens)} tokens.",
        },

        new("LB5010",
            "A model that was trained on the validation text has a low loss there because it memorized the text. A custom corpus must "
                + "validate on documents that it does not train on. TextSplit.Of ensures this with its default, Split.ByDocument: "
                + "identical copies of a document are on the same side of the split.",
            Wrong: """
            using LlamaBatch.Data;

            public sealed partial record BatchStudy : LlamaExperiment
            {
                public override Corpus Corpus => new Plays { SequenceLength = 32 };
            }

            public sealed record Plays : Corpus
            {
                public string TrainingFile { get; init; } = "plays.txt";
                public string ValidationFile { get; init; } = [|"plays.txt"|];
                public override string Name => "Plays";
                public override IEnumerable<Setting> Settings() =>
                    [new(nameof(TrainingFile), TrainingFile), new(nameof(ValidationFile), ValidationFile)];
                public override TokenSource Open(string folder) => throw new NotSupportedException();
            }
            """,
            Right: """
            using LlamaBatch.Data;

            public sealed partial record BatchStudy : LlamaExperiment
            {
                public override Corpus Corpus => new Plays { SequenceLength = 32 };
            }

            public sealed record Plays : Corpus
            {
                public string TrainingFile { get; init; } = "plays.txt";
                public string ValidationFile { get; init; } = "sonnets.txt";
                public override string Name => "Plays";
                public override IEnumerable<Setting> Settings() =>
                    [new(nameof(TrainingFile), TrainingFile), new(nameof(ValidationFile), ValidationFile)];
                public override TokenSource Open(string folder) => throw new NotSupportedException();
            }
            """)
        {
            ReportedIf = "two members or arguments, one with 'training' and one with 'validation' in its name, have the same string as "
                + "their value, or are fractions that add up to more than 1. It is also reported if a corpus reads the same text in its "
                + "methods ReadTraining and ReadValidation.",
        },

        new("LB5012",
            "MarkovText draws the probabilities of the next symbol from a Dirichlet distribution. With a large Concentration, all "
                + "symbols are almost equally likely, and no model beats uniform guessing. With a tiny one, each symbol has one "
                + "successor, and every model learns that at once.",
            Wrong: """
            public override Corpus Corpus => Corpora.MarkovText with { Concentration = [|1_000|], SequenceLength = 32 };
            """,
            Right: """
            public override Corpus Corpus => Corpora.MarkovText with { Concentration = 0.1, SequenceLength = 32 };
            """)
        {
            ReportedIf = $"the expected entropy is below {CorpusRules.LeastLearned} nats per token, or within {CorpusRules.LeastLearned} "
                + "of ln K, for K symbols.",
        },
    ];
}
