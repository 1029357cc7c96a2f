namespace LlamaBatch.Generators;

/// <summary>The interface that a metric implements.</summary>
internal enum MetricModelKind
{
    Step,
    Validation,
    Cost,
}
