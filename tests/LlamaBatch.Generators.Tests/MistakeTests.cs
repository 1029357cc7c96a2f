using System.Globalization;

namespace LlamaBatch.Generators.Tests;

/// <summary>
/// Mistakes that were not said, said wrongly, or said in many messages; and code that is right and broke what is
/// generated.
/// </summary>
public class MistakeTests
{
    private const string Metric = """

        public abstract class Odd : IValidationMetric
        {
            public static string Name => "Odd";
            public static string Unit => "1";
            public static Better Better => Better.Lower;
            public static Contrast Contrast => Contrast.Difference;
            public static double Margin => 0.1;
            public static double WhenDiverged(int vocabSize) => 1;
            public static double Measure(ValidationOutcome outcome) => 1;
        }
        """;

    private const string Claim = "private static Verdict GeneralizesBetter(Results r)";

    [Theory]
    [InlineData("\"Is a batch of 100 balanced?\"", "null!", "LB0027 'null!'")]
    [InlineData("\"Is a batch of 100 balanced?\"", "\"\"", "LB0027 '\"\"'")]
    [InlineData("\"Is a batch of 100 balanced?\"", "\" \\t\"", "LB0027 '\" \\t\"'")]
    [InlineData("\"A batch of 100 generalizes better than one of 256\"", "null!", "LB0027 'null!'")]
    [InlineData("\"A batch of 100 generalizes better than one of 256\"", "\"  \"", "LB0027 '\"  \"'")]
    [InlineData("Source = \"§3.2\"", "Source = null!")]
    public void An_empty_text_is_said(string part, string replacement, params string[] problems)
        => Expect(Sample.With(part, replacement), problems);

    [Theory]
    [InlineData("[Scaled((Scale)7, Tokens = 5)]", "LB0010 '(Scale)7'")]
    [InlineData("[Scaled(Scale.Quick, Tokens = -1)]", "LB0010 '-1'")]
    public void A_scale_that_does_not_exist_is_said(string attribute, string problem)
        => Expect(Sample.With("[Measure<TrainLoss>", $"{attribute}\n[Measure<TrainLoss>"), problem);

    [Theory]
    [InlineData("Quick = [16, 16, 100]", "LB2004 '16'")]
    [InlineData("Smoke = [100, 100]", "LB2004 '100'")]
    public void A_level_twice_in_a_shortened_scale_is_said(string argument, string problem)
        => Expect(Sample.With("(16, 100, 256)", $"(16, 100, 256, {argument})"), problem);

    [Theory]
    [InlineData("TunedPer(nameof(BatchSize), nameof(BatchSize))", "LB0011 'nameof(BatchSize)'")]
    [InlineData("TunedPer(null!)", "LB2007 'null!'")]
    [InlineData("TunedPer(nameof(BatchSize), null!)", "LB2007 'null!'")]
    [InlineData("TunedPer(nameof(BatchSize), For = double.NaN)", "LB0010 'double.NaN'")]
    [InlineData("TunedPer(nameof(BatchSize), For = double.PositiveInfinity)", "LB0010 'double.PositiveInfinity'")]
    [InlineData("TunedPer", "LB2016 'TunedPer'")]
    public void Arguments_of_tuning_are_checked(string attribute, params string[] problems)
        => Expect(Sample.With("TunedPer(nameof(BatchSize))", attribute), problems);

    [Theory]
    [InlineData("string", "\"\\ud800\", \"\\ud801\", \"a\"", "\"a\"", "LB0010 '\"\\ud800\"'", "LB0010 '\"\\ud801\"'")]
    [InlineData("char", "'\\udc00', 'a'", "'a'", "LB0010 ''\\udc00''")]
    [InlineData("string", "\"\\ud83d\\ude00\", \"a\"", "\"a\"", "LB0005 'How.GetHashCode()'")]
    public void A_level_that_no_file_can_hold_is_refused(string type, string levels, string baseline, params string[] problems) => Expect(
        Sample.With(
            "    /// <summary>Peak",
            $"    [Axis<{type}>({levels})]\n    public {type} How {{ get; init; }} = {baseline};\n\n    /// <summary>Peak")
            .Replace("Tokens = 4_000_000", "Tokens = 4_000_000 + How.GetHashCode()", StringComparison.Ordinal), problems);

