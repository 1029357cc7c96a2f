namespace LlamaBatch.Generators;

/// <summary>The interface that a metric implements.</summary>
internal enum MetricKind
{
    Step,
    Validation,
    Cost,
}
