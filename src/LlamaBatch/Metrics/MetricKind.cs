namespace LlamaBatch;

/// <summary>The source of a metric's values.</summary>
public enum MetricKind
{
    /// <summary>An optimizer step: <see cref="IStepMetric"/>.</summary>
    Step,

    /// <summary>A pass over the validation windows: <see cref="IValidationMetric"/>.</summary>
    Validation,

    /// <summary>A cost measurement of the machine: <see cref="ICostMetric"/>.</summary>
    Cost,

    /// <summary>A table of runs that were trained elsewhere: <see cref="IMetric"/> alone.</summary>
    Imported,
}
