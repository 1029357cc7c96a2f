using LlamaBatch.Reporting.Facts;

namespace LlamaBatch.Tests.Reporting;

public sealed class EffectUnitTests
{
    /// <summary>A margin of ln 2 is a factor of two, and not 69 %.</summary>
    [Theory]
    [InlineData(0.05, 5)]
    [InlineData(0.1, 10)]
    [InlineData(0.693147, 100)]
    [InlineData(1.386294, 300)]
    public void A_margin_of_a_ratio_is_shown_in_percent(double margin, double percent) =>
        Assert.Equal(percent, EffectUnit.Margin(MetricDefinition.Cost<StepTime>(), margin), precision: 3);
}
