namespace LlamaBatch.Statistics;

/// <summary>
/// Withdraws conclusions about a critical batch size that the measured batch sizes do not support. Its p is 1 in a direction without a
/// bound, and 0 in a direction that other tests may decide.
/// </summary>
/// <remarks>
/// A lower bound needs a small batch size, and an upper bound a large batch size (<see cref="Identifiability"/>). If the runs deviate from
/// the fitted line, a bound must also hold after any one batch size is left out. A bound must also hold for every moment between two
/// evaluations at which a run may have reached the target.
/// </remarks>
/// <param name="fit">The fit.</param>
/// <param name="number">The number that the critical batch size is compared with, above zero.</param>
internal sealed class CriticalBatchLimits(CriticalBatchFit fit, double number) : ShiftTest
{
    /// <summary>The error rate of the test that the runs lie on a line.</summary>
    public const double LackOfFitError = 0.05;

    private readonly double[] _withoutOne = fit.LackOfFit is { } lack && lack.P < LackOfFitError
        ? [.. fit.LeaveOneArmOut.Select(one => one.CriticalBatch)]
        : [];

    private readonly double[] _onGrid = [fit.Lowest.CriticalBatch, fit.Highest.CriticalBatch];

    /// <summary>Whether the batch sizes show a lower bound of the critical batch size.</summary>
    public bool HasLowerBound => fit.Identifiability is Identifiability.Identified or Identifiability.LowerBound;

    /// <summary>Whether the batch sizes show an upper bound of the critical batch size.</summary>
    public bool HasUpperBound => fit.Identifiability is Identifiability.Identified or Identifiability.UpperBound;

    /// <summary>Whether the runs deviate from the line, and the number lies within the range of fits without one batch size.</summary>
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
