using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators.Tests;

/// <summary>Each wrong record: one problem, at the right place.</summary>
public class DiagnosticTests
{
    [Fact]
    public void A_right_record_has_no_problem() => Assert.Empty(Compiled.Of(Sample.BatchSize).Problems);

    [Fact]
    public void A_record_that_is_not_partial_is_the_compilers_to_report() =>
        Expect(Sample.With("sealed partial record", "sealed record"), "CS0260 'BatchStudy'");

    [Fact]
    public void A_missing_setting_is_the_compilers_to_report() =>
        Expect(Sample.With("public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };", ""), "CS0534 'BatchStudy'");

    [Theory]
    [InlineData("r.EqualTokens.Accuracy(batchSize: 100)", "CS1061 'Accuracy'", "LB8029 'Accuracy'")]
    [InlineData("r.EqualTokens.TokensPerSecond(batchSize: 100)", "CS1061 'TokensPerSecond'", "LB8029 'TokensPerSecond'")]
    [InlineData("r.ValidationLoss(batchSize: 100)", "CS1061 'ValidationLoss'", "LB8029 'ValidationLoss'")]
    [InlineData("r.Matched(1.5).ValidationLoss(batchSize: 100)", "CS1061 'Matched'", "LB8029 'Matched'")]
    [InlineData("r.EqualTokens.ValidationLoss(batchSize: 100, learningRate: 3e-3)", "CS1739 'learningRate'", "LB8029 'learningRate:'")]
    [InlineData("r.EqualTokens.Foo(batchSize: 100)", "CS1061 'Foo'")]
    [InlineData("r.EqualTokens.ValidationLoss(heads: 100)", "CS1739 'heads'")]
    public void A_result_that_the_experiment_lacks_is_explained(string result, params string[] problems) =>
        Expect(Sample.With("r.EqualTokens.ValidationLoss(batchSize: 100)", result), problems);

    [Theory]
    [InlineData("public partial class Outer", false)]
    [InlineData("public class Outer", false)]
    [InlineData("public static class Outer", true)]
    public void A_nested_experiment_is_refused(string outer, bool isPublic)
    {
        string record = isPublic
            ? Sample.BatchSize
            : Sample.BatchSize.Replace("public sealed partial", "internal sealed partial", StringComparison.Ordinal);
        string nested = record.Replace("namespace Study;", $"namespace Study;\n\n{outer}\n{{", StringComparison.Ordinal) + "\n}";

        Expect(nested, "LB0001 'BatchStudy'");
    }

    [Fact]
    public void A_generic_experiment_is_refused() =>
        Expect(Sample.With("record BatchStudy", "record BatchStudy<T>"), "LB0002 'BatchStudy'");

    [Fact]
    public void An_experiment_without_its_base_is_refused() =>
        Expect(
            Sample.With("record BatchStudy : LlamaExperiment", "record BatchStudy").Replace("override ", "", StringComparison.Ordinal),
            "LB0003 'BatchStudy'");

    [Fact]
    public void An_experiment_that_needs_arguments_has_no_baseline_and_is_refused() =>
        Expect(Sample.With("record BatchStudy : LlamaExperiment", "record BatchStudy(int Width) : LlamaExperiment"), "LB0006 'BatchStudy'");

    [Theory]
    [InlineData("Plan")]
    [InlineData("Sweep")]
    public void A_member_with_the_name_of_a_generated_type_is_refused(string name) =>
        Expect(Sample.With(
            "private static Verdict UpdatesMoreOften",
            $"private static int {name} => 1;\n\n    private static Verdict UpdatesMoreOften").Replace(
                "[Claim(\"A larger batch updates the parameters more often\", Source = \"§3.1\")]",
                "",
                StringComparison.Ordinal), $"LB0007 '{name}'");

