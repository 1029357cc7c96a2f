namespace LlamaBatch;

/// <summary>The source of a metric's values.</summary>
public enum MetricKind
{
    /// <summary>Measured at each optimizer step. The metric implements <see cref="IStepMetric"/>.</summary>
    Step,

    /// <summary>
    /// Measured at each evaluation on the validation windows (held-out sequences). The metric implements <see cref="IValidationMetric"/>.
    /// </summary>
    Validation,

    /// <summary>
    /// Measured once in each cost trial, such as time or memory on this machine. The metric implements <see cref="ICostMetric"/>.
    /// </summary>
    Cost,

    /// <summary>Read from a table of runs that were trained elsewhere. The metric implements only <see cref="IMetric"/>.</summary>
    Imported,
}
