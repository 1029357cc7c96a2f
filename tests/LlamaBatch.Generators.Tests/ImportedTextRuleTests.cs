namespace LlamaBatch.Generators.Tests;

/// <summary>Rules that compare imported or published numbers with the texts beside them, and texts about the design.</summary>
public class ImportedTextRuleTests
{
    private const string Record = """
        namespace Study;

        /// <summary>SUMMARY</summary>
        [Experiment("Does a batch of 64 reach 3.3 in fewer steps?")]
        [Measure<ValidationLoss>]
        [Target<ValidationLoss>(3.3)]
        public sealed partial record OurRuns : ImportedExperiment
        {
            [Axis<int>(16, 64, 256)]
            public int BatchSize { get; init; } = 64;

            public override RunTable Runs => TABLE with { Source = "Our runs.", Caveats = ["CAVEAT"] };
        }
        """;

    private const string Published = """
        namespace Study;

        [Experiment("Is a batch of 100 small?")]
        public sealed partial record InPrint : LlamaExperiment
        {
            [Axis<int>(100, 200)]
            public int BatchSize { get; init; } = 100;

            public override LlamaConfig Model => LlamaConfig.Nano;
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 5_000_000 };
            public override AdamW Optimizer => new() { LearningRate = 6e-3 };

            private static Quantities Sizes { get; } = new("UNIT", [new("Llama 2", NUMBER, "Touvron et al. 2023: SOURCE")]);

            [Claim("Llama 2 is larger")]
            private static Verdict IsLarge(Plan _) => Sizes.IsAbove(500);
        }
        """;

    private const string Trained = """
        namespace Study;

        /// <summary>Is a β₂ of 0.95 better?</summary>
        /// <remarks>
        /// Both arms have the rate of another study.
        /// REMARKS
        /// </remarks>
        [Experiment("Is 0.95 better?", Seeds = 11)]
        [Measure<ValidationLoss>]
        public sealed partial record Beta : LlamaExperiment
        {
            [Axis<double>(0.95, 0.99)]
            public double Beta2 { get; init; } = 0.95;

            public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };

            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

            public override Training Training => new() { BatchSize = 64, Tokens = 3_276_800 };

            public override AdamW Optimizer => new() { LearningRate = 6e-3, Beta2 = Beta2, WeightDecay = 0.1 };

            [Claim("A decay of 0.95 has a lower loss than 0.99")]
            private static Verdict LowIsBetter(Results r) =>
                r.EqualTokens.ValidationLoss(beta2: 0.95).IsBelow(r.EqualTokens.ValidationLoss(beta2: 0.99), margin: 0.005);
        }
        """;

    [Theory]
    [InlineData("455_168, 462_528, 448_960", "LB8012 '[455_168, 462_528, 448_960]'")]
    [InlineData("455_168, 462_528, 448_928")]
    public void Levels_have_numbers_of_their_own(string row, params string[] problems) => Assert.Equal(problems, Of(
        "Runs of our cluster.", Table("[410_272, 398_816, 405_344]", "[455_168, 462_528, 448_960]", $"[{row}]")));

    /// <summary>Runs that are evaluated rarely have few different numbers.</summary>
    [Fact]
    public void Few_evaluations_may_agree() => Assert.Empty(Of(
        "Runs of our cluster.",
        Table("[12_288, 24_576, 24_576]", "[24_576, 36_864, 36_864]", "[24_576, 36_864, 36_864]", " { EvaluatedEvery = 12_288 }")));

    [Theory]
    [InlineData("The loss was evaluated every 500 sequences.", "",
        "LB5022 'new RunTarget(nameof(ValidationLoss), 3.3, ProgressUnit.Sequences)'")]
    [InlineData("The loss was evaluated every 500 sequences.", " { EvaluatedEvery = 500 }")]
    [InlineData("The loss was evaluated every 250 sequences.", " { EvaluatedEvery = 500 }", "LB3009 '500'")]
    [InlineData("The loss was evaluated every 500 steps.", "")]
    [InlineData("The loss was evaluated every 300 sequences.", "")]
    [InlineData("The loss was evaluated often.", "")]
    public void An_interval_is_that_of_the_summary(string summary, string interval, params string[] problems) => Assert.Equal(problems, Of(
        summary, Table("[12_000, 12_500]", "[13_000, 14_500]", "[15_500, 16_000]", interval)));

    [Theory]
    [InlineData("Runs that crashed were repeated, so only finished ones count.", "crashed", "LB0035 '(\"state\", \"crashed\")'")]
    [InlineData("Failed runs are left out.", "failed", "LB0035 '(\"state\", \"failed\")'")]
    [InlineData("Not only finished runs count.", "crashed")]
    [InlineData("Only finished runs count.", "done")]
    [InlineData("Runs that crashed have reached the target before.", "crashed")]
    public void Values_of_a_column_are_alternatives(string summary, string state, params string[] problems) => Assert.Equal(problems, Of(
        summary,
        $"RunTable.Csv(\"a.csv\") with {{ Progress = Progress.Steps(\"step\"), Where = [(\"state\", \"finished\"), (\"state\", \"{state}\")] }}"));

