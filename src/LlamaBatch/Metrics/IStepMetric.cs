namespace LlamaBatch;

/// <summary>
/// A learning metric that is computed at every optimizer step. Each recorded value is the mean over the steps since the previous recorded
/// value.
/// </summary>
public interface IStepMetric : ILearningMetric
{
    /// <summary>
    /// Whether the metric reads <see cref="StepOutcome.MicroBatchSquare"/>. This value is measured only if a metric needs it.
    /// </summary>
    static virtual bool NeedsMicroBatches => false;

    /// <summary>
    /// Whether the metric reads <see cref="StepOutcome.PreconditionedMicroBatchSquare"/>. This value is measured only if a metric needs it
    /// and the optimizer has a preconditioner (<see cref="Optimizer.HasPreconditioner"/>).
    /// </summary>
    static virtual bool NeedsPreconditioner => false;

    /// <summary>
    /// Whether the metric needs values that only the fast training step (<c>StepKind.Fast</c>) measures, such as
    /// <see cref="StepOutcome.SequenceGainSquare"/>.
    /// </summary>
    static virtual bool NeedsFastStep => false;

    /// <summary>Whether the metric reads <see cref="StepOutcome.UpdateRatio"/>. This value is measured only if a metric needs it.</summary>
    static virtual bool NeedsUpdates => false;

    /// <summary>
    /// Whether the metric reads <see cref="StepOutcome.TrailingMedian"/> or <see cref="StepOutcome.TrailingDeviation"/>. These values are
    /// computed only if a metric needs them.
    /// </summary>
    static virtual bool NeedsTrailingLosses => false;

    /// <summary>
    /// The fraction of the run, counted from its end, whose recorded values are averaged to give the final value. With 0, the final value
    /// is the last recorded value.
    /// </summary>
    static virtual double FinalShare => 0;

    /// <summary>Computes the value of the metric at one step.</summary>
    static abstract double Measure(StepOutcome step);
}
