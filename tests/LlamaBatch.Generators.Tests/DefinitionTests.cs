using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LlamaBatch.Generators.Tests;

/// <summary>Definitions that once made the generator fail, broke generated code, or were refused although they are right.</summary>
public class DefinitionTests
{
    [Theory]
    [InlineData("Checkpoint")]
    [InlineData("Samples")]
    [InlineData("WeightAverage")]
    [InlineData("System")]
    [InlineData("LlamaBatch")]
    [InlineData("@event")]
    public void An_experiment_may_have_the_name_of_any_type(string name) =>
        Expect(Sample.BatchSize.Replace("BatchStudy", name, StringComparison.Ordinal));

    [Theory]
    [InlineData("Plan")]
    [InlineData("Results")]
    public void An_experiment_with_the_name_of_a_generated_type_is_refused(string name) =>
        Assert.Contains($"LB0007 '{name}'", Compiled.Of(Sample.BatchSize.Replace("BatchStudy", name, StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("Base", "@base")]
    [InlineData("Default", "@default")]
    [InlineData("Long", "@long")]
    [InlineData("Table", "table")]
    [InlineData("Target", "target")]
    [InlineData("@event", "@event")]
    public void An_axis_may_have_any_name(string axis, string parameter) =>
        Expect(Sample.BatchSize.Replace("BatchSize", axis, StringComparison.Ordinal).Replace(
            $"{{ {axis} = ",
            "{ BatchSize = ",
            StringComparison.Ordinal).Replace("batchSize", parameter, StringComparison.Ordinal));

    [Fact]
    public void Axes_that_would_share_a_parameter_have_their_own_names_and_one_name_in_the_report() =>
        Expect(Sample.With("/// <summary>Peak", "[Axis<int>(1, 2)]\n    public int batch_size { get; init; } = 1;\n\n    /// <summary>Peak")
            .Replace("Tokens = 4_000_000", "Tokens = 4_000_000 * batch_size", StringComparison.Ordinal)
            .Replace("batchSize: ", "BatchSize: ", StringComparison.Ordinal), "LB2039 'batch_size'");

    [Fact]
    public void A_type_of_the_authors_captures_nothing() =>
        Expect(Sample.BatchSize + "\npublic static class Checkpoint;\npublic static class Quantities;\npublic static class "
            + "TokenBatches;\npublic static class System;\n");

    [Fact]
    public void Names_of_files_differ_in_more_than_case_and_name_no_escape()
    {
        Compiled compiled = Compiled.Of(
            Sample.BatchSize.Replace("namespace Study", "namespace Study.@event", StringComparison.Ordinal),
            Sample.BatchSize.Replace("namespace Study", "namespace Study.@event", StringComparison.Ordinal)
                .Replace("BatchStudy", "Batchstudy", StringComparison.Ordinal));

        Assert.Equal(["LB0008 'Batchstudy'"], compiled.Problems);
    }

    [Fact]
    public void A_record_annotated_on_two_parts_is_the_compilers_to_report()
    {
        Compiled compiled = Compiled.Of(
            Sample.BatchSize,
            "namespace Study;\n[Experiment(\"Again?\")]\npublic sealed partial record BatchStudy;");

        Assert.Single(compiled.Problems, problem => problem.StartsWith("CS0579", StringComparison.Ordinal));
    }

    [Fact]
    public void A_copy_that_was_not_renamed_is_said_to_be_one()
    {
        Compiled compiled = Compiled.Of(Sample.BatchSize, Sample.BatchSize);

        Assert.Empty(compiled.Failures);
        Assert.Equal(["LB0024"], compiled.Diagnostics.Where(diagnostic => diagnostic.Id.StartsWith("LB", StringComparison.Ordinal))
            .Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void A_file_local_experiment_is_refused()
        => Expect(Sample.With("public sealed partial", "file sealed partial"), "LB0021 'BatchStudy'");

    [Fact]
    public void A_required_member_is_refused()
        => Expect(Sample.With("public int BatchSize", "public required int BatchSize"), "LB0023 'BatchSize'");

    [Fact]
    public void Two_nested_experiments_are_one_error_each()
    {
        string record = Sample.BatchSize.Replace("namespace Study;", "", StringComparison.Ordinal);
        Expect("namespace Study;\npublic static class "
            + $"Studies\n{{\n{record}\n{record.Replace("BatchStudy", "Second", StringComparison.Ordinal)}\n}}",
            "LB0001 'BatchStudy'",
            "LB0001 'Second'");
    }

    [Theory]
    [InlineData("[Axis<Type>(typeof(int), typeof(long))]", "LB2021 'Axis<Type>(typeof(int), typeof(long))'")]
    [InlineData("[Axis<object>(16, 100)]", "LB2021 'Axis<object>(16, 100)'")]
    public void A_type_without_levels_is_refused(string axis, string problem)
        => Assert.Contains(problem, Compiled.Of(Sample.With("[Axis<int>(16, 100, 256)]", axis)).Problems);

    [Theory]
    [InlineData("{ get; init; } = 100;", "{ get; init; } = 3_000_000_000;", "CS0266 '3_000_000_000'")]
    [InlineData("public int BatchSize { get; init; } = 100;", "public int BatchSize => 100;", "LB2006 'BatchSize'")]
    [InlineData("{ get; init; } = 3e-3;", "{ get; init; } = 'a';", "LB2005 ''a''")]
    [InlineData("Schedule = Schedule.Cosine(warmup: 0.05)", "Schedule = null!", "LB0010 'null'")]
    [InlineData("Tokens = 4_000_000", "Tokens = 4_000_000, Step = (StepKind)7", "LB0010 '(StepKind)7'")]
    [InlineData("LlamaConfig.Nano with", "Model with", "LB0022 'Model'")]
    [InlineData("[Axis<int>(16, 100, 256)]", "[Axis<int>(Sizes)]", "CS0103 'Sizes'")]
    public void A_mistake_is_one_message(string part, string replacement, string problem)
        => Expect(Sample.With(part, replacement), problem);

    [Theory]
    [InlineData("public int this[int i] { get => 1; init { } }", "LB2006 'this'")]
    [InlineData("int INamed.Other { get; init; }", "LB2006 'Other'")]
    public void An_axis_without_a_name_is_refused(string property, string problem) =>
        Expect(
            Sample.With("/// <summary>Peak", $"[Axis<int>(1, 2)]\n    {property}\n\n    /// <summary>Peak")
                .Replace(": LlamaExperiment", ": LlamaExperiment, INamed", StringComparison.Ordinal)
            + "\npublic interface INamed\n{\n    int Other { get => 1; init { } }\n}\n",
            problem);

    [Fact]
    public void A_constructor_may_set_the_baseline() =>
        Expect(Sample.With(
            "public int BatchSize { get; init; } = 100;",
            "public int BatchSize { get; init; }\n\n    public BatchStudy() => BatchSize = 100;"));

    [Fact]
    public void An_axis_on_a_field_is_the_compilers_to_report() =>
        Expect(
            Sample.With("public int BatchSize { get; init; } = 100;", "public int BatchSize = 100;")
                .Replace("batchSize: 100", "", StringComparison.Ordinal)
                .Replace("batchSize: [256]", "", StringComparison.Ordinal)
                .Replace("batchSize: 16", "", StringComparison.Ordinal),
            "CS0592 'Axis<int>'");

    [Theory]
    [InlineData("AtBudget", "IStepMetric")]
    [InlineData("Table", "IStepMetric")]
    [InlineData("@class", "IStepMetric")]
    [InlineData("Table", "ICostMetric", "LB8022 'Measure<Table>'")]
    [InlineData("ValidationLoss", "IStepMetric", "LB8022 'Measure<Study.ValidationLoss>'")]
    public void A_metric_may_have_any_name_that_results_have_not(string name, string kind, params string[] problems)
    {
        string measured = name == "ValidationLoss" ? "Study.ValidationLoss" : name;
        string outcome = kind == "ICostMetric" ? "CostOutcome" : "StepOutcome";
        Expect(
            Sample.BatchSize.Replace("Measure<ValidationLoss>(", "Measure<LlamaBatch.ValidationLoss>(", StringComparison.Ordinal)
                .Replace("[Measure<TrainLoss>,", $"[Measure<{measured}>, Measure<TrainLoss>,", StringComparison.Ordinal)
            + $$"""

            public sealed class {{name}} : {{kind}}
            {
                public static string Name => "own";
                public static string Unit => "1";
                public static Better Better => Better.Lower;
                public static Contrast Contrast => Contrast.Difference;
                public static double Margin => 0;
                public static double WhenDiverged(int vocabSize) => 1;
                public static double Measure({{outcome}} outcome) => 1;
            }
            """,
            problems);
    }

    [Fact]
    public void Levels_are_called_what_the_author_calls_them()
    {
        Compiled compiled = Compiled.Of(Sized("Size.Huge", "Size.Nano"));

        Assert.Equal(["LB2005 'Size.Huge'"], compiled.Problems);
        Assert.Contains(
            "is Size.Huge; it must be one of the levels. Use Size.Nano or Size.Micro",
            compiled.Diagnostics.Single(one => one.Id == "LB2005").GetMessage(CultureInfo.InvariantCulture),
            StringComparison.Ordinal);
        Expect(Sized("Size.Nano", "Size.Huge"), "LB8002 'Size.Huge'");
    }

    [Fact]
    public void An_enumeration_of_the_authors_is_evaluated() =>
        Assert.DoesNotContain("LB0005", Compiled.Of(Sized("Size.Nano", "Size.Nano")).Diagnostics.Select(one => one.Id));

    [Fact]
    public void A_helper_method_is_evaluated_and_its_argument_blamed() =>
        Expect(
            Sample.OverKeyValueHeads("[Axis<int>(1, 3, 4)]", "KeyValueHeads = Heads(BatchSize)").Replace(
                "[Claim(\"A larger",
                "private static int Heads(int number) { int heads = number; return heads; }\n\n    [Claim(\"A larger",
                StringComparison.Ordinal),
            "LB1001 'Heads(BatchSize)'");

    [Fact]
    public void A_chain_that_doubles_takes_no_longer_than_its_length()
    {
        string chain = string.Concat(Enumerable.Range(1, 60).Select(i => $"    private double P{i} => P{i - 1} + P{i - 1};\n"));
        Compiled compiled = Compiled.Of(Sample.With("[Claim(\"A larger", $"private double P0 => 1e-30;\n{chain}\n    [Claim(\"A larger")
            .Replace("LearningRate = LearningRate,", "LearningRate = LearningRate + P60,", StringComparison.Ordinal));

        Assert.Equal(["LB3002"], compiled.Diagnostics.Select(one => one.Id));
    }

    [Fact]
    public void Settings_of_a_shared_recipe_read_the_axes() =>
        Expect(Sample.With("LlamaConfig.Nano with { TieWordEmbeddings = true }", "Recipes.For(this)")
            .Replace("new() { BatchSize = BatchSize, Tokens", "new() { BatchSize = Recipes.Batch(this), Tokens", StringComparison.Ordinal)
            .Replace("128, BatchSize)", "128, 128)", StringComparison.Ordinal)
            + "\npublic static class Recipes\n{\n    public static LlamaConfig For(BatchStudy study) => LlamaConfig.Nano;\n    public "
            + "static int Batch(BatchStudy study) => study.BatchSize;\n}\n");

    [Fact]
    public void A_claim_may_name_its_results_by_an_alias() =>
        Expect("using R = Study.BatchStudy.Results;\n" + Sample.With("GeneralizesBetter(Results r)", "GeneralizesBetter(R r)"));

    [Fact]
    public void A_claim_on_another_experiment_is_refused() =>
        Expect(
            Sample.With("GeneralizesBetter(Results r)", "GeneralizesBetter(Other.Results r)") + Sample.BatchSize
                .Replace("namespace Study;", "", StringComparison.Ordinal)
                .Replace("BatchStudy", "Other", StringComparison.Ordinal),
            "LB8001 'GeneralizesBetter'");

    [Fact]
    public void A_primary_constructor_with_defaults_makes_a_baseline() =>
        Expect(Sample.With("record BatchStudy : LlamaExperiment", "record BatchStudy(int Shape = 4) : LlamaExperiment"));

    [Fact]
    public void An_obsolete_axis_is_no_warning_in_generated_code() =>
        Assert.Empty(Compiled.Of(Sample.With("[Axis<int>(16, 100, 256)]", "[Obsolete, Axis<int>(16, 100, 256)]")).Failures);

    [Fact]
    public void An_override_of_a_bases_axis_has_a_baseline_of_its_own() =>
        Expect(Based("[Axis<int>(16, 100, 256)]\n    public virtual int BatchSize { get; init; } = 64;").Replace(
            "public int BatchSize { get",
            "public override int BatchSize { get",
            StringComparison.Ordinal).Replace(
                "    [Axis<int>(16, 100, 256)]\n    public override",
                "    public override",
                StringComparison.Ordinal));

    [Fact]
    public void What_a_base_measures_the_experiment_measures()
    {
        Compiled compiled = Compiled.Of(Based("").Replace(
            "public abstract record Base",
            "[Measure<Accuracy>, Scaled(Scale.Quick, Seeds = 3), Target<ValidationLoss>(2.5)]\npublic abstract record Base",
            StringComparison.Ordinal)
            .Replace("Schedule.Cosine(warmup: 0.05)", "Schedule.Constant()", StringComparison.Ordinal));

        Assert.Empty(compiled.Problems);
        string sweep = compiled.Generated("BatchStudy.Sweep");
        Assert.Contains("Validation<global::LlamaBatch.Accuracy>()", sweep, StringComparison.Ordinal);
        Assert.Contains("Scale.Quick => new(Seeds: 3)", sweep, StringComparison.Ordinal);
        Assert.Contains("new(\"ValidationLoss\", 2.5)", sweep, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_of_a_base_is_decided_or_refused()
    {
        const string Claim = "[Claim(\"Inherited\")]\n    private static Verdict Inherits(BatchStudy.Results r) => "
            + "r.EqualTokens.ValidationLoss(batchSize: 16).IsBelow(r.EqualTokens.ValidationLoss());";
        Expect(Based(Claim), "LB8021 'Inherits'");

        Compiled compiled = Compiled.Of(Based(Claim.Replace("private", "protected", StringComparison.Ordinal)));
        Assert.Empty(compiled.Problems);
        Assert.Contains("global::Study.Base.Inherits(results)", compiled.Generated("BatchStudy.Report"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_experiment_may_derive_from_another_and_its_axes_from_another_assembly()
    {
        Expect(Sample.With("sealed partial record", "partial record")
            + "\n[Experiment(\"More?\")]\npublic sealed partial record More : BatchStudy;\n");

        CSharpCompilation library = Compiled.Compile("""
            namespace Company;

            public abstract record House : LlamaExperiment
            {
                [Axis<int>(16, 100, 256)]
                public int BatchSize { get; init; } = 100;

                public override Training Training => new() { BatchSize = BatchSize, Tokens = 4_000_000 };
            }
            """);
        string record = Sample.With("record BatchStudy : LlamaExperiment", "record BatchStudy : Company.House")
            .Replace("[Axis<int>(16, 100, 256)]\n    public int BatchSize { get; init; } = 100;", "", StringComparison.Ordinal)
            .Replace("public override Training Training => new() { BatchSize = BatchSize, Tokens = 4_000_000, "
                + "Schedule = Schedule.Cosine(warmup: 0.05) };", "", StringComparison.Ordinal);
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        image.Position = 0;
        Assert.Empty(Compiled.Of(Compiled.CompileWith([MetadataReference.CreateFromStream(image)], record)).Problems);
    }

    [Fact]
    public void An_optimizer_of_the_authors_needs_a_factory()
    {
        const string Lion = "\npublic sealed record Lion : Optimizer\n{\n    public override string Name => \"Lion\";\n    public "
            + "override IEnumerable<Setting> Settings() => [new(nameof(LearningRate), LearningRate)];\n}\n";
        string record = Sample.With(
            "public override AdamW Optimizer => new() { LearningRate = LearningRate, Beta2 = HalfLife.Rescale(0.95, 128, BatchSize) }",
            "public override Lion Optimizer => new() { LearningRate = LearningRate }");

        Expect(record + Lion, "LB0025 'Optimizer'");
        Expect(record + Lion + "\npublic static class Making\n{\n    public static LlamaBatch.Torch.IOptimizer CreateFor(this Lion lion, "
            + "LlamaBatch.Torch.LlamaModel model) => throw new NotSupportedException();\n}\n");
    }

    [Fact]
    public void A_record_without_the_attribute_is_warned_of() =>
        Expect(
            Sample.With("[Experiment(\"Is a batch of 100 balanced?\", Seeds = 5, TuningSeeds = 2)]\n", ""),
            "LB0026 'BatchStudy'");

    [Fact]
    public void Generated_code_has_no_warning_that_it_hides()
    {
        Compiled compiled = Compiled.Of(Sample.BatchSize);
        CSharpCompilation bare = compiled.Output;
        foreach (SyntaxTree tree in compiled.Run.GeneratedTrees)
        {
            string text = tree.ToString();
            Assert.Contains("#pragma warning disable", text, StringComparison.Ordinal);
            bare = bare.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(
                text.Replace("#pragma warning disable", "//", StringComparison.Ordinal),
                Compiled.ParseOptions,
                tree.FilePath));
        }

        Assert.Empty(bare.GetDiagnostics().Where(one => one.Severity >= DiagnosticSeverity.Warning).Select(one => one.ToString()));
    }

    private static string Sized(string baseline, string claimed) => $$"""
        namespace Study;

        [Experiment("Which size?")]
        [Measure<ValidationLoss>]
        public sealed partial record Sizes : LlamaExperiment
        {
            [Axis<Size>(Size.Nano, Size.Micro)]
            public Size Size { get; init; } = {{baseline}};

            public override LlamaConfig Model => Size == Size.Nano ? LlamaConfig.Nano : LlamaConfig.Micro;
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            public override Training Training => new() { Tokens = 3_300_000 };
            public override AdamW Optimizer => new();

            [Claim("Larger is better")]
            private static Verdict Larger(Results r) => r.EqualTokens.ValidationLoss(size: Size.Micro)
                .IsBelow(r.EqualTokens.ValidationLoss(size: {{claimed}}));
        }

        public enum Size : byte { Nano, Micro, Huge }
        """;

    /// <summary>The sample below a base with some members.</summary>
    private static string Based(string members) =>
        Sample.With("record BatchStudy : LlamaExperiment", "record BatchStudy : Base")
            + $"\npublic abstract record Base : LlamaExperiment\n{{\n    {members}\n}}\n";

    private static void Expect(string source, params string[] problems)
        => Assert.Equal(problems.Order(), Compiled.Of(source).Problems.Order());
}
