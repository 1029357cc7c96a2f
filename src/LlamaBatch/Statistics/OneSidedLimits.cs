namespace LlamaBatch.Statistics;

/// <summary>
/// Withdraws conclusions that lower bounds do not support. If the values of a side are lower bounds, the data can show that this side is
/// larger than the other side, but not that it is smaller.
/// </summary>
/// <remarks>
/// This test is combined with the test of the values, and the larger p counts. This test can therefore only withdraw conclusions.
/// </remarks>
/// <param name="leftIsBound">Whether the values of the left side are lower bounds.</param>
/// <param name="rightIsBound">Whether the values of the right side are lower bounds.</param>
internal sealed class OneSidedLimits(bool leftIsBound, bool rightIsBound) : ShiftTest
{
    /// <inheritdoc/>
    public override double Above(double threshold) => rightIsBound ? 1 : 0;

    /// <inheritdoc/>
    public override double Below(double threshold) => leftIsBound ? 1 : 0;

    /// <summary>The interval, with an infinite end on each side that lower bounds leave open.</summary>
    public Interval Of(Interval interval) => new(
        rightIsBound ? double.NegativeInfinity : interval.Low,
        leftIsBound ? double.PositiveInfinity : interval.High,
        interval.Level);

    /// <summary>The bounds of a shift that is computed from lower bounds.</summary>
    public Bounds Of(double shift) => new(
        rightIsBound ? double.NegativeInfinity : shift,
        leftIsBound ? double.PositiveInfinity : shift);
}
