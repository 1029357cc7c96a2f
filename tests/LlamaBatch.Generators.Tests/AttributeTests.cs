using System.Globalization;

namespace LlamaBatch.Generators.Tests;

/// <summary>Numbers of attributes have ranges, and an attribute without effect is reported.</summary>
public class AttributeTests
{
    [Theory]
    [InlineData("Seeds = 5,", "Seeds = 0,", "LB0010 '0'", "Seeds is 0; it must be in [1, 1,000]")]
    [InlineData("Seeds = 5,", "Seeds = int.MaxValue,", "LB0010 'int.MaxValue'", "Seeds is 2,147,483,647; it must be in [1, 1,000]")]
    [InlineData("TuningSeeds = 2", "TuningSeeds = 0", "LB0010 '0'", "TuningSeeds is 0; it must be in [1, 1,000]")]
    [InlineData("TuningSeeds = 2", "TuningSeeds = 2, CostBlocks = -1", "LB0010 '-1'", "CostBlocks is -1; it must be in [1, 1,000]")]
    [InlineData(
        "TuningSeeds = 2",
        "TuningSeeds = 2, FamilyWiseError = 0.5",
        "LB0010 '0.5'",
        "FamilyWiseError is 0.5; it must be in (0, 0.2]")]
    [InlineData("TuningSeeds = 2", "TuningSeeds = 2, FamilyWiseError = 5", "LB0010 '5'", "FamilyWiseError is 5; it must be in (0, 0.2]")]
    [InlineData(
        "TuningSeeds = 2",
        "TuningSeeds = 2, FamilyWiseError = double.NaN",
        "LB0010 'double.NaN'",
        "FamilyWiseError is NaN; it must be in (0, 0.2]")]
    [InlineData("EveryTokens = 200_000", "EveryTokens = -1", "LB0010 '-1'", "EveryTokens is -1; it must be in [1,")]
    [InlineData(
        "[Measure<TrainLoss>,",
        "[Scaled(Scale.Quick, Tokens = -5)]\n[Measure<TrainLoss>,",
        "LB0010 '-5'",
        "Tokens is -5; it must be in [1,")]
    [InlineData(
        "[Measure<TrainLoss>,",
        "[Scaled(Scale.Smoke, Seeds = -5)]\n[Measure<TrainLoss>,",
        "LB0010 '-5'",
        "Seeds is -5; it must be in [1, 1,000]")]
    [InlineData("Seeds = 5,", "Seeds = 1,", "LB8010 '1'",
        "Seeds is 1; a claim about trained models needs at least 3. Raise Seeds to 3 or more.")]
    [InlineData("EveryTokens = 200_000", "EveryTokens = 1", "LB3005 '1'", "less than the 512 tokens of a step")]
    [InlineData(
        "[Measure<TrainLoss>,",
        "[Measure<TopEigenvalue>(EveryTokens = 8_192), Measure<TrainLoss>,",
        "LB3005 '8_192'",
        "EveryTokens is 8,192 and one TopEigenvalue takes as long as training on 98,304 tokens or longer, so measuring takes at least "
            + "12 times as long as training.")]
    // Without effect.
    [InlineData(
        "[Measure<TrainLoss>,",
        "[Measure<TrainLoss>, Measure<TrainLoss>(EveryTokens = 5),",
        "LB8022 'Measure<TrainLoss>(EveryTokens = 5)'",
        "The metric 'TrainLoss' is measured twice. Remove one of the two.")]
    [InlineData(
        "Measure<TokensPerSecond>]",
        "Measure<TokensPerSecond>(EveryTokens = 5)]",
        "LB0011 '5'",
        "EveryTokens of TokensPerSecond has no effect: a cost metric is measured once per trial. Remove EveryTokens.")]
    [InlineData(
        "[Measure<TrainLoss>,",
        "[Scaled(Scale.Quick, Tokens = 900_000), Scaled(Scale.Quick, Seeds = 3)]\n[Measure<TrainLoss>,",
        "LB0011 'Scaled(Scale.Quick, Seeds = 3)'",
        "This [Scaled(Scale.Quick)] has no effect: the scale is already declared. Merge the two attributes.")]
    [InlineData(
        "[Measure<TrainLoss>,",
        "[Scaled(Scale.Full, Tokens = 900_000)]\n[Measure<TrainLoss>,",
        "LB0011 'Scaled(Scale.Full, Tokens = 900_000)'",
        "[Scaled(Scale.Full)] has no effect: the full scale is the record itself.")]
    [InlineData(
        "[Measure<TrainLoss>,",
        "[Scaled(Scale.Quick)]\n[Measure<TrainLoss>,",
        "LB0011 'Scaled(Scale.Quick)'",
        "it sets no number. Set Tokens, Seeds or TuningSeeds, or remove it.")]
    [InlineData(
        "[Measure<TrainLoss>,",
        "[Scaled(Scale.Quick, Tokens = 100_000_000)]\n[Measure<TrainLoss>,",
        "LB0011 '100_000_000'",
        "Tokens of the quick scale has no effect: it is 100,000,000, more than the 4,000,000 of the full scale. Lower it.")]
    [InlineData(
        "    public override LlamaConfig",
        "    [TunedPer(nameof(BatchSize))]\n    public double Other { get; init; }\n\n    public override LlamaConfig",
        "LB0011 'TunedPer(nameof(BatchSize))'",
        "'Other' is not an axis. Add [Axis<double>(...)].")]
    [InlineData(
        "A larger batch updates the parameters more often",
        "A batch of 100 generalizes better than one of 256",
        "LB8008 '\"A batch of 100 generalizes better than one of 256\"'",
        "Two claims have the text 'A batch of 100 generalizes better than one of 256'. Reword one.")]
    [InlineData(
        "sealed partial record",
        "abstract partial record",
        "LB0012 'BatchStudy'",
        "'BatchStudy' is abstract, so it is never run. Remove 'abstract', or remove [Experiment] if other experiments derive from it.")]
    [InlineData(
        "[Axis<int>(16, 100, 256)]",
        "[Axis<int>(16, 100, 256, Quick = [16])]",
        "LB2011 '[16]'",
        "Quick of 'BatchSize' has one level and lacks the baseline 100, which a claim uses if it does not name 'BatchSize'. Add 100.")]
    [InlineData(
        "[Axis<int>(16, 100, 256)]",
        "[Axis<int>(16, 100, 256, Quick = [16, 256])]",
        "LB2011 '[16, 256]'",
        "Quick of 'BatchSize' lacks the baseline 100")]
    [InlineData(
        "[Axis<int>(16, 100, 256)]",
        "[Axis<int>(16, 100, 256, Quick = [100])]",
        "LB2011 '[100]'",
        "Quick of 'BatchSize' has only the baseline 100, so the quick scale compares nothing. Add another level.")]
    // Axes.
    [InlineData(
        "public int BatchSize { get; init; } = 100;",
        "public int BatchSize => 100;",
        "LB2006 'BatchSize'",
        "Axis 'BatchSize' cannot be set. Write '{ get; init; }' and an initializer.")]
    [InlineData(
        "{ BatchSize = BatchSize,",
        "{ BatchSize = System.Math.Min(BatchSize, 100),",
        "HalfLife.Rescale(0.95, 128, BatchSize)",
        "0.95",
        "LB2012 '256'",
        "Level 256 of 'BatchSize' gives the same settings as level 100. Remove one, or correct the setting that should differ.")]
    // Claims.
    [InlineData(
        "batchSize: [256]",
        "batchSize: [256, 256]",
        "LB8011 '256'",
        "The claim names level 256 of 'BatchSize' twice. Remove the duplicate, or name another level.")]
    [InlineData(
        "batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: [256]), margin: 0.01)",
        "batchSize: 100).IsBelow(-1)",
        "LB8012 '-1'",
        "The ValidationLoss compared with is -1; it must be finite and above 0.")]
    [InlineData("[Claim(\"A larger", "private static readonly int Big = 512;\n\n    [Claim(\"x\")]\n    private static Verdict X(Results "
        + "r) => r.EqualTokens.ValidationLoss(batchSize: Big).IsBelow(2);\n\n    [Claim(\"A larger",
            "LB8002 'Big'",
            "Axis 'BatchSize' has no level 512; its levels are 16, 100 and 256. Name one of them, or add 512 to [Axis].")]
    // Metrics.
    [InlineData(
        "[Measure<TrainLoss>,",
        "[Measure<GainVariance>, Measure<TrainLoss>,",
        "Tokens = 4_000_000",
        "Tokens = 4_000_000, Step = StepKind.Autograd",
        "LB7002 'StepKind.Autograd'",
        "GainVariance cannot be measured: this needs StepKind.Fast, but Step is Autograd.")]
    [InlineData(
        "[Measure<TrainLoss>,",
        "[Measure<PreconditionedVariance>, Measure<TrainLoss>,",
        "AdamW Optimizer => new() { LearningRate = LearningRate, Beta2 = HalfLife.Rescale(0.95, 128, BatchSize) }",
        "Sgd Optimizer => new() { LearningRate = LearningRate }",
        "LB7002 'Optimizer'",
        "PreconditionedVariance cannot be measured: this needs an optimizer with a preconditioner, such as AdamW, but Optimizer is SGD.")]
    [InlineData(
        "[Measure<TrainLoss>,",
        "[Measure<PreconditionedVariance>, Measure<PreconditionedSquare>, Measure<TrainLoss>,",
        "AdamW Optimizer => new() { LearningRate = LearningRate, Beta2 = HalfLife.Rescale(0.95, 128, BatchSize) }",
        "Sgd Optimizer => new() { LearningRate = LearningRate }",
        "LB7002 'Optimizer'",
        "PreconditionedVariance and PreconditionedSquare cannot be measured: this needs an optimizer with a preconditioner, such as AdamW,")]
    public void A_mistake_is_one_diagnostic_at_its_place(string part, string replacement, params string[] rest)
    {
        string source = Sample.With(part, replacement);
        for (int i = 0; i + 2 < rest.Length; i += 2)
        {
            source = source.Replace(rest[i], rest[i + 1], StringComparison.Ordinal);
        }

        Compiled compiled = Compiled.Of(source);

        Assert.Equal([rest[^2]], compiled.Problems);
        Assert.Contains(
            rest[^1],
            string.Join('\n', compiled.Diagnostics.Select(one => one.GetMessage(CultureInfo.InvariantCulture))),
            StringComparison.Ordinal);
    }