    [Fact]
    public void Axes_and_settings_of_a_base_record_count_as_the_experiments()
    {
        Compiled compiled = Compiled.Of(Sample.With("[Experiment(", "public abstract record Base : LlamaExperiment\n{\n    [Axis<int>(1, "
            + "2, 3)]\n    public int Shared { get; init; } = 1;\n\n    public override LlamaConfig Model => LlamaConfig.Nano with { "
            + "KeyValueHeads = Shared };\n}\n\n[Experiment(")
            .Replace("record BatchStudy : LlamaExperiment", "record BatchStudy : Base", StringComparison.Ordinal)
            .Replace(
                "public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };",
                "",
                StringComparison.Ordinal));

        Assert.Equal(["LB1001 '3'"], compiled.Problems);
        Assert.Contains("point with { Shared = level }", compiled.Generated("BatchStudy.Sweep"), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_experiments_of_one_name_are_refused_at_the_second()
    {
        Compiled compiled = Compiled.Of(
            Sample.BatchSize,
            Sample.BatchSize.Replace("namespace Study;", "namespace Other;", StringComparison.Ordinal));

        Assert.Equal(["LB0008 'BatchStudy'"], compiled.Problems);
        Assert.Contains(
            "'Study.BatchStudy' and 'Other.BatchStudy' would write to the same folder",
            compiled.Diagnostics.Single(diagnostic => diagnostic.Id == "LB0008").GetMessage(CultureInfo.InvariantCulture),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new AdamW { LearningRate = LearningRate }")]
    [InlineData("BatchSize > 100 ? new AdamW { LearningRate = LearningRate } : new Sgd { LearningRate = 50 * LearningRate }")]
    [InlineData(
        "BatchSize switch { 16 => new Sgd { LearningRate = 50 * LearningRate }, _ => new AdamW() with { LearningRate = LearningRate } }")]
    [InlineData("Chosen", "LB0009 'Optimizer'")]
    [InlineData("BatchSize > 100 ? Chosen : new Sgd { LearningRate = LearningRate }", "LB0009 'Optimizer'")]
    [InlineData(
        "BatchSize > 100 ? new Lion { LearningRate = LearningRate } : new Sgd { LearningRate = LearningRate }",
        "LB0025 'Optimizer'")]
    public void An_optimizer_of_the_base_type_shows_its_types(string optimizer, params string[] problems)
    {
        string sample = Sample.With("public override AdamW Optimizer =>", "public override Optimizer Optimizer =>");
        int from = sample.IndexOf("Optimizer Optimizer =>", StringComparison.Ordinal) + "Optimizer Optimizer =>".Length;
        int end = sample.IndexOf(';', from);
        Compiled compiled = Compiled.Of($$"""
            {{sample[..from]}} {{optimizer}};
                private Optimizer Chosen => new AdamW { LearningRate = LearningRate };
            {{sample[(end + 1)..]}}
            public sealed record Lion : Optimizer
            {
                public override string Name => "Lion";
                public override IEnumerable<Setting> Settings() => [new(nameof(LearningRate), LearningRate)];
            }
            """);

        Assert.Empty(compiled.Failures);
        Assert.Equal(problems, compiled.Problems);
    }

    [Fact]
    public void A_class_is_no_experiment() =>
        Expect(
            Sample.With("sealed partial record BatchStudy : LlamaExperiment", "sealed partial class BatchStudy")
                .Replace("override ", "", StringComparison.Ordinal),
            "LB0003 'BatchStudy'");

    [Theory]
    [InlineData("[Measure<TokensPerSecond>]\npublic sealed")]
    [InlineData("public sealed")]
    public void An_experiment_may_measure_costs_only_or_nothing(string measured)
    {
        string source = Sample.With("[Measure<TrainLoss>, Measure<TokensPerSecond>]\npublic sealed", measured)
            .Replace("[Measure<ValidationLoss>(EveryTokens = 200_000)]", "", StringComparison.Ordinal)
            .Replace(", TunedPer(nameof(BatchSize))", "", StringComparison.Ordinal)
            .Replace(", TuningSeeds = 2", "", StringComparison.Ordinal);
        int claim = source.IndexOf("[Claim(\"A batch", StringComparison.Ordinal);
        Expect(source.Remove(claim, source.IndexOf("[Claim(\"A larger", StringComparison.Ordinal) - claim));
    }

    /// <summary>The type error is the one to hear of; evaluating the wrong levels must not take the generator down.</summary>
    [Fact]
    public void A_wrong_axis_type_that_reaches_the_model_is_one_error() =>
        Expect(Sample.OverKeyValueHeads("[Axis<double>(1, 2, 4)]", "KeyValueHeads = BatchSize"), "LB2002 'Axis<double>(1, 2, 4)'");

    [Fact]
    public void A_hidden_size_that_heads_do_not_divide_is_not_blamed_on_an_axis() =>
        Expect(Sample.OverKeyValueHeads("[Axis<int>(1, 2, 4)]", "KeyValueHeads = BatchSize, HiddenSize = 30"), "LB1001 '30'");

    [Fact]
    public void No_seeds_are_refused() => Expect(Sample.With("Seeds = 5,", "Seeds = 0,"), "LB0010 '0'");

    [Fact]
    public void An_axis_that_no_setting_reads_is_refused() =>
        Expect(Sample.With("LearningRate = LearningRate, ", ""), "LB2001 'LearningRate'");

    [Fact]
    public void An_axis_that_is_read_through_another_member_is_read() =>
        Expect(Sample.With("{ LearningRate = LearningRate,", "{ LearningRate = Rate,")
            .Replace("[Claim(\"A larger", "private double Rate => LearningRate * 1.0;\n\n    [Claim(\"A larger", StringComparison.Ordinal));

    [Fact]
    public void An_axis_that_is_only_named_is_not_read() =>
        Expect(
            Sample.With("LearningRate = LearningRate, ", "LearningRate = nameof(LearningRate).Length, "),
            "LB2001 'LearningRate'");

    [Fact]
    public void An_axis_of_another_type_is_refused() =>
        Expect(Sample.With("[Axis<int>(16, 100, 256)]", "[Axis<double>(16, 100, 256)]"), "LB2002 'Axis<double>(16, 100, 256)'");

    [Fact]
    public void A_level_of_another_type_is_the_compilers_to_report() =>
        Expect(Sample.With("[Axis<int>(16, 100, 256)]", "[Axis<int>(16, 100, 25.6)]"), "CS1503 '25.6'");

    [Fact]
    public void An_axis_without_levels_is_refused() =>
        Expect(Sample.With("[Axis<int>(16, 100, 256)]", "[Axis<int>]"), "LB2003 'Axis<int>'");

    [Fact]
    public void An_axis_with_one_level_is_refused() =>
        Expect(Sample.With("[Axis<double>(1.5e-3, 3e-3, 6e-3),", "[Axis<double>(3e-3),"), "LB2003 'Axis<double>(3e-3)'");

    [Fact]
    public void A_level_twice_is_refused_at_the_second() =>
        Expect(Sample.With("[Axis<double>(1.5e-3, 3e-3, 6e-3),", "[Axis<double>(1.5e-3, 3e-3, 0.003),"), "LB2004 '0.003'");

    [Fact]
    public void A_baseline_that_is_no_level_is_refused() =>
        Expect(Sample.With("{ get; init; } = 100;", "{ get; init; } = 128;"), "LB2005 '128'");

    [Fact]
    public void A_missing_baseline_is_refused() =>
        Expect(Sample.With("{ get; init; } = 100;", "{ get; init; }"), "LB2005 'BatchSize'");

    [Fact]
    public void An_axis_that_cannot_be_set_is_refused() =>
        Expect(Sample.With("public int BatchSize { get; init; } = 100;", "public int BatchSize { get; } = 100;"), "LB2006 'BatchSize'");

    [Fact]
    public void Tuning_per_an_unknown_axis_is_refused() =>
        Expect(Sample.With("TunedPer(nameof(BatchSize))", "TunedPer(nameof(Model))"), "LB2007 'nameof(Model)'");

    [Fact]
    public void A_shortened_scale_with_a_foreign_level_is_refused() =>
        Expect(Sample.With("[Axis<int>(16, 100, 256)]", "[Axis<int>(16, 100, 256, Quick = [16, 32])]"), "LB2009 '32'");

    [Fact]
    public void An_illegal_shape_is_reported_on_the_literal_with_the_legal_values()
    {
        Compiled compiled = Compiled.Of(Sample.With("TieWordEmbeddings = true", "TieWordEmbeddings = true, KeyValueHeads = 3"));

        Assert.Equal(["LB1001 '3'"], compiled.Problems);
        Assert.Contains(
            "KeyValueHeads is 3; it must divide Heads, which is 4. Use 1, 2 or 4",
            compiled.Diagnostics.Single(diagnostic => diagnostic.Id == "LB1001").GetMessage(CultureInfo.InvariantCulture),
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_illegal_level_is_reported_on_the_level() =>
        Expect(Sample.OverKeyValueHeads("[Axis<int>(1, 3, 4)]", "KeyValueHeads = BatchSize"), "LB1001 '3'");

    [Fact]
    public void A_hidden_size_that_heads_do_not_divide_is_reported() =>
        Expect(Sample.With("TieWordEmbeddings = true", "Heads = 7, KeyValueHeads = 7"), "LB1001 '7'");

    [Fact]
    public void Fewer_than_a_hundred_steps_are_reported_on_the_level_that_is_too_large()
    {
        Compiled compiled = Compiled.Of(Sample.With("Tokens = 4_000_000", "Tokens = 400_000"));

        Assert.Equal(["LB3001 '256'"], compiled.Problems);
        Assert.Contains(
            "has 48 steps",
            compiled.Diagnostics.Single(diagnostic => diagnostic.Id == "LB3001").GetMessage(CultureInfo.InvariantCulture),
            StringComparison.Ordinal);
        Assert.Contains(
            "819_200",
            compiled.Diagnostics.Single(diagnostic => diagnostic.Id == "LB3001").GetMessage(CultureInfo.InvariantCulture),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_budget_in_steps_is_checked_like_one_in_tokens()
    {
        Compiled compiled = Compiled.Of(Sample.With("Tokens = 4_000_000", "Steps = 50"));

        Assert.Equal("LB3001 '50'", Compiled.Describe(OneOf(compiled, "LB3001")));
        Assert.Contains("Raise Steps to 100, or lower BatchSize", MessageOf(compiled, "LB3001"), StringComparison.Ordinal);
        Expect(Sample.With("Tokens = 4_000_000", "Steps = 500, Tokens = 2_000_000"), "LB0010 '500'");
        Assert.Contains("Training.Tokens", compiled.Generated("Report"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_budget_with_too_few_steps_for_every_level_names_the_tokens_that_all_need()
    {
        Compiled compiled = Compiled.Of(Sample.With("Tokens = 4_000_000", "Tokens = 30_000"));

        Assert.Equal("LB3001 '30_000'", Compiled.Describe(OneOf(compiled, "LB3001")));
        Assert.Contains("Raise Tokens to 819_200", MessageOf(compiled, "LB3001"), StringComparison.Ordinal);
        Assert.DoesNotContain(Compiled.Of(Sample.With("Tokens = 4_000_000", "Tokens = 819_200")).Diagnostics, one => one.Id == "LB3001");
    }

    [Fact]
    public void A_budget_without_a_whole_step_for_any_level_names_the_largest_step()
    {
        Compiled compiled = Compiled.Of(Sample.With("Tokens = 4_000_000", "Tokens = 10"));

        Assert.Equal("LB3003 '10'", Compiled.Describe(OneOf(compiled, "LB3003")));
        Assert.Contains("takes 8,192. Raise Tokens", MessageOf(compiled, "LB3003"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_warm_up_of_fewer_than_ten_steps_is_reported_at_the_level()
    {
        Compiled compiled = Compiled.Of(Sample.With("Tokens = 4_000_000", "Tokens = 1_000_000"));

        Assert.Equal(["LB4002 '256'"], compiled.Problems);
        string message = compiled.Diagnostics.Single(diagnostic => diagnostic.Id == "LB4002").GetMessage(CultureInfo.InvariantCulture);
        Assert.Contains("takes 6.1 of 122 steps", message, StringComparison.Ordinal);
        Assert.Contains("Raise Warmup to 0.082,", message, StringComparison.Ordinal);    // of 122 steps, 10.004
    }

    [Fact]
    public void Tuning_needs_a_metric_that_ranks()
    {
        static bool IsRefused(string metrics) => Compiled.Of(
            Sample.With("[Measure<TrainLoss>, Measure<TokensPerSecond>]", metrics)
                .Replace("[Measure<ValidationLoss>(EveryTokens = 200_000)]", "", StringComparison.Ordinal))
            .Diagnostics.Any(diagnostic => diagnostic.Id == "LB2008");

        Assert.False(IsRefused("[Measure<GradientNorm>, Measure<TrainLoss>]"));
        Assert.True(IsRefused("[Measure<GradientNorm>, Measure<TokensPerSecond>]"));
    }

    [Fact]
    public void Bfloat16_for_a_model_too_small_for_it_is_reported_at_the_setting()
    {
        Expect(Sample.With("Tokens = 4_000_000", "Tokens = 4_000_000, Precision = Precision.BFloat16"), "LB7001 'Precision.BFloat16'");
    }

    [Fact]
    public void Bfloat16_of_the_autograd_step_is_reported_with_its_own_remedy()
    {
        Compiled compiled = Compiled.Of(
            Sample.With("Tokens = 4_000_000", "Tokens = 4_000_000, Precision = Precision.BFloat16, Step = StepKind.Autograd")
                .Replace("LlamaConfig.Nano", "LlamaConfig.Micro", StringComparison.Ordinal));

        Assert.Equal(["LB7001 'Precision.BFloat16'"], compiled.Problems);
        Assert.Equal(
            "Only StepKind.Fast uses bfloat16, but Step is Autograd; the trial runs in float32. "
                + "Use StepKind.Fast or remove Precision.BFloat16.",
            MessageOf(compiled, "LB7001"));
        Expect(Sample.With("Tokens = 4_000_000", "Tokens = 4_000_000, Step = StepKind.Autograd"));
    }

    [Fact]
    public void A_quick_scale_of_fewer_than_a_hundred_steps_is_reported_at_its_tokens() =>
        Expect(Sample.With("[Measure<TrainLoss>,", "[Scaled(Scale.Quick, Tokens = 100_000)]\n[Measure<TrainLoss>,"), "LB3001 '100_000'");

    [Theory]
    [InlineData("Quick, Tokens = 30_000", "LB3001", "Raise Tokens to 819_200")]
    [InlineData("Quick, Tokens = 10", "LB3003", "Tokens is 10; one step of 256 sequences of 32 tokens takes 8,192. Raise Tokens")]
    [InlineData("Smoke, Tokens = 10", "LB3003", "Tokens is 10; one step of 256 sequences of 32 tokens takes 8,192. Raise Tokens")]
    public void A_shorter_scale_names_the_tokens_that_all_its_levels_need(string scale, string id, string message)
    {
        Compiled compiled = Compiled.Of(Scaled(scale));

        Assert.Equal([$"{id} '{scale.Split(' ')[^1]}'"], compiled.Problems);
        Assert.Contains(message, MessageOf(compiled, id), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Quick, Tokens = 819_200", "[Axis<int>(16, 100, 256)]")]
    [InlineData("Quick, Tokens = 320_000", "[Axis<int>(16, 100, 256, Quick = [16, 100])]")]
    [InlineData("Smoke, Tokens = 8_192", "[Axis<int>(16, 100, 256)]")]
    [InlineData("Smoke, Tokens = 3_200", "[Axis<int>(16, 100, 256, Smoke = [16, 100])]")]
    [InlineData("Smoke, Tokens = 8_192", "[Axis<int>(16, 512, 100, 256)]")]
    public void A_shorter_scale_with_enough_steps_for_its_levels_is_right(string scale, string axis) =>
        Expect(Scaled(scale).Replace("[Axis<int>(16, 100, 256)]", axis, StringComparison.Ordinal)
            .Replace("3e-3, 6e-3)", "3e-3, 6e-3, 1.2e-2)", StringComparison.Ordinal)
            .Replace("batchSize: [256]", "batchSize: [16]", StringComparison.Ordinal)
            .Replace("one of 256", "one of 16", StringComparison.Ordinal));

    /// <summary>Tokens are counted exactly: in floating point, 8,192 / 4,100,000 × 4,100,000 is less than 8,192.</summary>
    [Fact]
    public void A_shorter_scale_of_exactly_one_step_is_right() =>
        Expect(Scaled("Smoke, Tokens = 8_192").Replace("Tokens = 4_000_000", "Tokens = 4_100_000", StringComparison.Ordinal));

    [Fact]
    public void A_claim_that_asks_for_a_missing_level_is_reported_at_that_level()
    {
        Expect(Sample.With("batchSize: [256]", "batchSize: [256, 512]"), "LB8002 '512'");
        Expect(Sample.With("UpdatesPerMillionTokens(batchSize: 16)", "UpdatesPerMillionTokens(batchSize: 17)"), "LB8002 '17'");
    }

    [Theory]
    [InlineData("private static Verdict UpdatesMoreOften(Plan p)", "private Verdict UpdatesMoreOften(Plan p)")]
    [InlineData("private static Verdict UpdatesMoreOften(Plan p)", "private static Verdict UpdatesMoreOften(Plan p, int more)")]
    public void A_claim_that_cannot_be_called_is_refused(string part, string replacement) =>
        Expect(Sample.With(part, replacement), "LB8001 'UpdatesMoreOften'");

    [Fact]
    public void A_setting_of_this_machine_is_said_to_be_unknown()
    {
        Compiled compiled = Compiled.Of(Sample.With("Tokens = 4_000_000", "Tokens = 4_000_000 * Environment.ProcessorCount"));

        Assert.Equal(["LB0005 'Environment.ProcessorCount'"], compiled.Problems);
        Assert.Contains("so the rules about Training of 'BatchStudy' were not checked", Assert.Single(compiled.Sentences),
            StringComparison.Ordinal);
        Assert.Contains(
            "'BatchStudy' has 48 trials (18 tuning, 15 evaluation and 15 cost): tokens and FLOPs are unknown at compile time",
            compiled.Diagnostics.Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)));
    }

    /// <summary>One warning says that rules were skipped, however many expressions are unknown.</summary>
    [Fact]
    public void What_was_not_checked_is_said_once() => Assert.Equal(
        "'Environment.ProcessorCount' and 1 other expression are unknown at compile time, so the rules about Training and Optimizer of "
            + "'BatchStudy' were not checked. Write a constant or an axis, or suppress this warning if the value must come from outside.",
        Assert.Single(Compiled.Of(Sample.With("Tokens = 4_000_000", "Tokens = 4_000_000 * Environment.ProcessorCount")
            .Replace("LearningRate = LearningRate", "LearningRate = LearningRate * Environment.TickCount64 / Environment.TickCount64",
                StringComparison.Ordinal)
            .Replace("Environment.TickCount64", "Environment.ProcessorCount", StringComparison.Ordinal)).Sentences));

    [Fact]
    public void The_cost_of_the_sweep_is_said_on_the_record()
    {
        string cost = Compiled.Of(Sample.BatchSize).Diagnostics.Single(diagnostic => diagnostic.Id == "LB3002")
            .GetMessage(CultureInfo.InvariantCulture);

        // 3 x 3 points on 2 tuning seeds, 3 of them on 5 seeds, and on 5 blocks.
        Assert.StartsWith("'BatchStudy' has 48 trials (18 tuning, 15 evaluation and 15 cost): ", cost, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_that_the_author_wrote_is_evaluated_and_said_to_be_written()
    {
        Compiled compiled = Compiled.Of(Sample.With("Tokens = 4_000_000,", "Tokens = 4_000_000, Step = StepKind.Autograd,"));

        Assert.Equal(["LB3002"], compiled.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Contains("\"Training.Step\"", compiled.Generated("BatchStudy.Report"), StringComparison.Ordinal);
    }

    [Fact]
    public void Both_steps_may_be_an_axis()
    {
        Compiled compiled = Compiled.Of(Sample.With("Tokens = 4_000_000,", "Tokens = 4_000_000, Step = Step,")
            .Replace("/// <summary>Peak", "[Axis<StepKind>(StepKind.Fast, StepKind.Autograd)]\n    public StepKind Step { get; init; "
                + "} = StepKind.Fast;\n\n    /// <summary>Peak", StringComparison.Ordinal));

        Assert.Equal(["LB3002"], compiled.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    private static string Scaled(string scale) => Sample.With("[Measure<TrainLoss>,", $"[Scaled(Scale.{scale})]\n[Measure<TrainLoss>,");

    private static Diagnostic OneOf(Compiled compiled, string id) => compiled.Diagnostics.Single(one => one.Id == id);

    private static string MessageOf(Compiled compiled, string id) => OneOf(compiled, id).GetMessage(CultureInfo.InvariantCulture);

    private static void Expect(string source, params string[] problems) =>
        Assert.Equal(problems.Order(), Compiled.Of(source).Problems.Order());
}
