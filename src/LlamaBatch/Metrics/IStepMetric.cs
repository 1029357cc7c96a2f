namespace LlamaBatch;

/// <summary>A learning metric that every optimizer step yields; what is recorded is its mean over the steps since the last record.</summary>
public interface IStepMetric : ILearningMetric
{
    /// <summary>The value at one step.</summary>
    static abstract double Measure(StepOutcome step);
}
