namespace LlamaBatch;

/// <summary>A learning metric computed from an evaluation on the validation windows, the held-out sequences.</summary>
public interface IValidationMetric : ILearningMetric
{
    /// <summary>Computes the value of the metric from the totals over the validation windows.</summary>
    static abstract double Measure(ValidationOutcome validation);

    /// <summary>Whether the metric reads <see cref="ValidationOutcome.SeenLoss"/>, which is measured only on demand.</summary>
    static virtual bool NeedsSeenText => false;

    /// <summary>The parts of <see cref="ValidationOutcome.Probe"/> that the metric reads, which are measured only on demand.</summary>
    static virtual ProbeKinds Probes => ProbeKinds.None;

    /// <summary>Whether the value is per byte of text, so that configurations with different tokenizers can be compared.</summary>
    static virtual bool IsPerByte => false;

    /// <summary>
    /// The share of the run, counted from its end, over which the final value is averaged. 0 takes the last recorded value.
    /// </summary>
    static virtual double FinalShare => 0;
}
