namespace LlamaBatch.Reporting.Facts;

/// <summary>The unit in which readers see differences. Only here logarithms of ratios and shares become percent.</summary>
internal static class EffectUnit
{
    /// <summary>The unit: percent of a ratio, percentage points of a share, else the metric's own.</summary>
    /// <param name="metric">The metric.</param>
    public static string Of(MetricDefinition metric) =>
        metric.Contrast == Contrast.Ratio ? "%" : IsShare(metric) ? "percentage points" : metric.Unit;

    /// <summary>A difference in that unit, negative where it is lower.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="difference">The difference as the metric's contrast measures it.</param>
    public static double Amount(MetricDefinition metric, double difference) =>
        metric.Contrast == Contrast.Ratio ? Percent(difference) : IsShare(metric) ? 100 * difference : difference;

    /// <summary>
    /// A margin in that unit, as its author wrote it.
    /// A margin of 0.05 of a ratio is 5 %, although it is 4.9 % down and 5.1 % up.
    /// </summary>
    /// <param name="metric">The metric.</param>
    /// <param name="margin">The margin.</param>
    public static double Margin(MetricDefinition metric, double margin)
        => metric.Contrast == Contrast.Ratio || IsShare(metric) ? 100 * margin : margin;

    /// <summary>The percent that a logarithm of a ratio amounts to.</summary>
    /// <param name="logarithm">The logarithm.</param>
    public static double Percent(double logarithm) => 100 * (Math.Exp(logarithm) - 1);

    /// <summary>Whether values are shares of one whole, which readers know as percentages.</summary>
    /// <param name="metric">The metric.</param>
    public static bool IsShare(MetricDefinition metric) => metric is { Unit: "share", Contrast: Contrast.Difference };
}