    [Theory]
    [InlineData("public Verdict Helper(Results r) { return Local(r); "
        + "[Claim(\"local\")] static Verdict Local(Results q) => q.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(2); }",
        "LB0011 'Claim(\"local\")'")]
    [InlineData("private static readonly Func<Results, Verdict> F = [Claim(\"lambda\")] (q) => q.EqualTokens.ValidationLoss(batchSize: "
        + "16).IsBelow(2);", "LB0011 'Claim(\"lambda\")'")]
    [InlineData("public static Verdict? Odd { [Claim(\"accessor\")] get => null; }", "LB0011 'Claim(\"accessor\")'")]
    [InlineData(
        "[Claim(\"operator\")] public static Verdict operator +(BatchStudy left, Results r) => null!;",
        "LB0011 'Claim(\"operator\")'")]
    [InlineData(
        "public static class Inner { [Claim(\"nested\")] private static Verdict Nested(Results r) => null!; }",
        "LB0011 'Claim(\"nested\")'")]
    public void A_claim_where_none_is_looked_for_is_said(string member, string problem)
        => Expect(Sample.With("    [Claim(\"A larger", $"    {member}\n\n    [Claim(\"A larger"), problem);

    [Theory]
    [InlineData("[Translation(\"zh-CN\", \"100 比 256 泛化得更好\")]")]
    [InlineData("[Translation(\"zh-TW\", \"100 比 256 泛化得更好\")]", "LB0028 '\"zh-TW\"'")]
    [InlineData("[Translation(\"zh-CN\", \" \")]", "LB0027 '\" \"'")]
    [InlineData("[Translation(\"zh-CN\", \"a\"), Translation(\"zh-CN\", \"b\")]", "LB0011 'Translation(\"zh-CN\", \"b\")'")]
    public void A_translation_has_a_language_of_reports_and_a_text(string attribute, params string[] problems) =>
        Expect(Sample.With("[Claim(\"A batch of 100 generalizes", $"{attribute}\n    [Claim(\"A batch of 100 generalizes"), problems);

    /// <summary>An extension may read the whole record, and a generic method of the record reads what it reads.</summary>
    [Theory]
    [InlineData("BatchSize = Get<int>(),", "private int Get<T>() => BatchSize;", "")]
    [InlineData(
        "BatchSize = this.Own(),",
        "",
        "public static class Extensions { public static int Own(this BatchStudy study) => study.BatchSize; }")]
    public void An_axis_that_an_extension_or_a_generic_method_reads_is_read(
        string setting, string member, string type, params string[] problems) => Expect(
        Sample.With("BatchSize = BatchSize,", setting)
            .Replace("    [Claim(\"A larger", $"    {member}\n\n    [Claim(\"A larger", StringComparison.Ordinal) + $"\n{type}\n",
        problems);

    [Fact]
    public void A_translation_of_what_is_no_claim_has_no_effect() => Expect(
        Sample.With(
            "    [Claim(\"A larger",
            "    [Translation(\"zh-CN\", \"a\")]\n    private static int Other() => 1;\n\n    [Claim(\"A larger"),
        "LB0011 'Translation(\"zh-CN\", \"a\")'");

    [Theory]
    [InlineData("(in Results r)", "LB8001 'GeneralizesBetter'")]
    [InlineData("(ref Results r)", "LB8001 'GeneralizesBetter'")]
    [InlineData("(params Results[] rs)", "LB8001 'GeneralizesBetter'")]
    [InlineData("(Results? r)")]
    [InlineData("(Results r = null!)")]
    public void A_claim_takes_its_results_by_value(string parameters, params string[] problems) => Expect(
        Sample.With(Claim + " =>\n        r.EqualTokens", $"private static Verdict GeneralizesBetter{parameters} =>\n        "
            + $"{Argument(parameters)}.EqualTokens").Replace("IsBelow(r.", $"IsBelow({Argument(parameters)}.", StringComparison.Ordinal),
        problems);

    private static string Argument(string parameters) => parameters.Contains("rs", StringComparison.Ordinal) ? "rs[0]" : "r!";

