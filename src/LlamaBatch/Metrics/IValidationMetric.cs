namespace LlamaBatch;

/// <summary>A learning metric computed from an evaluation on the validation windows, the held-out sequences.</summary>
public interface IValidationMetric : ILearningMetric
{
    /// <summary>Computes the value of the metric from totals over the held-out sequences.</summary>
    static abstract double Measure(ValidationOutcome validation);

    /// <summary>
    /// Whether the metric reads <see cref="ValidationOutcome.SeenLoss"/>. This value is measured only if a metric needs it.
    /// </summary>
    static virtual bool NeedsSeenText => false;

    /// <summary>
    /// The measurements of gradients and sharpness in <see cref="ValidationOutcome.Probe"/> that the metric reads. Each is made only if a
    /// metric needs it.
    /// </summary>
    static virtual ProbeKinds Probes => ProbeKinds.None;

    /// <summary>Whether the value is per byte of text, so that configurations with different tokenizers can be compared.</summary>
    static virtual bool IsPerByte => false;

    /// <summary>
    /// The fraction of the run, counted from its end, whose recorded values are averaged to give the final value. With 0, the final value
    /// is the last recorded value.
    /// </summary>
    static virtual double FinalShare => 0;
}