    [Theory]
    [InlineData("Tokens per optimizer step.", "BatchSize", "LB0035 'BatchSize'")]
    [InlineData("Tokens per optimizer step.", "BatchSize / 8")]
    [InlineData("Sequences per optimizer step.", "BatchSize")]
    [InlineData("Tokens in a step, divided by the tokens of its sequences.", "BatchSize")]
    public void A_step_has_sequences(string summary, string sequences, params string[] problems) => Assert.Equal(problems, Compiled.Of(
        With("Our runs.", Table("[12_000, 12_500]", "[13_000, 14_500]", "[15_500, 16_000]")).Replace(
            "    [Axis<int>",
            $"    public override long? SequencesPerStep => {sequences};\n    /// <summary>{summary}</summary>\n    [Axis<int>",
            StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("Three batch sizes, with 4 runs each.", "LB3009 'RunTable.Repeat((1_003, 1), (1_011, 2))'")]
    [InlineData("Three batch sizes with four runs per batch size.", "LB3009 'RunTable.Repeat((1_003, 1), (1_011, 2))'")]
    [InlineData("Four runs of our Llama at each of three batch sizes.", "LB3009 'RunTable.Repeat((1_003, 1), (1_011, 2))'")]
    [InlineData("Each batch size was run 4 times.", "LB3009 'RunTable.Repeat((1_003, 1), (1_011, 2))'")]
    [InlineData("Three batch sizes, with 4 runs each, of which one crashed.")]
    [InlineData("Three batch sizes, with about 4 runs each.")]
    [InlineData("Three batch sizes, with 12 runs each.")]
    [InlineData("Three batch sizes, four of our nodes, up to 4 runs per day.")]
    public void Each_level_has_the_stated_runs(string summary, params string[] problems) => Assert.Equal(problems, Of(
        summary,
        Table("[2_010, 2_003, 2_001, 2_017]", "RunTable.Repeat((1_003, 1), (1_011, 2))", "[505, 507, 513, 516]").Replace(
            "Sequences", "Steps", StringComparison.Ordinal)));

    [Fact]
    public void A_number_of_runs_names_the_text() => Assert.Contains(
        "The text says '4 runs each' for all levels, but the code has 3 at level 64. Correct one of the two.",
        Compiled.Of(With("With 4 runs each.", Table("[1, 2, 3, 4]", "[1, 2, 3]", "[1, 2, 4, 3]"))).Sentences);

    [Theory]
    [InlineData("sequences per step", "4e6", "4M tokens per step, sequences of 4,096 tokens", "LB5018 '4e6'")]
    [InlineData("sequences per step", "4_000_000", "4 million tokens per step", "LB5018 '4_000_000'")]
    [InlineData("tokens per step", "1_024", "batches of 1,024 sequences", "LB5018 '1_024'")]
    [InlineData("tokens per step", "4e6", "4M tokens per step")]
    [InlineData("sequences per step", "976", "4M tokens per step, sequences of 4,096 tokens")]
    [InlineData("sequences per step", "4_096", "4,096 sequences of 4,096 tokens")]
    [InlineData("sequences per step", "4_096", "a batch of 4,096, sequences of 4,096 tokens")]
    public void A_published_number_is_in_the_unit_of_its_list(string unit, string number, string source, params string[] problems) =>
        Assert.Equal(problems, Compiled.Of(Published
            .Replace("UNIT", unit, StringComparison.Ordinal)
            .Replace("NUMBER", number, StringComparison.Ordinal)
            .Replace("SOURCE", source, StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("The file has one row for every 500 steps of a run.", "RunTable.Csv(\"a.csv\")", "LB5013 'RunTable.Csv(\"a.csv\")'")]
    [InlineData("One row per evaluation.", "RunTable.JsonLines(\"a\")", "LB5013 'RunTable.JsonLines(\"a\")'")]
    [InlineData("Rows for every 500 steps.", "RunTable.Csv(\"a.csv\")", "LB5013 'RunTable.Csv(\"a.csv\")'")]
    [InlineData("One row for each epoch.", "RunTable.Csv(\"a.csv\") with { Run = \"run\" }",
        "LB5013 'RunTable.Csv(\"a.csv\")'")]
    [InlineData("One row for every 500 steps.", "RunTable.Csv(\"a.csv\") with { Progress = Progress.Steps(\"step\") }")]
    [InlineData("One row for every 500 steps.", "RunTable.Csv(\"a.csv\") with { Where = [(\"step\", \"20000\")] }")]
    [InlineData("One row for each run.", "RunTable.Csv(\"a.csv\")")]
    [InlineData("One row per evaluation; the export has only the last row of a run.", "RunTable.Csv(\"a.csv\")")]
    public void Rows_along_a_run_need_a_column_of_progress(string summary, string table, params string[] problems) =>
        Assert.Equal(problems, Of(summary, table));

    [Theory]
    [InlineData("Every run drew its own random seed.", "job", "LB5024 '\"job\"'")]
    [InlineData("Each run has a different seed.", "job", "LB5024 '\"job\"'")]
    [InlineData("The seeds differ between all runs.", "job", "LB5024 '\"job\"'")]
    [InlineData("Each run has a seed of its own.", "job", "LB5024 '\"job\"'")]
    [InlineData("Every run drew its own random seed, but the runs of a pair have the same data order.", "job")]
    [InlineData("Every run has a seed, which the runs of a pair share.", "job")]
    [InlineData("Each run of a batch size has its own seed.", "seed")]
    public void Runs_with_seeds_of_their_own_are_no_pairs(string summary, string pair, params string[] problems) =>
        Assert.Equal(problems, Of(summary, $"RunTable.Csv(\"a.csv\") with {{ Pair = \"{pair}\" }}"));

    [Theory]
    [InlineData(
        "Two more were added as long as the claim was inconclusive, and it stopped when it was supported.",
        "more were added as long as the claim was inconclusive")]
    [InlineData("We added seeds until the difference was significant.", "We added seeds until the difference was significant")]
    [InlineData("The study stopped as soon as the claim was supported.", "stopped as soon as the claim was supported")]
    [InlineData(
        "The loss turned out to be 0.007 higher, so the margin is now 0.01.",
        "turned out to be 0.007 higher, so the margin is now")]
    [InlineData("The margin was widened after the results.", "margin was widened after the results")]
    [InlineData("We raised the target because of the first results.", "raised the target because of the first results")]
    [InlineData("After the results were known, the metric was replaced.", "After the results were known, the metric was replaced")]
    [InlineData("A margin of 0.004 makes it supported.", "margin of 0.004 makes it supported")]
    [InlineData("The claim had a margin of 0.02 at first and was inconclusive.", "margin of 0.02 at first and was inconclusive")]
    public void The_results_do_not_change_the_design(string remarks, string said)
    {
        Compiled compiled = Compiled.Of(Trained.Replace("REMARKS", remarks, StringComparison.Ordinal));

        Assert.Equal([$"LB8044 '{said}'"], compiled.Problems);
        Assert.StartsWith($"The text says '{said}', so the results ", compiled.Sentences.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The claims were written after the runs had been seen.")]
    [InlineData("The margin was chosen before the results.")]
    [InlineData("The margin was never changed after the results were known.")]
    [InlineData("Trials are trained until the loss is 3.0, and the target was lowered by a tenth.")]
    [InlineData("The trials run until a significant part of the text is read.")]
    [InlineData("A pilot study turned out to be noisy, so the margin is now 0.01.")]
    [InlineData("The levels were widened after the first results had their optimum at the edge of the grid.")]
    [InlineData("The number of seeds was fixed in advance; seeds were not added until the claim was supported.")]
    [InlineData("With five seeds, the claim is inconclusive. Runs were added by a sequential test until it was decided or refuted.")]
    public void A_plan_or_a_caveat_is_right(string remarks) =>
        Assert.Empty(Compiled.Of(Trained.Replace("REMARKS", remarks, StringComparison.Ordinal)).Problems);

    [Fact]
    public void A_caveat_may_report_that_the_margin_was_changed() => Assert.Equal(
        ["LB8044 '\"The margin was raised after the results.\"'"],
        Compiled.Of(With("Runs of our cluster.", "RunTable.Csv(\"a.csv\")").Replace(
            "CAVEAT", "The margin was raised after the results.", StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("2_048")]
    [InlineData("4_096", "LB3009 '4_096'")]
    public void Sequences_are_as_long_as_the_source_says(string length, params string[] problems) => Assert.Equal(
        problems,
        Compiled.Of(With("Runs of our cluster.", "RunTable.Csv(\"a.csv\")")
            .Replace("Our runs.", "Our runs, in sequences of 2,048 tokens.", StringComparison.Ordinal)
            .Replace("public override RunTable", $"public override long? TokensPerSequence => {length};\n\n    public override RunTable",
                StringComparison.Ordinal)).Problems);

    private static string Table(string small, string middle, string large, string interval = "") =>
        $"RunTable.Of(nameof(BatchSize), new RunTarget(nameof(ValidationLoss), 3.3, ProgressUnit.Sequences){interval}, (16, {small}), "
            + $"(64, {middle}), (256, {large}))";

    private static IEnumerable<string> Of(string summary, string table) => Compiled.Of(With(summary, table)).Problems;

    private static string With(string summary, string table) => Record
        .Replace("SUMMARY", summary, StringComparison.Ordinal)
        .Replace("TABLE with {", table.Contains(" with {", StringComparison.Ordinal) ? $"{table.TrimEnd(' ', '}')}," : $"{table} with {{",
            StringComparison.Ordinal);
}
