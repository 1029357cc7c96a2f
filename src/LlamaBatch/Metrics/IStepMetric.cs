namespace LlamaBatch;

/// <summary>A learning metric of every optimizer step. The mean over the steps since the last record is recorded.</summary>
public interface IStepMetric : ILearningMetric
{
    /// <summary>Whether it reads <see cref="StepOutcome.MicroBatchSquare"/>, which a step measures only where a metric needs it.</summary>
    static virtual bool NeedsMicroBatches => false;

    /// <summary>Whether it reads what only the fast step measures, such as <see cref="StepOutcome.SequenceGainSquare"/>.</summary>
    static virtual bool NeedsFastStep => false;

    /// <summary>The final share of the run whose records are averaged into the final value; 0 uses the last record.</summary>
    static virtual double FinalShare => 0;

    /// <summary>The value at one step.</summary>
    static abstract double Measure(StepOutcome step);
}
