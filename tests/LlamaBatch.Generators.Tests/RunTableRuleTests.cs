namespace LlamaBatch.Generators.Tests;

/// <summary>The names in a table of imported runs are those of the experiment.</summary>
public class RunTableRuleTests
{
    private const string Record = """
        namespace Study;

        /// <summary>Runs of our cluster.</summary>
        [Experiment("Does a batch of 64 reach 3.3 in fewer steps?")]
        [Measure<ValidationLoss>, Measure<TrainLoss>]
        [Target<ValidationLoss>(3.3)]
        public sealed partial record OurRuns : ImportedExperiment
        {
            [Axis<int>(16, 64, 256)]
            public int BatchSize { get; init; } = 64;

            [Axis<string>("8B", "70B")]
            public string Size { get; init; } = "8B";

            [Axis<Kind>(Kind.Old, Kind.New)]
            public Kind Kind { get; init; }

            public override RunTable Runs => TABLE;
        }

        /// <summary>The code.</summary>
        public enum Kind
        {
            Old,
            New,
            Newest,
        }
        """;

    private const string Low =
        "; [Claim(\"Low\")] private static Verdict Low(Results r) => r.EqualTokens.ValidationLoss(64).IsBelow(3.2)";

    [Theory]
    [InlineData("RunTable.Csv(\"a.csv\") with { Axes = [(\"Batch\", \"bs\")] }", "LB5007 '\"Batch\"'", "Use BatchSize, Size or Kind.")]
    [InlineData(
        "RunTable.Csv(\"a.csv\") with { Axes = [(\"bs\", nameof(BatchSize))] }",
        "LB5007 '\"bs\"'",
        "The name of the axis comes before that of the column.")]
    [InlineData(
        "RunTable.Csv(\"a.csv\") with { Metrics = [(\"val_loss\", \"ValidationLoss\")] }",
        "LB5007 '\"val_loss\"'",
        "The name of the metric comes before that of the column.")]
    [InlineData(
        "RunTable.Csv(\"a.csv\") with { Metrics = [(nameof(Accuracy), \"acc\")] }",
        "LB5007 'nameof(Accuracy)'",
        "metric 'Accuracy', which the experiment does not have. Use ValidationLoss or TrainLoss.")]
    [InlineData("RunTable.TensorBoard(\"{BatchSize}-{Size}-{Kind}.csv\", \"loss\")",
        "LB5007 '\"loss\"'", "Use ValidationLoss or TrainLoss.")]
    [InlineData(
        "RunTable.Join(\"Modell\", (\"8B\", RunTable.Csv(\"a.csv\")), (\"70B\", RunTable.Csv(\"b.csv\")))",
        "LB5007 '\"Modell\"'",
        "axis 'Modell'")]
    [InlineData(
        "RunTable.Join(nameof(Size), (\"8B\", RunTable.Csv(\"a.csv\")), (\"7B\", RunTable.Csv(\"b.csv\")))",
        "LB5007 '\"7B\"'",
        "level \"7B\" of 'Size', which the experiment does not have. Use \"8B\" or \"70B\", or add \"7B\" to [Axis].")]
    [InlineData(
        "RunTable.Of(nameof(BatchSize), nameof(ValidationLoss), (16, [3.1]), (128, [3.0]))",
        "LB5007 '128'",
        "level 128 of 'BatchSize'")]
    [InlineData("RunTable.Of(nameof(BatchSize), \"Loss\", (16, [3.1]), (64, [3.0]))", "LB5007 '\"Loss\"'", "metric 'Loss'")]
    [InlineData(
        "RunTable.Of(nameof(Kind), nameof(TrainLoss), (Kind.Old, [3.1]), (Kind.Newest, [3.0]))",
        "LB5007 'Kind.Newest'",
        "level Kind.Newest of 'Kind'")]
    [InlineData(
        "RunTable.Csv(\"a.csv\") with { Targets = [new(nameof(ValidationLoss), 3.4, ProgressUnit.Steps)] }",
        "LB5007 '3.4'",
        "Add [Target<ValidationLoss>(3.4)], or use 3.3.")]
    [InlineData(
        "RunTable.Csv(\"a.csv\") with { Targets = [new(nameof(TrainLoss), 3.3, ProgressUnit.Steps)] }",
        "LB5007 'nameof(TrainLoss)'",
        "Add [Target<TrainLoss>(3.3)].")]
    [InlineData(
        "RunTable.Csv(\"a.csv\") with { Axes = [(nameof(BatchSize), \"a\"), (nameof(BatchSize), \"b\")] }",
        "LB0011 '(nameof(BatchSize), \"b\")'",
        "This column of 'BatchSize' has no effect: the table names one already.")]
    [InlineData(
        "RunTable.Join(nameof(Kind), (Kind.Old, RunTable.Csv(\"a.csv\")), ((Kind)7, RunTable.Csv(\"b.csv\")))",
        "LB5007 '(Kind)7'",
        "level (Kind)7 of 'Kind'")]
    public void A_name_that_the_experiment_lacks_is_reported(string table, string expected, string sentence)
    {
        Compiled compiled = Compiled.Of(WithTable(table));

        Assert.Equal([expected], compiled.Problems);
        Assert.Contains(sentence, compiled.Sentences.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "RunTable.Csv(\"a.csv\") with { Axes = [(\"BatchSize\", \"bs\"), (nameof(Size), \"m\")], Metrics = [(nameof(TrainLoss), "
            + "\"loss\")] }")]
    [InlineData(
        "RunTable.Join(nameof(Size), (\"8b\", RunTable.Csv(\"a.csv\")), (\"70B\", RunTable.TensorBoard(\"b.csv\", nameof(TrainLoss))))")]
    [InlineData("RunTable.Of(nameof(BatchSize), nameof(ValidationLoss), (16, [3.1]), (64L, [3.0]), (\"256\", [2.9]))")]
    [InlineData("RunTable.Of(nameof(BatchSize), nameof(ValidationLoss), (16, [3.1]), (128, [3.0])) with { LeavesOutOtherLevels = true }")]
    [InlineData("RunTable.Of(nameof(Kind), nameof(ValidationLoss), (Kind.Old, [3.1]), (\"New\", [3.0]))")]
    [InlineData("RunTable.Of(nameof(BatchSize), new RunTarget(nameof(ValidationLoss), 3.3, ProgressUnit.Steps), (16, [3.1]), (64, [3.0]))")]
    [InlineData(
        "Table(\"bs\"); private static RunTable Table(string column) => RunTable.Csv(\"a.csv\") with { Axes = [(\"BatchSize\", column)] }")]
    public void The_experiments_own_names_are_right(string table) => Assert.Empty(Compiled.Of(WithTable(table)).Problems);

