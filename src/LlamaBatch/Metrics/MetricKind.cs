namespace LlamaBatch;

/// <summary>The source of a metric's values.</summary>
public enum MetricKind
{
    /// <summary>Every optimizer step: <see cref="IStepMetric"/>.</summary>
    Step,

    /// <summary>A pass over the validation windows: <see cref="IValidationMetric"/>.</summary>
    Validation,

    /// <summary>The machine: <see cref="ICostMetric"/>.</summary>
    Cost,
}