    [Fact]
    public void A_claim_that_returns_another_Verdict_names_it()
    {
        Compiled compiled = Compiled.Of(Sample.With("=>\n        r.EqualTokens.ValidationLoss(batchSize: "
            + "100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: [256]), margin: 0.01);", "=> new();")
            .Replace(
                "private static Verdict UpdatesMoreOften",
                "private static LlamaBatch.Verdict UpdatesMoreOften",
                StringComparison.Ordinal) + "\npublic sealed class Verdict;\n");

        Assert.Equal(["LB8001 'GeneralizesBetter'"], compiled.Problems);
        Assert.Contains("'Study.Verdict'", MessageOf(compiled, "LB8001"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public static int Other { get; set; } = 1;", "static")]
    [InlineData("public int this[int i] { get => 1; init { } }", "name")]
    [InlineData("int INamed.Other { get; init; }", "public int Other")]
    [InlineData("public int Other { get; } = 1;", "{ get; init; }")]
    [InlineData("public int Other { init { } }", "{ get; init; }")]
    public void The_remedy_fits_the_property(string property, string remedy)
    {
        Compiled compiled = Compiled.Of(
            Sample.With("/// <summary>Peak", $"[Axis<int>(1, 2)]\n    {property}\n\n    /// <summary>Peak")
                .Replace(": LlamaExperiment", ": LlamaExperiment, INamed", StringComparison.Ordinal)
            + "\npublic interface INamed\n{\n    int Other { get => 1; init { } }\n}\n");

        Assert.Contains(remedy, MessageOf(compiled, "LB2006"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("IsBetween(3, 2)", "LB8012 '2'")]
    [InlineData("IsBetween(2, 2)", "LB8012 '2'")]
    [InlineData("IsBetween(high: 2, low: 3)", "LB8012 '2'")]
    [InlineData("Exponent().IsBetween(1, 0.8)", "LB8012 '0.8'")]
    [InlineData("IsBetween(2, 3)")]
    public void An_interval_that_holds_no_number_is_said(string claim, params string[] problems) => Expect(
        Sample.With(
            "ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: [256]), margin: 0.01)",
            $"ValidationLoss(batchSize: [16, 100]).{claim}"), problems);

    [Fact]
    public void A_metric_of_two_kinds_is_refused() => Expect(
        Measured("Odd") + Metric.Replace(": IValidationMetric", ": IValidationMetric, IStepMetric", StringComparison.Ordinal).Replace(
            "Measure(ValidationOutcome outcome) => 1;",
            "Measure(ValidationOutcome outcome) => 1; public static double Measure(StepOutcome outcome) => 1;",
            StringComparison.Ordinal),
        "LB8003 'Measure<Odd>'");

    [Fact]
    public void A_metric_that_is_local_to_its_file_is_said_to_be() => Expect(
        Measured("Odd") + Metric.Replace("public abstract class", "file abstract class", StringComparison.Ordinal),
        "LB8023 'Measure<Odd>'");

    [Theory]
    [InlineData("get_Table")]
    [InlineData("get_EqualTokens")]
    public void A_cost_with_the_name_of_an_accessor_of_results_is_refused(string name) => Expect(
        Measured(name) + Metric.Replace("class Odd : IValidationMetric", $"class {name} : ICostMetric", StringComparison.Ordinal)
            .Replace("ValidationOutcome", "CostOutcome", StringComparison.Ordinal), $"LB8022 'Measure<{name}>'");

    [Fact]
    public void An_interface_as_a_metric_is_the_compilers_to_report()
    {
        Compiled compiled = Compiled.Of(Measured("IOdd") + "\npublic interface IOdd : IValidationMetric;\n");

        Assert.Empty(compiled.Failures);
        Assert.Equal(["CS8920 'IOdd'"], compiled.Problems);
        Expect(Measured("IOdd") + Metric.Replace("abstract class Odd", "interface IOdd", StringComparison.Ordinal)
            .Replace("public static string Name", "static string IMetric.Name", StringComparison.Ordinal).Replace(
                "public static string Unit",
                "static string IMetric.Unit",
                StringComparison.Ordinal)
            .Replace("public static Better Better", "static Better IMetric.Better", StringComparison.Ordinal).Replace(
                "public static Contrast Contrast",
                "static Contrast IMetric.Contrast",
                StringComparison.Ordinal)
            .Replace("public static double Margin", "static double IMetric.Margin", StringComparison.Ordinal).Replace(
                "public static double WhenDiverged",
                "static double ILearningMetric.WhenDiverged",
                StringComparison.Ordinal)
            .Replace("public static double Measure", "static double IValidationMetric.Measure", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/// <summary>What the batch", "[Obsolete(\"old\", true)]\n/// <summary>What the batch")]
    [InlineData("public int BatchSize { get;", "[Obsolete(\"old\", true)] public int BatchSize { get;")]
    [InlineData(Claim, "[Obsolete(\"old\", true)] " + Claim)]
    [InlineData("/// <summary>Peak", "[Obsolete(\"old\", true)] public BatchStudy() { }\n\n    /// <summary>Peak")]
    [InlineData("/// <summary>What the batch", "[System.Diagnostics.CodeAnalysis.Experimental(\"EX1\")]\n/// <summary>What the batch")]
    [InlineData("public int BatchSize { get;", "[System.Diagnostics.CodeAnalysis.Experimental(\"EX1\")] public int BatchSize { get;")]
    public void Obsolete_and_experimental_parts_break_no_generated_code(string part, string replacement)
        => Assert.Empty(Compiled.Of(Sample.With(part, replacement)).Failures);

    [Fact]
    public void An_optimizer_may_be_made_by_any_member_that_a_call_finds()
    {
        const string Lion = "\npublic sealed record Lion : Optimizer\n{\n    public override string Name => \"Lion\";\n    public "
            + "override IEnumerable<Setting> Settings() => [new(nameof(LearningRate), LearningRate)];\n}\n";
        string record = Sample.With(
            "public override AdamW Optimizer => new() { LearningRate = LearningRate, Beta2 = HalfLife.Rescale(0.95, 128, BatchSize) }",
            "public override Lion Optimizer => new() { LearningRate = LearningRate }");
        const string Make
            = "LlamaBatch.Torch.IOptimizer CreateFor(LlamaBatch.Torch.LlamaModel model) => throw new NotSupportedException();";

        Expect(record + Lion + $"\npublic static class Making\n{{\n    extension(Lion lion)\n    {{\n        public {Make}\n    }}\n}}\n");
        string extension = Make.Replace("(Llama", "<T>(this T settings, Llama", StringComparison.Ordinal)
            .Replace(" => ", " where T : Optimizer => ", StringComparison.Ordinal);
        Expect(record + Lion + $"\npublic static class Making\n{{\n    public static {extension}\n}}\n");
        Expect(record + Lion.Replace("LearningRate)];", $"LearningRate)];\n    internal {Make}", StringComparison.Ordinal));
        Expect(record + Lion.Replace(
            "LearningRate)];",
            $"LearningRate)];\n    [Obsolete(\"old\", true)] public {Make}",
            StringComparison.Ordinal));
        Expect(
            record + Lion.Replace("LearningRate)];", $"LearningRate)];\n    private {Make}", StringComparison.Ordinal),
            "LB0025 'Optimizer'");
    }

    [Fact]
    public void A_level_is_named_by_a_member_that_code_may_name() => Expect("""
        namespace Study;

        [Experiment("Which size?")]
        [Measure<ValidationLoss>]
        public sealed partial record Sizes : LlamaExperiment
        {
            [Axis<Size>(Size.Small, Size.Large)]
            public Size Size { get; init; } = Size.Small;

            public override LlamaConfig Model => LlamaConfig.Nano;
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            public override Training Training => new() { BatchSize = Size == Size.Small ? 16 : 64, Tokens = 3_300_000 };
            public override AdamW Optimizer => new() { LearningRate = 1e-4 * Math.Sqrt(Training.BatchSize.Count) };
        }

        public enum Size { [Obsolete("use Small", true)] Tiny = 1, Small = 1, Large = 2 }
        """);

    [Theory]
    [InlineData("namespace LlamaBatch { public static class ExperimentCatalog; }", "LB0007 'ExperimentCatalog'")]
    [InlineData("namespace LlamaBatch.ExperimentCatalog { public static class Anything; }", "LB0007 'ExperimentCatalog'")]
    [InlineData("namespace Study { public static class ExperimentCatalog; }")]
    [InlineData("namespace LlamaBatch { public static class ExperimentCatalog<T>; }")]
    public void The_name_of_the_catalog_is_taken(string source, params string[] problems)
        => Assert.Equal(problems, Compiled.Of(Sample.BatchSize, source).Problems);

    [Fact]
    public void What_is_no_record_is_one_message()
        => Expect("namespace Study;\n[Experiment(\"x\")]\npublic static partial class BatchStudy;", "LB0003 'BatchStudy'");

    [Fact]
    public void Two_experiments_that_are_local_to_their_files_are_one_message_each()
    {
        Compiled compiled = Compiled.Of(
            Sample.With("public sealed partial", "file sealed partial"),
            Sample.With("public sealed partial", "file sealed partial"));

        Assert.Equal(["LB0021 'BatchStudy'", "LB0021 'BatchStudy'"], compiled.Problems);
    }

    [Fact]
    public void A_mistake_of_thousands_of_levels_is_few_messages()
    {
        string levels = string.Join(", ", Enumerable.Range(2000, 600));
        Compiled compiled = Compiled.Of(Sample.With("(16, 100, 256)", $"(16, 100, 256, {levels})"));

        Assert.InRange(compiled.Diagnostics.Count(one => one.Id == "LB3001"), 1, 2);
    }

    private static string Measured(string metric) => Sample.With("[Measure<TrainLoss>,", $"[Measure<{metric}>, Measure<TrainLoss>,");

    private static string MessageOf(Compiled compiled, string id)
        => compiled.Diagnostics.Single(one => one.Id == id).GetMessage(CultureInfo.InvariantCulture);

    private static void Expect(string source, params string[] problems)
    {
        Compiled compiled = Compiled.Of(source);
        Assert.Empty(compiled.Failures);
        Assert.Equal(problems.Order(), compiled.Problems.Order());
    }
}
