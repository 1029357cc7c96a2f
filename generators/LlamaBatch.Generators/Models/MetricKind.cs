namespace LlamaBatch.Generators;

/// <summary>The interface that a metric implements.</summary>
internal enum MetricKind
{
    Step,
    Validation,
    Cost,

    /// <summary><c>IMetric</c> alone, which suffices if the metric's values come from a table.</summary>
    Imported,
}
