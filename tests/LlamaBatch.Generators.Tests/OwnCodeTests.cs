using System.Text.RegularExpressions;

namespace LlamaBatch.Generators.Tests;

public sealed partial class OwnCodeTests
{
    private const string Record = """
        [Experiment("Why?"), Measure<Twice>]
        public sealed partial record Mine : LlamaExperiment
        {
            [Axis<int>(16, 32, 64)] public int BatchSize { get; init; } = 16;
            public override LlamaConfig Model => LlamaConfig.Nano;
            public override Corpus Corpus => Corpora.TextFiles("text");
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 1_000_000 };
            public override AdamW Optimizer => new();
        }
        """;

    private const string Metric = """
        public sealed class Twice : IValidationMetric
        {
            public static string Name => "Twice";
            public static string Unit => "";
            public static Better Better => Better.Lower;
            public static Contrast Contrast => Contrast.Difference;
            public static double Margin => 0.1;
            public static double WhenDiverged(int vocabSize) => 1;
            public static double Measure(ValidationOutcome validation) => Factor.Of(validation.Nats);
        }
        """;

    private const string Helper = "internal static class Factor { public static double Of(double nats) => 2 * nats; }";

    private static string Fingerprint(params string[] sources) =>
        Pattern().Match(Compiled.Of(sources).Generated("Sweep")).Groups[1].Value;

    [Fact]
    public void Code_that_a_metric_uses_changes_its_fingerprint_and_comments_and_layout_do_not()
    {
        string before = Fingerprint(Record, Metric, Helper);

        Assert.Equal(16, before.Length);
        Assert.Equal(before, Fingerprint(
            Record.Replace("16, 32, 64", "16, 32", StringComparison.Ordinal),
            Metric.Replace("=>", "\n =>  /* so */ ", StringComparison.Ordinal),
            "/// <summary>Doubles.</summary>\n" + Helper));
        Assert.NotEqual(before, Fingerprint(Record, Metric.Replace("0.1", "0.2", StringComparison.Ordinal), Helper));
        Assert.NotEqual(before, Fingerprint(Record, Metric, Helper.Replace("2 *", "3 *", StringComparison.Ordinal)));
    }

    [Fact]
    public void Metrics_of_the_house_have_no_fingerprint() =>
        Assert.DoesNotContain(
            "OwnCode",
            Compiled.Of(Record.Replace("Twice", "ValidationLoss", StringComparison.Ordinal)).Generated("Sweep"),
            StringComparison.Ordinal);

    [GeneratedRegex("\\[\"Twice\"\\] = \"([0-9a-f]+)\"")]
    private static partial Regex Pattern();
}
