namespace LlamaBatch.CodeFixes.Tests;

/// <summary>Fixes of declarations, attributes and texts.</summary>
public class DeclarationFixTests
{
    private const string Head = "[Experiment(\"Q?\")]\n[Measure<ValidationLoss>]\npublic sealed partial record Rec";

    private const string Settings = """
            public override LlamaConfig Model => LlamaConfig.Nano;
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 3_300_000 };
            public override AdamW Optimizer => new() { LearningRate = 3e-3 };
        """;

    [Fact]
    public Task A_nested_experiment_moves_out() => FixTest<MoveOutFix>.Expect(
        """"
        namespace Study;

        public static class Studies
        {
            private const int Smallest = 1;

            internal const int Largest = 100;

            /// <summary>S.</summary>
            [Experiment("Q?"), Measure<ValidationLoss>]
            private sealed partial record {|LB0001:Rec|} : LlamaExperiment
            {
                [Axis<int>(16, Largest)]
                public int BatchSize { get; init; } = Largest;

                public override LlamaConfig Model => LlamaConfig.Nano;

                public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

                public override Training Training => new() { BatchSize = BatchSize, Tokens = 3_300_000 };

                public override AdamW Optimizer => new() { LearningRate = 3e-3 };

                private static string Note => """
                    Two
                      lines.
                    """;
            }

            public static string Name => nameof(Studies.Rec);

            private static int Span => Largest - Smallest;
        }

        """",
        """"
        namespace Study;

        public static class Studies
        {
            private const int Smallest = 1;

            internal const int Largest = 100;

            public static string Name => nameof(Rec);

            private static int Span => Largest - Smallest;
        }

        /// <summary>S.</summary>
        [Experiment("Q?"), Measure<ValidationLoss>]
        internal sealed partial record Rec : LlamaExperiment
        {
            [Axis<int>(16, Studies.Largest)]
            public int BatchSize { get; init; } = Studies.Largest;

            public override LlamaConfig Model => LlamaConfig.Nano;

            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

            public override Training Training => new() { BatchSize = BatchSize, Tokens = 3_300_000 };

            public override AdamW Optimizer => new() { LearningRate = 3e-3 };

            private static string Note => """
                    Two
                      lines.
                    """;
        }

        """");

    [Theory]
    [InlineData("record {|LB0003:Rec|}", "record Rec : LlamaExperiment")]
    [InlineData("class {|LB0003:Rec|}", "record Rec : LlamaExperiment")]
    [InlineData("record {|LB0003:Rec|} : INamed", "record Rec : LlamaExperiment, INamed")]
    public Task An_experiment_has_its_base(string before, string after) => FixTest<AddBaseFix>.Expect(
        Record(before, "Model", "Corpus", "Training", "Optimizer"),
        Record(after),
        "Derive from LlamaExperiment");

    [Fact]
    public Task A_reader_of_runs_has_its_base() => FixTest<AddBaseFix>.Expect(
        Imported("{|LB0003:Rec|}", "{|CS0115:Runs|}"),
        Imported("Rec : ImportedExperiment", "Runs"));

    [Fact]
    public Task An_experiment_is_partial() => FixTest<AddPartialFix>.Expect(
        Study.With("sealed partial record BatchStudy", "sealed record {|CS0260:BatchStudy|}"),
        Study.Right);

    [Fact]
    public Task Parameters_have_default_values() => FixTest<DefaultValueFix>.Expect(
        Positional("{|LB0006:Rec|}([property: Axis<int>(16, 100)] int BatchSize)"),
        Positional("Rec([property: Axis<int>(16, 100)] int BatchSize = 16)"));

    [Fact]
    public Task A_required_axis_has_a_baseline() => FixTest<RequiredMemberFix>.Expect(
        Study.With("public int BatchSize { get; init; } = 100;", "public required int {|LB0023:BatchSize|} { get; init; }"),
        Study.With("= 100;", "= 16;"),
        "Replace 'required' with the initializer 16");

    [Fact]
    public Task A_reserved_member_is_renamed_with_its_uses() => FixTest<RenameFix>.Expect(
        Study.With(
            "Tokens = 4_000_000",
            "Tokens = Report",
            "    [Claim(\"A larger",
            "    private static int {|LB0007:Report|} => 4_000_000;\n\n    [Claim(\"A larger"),
        Study.With(
            "Tokens = 4_000_000",
            "Tokens = BatchStudyReport",
            "    [Claim(\"A larger",
            "    private static int BatchStudyReport => 4_000_000;\n\n    [Claim(\"A larger"));

    /// <summary>A claim of the record means the generated type, not the record.</summary>
    [Fact]
    public Task A_record_with_the_name_of_a_generated_type_is_renamed() => FixTest<RenameFix>.ExpectDespiteErrors(
        Study.With("record BatchStudy", "record {|LB0007:Results|}"),
        Study.With("record BatchStudy", "record ResultsExperiment"));

    [Fact]
    public Task The_second_experiment_of_a_name_is_renamed() => FixTest<RenameFix>.Expect(
        [Study.With("namespace Study;", "namespace Other;"), Study.With("record BatchStudy", "record {|LB0008:BatchStudy|}")],
        [Study.With("namespace Study;", "namespace Other;"), Study.With("record BatchStudy", "record BatchStudy2")]);

    [Fact]
    public Task A_record_that_is_declared_twice_is_renamed() => FixTest<DuplicateRecordFix>.ExpectDespiteErrors(
        Declared("BatchStudy", "{|LB0024:Experiment(\"Again?\")|}"),
        Declared("BatchStudy2", "Experiment(\"Again?\")"));

    [Fact]
    public Task The_factory_of_an_optimizer_is_imported() => FixTest<AddUsingFix>.Expect(
        Lion("", "{|LB0025:Optimizer|}"),
        Lion("using Other;\n\n", "Optimizer"));

    [Theory]
    [InlineData("Remove [Experiment]", "[Measure<ValidationLoss>]\npublic abstract partial record Rec")]
    [InlineData("Remove 'abstract'", "[Experiment(\"Q?\")]\n[Measure<ValidationLoss>]\npublic partial record Rec")]
    public Task An_abstract_record_is_no_experiment(string title, string after) => FixTest<AbstractExperimentFix>.Expect(
        Headed("[Experiment(\"Q?\")]\n[Measure<ValidationLoss>]\npublic abstract partial record {|LB0012:Rec|}"),
        Headed(after),
        title);

    [Theory]
    [InlineData(
        "Add [Experiment]",
        "[Experiment(\"What does the batch size change?\")]\n[Measure<ValidationLoss>]\npublic partial record Rec")]
    [InlineData("Make the record abstract", "[Measure<ValidationLoss>]\npublic abstract record Rec")]
    public Task A_record_with_axes_is_an_experiment_or_a_base(string title, string after) => FixTest<AddExperimentFix>.Expect(
        Headed("[Measure<ValidationLoss>]\npublic record {|LB0026:Rec|}"),
        Headed(after),
        title);

    [Fact]
    public Task A_record_is_not_file_local() => FixTest<RemoveFileFix>.Expect(
        Headed("[Experiment(\"Q?\")]\n[Measure<ValidationLoss>]\nfile sealed partial record {|LB0021:Rec|}"),
        Headed("[Experiment(\"Q?\")]\n[Measure<ValidationLoss>]\nsealed partial record Rec"));

    [Fact]
    public Task The_type_of_an_axis_is_not_file_local() => FixTest<RemoveFileFix>.Expect(
        Sized("{|LB2021:Axis<Size>(Size.Small, Size.Large)|}", "file "),
        Sized("{|LB2002:Axis<Size>(Size.Small, Size.Large)|}", ""));

    [Fact]
    public Task A_metric_is_not_file_local() => FixTest<RemoveFileFix>.Expect(
        Metric("[{|LB8023:Measure<Wait>|}]", "file "),
        Metric("[Measure<Wait>]", ""));

    [Theory]
    [InlineData("public Training {|LB0029:Training|} => new() { BatchSize = 16 };")]
    [InlineData("public new Training {|LB0029:Training|} => new() { BatchSize = 16 };")]
    public Task A_setting_is_overridden(string hiding) => FixTest<OverrideSettingFix>.Expect(
        Hiding(hiding),
        Hiding("public override Training Training => new() { BatchSize = 16 };"));

    [Theory]
    [InlineData("TuningSeeds = 2", "TuningSeeds = 2, Article = {|LB0011:\" \"|}", "TuningSeeds = 2", "Remove Article")]
    [InlineData("<TrainLoss>", "<TrainLoss>(EveryTokens = {|LB0011:5_000_000|})", "<TrainLoss>", "Remove EveryTokens")]
    [InlineData("\npublic sealed", "\n[{|LB0011:Scaled(Scale.Full, Seeds = 3)|}]\npublic sealed", "\npublic sealed", "Remove [Scaled]")]
    [InlineData(
        "\npublic sealed",
        "\n[Scaled(Scale.Quick, Seeds = 3)]\n[{|LB0011:Scaled(Scale.Quick, Tokens = 900_000)|}]\npublic sealed",
        "\n[Scaled(Scale.Quick, Seeds = 3, Tokens = 900_000)]\npublic sealed",
        "Merge the two [Scaled]")]
    [InlineData("(nameof(BatchSize))]", "(nameof(BatchSize), \"BatchSize\")]", "(nameof(BatchSize))]", "Remove the repeated axis")]
    [InlineData("Source = \"§3.2\"", "Source = {|LB0011:\" \"|}", "", "Remove Source")]
    public Task What_has_no_effect_is_removed(string part, string before, string after, string title) =>
        FixTest<RemoveIneffectiveFix>.Expect(
            title == "Remove the repeated axis"
                ? Study.With("TunedPer(nameof(BatchSize))", "TunedPer(nameof(BatchSize), {|LB0011:\"BatchSize\"|})")
                : Study.With(part, before),
            title == "Remove Source" ? Study.With(", Source = \"§3.2\"", "") : Study.With(part, after),
            title);

    [Fact]
    public Task A_probe_that_no_metric_reads_is_removed() => FixTest<RemoveIneffectiveFix>.Expect(
        Study.With(
            "    public override LlamaConfig Model",
            "    public override Probe {|LB0011:Probe|} => new() { BatchSize = 16 };\n\n    public override LlamaConfig Model"),
        Study.With("    public override LlamaConfig Model", "    public override LlamaConfig Model"),
        "Remove Probe");

    [Theory]
    [InlineData(
        "[Claim(\"A larger batch updates the parameters more often\", Source = \"§3.1\")]",
        "[Claim({|LB0027:\"\"|})]",
        "Claim 'Updates more often'")]
    [InlineData(
        "[Claim(\"A larger batch updates the parameters more often\", Source = \"§3.1\")]",
        "[Claim({|LB8008:\"A batch of 100 generalizes better than one of 256\"|})]",
        "Claim 'Updates more often'")]
    public Task A_claim_has_the_text_of_its_method(string part, string before, string title) => FixTest<ClaimTextFix>.Expect(
        Study.With(part, before),
        Study.With(part, "[Claim(\"Updates more often\")]"),
        title);

    [Fact]
    public Task An_experiment_has_a_question() => FixTest<ClaimTextFix>.Expect(
        Study.With("\"Is a batch of 100 balanced?\"", "{|LB0027:\"\"|}"),
        Study.With("\"Is a batch of 100 balanced?\"", "\"What does batch study show?\""));

    [Fact]
    public Task A_translation_is_in_a_language_of_reports() => FixTest<LanguageFix>.Expect(
        Study.With("[Measure<TrainLoss>", "[Translation({|LB0028:\"zh\"|}, \"问题\")]\n[Measure<TrainLoss>"),
        Study.With("[Measure<TrainLoss>", "[Translation(\"zh-CN\", \"问题\")]\n[Measure<TrainLoss>"));

    [Fact]
    public Task An_axis_does_not_hide_a_setting() => FixTest<RenameFix>.Expect(
        Headed(Head, "public new int {|LB2023:Validation|} { get; init; } = 16;", "Validation"),
        Headed(Head, "public int ValidationLevel { get; init; } = 16;", "ValidationLevel"));

    [Fact]
    public Task An_axis_is_renamed_in_claims_too() => FixTest<RenameFix>.Expect(
        Claimed(Headed(Head, "public new int {|LB2023:Validation|} { get; init; } = 16;", "Validation"), "validation"),
        Claimed(Headed(Head, "public int ValidationLevel { get; init; } = 16;", "ValidationLevel"), "validationLevel"));

    /// <summary>The record with a claim that names the level of an axis.</summary>
    private static string Claimed(string record, string parameter) => $$"""
        {{record.TrimEnd().TrimEnd('}')}}
            [Claim("A large batch is worse")]
            private static Verdict LargeIsWorse(Results r) =>
                r.EqualTokens.ValidationLoss({{parameter}}: 100).IsAbove(r.EqualTokens.ValidationLoss({{parameter}}: 16), margin: 0.01);
        }
        """;

    private static string Headed(string head, string axis = "public int BatchSize { get; init; } = 16;", string size = "BatchSize") => $$"""
        namespace Study;

        /// <summary>S.</summary>
        {{head}} : LlamaExperiment
        {
            [Axis<int>(16, 100)]
            {{axis}}

        {{Settings.Replace("BatchSize = BatchSize", $"BatchSize = {size}", StringComparison.Ordinal)}}
        }
        """;

    private static string Record(string head, params string[] without) => $$"""
        namespace Study;

        public interface INamed;

        /// <summary>S.</summary>
        [Experiment("Q?"), Measure<ValidationLoss>]
        public sealed partial {{head}}
        {
            [Axis<int>(16, 100)]
            public int BatchSize { get; init; } = 16;

        {{without.Aggregate(Settings, (text, name) => text.Replace($" {name} =>", $" {{|CS0115:{name}|}} =>", StringComparison.Ordinal))}}
        }
        """;

    private static string Positional(string head) => $$"""
        namespace Study;

        /// <summary>S.</summary>
        [Experiment("Q?"), Measure<ValidationLoss>]
        public sealed partial record {{head}} : LlamaExperiment
        {
        {{Settings}}
        }
        """;

    private static string Imported(string head, string runs) => $$"""
        namespace Study;

        /// <summary>S.</summary>
        [Experiment("Q?"), Measure<ValidationLoss>]
        public sealed partial record {{head}}
        {
            [Axis<int>(16, 100)]
            public int BatchSize { get; init; } = 16;

            public override RunTable {{runs}} => throw new NotSupportedException();
        }
        """;

    private static string Declared(string name, string attribute)
    {
        string second = Study.Right[Study.Right.IndexOf("public sealed", StringComparison.Ordinal)..]
            .Replace("record BatchStudy", $"record {name}", StringComparison.Ordinal);
        return $"{Study.Right}\n\n[{attribute}, Measure<ValidationLoss>, Measure<TokensPerSecond>]\n{second}";
    }

    private static string Lion(string imports, string optimizer) => $$"""
        {{imports}}namespace Study
        {
            /// <summary>S.</summary>
            [Experiment("Q?"), Measure<ValidationLoss>]
            public sealed partial record Rec : LlamaExperiment
            {
                [Axis<int>(16, 100)]
                public int BatchSize { get; init; } = 16;

                public override LlamaConfig Model => LlamaConfig.Nano;
                public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
                public override Training Training => new() { BatchSize = BatchSize, Tokens = 3_300_000 };
                public override Lion {{optimizer}} => new() { LearningRate = 3e-3 };
            }

            public sealed record Lion : Optimizer
            {
                public override string Name => "Lion";
                public override IEnumerable<Setting> Settings() => [new(nameof(LearningRate), LearningRate)];
            }
        }

        namespace Other
        {
            public static class Lions
            {
                public static LlamaBatch.Torch.IOptimizer CreateFor(this Study.Lion lion, LlamaBatch.Torch.LlamaModel model) =>
                    throw new NotSupportedException();
            }
        }
        """;

    private static string Sized(string axis, string modifier) => $$"""
        namespace Study;

        /// <summary>S.</summary>
        [Experiment("Q?"), Measure<ValidationLoss>]
        public sealed partial record Rec : LlamaExperiment
        {
            [{{axis}}]
            public int Kind { get; init; }

            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = (int)Kind + 2 };
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            public override Training Training => new() { BatchSize = 16, Tokens = 3_300_000 };
            public override AdamW Optimizer => new() { LearningRate = 3e-3 };
        }

        {{modifier}}enum Size { Small, Large }
        """;

    private static string Metric(string attribute, string modifier) => $$"""
        namespace Study;

        /// <summary>S.</summary>
        [Experiment("Q?"), Measure<ValidationLoss>]
        {{attribute}}
        public sealed partial record Rec : LlamaExperiment
        {
            [Axis<int>(16, 100)]
            public int BatchSize { get; init; } = 16;

        {{Settings}}
        }

        {{modifier}}sealed class Wait : ICostMetric
        {
            public static string Name => "Wait";
            public static string Unit => "s";
            public static Better Better => Better.Lower;
            public static Contrast Contrast => Contrast.Ratio;
            public static double Margin => 0.1;
            public static double Measure(CostOutcome outcome) => 1;
        }
        """;

    private static string Hiding(string training) => $$"""
        namespace Study;

        public abstract record Base : LlamaExperiment
        {
            public override LlamaConfig Model => LlamaConfig.Nano;
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            public override Training Training => new() { BatchSize = 16, Tokens = 3_300_000 };
            public override AdamW Optimizer => new() { LearningRate = Rate };
            [Axis<double>(1e-3, 3e-3)] public double Rate { get; init; } = 3e-3;
        }

        /// <summary>S.</summary>
        [Experiment("Q?"), Measure<ValidationLoss>]
        public sealed partial record Rec : Base
        {
            {{training}}
        }
        """;
}
