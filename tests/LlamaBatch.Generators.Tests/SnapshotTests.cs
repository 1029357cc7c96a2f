namespace LlamaBatch.Generators.Tests;

/// <summary>
/// What is generated for the sample, as a person reads it. The same text is compiled by <see cref="DiagnosticTests"/>
/// without a warning.
/// </summary>
public class SnapshotTests
{
    [Theory]
    [InlineData("Sweep")]
    [InlineData("Plan")]
    [InlineData("Pipeline")]
    [InlineData("Results")]
    [InlineData("Report")]
    public Task Generated(string part) =>
        Verify(Compiled.Of(Sample.BatchSize).Generated($"BatchStudy.{part}"), "cs").UseParameters(part);

    [Fact]
    public Task Catalog() => Verify(Compiled.Of(Sample.BatchSize).Run.GeneratedTrees
        .Single(tree => tree.FilePath.EndsWith("ExperimentCatalog.g.cs", StringComparison.Ordinal))
        .ToString(), "cs");

    [Fact]
    public Task Generated_for_names_and_texts_that_need_care()
    {
        Compiled compiled = Compiled.Of("""
            namespace Study;

            [Experiment("Does \"quoting\" survive <b>?", Article = "the \"page\".md")]
            [Translation("zh-CN", "“引号”能保留吗？", Summary = "一行")]
            [Measure<Accuracy>, Measure<Own>]
            public partial record @event : LlamaExperiment
            {
                [Axis<string>("a\"b", "c\\d")]
                public string Word { get; init; } = "a\"b";

                [Axis<DayOfWeek>(DayOfWeek.Monday, DayOfWeek.Friday)]
                public DayOfWeek Day { get; init; } = DayOfWeek.Monday;

                [Axis<bool>(true, false)]
                public bool Tied { get; init; } = true;

                public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = Tied };
                public override Corpus Corpus => Corpora.TextFiles(Word + Day);
                public override Training Training => new();
                public override AdamW Optimizer => new();

                [Claim("\"Tied\" is {better} | or not", Source = "\"§1\""), Translation("zh-CN", "“共享”更好")]
                private static Verdict Is(Results r) => r.EqualTokens.Own(tied: true).IsBelow(r.EqualTokens.Own(tied: false));
            }

            /// <summary>A metric of the author's own.</summary>
            public sealed class Own : IStepMetric
            {
                private Own() { }
                public static string Name => "Own";
                public static string Unit => "1";
                public static Better Better => Better.Lower;
                public static Contrast Contrast => Contrast.Difference;
                public static double Margin => 0;
                public static double WhenDiverged(int vocabSize) => 1;
                public static double Measure(StepOutcome step) => step.Loss;
            }
            """);

        Assert.Equal(["LB0005 'Day'"], compiled.Problems);
        return Verify(string.Join("\n", compiled.Run.GeneratedTrees
            .Where(tree => !tree.FilePath.Contains(".Plan.", StringComparison.Ordinal))
            .Select(tree => tree.ToString())), "cs");
    }
}
