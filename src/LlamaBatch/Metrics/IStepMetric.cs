namespace LlamaBatch;

/// <summary>A learning metric that every optimizer step yields; what is recorded is its mean over the steps since the last record.</summary>
public interface IStepMetric : ILearningMetric
{
    /// <summary>Whether it reads <see cref="StepOutcome.MicroBatchSquare"/>, which a step measures only where a metric needs it.</summary>
    static virtual bool NeedsMicroBatches => false;

    /// <summary>The share of the run, up to its end, whose records are averaged into the final value; 0 takes the last record alone.</summary>
    static virtual double FinalShare => 0;

    /// <summary>Whether it reads what only the fast step measures, such as <see cref="StepOutcome.SequenceGainSquare"/>.</summary>
    static virtual bool NeedsFastStep => false;

    /// <summary>The value at one step.</summary>
    static abstract double Measure(StepOutcome step);
}
