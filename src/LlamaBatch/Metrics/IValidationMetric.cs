namespace LlamaBatch;

/// <summary>A learning metric computed from a pass over the validation windows.</summary>
public interface IValidationMetric : ILearningMetric
{
    /// <summary>The value on the windows.</summary>
    static abstract double Measure(ValidationOutcome validation);
}
