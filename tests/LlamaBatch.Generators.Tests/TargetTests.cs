using System.Globalization;

namespace LlamaBatch.Generators.Tests;

/// <summary>Targets: what is generated for them, and what is wrong with them.</summary>
public class TargetTests
{
    private const string Record = """
    namespace Study;

    /// <summary>What the batch size makes of the way to a loss.</summary>
    [Experiment("Does a batch of 100 converge faster?")]
    [Measure<ValidationLoss>(EveryTokens = 100_000)]
    [Measure<StepTime>]
    [Target<ValidationLoss>(2.2), Target<ValidationLoss>(2)]
    public sealed partial record Reach : LlamaExperiment
    {
        /// <summary>Sequences per optimizer step.</summary>
        [Axis<int>(16, 100)]
        public int BatchSize { get; init; } = 100;

        public override LlamaConfig Model => LlamaConfig.Nano;

        public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

        public override Training Training => new()
        {
            BatchSize = BatchSize,
            Tokens = 4_000_000,
            Schedule = Schedule.Constant(warmup: 0.05),
            AveragingHalfLife = 50_000,
        };

        public override AdamW Optimizer => new() { LearningRate = 1e-4 * Math.Sqrt(BatchSize) };

        [Claim("A batch of 100 needs fewer steps")]
        private static Verdict NeedsFewerSteps(Results r) =>
            r.ToTarget(2.2).Steps(batchSize: 100).IsBelow(r.ToTarget(2.2).Steps(batchSize: 16));

        [Claim("A batch of 100 needs less of everything")]
        private static Verdict NeedsLess(Results r) =>
            r.ToTarget(2).Tokens(batchSize: 100).IsBelow(r.ToTarget(2).Tokens(batchSize: 16))
            & r.ToTarget(2).Flops().IsBelow(r.ToTarget(2).Flops(batchSize: [16]))
            & r.ToTarget(2).Time(batchSize: 100).IsBelow(r.ToTarget(2).Time(batchSize: 16), margin: 0.1);
    }
    """;

    [Fact]
    public void A_right_record_has_no_problem() => Assert.Empty(Compiled.Of(Record).Problems);

    [Theory]
    [InlineData("Sweep")]
    [InlineData("Results")]
    [InlineData("Report")]
    public Task Generated(string part) => Verify(Compiled.Of(Record).Generated($"Reach.{part}"), "cs").UseParameters(part);

    [Fact]
    public void An_axis_can_be_tuned_for_a_target_of_the_record()
    {
        string tuned = With("public override LlamaConfig Model", "[Axis<double>(3e-3, 6e-3, 1.2e-2), TunedPer(nameof(BatchSize), "
            + "For = 2)] public double LearningRate { get; init; } = 6e-3;\n    public override LlamaConfig Model")
            .Replace("LearningRate = 1e-4 * Math.Sqrt(BatchSize)", "LearningRate = LearningRate", StringComparison.Ordinal);
        Compiled compiled = Compiled.Of(tuned);

        Assert.Empty(compiled.Problems);
        Assert.Contains("TunedFor = 2.0,", compiled.Generated("Reach.Sweep"), StringComparison.Ordinal);
        Assert.Equal(
            ["LB8004 '2.1'"],
            Compiled.Of(tuned.Replace("For = 2)", "For = 2.1)", StringComparison.Ordinal)).Problems);
    }

