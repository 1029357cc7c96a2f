namespace LlamaBatch.Statistics;

/// <summary>
/// Limits a test of the critical batch size to the conclusions that the measured batch sizes support. The p value for a conclusion is 0 if
/// the batch sizes support the conclusion and 1 if they do not. A comparison uses the larger of this p value and that of the main test.
/// </summary>
/// <remarks>
/// The conclusion "above the number" needs a small batch size, and the conclusion "below the number" needs a large batch size
/// (<see cref="Identifiability"/>). If the runs deviate from the fitted line, the conclusion must also hold after any one batch size is
/// left out. If a run reached the target between two evaluations, the conclusion must hold for every moment between them.
/// </remarks>
/// <param name="fit">The fit of the critical batch size.</param>
/// <param name="number">The number that the critical batch size is compared with, above zero.</param>
internal sealed class CriticalBatchLimits(CriticalBatchFit fit, double number) : ShiftTest
{
    /// <summary>The error rate of the test for deviation of the runs from the fitted line.</summary>
    public const double LackOfFitError = 0.05;

    private readonly double[] _withoutOne = fit.LackOfFit is { } lack && lack.P < LackOfFitError
        ? [.. fit.LeaveOneArmOut.Select(one => one.CriticalBatch)]
        : [];

    private readonly double[] _onGrid = [fit.Lowest.CriticalBatch, fit.Highest.CriticalBatch];

    /// <summary>Whether the batch sizes show a lower bound on the critical batch size.</summary>
    public bool HasLowerBound => fit.Identifiability is Identifiability.Identified or Identifiability.LowerBound;

    /// <summary>Whether the batch sizes show an upper bound on the critical batch size.</summary>
    public bool HasUpperBound => fit.Identifiability is Identifiability.Identified or Identifiability.UpperBound;

    /// <summary>
    /// Whether leaving out one batch size moves B_crit to the other side of the number. Batch sizes are left out only if the runs deviate
    /// from the fitted line.
    /// </summary>
    public bool IsUnstable => IsAmong(_withoutOne);

    /// <summary>Whether the number lies within the range of B_crit that the evaluation intervals allow.</summary>
    public bool IsWithinGrid => fit.IsOnGrid && IsAmong(_onGrid);

    /// <inheritdoc/>
    public override double Above(double threshold) =>
        HasLowerBound && _withoutOne.Concat(_onGrid).All(other => other > number * Math.Exp(threshold)) ? 0 : 1;

    /// <inheritdoc/>
    public override double Below(double threshold) =>
        HasUpperBound && _withoutOne.Concat(_onGrid).All(other => other < number * Math.Exp(threshold)) ? 0 : 1;

    private bool IsAmong(IEnumerable<double> others)
    {
        double[] all = [.. others, fit.CriticalBatch];
        return all.Min() <= number && number <= all.Max();
    }
}