    [Theory]
    [InlineData("RunTable.Csv(\"a.csv\") with { Where = [(\"has_nan\", \"0\")] }", "LB5017 '(\"has_nan\", \"0\")'")]
    [InlineData("RunTable.Csv(\"a.csv\") with { Where = [(\"reached_3.5\", \"true\")] }", "LB5017 '(\"reached_3.5\", \"true\")'")]
    [InlineData("RunTable.Csv(\"a.csv\") with { Where = [(\"target_reached\", \"1\")] }", "LB5017 '(\"target_reached\", \"1\")'")]
    [InlineData("RunTable.Csv(\"a.csv\") with { Where = [(\"state\", \"finished\"), (\"group\", \"a\")] }")]
    public void Runs_are_not_left_out_by_their_outcome(string table, params string[] problems) =>
        Assert.Equal(problems, Compiled.Of(WithTable(table)).Problems);

    /// <summary>Steps fall with the batch size, and text rises.</summary>
    [Theory]
    [InlineData("Steps", "900, 1_000", "400, 500")]
    [InlineData("Steps", "900, 1_000", "1_000, 1_050")]
    [InlineData("Steps", "900, 1_000", "1_500, 1_600", "LB5018 'ProgressUnit.Steps'")]
    [InlineData("Sequences", "900, 1_000", "800, 900")]
    [InlineData("Tokens", "900, 1_000", "100, 110", "LB5018 'ProgressUnit.Tokens'")]
    [InlineData("Seconds", "900, 1_000", "100, 110")]
    public void Numbers_are_in_their_unit(string unit, string small, string large, params string[] problems) =>
        Assert.Equal(problems, Compiled.Of(WithTable($"RunTable.Of(nameof(BatchSize), new RunTarget(nameof(ValidationLoss), 3.3, "
            + $"ProgressUnit.{unit}), (16, [{small}]), (64, [500, 600]), (256, [{large}]))")).Problems);

    [Theory]
    [InlineData("Size", "\"8B\"", "\"70B\"", "C4", "OpenWebText", "LB5019 '\"On OpenWebText.\"'")]
    [InlineData("Size", "\"8B\"", "\"70B\"", "C4", "C4 and Wikipedia")]
    [InlineData("Size", "\"8B\"", "\"70B\"", "C4", "our text")]
    public void Joined_runs_are_on_one_text(
        string axis, string first, string second, string one, string other, params string[] problems) =>
        Assert.Equal(problems, Compiled.Of(WithTable($"RunTable.Join(nameof({axis}), "
            + $"({first}, RunTable.Csv(\"a.csv\") with {{ Source = \"On {one}.\" }}), "
            + $"({second}, RunTable.Csv(\"b.csv\") with {{ Source = \"On {other}.\" }}))")).Problems);

