namespace LlamaBatch.Generators.Tests;

/// <summary>One mistake has one diagnostic, also where much follows from it.</summary>
public class OneMistakeTests
{
    private const string Loss =
        "r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: [256]), margin: 0.01)";
    private const string Attribute = "[Experiment(\"Is a batch of 100 balanced?\", Seeds = 5, TuningSeeds = 2)]";
    private const string Model = "public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };";
    private const string Optimizer =
        "public override AdamW Optimizer => new() { LearningRate = LearningRate, Beta2 = HalfLife.Rescale(0.95, 128, BatchSize) };";

    [Theory]
    [InlineData("r.EqualTokens.ValidationLoss(64).IsBelow(r.EqualTokens.ValidationLoss(256)) & r.EqualTokens.ValidationLoss(64)"
        + ".IsBelow(r.EqualTokens.ValidationLoss(16))", "LB8002 '64'")]
    [InlineData("r.ToTarget(1.8).Tokens(16).IsBelow(r.ToTarget(1.8).Tokens(256))", "LB8004 '1.8'")]
    [InlineData("r.Matched(1.8).ValidationLoss(16).IsBelow(r.Matched(1.8).ValidationLoss(256))", "LB8004 '1.8'")]
    public void A_level_or_target_that_is_missing_is_reported_at_its_first_use(string claim, string expected) =>
        Assert.Equal([expected], Compiled.Of(WithTarget(claim)).Problems);

    [Fact]
    public void Two_missing_targets_are_two_mistakes() => Assert.Equal(
        ["LB8004 '1.8'", "LB8004 '1.7'"],
        Compiled.Of(WithTarget("r.ToTarget(1.8).Tokens(16).IsBelow(r.ToTarget(1.8).Tokens(256)) "
            + "& r.ToTarget(1.7).Tokens(16).IsBelow(r.ToTarget(1.7).Tokens(256))")).Problems);

    [Fact]
    public void An_axis_that_a_setting_does_not_reach_because_it_reads_itself_is_no_second_mistake() => Assert.Equal(
        ["LB0022 'Optimizer'"],
        Compiled.Of(Sample.With(
            Optimizer,
            "public override AdamW Optimizer => new() { LearningRate = Rate }; private double Rate => 2 * Optimizer.LearningRate;"))
            .Problems);

    [Theory]
    [InlineData("BatchStudy(int Layers)", "Layers = Layers", "LB0006 'BatchStudy'")]
    [InlineData("BatchStudy(LlamaConfig Shape)", "Layers = Shape.Layers", "LB0006 'BatchStudy'")]
    [InlineData("BatchStudy(int Layers = 2)", "Layers = Layers", null)]
    public void What_is_computed_from_a_parameter_without_a_value_is_no_second_mistake(string record, string layers, string? expected) =>
        Assert.Equal(
            expected is null ? [] : [expected],
            Compiled.Of(Sample.With("record BatchStudy", $"record {record}")
                .Replace("TieWordEmbeddings = true", layers, StringComparison.Ordinal)).Problems);

    [Fact]
    public void What_is_computed_from_a_required_member_is_no_second_mistake() => Assert.Equal(
        ["LB0023 'Layers'"],
        Compiled.Of(Sample.With(
            Model,
            "public required int Layers { get; init; } public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };"))
            .Problems);

    [Theory]
    [InlineData("new BatchStudy().LearningRate")]
    [InlineData("Default.LearningRate")]
    [InlineData("(this with { LearningRate = 3e-3 }).LearningRate")]
    [InlineData("Math.Clamp(LearningRate, 1e-3, 1e-3)")]
    [InlineData("Math.Min(LearningRate, 1e-3)")]
    public void An_axis_whose_levels_all_give_the_same_settings_is_reported_once(string rate)
    {
        Compiled compiled = Compiled.Of(Sample.With("{ LearningRate = LearningRate,", $"{{ LearningRate = {rate},")
            .Replace("[Claim(\"A batch", "private static readonly BatchStudy Default = new(); [Claim(\"A batch", StringComparison.Ordinal));

        Assert.Equal(["LB2001 'LearningRate'"], compiled.Problems);
        Assert.Contains(
            "Axis 'LearningRate' is read, but changes no setting: Optimizer.LearningRate is always 0.00",
            compiled.Sentences.Single(),
            StringComparison.Ordinal);
    }

    /// <summary>Where some points are unknown, the axis may change a setting there, so only levels that are equal elsewhere are named.</summary>
    [Fact]
    public void An_axis_may_change_a_setting_where_the_settings_are_unknown()
    {
        string[] problems = [.. Compiled.Of(Sample.With("{ LearningRate = LearningRate,", "{ LearningRate = Math.Min(LearningRate, 1e-3),")
            .Replace("Tokens = 4_000_000", "Tokens = BatchSize == 16 ? Environment.ProcessorCount : 4_000_000", StringComparison.Ordinal))
            .Problems];

        Assert.Contains(problems, problem => problem.StartsWith("LB2012", StringComparison.Ordinal));
        Assert.DoesNotContain(problems, problem => problem.StartsWith("LB2001", StringComparison.Ordinal)
            || problem.StartsWith("AD", StringComparison.Ordinal));
    }

