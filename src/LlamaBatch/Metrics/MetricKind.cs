namespace LlamaBatch;

/// <summary>The source of a metric's values.</summary>
public enum MetricKind
{
    /// <summary>An optimizer step: <see cref="IStepMetric"/>.</summary>
    Step,

    /// <summary>An evaluation on the validation windows, the held-out sequences: <see cref="IValidationMetric"/>.</summary>
    Validation,

    /// <summary>A cost measurement of the machine: <see cref="ICostMetric"/>.</summary>
    Cost,

    /// <summary>A table of runs that were trained elsewhere; the metric implements only <see cref="IMetric"/>.</summary>
    Imported,
}