    [Theory]
    [InlineData("ValidationLoss", "18.9, 19.1", "LB5018 '[18.9, 19.1]'")]
    [InlineData("ValidationLoss", "2.9, 2.8")]
    [InlineData("Accuracy", "41.2, 41.5", "LB5018 '[41.2, 41.5]'")]
    [InlineData("Accuracy", "0.412, 0.415")]
    public void Values_are_in_the_unit_of_their_metric(string metric, string values, params string[] problems) => Assert.Equal(
        problems, Compiled.Of(WithTable($"RunTable.Of(nameof(BatchSize), nameof({metric}), (16, [{values}]), (64, [{values}]), "
            + $"(256, [{values}]))").Replace("Measure<TrainLoss>", "Measure<Accuracy>", StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("BatchSize * 2_048", "LB5018 'BatchSize * 2_048'")]
    [InlineData("BatchSize")]
    [InlineData("BatchSize * 8")]
    [InlineData("2_048 * Devices", "LB5009 '2_048 * Devices'")]
    public void A_step_has_sequences(string sequences, params string[] problems) => Assert.Equal(problems, Compiled.Of(WithTable(
        "RunTable.Csv(\"a.csv\")").Replace(
            "public override RunTable",
            $"private const int Devices = 8; public override long? SequencesPerStep => {sequences}; public override long? TokensPerSequence => 2_048; "
                + "public override RunTable",
            StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("RunTable.TrainerState(\"bs{bs}/trainer_state.json\")", "LB5007 '\"bs{bs}/trainer_state.json\"'")]
    [InlineData("RunTable.TrainerState(\"bs{BatchSize}/trainer_state.json\")")]
    [InlineData(
        "RunTable.TrainerState($\"bs{BatchSize}/trainer_state.json\")", "LB5007 '$\"bs{BatchSize}/trainer_state.json\"'")]
    [InlineData("RunTable.TrainerState($\"bs{{BatchSize}}/trainer_state.json\")")]
    [InlineData("RunTable.TrainerState(\"bs{batch_size}/trainer_state.json\")")]
    [InlineData("RunTable.TrainerState(\"bs{bs}/trainer_state.json\") with { Axes = [(nameof(BatchSize), \"bs\")] }")]
    [InlineData("RunTable.TrainerState(\"run{seed}/trainer_state.json\")")]
    [InlineData("RunTable.Csv(\"bs{bs}.csv\")")]
    public void A_placeholder_is_an_axis_or_is_mapped_to_one(string table, params string[] problems) => Assert.Equal(
        problems, Compiled.Of(WithTable(table)).Problems);

    [Theory]
    [InlineData("RunTable.Csv(\"a.csv\")", "LB5013 'RunTable.Csv(\"a.csv\")'")]
    [InlineData("RunTable.Csv(\"a.csv\") with { Progress = Progress.Steps(\"step\") }")]
    [InlineData("RunTable.TrainerState(\"a.json\")")]
    public void A_target_needs_progress(string table, params string[] problems) => Assert.Equal(problems, Compiled.Of(WithTable(
        table + "; [Claim(\"Fewer\")] private static Verdict Fewer(Results r) => "
            + "r.ToTarget(3.3).Steps(256).IsBelow(r.ToTarget(3.3).Steps(16))")).Problems);

    /// <summary>Multiples of an odd interval are evaluations; rounded numbers are not.</summary>
    [Theory]
    [InlineData("2_688, 3_072", "3_456, 3_840", "",
        "LB5022 'new RunTarget(nameof(ValidationLoss), 3.3, ProgressUnit.Sequences)'")]
    [InlineData("2_688, 3_072", "3_456, 3_840", " { EvaluatedEvery = 384 }")]
    [InlineData("2_500, 3_000", "3_500, 4_500", "")]
    [InlineData("2_688, 3_073", "3_456, 3_840", "")]
    public void Evaluations_have_their_interval(string small, string large, string interval, params string[] problems) =>
        Assert.Equal(problems, Compiled.Of(WithTable("RunTable.Of(nameof(BatchSize), new RunTarget(nameof(ValidationLoss), 3.3, "
            + $"ProgressUnit.Sequences){interval}, (16, RunTable.Repeat(({small.Replace(", ", ", 2), (", StringComparison.Ordinal)}, 1))), "
            + $"(64, [{large}]), (256, [5_376, 5_760]))")).Problems);

    /// <summary>Numbers that are all multiples of ten times the stated interval were measured at the longer one.</summary>
    [Theory]
    [InlineData("25", "10_250, 10_500, 10_000", "3_500, 3_750", "LB5022 '25'")]
    [InlineData("125", "10_250, 10_500, 10_000, 9_750, 9_250, 8_250", "3_500, 3_750, 5_250, 5_750", "LB5022 '125'")]
    [InlineData("125", "10_250, 10_500, 10_000", "3_500, 3_750")]
    [InlineData("250", "10_250, 10_500, 10_000", "3_500, 3_750")]
    [InlineData("25", "10_275, 10_500, 10_000", "3_500, 3_750")]
    [InlineData("500", "10_250, 10_500, 10_000", "3_500, 3_750")]
    public void An_interval_is_not_shorter_than_the_numbers_show(string interval, string small, string large, params string[] problems) =>
        Assert.Equal(problems, Compiled.Of(WithTable("RunTable.Of(nameof(BatchSize), new RunTarget(nameof(ValidationLoss), 3.3, "
            + $"ProgressUnit.Steps) {{ EvaluatedEvery = {interval} }}, "
            + $"(16, [{small}]), (64, [{large}]), (256, [2_500, 2_750]))")).Problems);

    /// <summary>A single number between two evaluations is mistyped, unless it is the end of the longest run.</summary>
    [Theory]
    [InlineData("[3_500, 3_750, 4_520]", "LB8012 '4_520'")]
    [InlineData("RunTable.Repeat((3_500, 2), (4_520, 1))", "LB8012 '4_520'")]
    [InlineData("[3_500, 3_750, 12_520]")]
    [InlineData("[3_500, 3_760, 4_520]")]
    public void Runs_reach_a_target_at_an_evaluation(string large, params string[] problems) =>
        Assert.Equal(problems, Compiled.Of(WithTable("RunTable.Of(nameof(BatchSize), new RunTarget(nameof(ValidationLoss), 3.3, "
            + "ProgressUnit.Steps) { EvaluatedEvery = 250 }, "
            + $"(16, [10_250, 10_500, 10_000]), (64, {large}), (256, [2_500, 2_750]))")).Problems);

    [Theory]
    [InlineData("(4, 221_184)", "LB8012 '(4, 221_184)'")]
    [InlineData("(221_184, 4)")]
    public void A_value_is_repeated_for_its_runs(string pair, params string[] problems) => Assert.Equal(problems, Compiled.Of(WithTable(
        "RunTable.Of(nameof(BatchSize), new RunTarget(nameof(ValidationLoss), 3.3, ProgressUnit.Sequences), "
            + $"(16, [180_001, 190_000]), (64, RunTable.Repeat({pair}, (233_472, 2))), (256, [300_000, 310_000]))")).Problems);

    [Theory]
    [InlineData("3.12, 3.14, 3.13", "LB8012 '[3.12, 3.14, 3.13]'")]
    [InlineData("3.12, 3.14, 3.15")]
    public void Rows_are_not_copies(string row, params string[] problems) => Assert.Equal(problems, Compiled.Of(WithTable(
        $"RunTable.Of(nameof(BatchSize), nameof(ValidationLoss), (16, [3.12, 3.14, 3.13]), (64, [{row}]), (256, [3.2, 3.3]))")).Problems);

    [Theory]
    [InlineData("Llama 2 70B on GovReport", "LB5021 '\"Llama 2 70B on GovReport\"'")]
    [InlineData("Llama 3.1 8B on C4")]
    [InlineData("Our runs on 70B tokens")]
    public void A_source_names_the_model_of_the_question(string source, params string[] problems) => Assert.Equal(problems, Compiled.Of(
        WithTable($"RunTable.Csv(\"a.csv\") with {{ Source = \"{source}\" }}").Replace(
            "Does a batch of 64", "Does Llama 3.1 8B with a batch of 64", StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("Llama7B", "LB5021 'Llama7B'")]
    [InlineData("Llama8B")]
    public void Arithmetic_is_that_of_the_runs(string model, params string[] problems) => Assert.Equal(problems, Compiled.Of(WithTable(
        "RunTable.Csv(\"a.csv\") with { Source = \"Llama 3.1 8B on 15B tokens.\" }; "
            + $"public override double? FlopsPerToken => LlamaConfig.{model}.FlopsPerToken(8_192)")).Problems);

    [Theory]
    [InlineData("RunTable.Of(nameof(BatchSize), nameof(ValidationLoss), (16, [3.1]), (64, [3.0]))", "LB5016 'RunTable.Of'")]
    [InlineData("RunTable.Of(nameof(BatchSize), nameof(ValidationLoss), (16, [3.1]), (64, [3.0])) with { Source = \"Table 2\" }")]
    [InlineData("RunTable.Csv(\"a.csv\")", "LB5016 'RunTable.Csv'")]
    [InlineData("RunTable.WandB(\"a.csv\") with { Pair = \"seed\" }", "LB5016 'RunTable.WandB'")]
    [InlineData("_runs(); static Func<RunTable> _runs = () => { var table = RunTable.Csv(\"a.csv\"); return Lab.Sourced(table); }")]
    [InlineData("RunTable.Csv(\"a.csv\") with { Source = \"Our runs.\" }")]
    [InlineData("Lab.Sourced(RunTable.Csv(\"a.csv\") with { Pair = \"seed\" })")]
    [InlineData("RunTable.Join(nameof(Size), (\"8B\", Lab.Small), (\"70B\", Lab.Large))")]
    [InlineData("RunTable.Join(nameof(Size), (\"8B\", Lab.Small), (\"70B\", RunTable.Csv(\"b.csv\")))", "LB5016 'RunTable.Csv'")]
    public void Runs_have_a_source(string table, params string[] problems) =>
        Assert.Equal(problems, Compiled.Of(Record.Replace("TABLE", table, StringComparison.Ordinal) + """

            public static class Lab
            {
                public static RunTable Small => Sourced(RunTable.Csv("8b.csv"));
                public static RunTable Large => Sourced(RunTable.Csv("70b.csv"));
                public static RunTable Sourced(RunTable runs) => runs with { Source = "Our runs." };
            }
            """).Problems);

    [Theory]
    [InlineData("RunTable.TensorBoard(\"data/*.csv\", nameof(ValidationLoss))", "LB5013 '\"data/*.csv\"'")]
    [InlineData("RunTable.Torchtitan(\"data/{run}.log\")", "LB5013 '\"data/{run}.log\"'")]
    [InlineData("RunTable.TensorBoard(\"data/bs{BatchSize}.csv\", nameof(ValidationLoss))", "LB5013 '\"data/bs{BatchSize}.csv\"'")]
    [InlineData("RunTable.TensorBoard(\"data/{BatchSize}-{Size}-{Kind}.csv\", nameof(ValidationLoss))")]
    [InlineData("RunTable.TensorBoard(\"data/{b}.csv\", nameof(ValidationLoss)) with { Axes = [(nameof(BatchSize), \"b\")] }")]
    [InlineData("RunTable.Join(nameof(BatchSize), (16, RunTable.Torchtitan(\"16.log\")), (64, RunTable.Torchtitan(\"64.log\")))")]
    public void A_run_has_a_level_of_each_axis(string table, params string[] problems) =>
        Assert.Equal(problems, Compiled.Of(WithTable(table)).Problems);

    /// <summary>The record with a table that has a source.</summary>
    private static string WithTable(string table)
    {
        string[] parts = table.Split(';', 2);                                       // other members may follow the table
        parts[0] += parts[0].Contains("Source =", StringComparison.Ordinal) ? "" : " with { Source = \"Table 2\" }";
        return Record.Replace("TABLE", string.Join(';', parts), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Axes = [(nameof(BatchSize), \"batch\")]", "LB5007 '\"batch\"'")]
    [InlineData("Axes = [(nameof(BatchSize), \"bs\")], Metrics = [(nameof(ValidationLoss), \"eval loss\")]", "LB5007 '\"eval loss\"'")]
    [InlineData("Run = \"name\", Progress = Progress.Steps(\"Step\")", "LB5007 '\"name\"'")]
    [InlineData("Run = \"run\", Progress = Progress.Steps(\"iter\")", "LB5007 '\"iter\"'")]
    [InlineData("Run = \"run\", Pair = \"seed\"", "LB5007 '\"seed\"'")]
    [InlineData("Run = \"run\", RunNames = \"r{seed}\", Pair = \"seed\"")]
    [InlineData("Where = [(\"state\", \"done\")]", "LB5007 '\"state\"'")]
    [InlineData("Targets = [new(nameof(ValidationLoss), 3.3, ProgressUnit.Steps) { Until = \"last\" }]", "LB5007 '\"last\"'")]
    [InlineData("Axes = [(nameof(BatchSize), \"BS\")], Metrics = [(nameof(ValidationLoss), \"valloss\")]")]
    [InlineData("Metrics = [(nameof(TrainLoss), \"a, b\")]")]
    public void Columns_are_those_of_the_header(string columns, params string[] problems)
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "OurRuns", "data"));
            File.WriteAllText(
                Path.Combine(folder, "OurRuns", "data", "runs.csv"),
                "\uFEFF\n run;bs;step; val_loss;\"a, b\"\r\nr1;16;10;3.4;3.5\n");
            Compiled compiled = Compiled.With(
                new Dictionary<string, string> { ["build_property.LlamaBatchExperimentsFolder"] = folder },
                WithTable($"RunTable.Csv(\"data/runs.csv\") with {{ {columns} }}"));

            Assert.Equal(problems, compiled.Problems);
            Assert.All(compiled.Sentences, sentence => Assert.Contains(
                "which 'data/runs.csv' does not have. Its columns are 'run', 'bs', 'step', 'val_loss' and 'a, b'.",
                sentence,
                StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("RunTable.Csv(\"a\") with { Progress = Progress.Steps(\"tokens_seen\") }", "LB5011 'Progress.Steps'",
        "Progress.Steps reads column 'tokens_seen', whose name says tokens. Write Progress.Tokens, or name a column of steps.")]
    [InlineData("RunTable.Csv(\"a\") with { Progress = Progress.Tokens(\"global_step\") }", "LB5011 'Progress.Tokens'", "says steps")]
    [InlineData("RunTable.Csv(\"a\") with { Progress = Progress.Sequences(\"numTokens\") }", "LB5011 'Progress.Sequences'", "says tokens")]
    [InlineData("RunTable.Csv(\"a\") with { Progress = Progress.Steps(\"train/epoch\") }", "LB5011 'Progress.Steps'",
        "whose name says epochs. Name a column of steps.")]
    [InlineData("RunTable.Csv(\"a\") with { Progress = new(ProgressUnit.Steps, \"consumed_samples\") }", "LB5011 'ProgressUnit.Steps'",
        "Write ProgressUnit.Sequences, or name a column of steps.")]
    [InlineData(
        "RunTable.Csv(\"a\") with { Targets = [new(nameof(ValidationLoss), 3.3, ProgressUnit.Tokens) { Column = \"steps_to_target\" }] }",
        "LB5011 'ProgressUnit.Tokens'", "RunTarget with ProgressUnit.Tokens reads column 'steps_to_target', whose name says steps.")]
    [InlineData(
        "RunTable.Csv(\"a\") with { Targets = [new(nameof(ValidationLoss), 3.3, ProgressUnit.Tokens) { EvaluatedEvery = \"eval_steps\" }] }",
        "LB5011 'ProgressUnit.Tokens'", "says steps")]
    [InlineData("RunTable.Csv(\"a\") with { Metrics = [(nameof(ValidationLoss), \"train_loss\")] }", "LB5011 'nameof(ValidationLoss)'",
        "ValidationLoss reads column 'train_loss', whose name says training. Name a column of validation, or write nameof(TrainLoss).")]
    [InlineData("RunTable.Csv(\"a\") with { Metrics = [(nameof(TrainLoss), \"eval/loss\")] }", "LB5011 'nameof(TrainLoss)'", "validation")]
    [InlineData(
        "RunTable.Csv(\"a\") with { Metrics = [(nameof(TrainLoss), \"val_loss\"), (nameof(ValidationLoss), \"train_loss\")] }",
        "LB5011 'nameof(TrainLoss)'", "says validation")]
    [InlineData("RunTable.Csv(\"a\") with { Metrics = [(nameof(ValidationLoss), \"val_ppl\")] }", "LB5011 'nameof(ValidationLoss)'",
        "says a perplexity. A loss is the logarithm of the perplexity. Name a column of the loss.")]
    [InlineData("RunTable.Csv(\"a\") with { Metrics = [(nameof(ValidationLoss), \"val_acc\")] }", "LB5011 'nameof(ValidationLoss)'",
        "says an accuracy. Name a column with a loss.")]
    [InlineData("RunTable.TrainerState(\"a\") with { Metrics = [(nameof(ValidationLoss), \"loss\")] }", "LB5011 'nameof(ValidationLoss)'",
        "says training in this form of file")]
    [InlineData("RunTable.TensorBoard(\"runs/train_loss_{BatchSize}_{Size}_{Kind}.csv\", nameof(ValidationLoss))",
        "LB5011 'nameof(ValidationLoss)'",
        "ValidationLoss reads file 'train_loss_{BatchSize}_{Size}_{Kind}.csv', whose name says training.")]
    [InlineData("RunTable.Csv(\"a\") with { Axes = [(nameof(BatchSize), \"size\"), (nameof(Size), \"batch_size\")] }",
        "LB5011 'nameof(BatchSize)'", "Axis 'BatchSize' reads column 'size', whose name says 'Size'.")]
    public void A_column_whose_name_contradicts_its_use_is_reported(string table, string expected, string sentence)
    {
        Compiled compiled = Compiled.Of(WithTable(table));

        Assert.Equal([expected], compiled.Problems);
        Assert.Contains(sentence, compiled.Sentences.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RunTable.Csv(\"a\") with { Progress = Progress.Tokens(\"num_input_tokens_seen\") }")]
    [InlineData("RunTable.Csv(\"a\") with { Progress = Progress.Steps(\"tokens_step\") }")]
    [InlineData("RunTable.Csv(\"a\") with { Progress = Progress.Steps(\"x\") }")]
    [InlineData("RunTable.Csv(\"a\") with { Progress = Progress.Seconds(\"Wall time\") }")]
    [InlineData("RunTable.Csv(\"a\") with { Progress = Progress.Seconds(\"_runtime\") }")]
    [InlineData("RunTable.Csv(\"a\") with { Metrics = [(nameof(ValidationLoss), \"loss\"), (nameof(TrainLoss), \"train/loss\")] }")]
    [InlineData("RunTable.Csv(\"a\") with { Metrics = [(nameof(ValidationLoss), \"train_val_loss\")] }")]
    [InlineData("RunTable.Csv(\"a\") with { Metrics = [(nameof(ValidationLoss), \"trainer/eval_loss\")] }")]
    [InlineData("RunTable.TrainerState(\"a\") with { Metrics = [(nameof(TrainLoss), \"loss\")] }")]
    [InlineData("RunTable.TensorBoard(\"train/{BatchSize}-{Size}-{Kind}.csv\", nameof(ValidationLoss))")]
    [InlineData("RunTable.TensorBoard(\"train_{BatchSize}-{Size}-{Kind}.csv\", nameof(ValidationLoss))")]
    [InlineData("RunTable.Csv(\"a\") with { Axes = [(nameof(BatchSize), \"bs\"), (nameof(Size), \"model\")] }")]
    public void A_column_that_fits_its_use_or_says_nothing_is_right(string table) =>
        Assert.Empty(Compiled.Of(WithTable(table)).Problems);

    [Theory]
    [InlineData("long? SequencesPerStep => 64;", "LB5009 '64'")]
    [InlineData("long? SequencesPerStep { get; } = 64;", "LB5009 '64'")]
    [InlineData("long? SequencesPerStep => Batch; private const int Batch = 64;", "LB5009 'Batch'")]
    [InlineData("long? TokensPerStep => 131_072;", "LB5009 '131_072'")]
    [InlineData("long? SequencesPerStep => BatchSize;", null)]
    [InlineData("long? SequencesPerStep => Steps(); private long Steps() => 2 * BatchSize;", null)]
    [InlineData("long? TokensPerStep => BatchSize * 2_048;", null)]
    [InlineData("double? FlopsPerToken => 6 * 8e9;", null)]
    public void A_constant_beside_an_axis_of_the_same_quantity_is_reported(string setting, string? expected) => Assert.Equal(
        expected is null ? [] : [expected],
        Compiled.Of(WithTable($"RunTable.Csv(\"a.csv\"); public override {setting.TrimEnd(';')}")).Problems);

    [Theory]
    [InlineData("RunTable.Of(nameof(BatchSize), nameof(ValidationLoss), (16, [3.1, 3.2]), (64, [3.0, 3.1]))" + Low, "LB5013 '256'")]
    [InlineData("RunTable.Of(nameof(BatchSize), nameof(ValidationLoss), (16, [3.1, 3.2]), (64, [3.0, 3.1]))")]
    [InlineData(
        "RunTable.Of(nameof(BatchSize), nameof(ValidationLoss), (16, RunTable.Repeat((3.1, 5))), (64, [3.0, 3.0, 3.0]))",
        "LB8012 'RunTable.Repeat((3.1, 5))'")]
    [InlineData("RunTable.Of(nameof(BatchSize), nameof(ValidationLoss), (16, RunTable.Repeat((3.1, 5))), (64, [3.0, 3.1]))")]
    [InlineData("RunTable.Of(nameof(Kind), nameof(ValidationLoss), (Kind.Old, [3.1, 3.2]), (\"New\", [3.0, 3.1]))" + Low)]
    [InlineData("RunTable.Join(nameof(Kind), (Kind.Old, RunTable.Csv(\"a\")))" + Low, "LB5013 'Kind.New'")]
    [InlineData(
        "RunTable.Of(nameof(BatchSize), nameof(ValidationLoss), (16, [3.1, 3.2]), (64, [3.0]), (256, [3.0, 3.1]))" + Low,
        "LB5013 '[3.0]'")]
    [InlineData("RunTable.Csv(\"a\") with { Where = [(\"batch_size\", \"16\")] }", "LB5013 '(\"batch_size\", \"16\")'")]
    [InlineData("RunTable.Csv(\"a\") with { Axes = [(nameof(BatchSize), \"bs\")], Where = [(\"bs\", \"16\"), (\"a\", \"b\")] }",
        "LB5013 '(\"bs\", \"16\")'")]
    [InlineData("RunTable.Csv(\"a\") with { Where = [(\"batch_size\", \"16\"), (\"batch_size\", \"64\")] }")]
    [InlineData("RunTable.Csv(\"a\") with { Where = [(\"status\", \"done\")] }")]
    [InlineData(
        "RunTable.Join(nameof(Size), (\"8B\", RunTable.Csv(\"a\") with { Where = [(\"size\", \"8B\")] }), (\"70B\", RunTable.Csv(\"b\")))")]
    [InlineData("RunTable.Csv(\"a\") with { Run = \"step\", Progress = Progress.Steps(\"step\") }", "LB5015 '\"step\"'")]
    [InlineData("RunTable.Csv(\"a\") with { Pair = \"batch_size\" }", "LB5015 '\"batch_size\"'")]
    [InlineData("RunTable.Csv(\"a\") with { Axes = [(nameof(BatchSize), \"bs\")], Run = \"bs\" }", "LB5015 '\"bs\"'")]
    [InlineData("RunTable.Csv(\"a\") with { Run = \"run\", Pair = \"run\", Progress = Progress.Steps(\"step\") }")]
    public void Each_level_has_runs_and_each_column_one_role(string table, params string[] problems) =>
        Assert.Equal(problems, Compiled.Of(WithTable(table)).Problems);

    [Theory]
    [InlineData("Progress.Steps(\"step\")", "", "Tokens", "Override SequencesPerStep and TokensPerSequence.")]
    [InlineData("Progress.Sequences(\"samples\")", "", "Tokens", "Override TokensPerSequence.")]
    [InlineData("Progress.Tokens(\"tokens\")", "", "Steps", "Override SequencesPerStep and TokensPerSequence.")]
    [InlineData("Progress.Tokens(\"tokens\")", "", "Flops", "Override FlopsPerToken.")]
    [InlineData("Progress.Steps(\"step\")", "public override long? TokensPerStep => 2_048 * BatchSize;", "Tokens")]
    [InlineData("Progress.Steps(\"step\")", "", "Steps")]
    [InlineData("Progress.Tokens(\"tokens\")", "", "Tokens")]
    public void A_cost_can_be_converted_from_the_progress(string progress, string members, string cost, string? sentence = null)
    {
        string code = $"RunTable.Csv(\"a\") with {{ Progress = {progress} }}; {members} "
            + $"[Claim(\"Q\")] private static Verdict C(Results r) => r.ToTarget(3.3).{cost}(64).IsBelow(r.ToTarget(3.3).{cost}(16))";
        Compiled compiled = Compiled.Of(WithTable(code));

        Assert.Equal(
            sentence is null ? [] : [$"LB8029 'r.ToTarget(3.3).{cost}(64).IsBelow(r.ToTarget(3.3).{cost}(16))'"], compiled.Problems);
        Assert.EndsWith(sentence ?? "", string.Concat(compiled.Sentences), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("long? TokensPerSequence => 0;", "LB0010 '0'")]
    [InlineData("long? SequencesPerStep => -BatchSize;", "LB0010 '-BatchSize'")]
    [InlineData("long? TokensPerStep { get; } = 64 - 64;", "LB0010 '64 - 64'")]
    [InlineData("double? FlopsPerToken => double.NaN;", "LB0010 'double.NaN'")]
    [InlineData("long? TokensPerSequence => 2_048;", null)]
    [InlineData("long? TokensPerSequence => null;", null)]
    [InlineData("double? FlopsPerToken => 6 * 8e9;", null)]
    public void A_cost_is_a_multiple_of_a_number_above_0(string setting, string? expected) => Assert.Equal(
        expected is null ? [] : [expected],
        Compiled.Of(WithTable($"RunTable.Csv(\"a.csv\"); public override {setting.TrimEnd(';')}")).Problems);
}