    [Fact]
    public void An_axis_that_is_an_explicit_implementation_is_one_mistake() => Assert.Equal(
        ["LB2006 'BatchSize'"],
        Compiled.Of(Sample.With("record BatchStudy : LlamaExperiment", "record BatchStudy : LlamaExperiment, ISized")
            .Replace(
                "public int BatchSize { get; init; } = 100;",
                "int ISized.BatchSize => 100; private int BatchSize => ((ISized)this).BatchSize;",
                StringComparison.Ordinal)
            + "\npublic interface ISized { int BatchSize { get; } }").Problems
            .Where(problem => problem.StartsWith("LB", StringComparison.Ordinal)));

    [Fact]
    public void A_copy_that_keeps_the_level_is_right() => Assert.Empty(Compiled.Of(Sample.With(
        "{ LearningRate = LearningRate,",
        "{ LearningRate = (this with { BatchSize = 16 }).LearningRate,")).Problems);

    [Theory]
    [InlineData("Sweep")]
    [InlineData("Report")]
    [InlineData("Pipeline")]
    public void A_record_with_the_name_of_a_generated_type_is_to_be_renamed(string name) => Assert.Equal(
        [$"'{name}' is the name of a type that the build generates into every experiment. Rename the record."],
        Compiled.Of(Sample.BatchSize.Replace("BatchStudy", name, StringComparison.Ordinal)).Sentences);

    /// <summary>Its claims take the record for the type that they name, and find no accessor in it.</summary>
    [Theory]
    [InlineData("Results")]
    [InlineData("Plan")]
    public void A_record_with_the_name_of_the_type_of_its_claims_is_one_mistake(string name)
    {
        Compiled compiled = Compiled.Of(Sample.BatchSize.Replace("BatchStudy", name, StringComparison.Ordinal));

        Assert.Empty(compiled.Failures);
        Assert.Equal([$"LB0007 '{name}'"], compiled.Problems);
    }

    [Theory]
    [InlineData("public int EqualTokens => 1; }")]
    [InlineData("private enum Way { A, B } [Axis<Way>(Way.A, Way.B)] private Way Kind { get; init; } }")]
    public void What_is_added_to_such_a_record_breaks_no_generated_code(string members) => Assert.Empty(Compiled.Of(
        Sample.BatchSize.Replace("BatchStudy", "Results", StringComparison.Ordinal).TrimEnd().TrimEnd('}') + members).Failures);

    [Theory]
    [InlineData("")]
    [InlineData("[Obsolete]")]
    public void A_record_without_its_attribute_is_one_mistake(string attribute)
    {
        Compiled compiled = Compiled.Of(Sample.With(Attribute, attribute));

        Assert.Empty(compiled.Failures);
        Assert.Equal(["LB0026 'BatchStudy'"], compiled.Problems);
        Assert.DoesNotContain(compiled.Run.GeneratedTrees, tree => tree.FilePath.Contains("Sweep", StringComparison.Ordinal));
        Assert.DoesNotContain(compiled.Run.GeneratedTrees, tree => tree.FilePath.Contains("Catalog", StringComparison.Ordinal));
    }

    [Fact]
    public void The_claims_of_a_base_are_about_the_experiment_below_it() => Assert.Empty(Compiled.Of(
        Sample.With(Attribute, "")
            .Replace("public sealed partial", "public partial", StringComparison.Ordinal)
            .Replace("private static Verdict", "protected static Verdict", StringComparison.Ordinal)
            .Replace("(Results r)", "(Longer.Results r)", StringComparison.Ordinal)
            .Replace("(Plan p)", "(Longer.Plan p)", StringComparison.Ordinal)
        + "\n[Experiment(\"And after more text?\", Seeds = 5)] public sealed partial record Longer : BatchStudy;").Problems);

    /// <summary>An attribute whose type argument cannot be a level has no literal for its baseline.</summary>
    [Theory]
    [InlineData("[Axis<LlamaConfig>] public LlamaConfig Shape { get; init; } = LlamaConfig.Nano;")]
    [InlineData("[Axis<int>(1, 2)] public LlamaConfig Shape { get; init; } = LlamaConfig.Nano;")]
    [InlineData("[Axis<Schedule>] public Schedule Shape { get; init; } = Schedule.Cosine();")]
    [InlineData("[Axis<object>] public object Shape { get; init; } = new();")]
    [InlineData("[Axis<int[]>] public int[] Shape { get; init; } = [1, 2];")]
    [InlineData("[Axis<(int, int)>] public (int, int) Shape { get; init; } = (1, 2);")]
    [InlineData("[Axis<decimal>] public decimal Shape { get; init; } = 1.5m;")]
    [InlineData("[Axis<DateTime>] public DateTime Shape { get; init; } = new(2026, 1, 1);")]
    [InlineData("[Axis<Type>(typeof(int), typeof(long))] public Type Shape { get; init; } = typeof(int);")]
    [InlineData("[Axis<int?>] public int? Shape { get; init; } = 1;")]
    public void A_level_of_any_type_is_no_failure(string axis)
    {
        Compiled compiled = Compiled.Of(Sample.With(Model, $"{axis} {Model}"));

        Assert.Empty(compiled.Failures);
        Assert.NotEmpty(compiled.Problems);
    }

    private static string WithTarget(string claim) => Sample.With(Loss, claim)
        .Replace("[Measure<TrainLoss>", "[Target<ValidationLoss>(2.2)]\n[Measure<TrainLoss>", StringComparison.Ordinal)
        .Replace("Schedule.Cosine(warmup: 0.05)", "Schedule.Constant(warmup: 0.05)", StringComparison.Ordinal)
        .Replace("TunedPer(nameof(BatchSize))", "TunedPer(nameof(BatchSize), For = 2.2)", StringComparison.Ordinal);
}
