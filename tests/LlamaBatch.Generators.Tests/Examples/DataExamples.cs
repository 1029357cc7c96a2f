namespace LlamaBatch.Generators.Tests.Examples;

/// <summary>Examples of the rules about the text.</summary>
internal static class DataExamples
{
    public static IReadOnlyList<RuleExample> All { get; } =
    [
        new("LB5001",
            "Without its text, a trial fails when it starts. The rule looks for the text in the same place as the trial.",
            Wrong: """
            public override Corpus Corpus => Corpora.TextFiles([|"data/novel"|]) with { SequenceLength = 32 };
            """,
            Right: """
            public override Corpus Corpus => Corpora.TextFiles("data/novels") with { SequenceLength = 32 };
            """),

        new("LB5002",
            "A token is predicted from the tokens before it in its sequence. In a very short sequence, attention has almost nothing "
                + "to attend to.",
            Wrong: """
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = [|4|] };
            """,
            Right: """
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            """),

        new("LB5003",
            "Text that is read up to four times is almost as good as new text. Beyond four times, its value falls fast "
                + "(Muennighoff et al. 2023, figure 1), and configurations differ in how well they memorize. "
                + "To study memorization, set TrainingLimit of the corpus; this silences the warning.",
            Wrong: """
            public override Training Training => new() { BatchSize = BatchSize, Tokens = [|64_000_000|] };
            """,
            Right: """
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 24_000_000 };
            """),

        new("LB5004",
            "Each token of the text is the index of a row of the embedding. A token without a row ends the trial with an error.",
            Wrong: """
            public override LlamaConfig Model => LlamaConfig.Nano with { VocabSize = [|128|] };
            """,
            Right: """
            public override LlamaConfig Model => LlamaConfig.Nano with { VocabSize = 256 };
            """),

        new("LB5005",
            "Unused rows cost memory and time in every step, and distort counts of parameters and operations.",
            Wrong: """
            public override LlamaConfig Model => LlamaConfig.Nano with { VocabSize = [|32_000|] };
            """,
            Right: """
            public override LlamaConfig Model => LlamaConfig.Nano with { VocabSize = 256 };
            """),

        new("LB5006",
            "ValidationShare is the share that is held out. Other tools ask for the training share, often 0.9. With ValidationShare = "
                + "0.9, nine tenths of the text are never trained on.",
            Wrong: """
            public override Corpus Corpus => Corpora.TextFiles("data/novels") with { ValidationShare = [|0.9|], SequenceLength = 32 };
            """,
            Right: """
            public override Corpus Corpus => Corpora.TextFiles("data/novels") with { ValidationShare = 0.1, SequenceLength = 32 };
            """),

        new("LB5007",
            "A table of runs is read by the names of the experiment's axes, metrics, targets and levels. The program would refuse to read "
                + "a table with any other name.",
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
                };
            }
            """),
    ];
}
