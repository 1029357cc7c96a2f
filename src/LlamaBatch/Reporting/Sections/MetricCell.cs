using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Sections;

/// <summary>Formats values of a metric for table cells.</summary>
internal static class MetricCell
{
    /// <summary>The unit in which the values of a column are shown, such as KiB for bytes.</summary>
    /// <param name="column">The values of the column.</param>
    public static string UnitOf(Samples column) =>
        Number.UnitOf(column.Arms.Select(arm => arm.Mean).Where(double.IsFinite).DefaultIfEmpty(0).Average(), column.Metric.Unit);

    /// <summary>A mean with the half-width of its interval.</summary>
    /// <param name="arm">The values.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="unit">The unit of the column.</param>
    /// <param name="language">The language of the texts.</param>
    public static Prose Of(Sample arm, MetricDefinition metric, string unit, Language language)
    {
        double scale = Number.ScaleOf(metric.Unit, unit);
        Prose[] parts =
        [
            arm.Count > 0 ? Prose.Literal(Number.WithError(arm.Mean / scale, arm.Interval().HalfWidth / scale)) : Prose.Empty,
            arm.NotNumbers.Count == 0 ? Prose.Empty : arm.Count > 0 ? language.NotNumbers(arm.NotNumbers.Count) : Prose.Literal("NaN"),
        ];
        return Prose.Join(" ", parts) is { IsEmpty: false } cell ? cell : language.NotMeasured;
    }

    /// <summary>A predicted value, and the measured mean as a multiple of the prediction. Unknown values are empty cells.</summary>
    /// <param name="predicted">The predicted value, in the metric's unit; null if it is unknown.</param>
    /// <param name="measured">The measured values; null if there are none.</param>
    /// <param name="scale">The size of the column's unit, in the metric's unit: 1,024 for KiB if the metric is in bytes.</param>
    public static Prose[] OfPrediction(double? predicted, Sample? measured, double scale) =>
    [
        predicted is double value ? Prose.Literal(Number.Measured(value / scale, 3)) : Prose.Empty,
        predicted > 0 && measured is { Count: > 0 } ? Prose.Literal(Number.Measured(measured.Mean / predicted.Value, 3)) : Prose.Empty,
    ];
}