    /// <summary>
    /// What is learned does not depend on the micro-batch, and what a step costs does. Where no cost is measured, the levels are one arm;
    /// otherwise, the claim about the loss compares equal training.
    /// </summary>
    [Theory]
    [InlineData(", Measure<TokensPerSecond>", "LB8037")]
    [InlineData("", "LB2001")]
    public void Levels_of_the_micro_batch_are_one_arm_where_no_cost_is_measured(string costs, params string[] expected) =>
        Assert.Equal(expected, Compiled.Of(Sample.With("{ BatchSize = BatchSize,", "{ BatchSize = 256, MicroBatch = BatchSize,")
            .Replace("HalfLife.Rescale(0.95, 128, BatchSize)", "0.95", StringComparison.Ordinal)
            .Replace(", Measure<TokensPerSecond>", costs, StringComparison.Ordinal)).Problems.Select(problem => problem[..6]));

    [Theory]
    [InlineData("Seeds = 5, TuningSeeds = 2", "LB0011 '2'", "TuningSeeds has no effect: no axis is tuned. Remove it,")]
    [InlineData("Seeds = 5, CostBlocks = 7", "LB0011 '7'", "CostBlocks has no effect: no cost metric is measured. Remove it,")]
    [InlineData("Seeds = 5)]\n[Scaled(Scale.Smoke, TuningSeeds = 3", "LB0011 '3'", "TuningSeeds has no effect: no axis is tuned.")]
    [InlineData("Seeds = 5, TuningSeeds = 0, CostBlocks = 0", null, "")]
    public void Repetitions_of_a_phase_that_the_sweep_lacks_have_no_effect(
        string numbers, string? expected, string message)
    {
        Compiled compiled = Compiled.Of(Sample.With("Seeds = 5, TuningSeeds = 2)]", numbers + ")]")
            .Replace("6e-3), TunedPer(nameof(BatchSize))", "6e-3)", StringComparison.Ordinal)
            .Replace("1.5e-3, 3e-3, 6e-3)", "1.5e-3, 3e-3)", StringComparison.Ordinal)    // LB2016 reports three that are not tuned
            .Replace(", Measure<TokensPerSecond>", "", StringComparison.Ordinal));

        Assert.Equal(expected is null ? [] : [expected], compiled.Problems);
        Assert.All(
            compiled.Diagnostics.Where(one => one.Id == "LB0011"),
            one => Assert.StartsWith(message, one.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[Measure<ValidationLoss>(EveryTokens = 5_000_000)]", "LB0011 '5_000_000'")]
    [InlineData("[Measure<ValidationLoss>, Measure<GradientNorm>(EveryTokens = 5_000_000)]", "LB0011 '5_000_000'")]
    [InlineData("[Measure<ValidationLoss>(EveryTokens = 4_000_000)]")]
    [InlineData(
        "[Measure<ValidationLoss>(EveryTokens = 5_000_000)]\n[Target<ValidationLoss>(5.0)]",
        "LB4003 '5_000_000'", "LB4001 'Schedule.Cosine(warmup: 0.05)'")]
    public void An_interval_beyond_the_run_has_no_effect(string metrics, params string[] expected) =>
        Assert.Equal(
            expected.Order(),
            Compiled.Of(Sample.With("[Measure<ValidationLoss>(EveryTokens = 200_000)]", metrics)).Problems.Order());

    [Theory]
    [InlineData("TuningSeeds = 2", "TuningSeeds = 1, CostBlocks = 1, FamilyWiseError = 0.1")]
    [InlineData("EveryTokens = 200_000", "EveryTokens = 10_000")]
    [InlineData("[Measure<TrainLoss>,", "[Scaled(Scale.Quick, Tokens = 1_000_000), Scaled(Scale.Smoke, Seeds = 1)]\n[Measure<TrainLoss>,")]
    [InlineData("[Axis<int>(16, 100, 256)]", "[Axis<int>(16, 100, 256, Quick = [100, 256])]")]
    [InlineData("[Axis<double>(1.5e-3, 3e-3, 6e-3),", "[Axis<double>(1.5e-3, 3e-3, 6e-3, Quick = [3e-3, 6e-3]),")]
    [InlineData("margin: 0.01)", "margin: 0.5)")]
    [InlineData("[Measure<TrainLoss>,", "[Measure<GainVariance>, Measure<GradientVariance>, Measure<TrainLoss>,")]
    public void What_has_an_effect_is_no_problem(string part, string replacement)
        => Assert.Empty(Compiled.Of(Sample.With(part, replacement)).Problems);

    [Fact]
    public void A_record_without_the_attribute_says_what_is_missing()
    {
        string source = Sample.With("[Experiment(\"Is a batch of 100 balanced?\", Seeds = 5, TuningSeeds = 2)]\n", "");
        Compiled compiled = Compiled.Of(source[..source.IndexOf("[Claim(\"A batch", StringComparison.Ordinal)] + "}");

        Assert.Equal(["LB0026 'BatchStudy'"], compiled.Problems);
    }

    [Fact]
    public void A_claim_of_another_type_says_where_it_belongs() =>
        Assert.Equal(
            ["LB0011 'Claim(\"x\")'"],
            Compiled.Of(Sample.BatchSize, "public static class Claims { [Claim(\"x\")] public static Verdict X() => null!; }").Problems);

    [Fact]
    public void An_experiment_without_anything_to_show_is_warned_of()
    {
        string source = Sample.With("[Measure<TrainLoss>, Measure<TokensPerSecond>]\n", "").Replace(
            "[Measure<ValidationLoss>(EveryTokens = 200_000)]\n",
            "",
            StringComparison.Ordinal).Replace(", TunedPer(nameof(BatchSize))", "", StringComparison.Ordinal)
            .Replace(", TuningSeeds = 2", "", StringComparison.Ordinal);

        Assert.Equal(
            ["LB8009 'BatchStudy'"],
            Compiled.Of(source[..source.IndexOf("[Claim(\"A batch", StringComparison.Ordinal)] + "}").Problems);
    }

    [Fact]
    public void A_record_whose_parameters_have_defaults_has_a_baseline() =>
        Assert.Empty(
            Compiled.Of(Sample.With("record BatchStudy : LlamaExperiment", "record BatchStudy(int Width = 3) : LlamaExperiment")).Problems);

    [Theory]
    [InlineData(
        "public override AdamW Optimizer => Recipes.For(this);",
        "public static class Recipes { public static AdamW For(BatchStudy point) => new() { LearningRate = point.LearningRate }; }")]
    public void An_axis_of_a_record_that_is_handed_on_is_read(string optimizer, string recipes) =>
        Assert.Empty(Compiled.Of(Sample.With(
            "public override AdamW Optimizer => new() { LearningRate = LearningRate, Beta2 = HalfLife.Rescale(0.95, 128, BatchSize) };",
            optimizer) + "\n\n" + recipes).Problems);

    [Fact]
    public void Levels_of_an_enumeration_are_named_as_they_are_written()
    {
        Compiled compiled = Compiled.Of(Sample.With("Tokens = 4_000_000,", "Tokens = 4_000_000, Step = Step,")
            .Replace("/// <summary>Peak", "[Axis<StepKind>(StepKind.Fast, StepKind.Fast)]\n    public StepKind Step { get; init; "
                + "} = StepKind.Autograd;\n\n    /// <summary>Peak", StringComparison.Ordinal));

        Assert.Equal(["LB2004 'StepKind.Fast'", "LB2005 'StepKind.Autograd'"], compiled.Problems);
        Assert.Contains(
            "The baseline of 'Step' is StepKind.Autograd; it must be one of the levels. "
                + "Use StepKind.Fast, or add StepKind.Autograd to [Axis].",
            compiled.Diagnostics.Select(one => one.GetMessage(CultureInfo.InvariantCulture)));
    }
}
