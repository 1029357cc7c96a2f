namespace LlamaBatch.Generators.Tests;

/// <summary>Records whose runs come from a table: what is generated for them, and what is wrong with them.</summary>
public class ImportedTests
{
    private const string Record = """
    namespace Study;

    /// <summary>Runs of another program.</summary>
    [Experiment("Does a batch of 100 converge faster?")]
    [Measure<ValidationLoss>, Measure<TokensPerSecond>, Measure<Memory>]
    [Target<ValidationLoss>(2.2)]
    public sealed partial record Elsewhere : ImportedExperiment
    {
        /// <summary>Sequences per optimizer step.</summary>
        [Axis<int>(16, 100)]
        public int BatchSize { get; init; } = 100;

        [Axis<double>(1e-3, 3e-3), TunedPer(nameof(BatchSize))]
        public double LearningRate { get; init; } = 1e-3;

        public override long? SequencesPerStep => BatchSize;

        public override RunTable Runs => RunTable.Csv("data/runs.csv") with
        {
            Run = "name",
            Progress = Progress.Steps("step"),
            Source = "Our runs.",
        };

        [Claim("A batch of 100 needs fewer steps")]
        private static Verdict NeedsFewerSteps(Results r) =>
            r.ToTarget(2.2).Steps(batchSize: 100).IsBelow(r.ToTarget(2.2).Steps(batchSize: 16))
            & r.EqualTokens.ValidationLoss(16).IsBelow(2.2) & r.EqualTokens.Memory(16).IsBelow(r.EqualTokens.Memory(100))
            & r.TokensPerSecond(100).IsAbove(r.TokensPerSecond(16));
    }

    /// <summary>A metric that nothing measures here.</summary>
    public abstract class Memory : IMetric
    {
        public static string Name => "Memory";
        public static string Unit => "GiB";
        public static Better Better => Better.Lower;
        public static Contrast Contrast => Contrast.Ratio;
        public static double Margin => 0.05;
    }
    """;

    [Fact]
    public void A_right_record_has_no_problem() => Assert.Empty(Compiled.Of(Record).Problems);

    [Theory]
    [InlineData("Sweep")]
    [InlineData("Results")]
    [InlineData("Report")]
    public Task Generated(string part) => Verify(Compiled.Of(Record).Generated($"Elsewhere.{part}"), "cs").UseParameters(part);

    [Fact]
    public void A_record_may_compare_several_axes()
    {
        Compiled compiled = Compiled.Of(Record.Replace(", TunedPer(nameof(BatchSize))", "", StringComparison.Ordinal));

        Assert.Empty(compiled.Problems);
        Assert.Contains("report.Points();", compiled.Generated("Elsewhere.Report"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_generated_that_plans_or_trains()
    {
        Compiled compiled = Compiled.Of(Record);

        Assert.Throws<InvalidOperationException>(() => compiled.Generated("Elsewhere.Plan"));
        Assert.Throws<InvalidOperationException>(() => compiled.Generated("Elsewhere.Pipeline"));
        Assert.Contains(
            "Catalog.ImportedExperiment<global::Study.Elsewhere>(", CatalogOf(compiled), StringComparison.Ordinal);

        static string CatalogOf(Compiled compiled) => compiled.Run.GeneratedTrees
            .Single(tree => tree.FilePath.EndsWith("ExperimentCatalog.g.cs", StringComparison.Ordinal))
            .ToString();
    }

    [Theory]
    [InlineData("faster?\")", "faster?\", Seeds = 3)", "LB0011 '3'")]
    [InlineData("faster?\")", "faster?\", CostBlocks = 3)", "LB0011 '3'")]
    [InlineData(
        "[Measure<ValidationLoss>,",
        "[Scaled(Scale.Quick, Tokens = 5)]\n[Measure<ValidationLoss>,",
        "LB0011 'Scaled(Scale.Quick, Tokens = 5)'")]
    [InlineData("[Measure<ValidationLoss>,", "[Measure<ValidationLoss>(EveryTokens = 5),", "LB0011 '5'")]
    [InlineData("public override RunTable Runs", "public new RunTable Runs", "LB0029 'Runs'")]
    [InlineData("batchSize: 16))\n        &", "batchSize: 17))\n        &", "LB8002 '17'")]
    [InlineData("Target<ValidationLoss>(2.2)", "Target<ValidationLoss>(-1)", "LB0010 '-1'", "LB8004 '2.2'")]
    public void What_only_training_reads_and_what_cannot_be_is_said(string part, string replacement, params string[] problems)
    {
        Assert.Contains(part, Record, StringComparison.Ordinal);
        Assert.Equal(problems, Compiled.Of(Record.Replace(part, replacement, StringComparison.Ordinal)).Problems
            .Where(problem => problem.StartsWith("LB", StringComparison.Ordinal)));
    }
}
