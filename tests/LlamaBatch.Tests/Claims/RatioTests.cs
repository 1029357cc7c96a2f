using LlamaBatch.Claims.Problems;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Statistics;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests;

/// <summary>Ratios of the means of two metrics, such as the gradient noise scale.</summary>
public class RatioTests
{
    private static readonly double[] _variance = [1.9, 2.1, 2.05, 1.95, 2.0];
    private static readonly double[] _square = [0.05, 0.03, 0.06, 0.04, 0.02];

    [Fact]
    public void The_noise_scale_is_a_ratio_of_means_with_the_interval_of_Fieller()
    {
        Comparison part = Assert.Single(Scale(_variance, _square).IsAbove(30).Decided().Comparisons);

        Assert.Equal(Math.Log(50 / 30.0), part.Effect, 1e-9);                       // the mean of the ratios is 58
        Interval expected = new FiellerTest(_variance, _square, 30).Interval();
        Assert.Equal((expected.Low, expected.High), (part.Interval().Low, part.Interval().High));
        Assert.Equal(new FiellerTest(_variance, _square, 30).Above(0), part.PFor, 1e-12);
        Assert.True(part.IsRatioOfMeans);
        Assert.Equal("Gradient noise scale", part.Metric.Name);
        Assert.Equal("梯度噪声尺度", KnownLanguages.Chinese.Metric(part.Metric).ToString());
    }

    [Fact]
    public void Two_ratios_are_compared_by_the_jackknife_of_their_logarithms()
    {
        double[] halves = [.. _square.Select(value => value / 2)];
        Samples later = Scale(_variance, halves, target: 1.6), earlier = Scale(_variance, _square, target: 2.2);

        Verdict verdict = later.IsAbove(earlier).Decided();

        Comparison part = Assert.Single(verdict.Comparisons);
        Assert.Equal(VerdictStatus.Supported, verdict.Status);
        Assert.Equal(Math.Log(2), part.Effect, 1e-9);
        Assert.Equal(("validation loss 1.6", "validation loss 2.2"), (part.Left.Label, part.Right.Label));
        Assert.Equal("验证损失为 1.6 时", KnownLanguages.Chinese.Name(part.Left.Name).ToString());
    }

    [Fact]
    public void A_ratio_at_another_target_of_the_same_trials_is_another_arm() =>
        Assert.Throws<ClaimException>(() => Scale(_variance, _square, 1.6).IsAbove(Scale(_variance, _square, 1.6)));

    [Fact]
    public void Metrics_at_other_budgets_or_arms_have_no_ratio()
    {
        Samples variance = Of<GradientVariance>(_variance, null, "16"), square = Of<GradientSquare>(_square, null, "32");

        Assert.IsType<MissingArm>(Assert.Throws<ClaimException>(() => variance.Over(square)).Problem);
        Assert.IsType<DifferentBudgets>(Assert.Throws<ClaimException>(() => variance.Over(Of<GradientSquare>(_square, 1.6, "16"))).Problem);
    }

    [Fact]
    public void Other_ratios_are_named_by_both_metrics()
    {
        Samples ratio = Of<GradientVariance>(_variance, null, "16").Over(Of<GradientNorm>(_square, null, "16"));

        Assert.Equal("Ratio of variance of a sequence's gradient to gradient norm", ratio.Metric.Name);
        Assert.Equal("单序列梯度方差与梯度范数之比", KnownLanguages.Chinese.Metric(ratio.Metric).ToString());
    }

    private static Samples Scale(double[] variance, double[] square, double? target = null) =>
        Of<GradientVariance>(variance, target).Over(Of<GradientSquare>(square, target));

    private static Samples Of<TMetric>(double[] values, double? target, string? level = null)
        where TMetric : IStepMetric
    {
        MetricDefinition metric = MetricDefinition.Step<TMetric>();
        return new Samples
        {
            Metric = target is double loss ? metric with { Origin = new MatchedAt(metric, Arms.Loss, loss) } : metric,
            Budget = target is null ? Budget.EqualTokens : Budget.Matched,
            Arms =
            [
                new Sample
                {
                    Name = new PointName(level is null ? [] : [new AxisLevel("BatchSize", level)]),
                    Levels = [new AxisLevel("BatchSize", level ?? "100")],
                    Identity = "the same trials",
                    Values = [.. values.Select((value, i) => new SeedValue(i + 1, value))],
                },
            ],
        };
    }
}
