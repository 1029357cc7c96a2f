namespace LlamaBatch.Reporting.Facts;

/// <summary>Converts differences and margins to the unit that readers see, such as percent for log ratios and shares.</summary>
internal static class EffectUnit
{
    /// <summary>The largest margin of a ratio that is shown as written in the claim.</summary>
    private const double LargestAsWritten = 0.1;

    /// <summary>The unit of differences: percent for a ratio, percentage points for a share, otherwise the metric's unit.</summary>
    /// <param name="metric">The metric.</param>
    public static string Of(MetricDefinition metric) =>
        metric.Contrast == Contrast.Ratio ? "%" : IsShare(metric) ? "percentage points" : metric.Unit;

    /// <summary>Converts a difference to the unit that readers see. The result is negative if the left side is lower.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="difference">
    /// The difference of logarithms if the metric's contrast is a ratio; otherwise, the difference of values.
    /// </param>
    public static double Amount(MetricDefinition metric, double difference) =>
        metric.Contrast == Contrast.Ratio ? Percent(difference) : IsShare(metric) ? 100 * difference : difference;

    /// <summary>
    /// Converts a margin to the unit that readers see. A margin of a ratio is a difference of logarithms. Up to 0.1, it is shown as written
    /// in the claim: 0.05 is shown as 5 %, although it means a fall of 4.88 % or a rise of 5.13 %. A larger margin is shown as the rise:
    /// 0.69, a factor of two, is shown as 99.4 %.
    /// </summary>
    /// <param name="metric">The metric.</param>
    /// <param name="margin">The margin as written in the claim.</param>
    public static double Margin(MetricDefinition metric, double margin) =>
        metric.Contrast == Contrast.Ratio ? RatioMargin(margin)
        : IsShare(metric) ? 100 * margin
        : margin;

    /// <summary>Converts a margin of a ratio to the percentage that readers see.</summary>
    /// <param name="margin">The margin, as a difference of logarithms.</param>
    public static double RatioMargin(double margin) => margin > LargestAsWritten ? Percent(margin) : 100 * margin;

    /// <summary>Converts a log ratio to percent.</summary>
    /// <param name="logarithm">The log ratio.</param>
    public static double Percent(double logarithm) => 100 * (Math.Exp(logarithm) - 1);

    /// <summary>Whether a metric's values are shares of a whole, which reports show in percent.</summary>
    /// <param name="metric">The metric.</param>
    public static bool IsShare(MetricDefinition metric) => metric is { Unit: "share", Contrast: Contrast.Difference };
}
