namespace LlamaBatch;

/// <summary>A learning metric that is computed at every optimizer step. Each record is the mean since the last one.</summary>
public interface IStepMetric : ILearningMetric
{
    /// <summary>Whether it reads <see cref="StepOutcome.MicroBatchSquare"/>, which steps measure only on demand.</summary>
    static virtual bool NeedsMicroBatches => false;

    /// <summary>Whether it needs values that only the fast step measures, such as <see cref="StepOutcome.SequenceGainSquare"/>.</summary>
    static virtual bool NeedsFastStep => false;

    /// <summary>The final share of the run whose records are averaged into the final value; 0 uses the last record.</summary>
    static virtual double FinalShare => 0;

    /// <summary>The value at one step.</summary>
    static abstract double Measure(StepOutcome step);
}
