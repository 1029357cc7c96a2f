namespace LlamaBatch.Statistics;

/// <summary>
/// The sides on which the batch sizes bound a critical batch size, as a test. Its p is 1 where they do not, and 0 where another
/// test may decide.
/// </summary>
/// <remarks>
/// A lower bound needs a small batch and an upper one a large batch (<see cref="Identifiability"/>). If the runs deviate from the
/// fitted line, a bound must also hold for the fits without each batch size and with half of each evaluation interval taken off.
/// </remarks>
/// <param name="fit">The fit.</param>
/// <param name="number">The number that it is compared with, above zero.</param>
internal sealed class CriticalBatchLimits(CriticalBatchFit fit, double number) : ShiftTest
{
    /// <summary>The error of the test of the line.</summary>
    public const double LackOfFitError = 0.05;

    private readonly double[] _others = fit.LackOfFit is { } lack && lack.P < LackOfFitError
        ? [.. fit.LeaveOneArmOut.Select(one => one.CriticalBatch), fit.HalfGridOff]
        : [];

    /// <summary>Whether the batch sizes show a lower bound.</summary>
    public bool HasLowerBound => fit.Identifiability is Identifiability.Identified or Identifiability.LowerBound;

    /// <summary>Whether the batch sizes show an upper bound.</summary>
    public bool HasUpperBound => fit.Identifiability is Identifiability.Identified or Identifiability.UpperBound;

    /// <summary>Whether the runs deviate from the line, and the number lies between fits to parts of them.</summary>
    public bool IsUnstable => _others.Append(fit.CriticalBatch).Min() <= number && number <= _others.Append(fit.CriticalBatch).Max();

    /// <inheritdoc/>
    public override double Above(double threshold) =>
        HasLowerBound && _others.All(other => other > number * Math.Exp(threshold)) ? 0 : 1;

    /// <inheritdoc/>
    public override double Below(double threshold) =>
        HasUpperBound && _others.All(other => other < number * Math.Exp(threshold)) ? 0 : 1;
}
