namespace LlamaBatch.Generators;

/// <summary>The interface that a metric implements.</summary>
internal enum MetricKind
{
    Step,
    Validation,
    Cost,

    /// <summary>A metric that implements only <c>IMetric</c>. This suffices for values that are read from a table.</summary>
    Imported,
}