    [Fact]
    public void A_target_that_is_not_declared_is_reported_where_it_is_asked_for()
    {
        Compiled compiled = Compiled.Of(With("r.ToTarget(2.2).Steps(batchSize: 100)", "r.ToTarget(2.3).Steps(batchSize: 100)"));

        Assert.Equal(["LB8004 '2.3'"], compiled.Problems);
        Assert.Equal(
            "The experiment has no target 2.3. Use 2.2 or 2.0, or add [Target<ValidationLoss>(2.3)].",
            compiled.Diagnostics.Single(diagnostic => diagnostic.Id == "LB8004").GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Learning_metrics_can_be_compared_at_a_declared_target()
    {
        const string Claim = "r.ToTarget(2.2).Steps(batchSize: 100).IsBelow(r.ToTarget(2.2).Steps(batchSize: 16))";
        static string At(double target) => With(
            Claim,
            string.Create(
                CultureInfo.InvariantCulture,
                $"r.Matched({target}).TrainLoss(batchSize: 100).IsBelow(r.Matched(2.2).TrainLoss(batchSize: 16))"))
            .Replace("[Measure<StepTime>]", "[Measure<StepTime>, Measure<TrainLoss>(EveryTokens = 100_000)]", StringComparison.Ordinal);

        Assert.Empty(Compiled.Of(At(2.2)).Problems);
        Assert.Equal(["LB8004 '2.3'"], Compiled.Of(At(2.3)).Problems);
    }

    [Fact]
    public void A_whole_number_is_the_same_target()
        => Assert.Empty(Compiled.Of(With("r.ToTarget(2).Tokens(batchSize: 100)", "r.ToTarget(2.0).Tokens(batchSize: 100)")).Problems);

    [Fact]
    public void A_level_that_is_missing_is_reported_here_too() =>
        Expect(With("r.ToTarget(2.2).Steps(batchSize: 100)", "r.ToTarget(2.2).Steps(batchSize: 17)"), "LB8002 '17'");

    [Fact]
    public void Without_a_target_there_is_no_such_accessor() =>
        Assert.Equal(
            ["CS1061 'ToTarget'", "LB8029 'ToTarget'"],
            Compiled.Of(With("[Target<ValidationLoss>(2.2), Target<ValidationLoss>(2)]", "")).Problems.Distinct().Order());

    [Fact]
    public void Without_the_step_time_there_is_no_time() => Expect(
        With("[Measure<StepTime>]", ""),
        "CS1061 'Time'",
        "CS1061 'Time'",
        "LB8029 'Time'",
        "LB8029 'Time'");

    [Fact]
    public void A_target_that_is_there_already_is_refused() =>
        Expect(
            With("Target<ValidationLoss>(2)]", "Target<ValidationLoss>(2), Target<ValidationLoss>(2.2)]"),
            "LB8005 'Target<ValidationLoss>(2.2)'");

    [Fact]
    public void A_target_of_a_metric_that_is_not_measured_is_refused() =>
        Expect(With("Target<ValidationLoss>(2)]", "Target<ValidationLoss>(2), Target<Accuracy>(0.5)]"), "LB8006 'Target<Accuracy>(0.5)'");

    [Theory]
    [InlineData("Schedule = Schedule.Cosine(warmup: 0.05)", "LB4001 'Schedule.Cosine(warmup: 0.05)'")]
    [InlineData("Schedule = Schedule.Linear()", "LB4001 'Schedule.Linear()'")]
    [InlineData("Schedule = Schedule.WarmupStableDecay()")]
    [InlineData("Schedule = Schedule.Cosine(floor: 1)", "LB0011 '1'")]
    [InlineData("GradientClip = 1", "LB4001 'Training'")]                           // the default is the cosine
    public void A_target_with_a_schedule_that_decays_throughout_is_warned_of(string schedule, params string[] problems) =>
        Expect(With("Schedule = Schedule.Constant(warmup: 0.05)", schedule), problems);

    [Fact]
    public void A_cosine_without_targets_is_no_problem() => Assert.Empty(Compiled.Of(Sample.BatchSize).Problems);

    private static string With(string part, string replacement) =>
        Record.Contains(part, StringComparison.Ordinal)
            ? Record.Replace(part, replacement, StringComparison.Ordinal)
            : throw new ArgumentException($"The record has no '{part}'.", nameof(part));

    private static void Expect(string source, params string[] problems)
        => Assert.Equal(problems.Order(), Compiled.Of(source).Problems.Order());
}
