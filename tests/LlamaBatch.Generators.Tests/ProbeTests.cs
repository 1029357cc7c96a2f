using System.Globalization;

namespace LlamaBatch.Generators.Tests;

/// <summary>Probes of gradients and sharpness: what the pipeline measures, and what the rules know of their settings.</summary>
public class ProbeTests
{
    private const string Metric = "[Measure<GradientBias>, Measure<TrainLoss>,";

    private const string Axis = "    /// <summary>Probed.</summary>\n    [Axis<int>(16, 64)]\n    public int Probed { get; init; } = 16;"
        + "\n\n    public override LlamaConfig Model";

    private const string Settings =
        "    public override Probe Probe => new() { BatchSize = Probed };\n\n    public override LlamaConfig Model";

    [Fact]
    public void Only_a_pipeline_whose_metrics_need_a_probe_has_one()
    {
        Compiled probed = Compiled.Of(Sample.With("[Measure<TrainLoss>,", Metric));

        Assert.Empty(probed.Problems);
        string pipeline = probed.Generated("BatchStudy.Pipeline");
        Assert.Contains(
            "validation = validation with { Probe = probe.Measure(batches.From(sizes.SequencesBefore(step + 1)), "
                + "recorder.ProbesAfter(step)) };",
            pipeline,
            StringComparison.Ordinal);
        Assert.DoesNotContain("probe", Compiled.Of(Sample.BatchSize).Generated("BatchStudy.Pipeline"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("[Measure<TrainLoss>,", "LB0011 'Probe'")]
    [InlineData(Metric)]
    public void Settings_of_a_probe_that_no_metric_reads_have_no_effect(string metrics, params string[] expected)
    {
        Compiled compiled = Compiled.Of(Sample.With("[Measure<TrainLoss>,", metrics).Replace(
            "    public override LlamaConfig Model",
            "    public override Probe Probe => new() { BatchSize = 16 };\n\n    public override LlamaConfig Model",
            StringComparison.Ordinal));

        Assert.Equal(expected, compiled.Problems);
    }

    [Fact]
    public void A_metric_of_the_author_that_needs_a_probe_gets_one()
    {
        const string Own = """
            public sealed class Own : IValidationMetric
            {
                public static string Name => "Own";
                public static string Unit => "1";
                public static Better Better => Better.Neither;
                public static Contrast Contrast => Contrast.Difference;
                public static double Margin => 1;
                public static ProbeKinds Probes => ProbeKinds.Gradients | ProbeKinds.Curvature;
                public static double WhenDiverged(int vocabSize) => 0;
                public static double Measure(ValidationOutcome validation) => validation.Probe.Cosine / validation.Probe.TopEigenvalue;
            }
            """;

        Compiled compiled = Compiled.Of(Sample.With("[Measure<TrainLoss>,", "[Measure<Own>, Measure<TrainLoss>,"), Own);

        Assert.Contains("probe.Measure(", compiled.Generated("BatchStudy.Pipeline"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_setting_of_the_probe_may_be_an_axis_if_a_metric_needs_it()
    {
        string probed = Sample.With("    public override LlamaConfig Model", Axis).Replace(
            "    public override LlamaConfig Model", Settings, StringComparison.Ordinal);

        Assert.Empty(Compiled.Of(probed.Replace("[Measure<TrainLoss>,", Metric, StringComparison.Ordinal)).Problems);
        Assert.Contains("LB2001 'Probed'", Compiled.Of(probed).Problems);
        Assert.Contains("LB2001 'Probed'", Compiled.Of(Sample.With("    public override LlamaConfig Model", Axis)).Problems);
    }

    [Theory]
    [InlineData("Batches = 1", "Batches is 1; it must be in [2, 1,000,000].")]
    [InlineData("Reference = 4_098", "Reference is 4,098; it must be a multiple of 4, because it is split into quarters.")]
    public void A_setting_out_of_range_is_an_error(string setting, string message)
    {
        Compiled compiled = Compiled.Of(Sample.With(
            "    public override LlamaConfig Model",
            $"    public override Probe Probe => new() {{ {setting} }};\n\n    public override LlamaConfig Model"));

        Assert.StartsWith("LB0010", Assert.Single(compiled.Problems), StringComparison.Ordinal);
        Assert.Contains(message, compiled.Diagnostics.Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)));
    }
}
