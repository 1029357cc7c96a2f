namespace LlamaBatch.Statistics;

/// <summary>
/// Limits a comparison to the conclusions that lower bounds support. If the values of a side are only lower bounds, the data can show that
/// this side is larger than the other, but not that it is smaller.
/// </summary>
/// <remarks>
/// The p value for a conclusion is 0 if the bounds allow the conclusion and 1 if they do not. A comparison uses the larger of this p value
/// and that of the main test.
/// </remarks>
/// <param name="leftIsBound">Whether the values of the left side are lower bounds.</param>
/// <param name="rightIsBound">Whether the values of the right side are lower bounds.</param>
internal sealed class OneSidedLimits(bool leftIsBound, bool rightIsBound) : ShiftTest
{
    /// <inheritdoc/>
    public override double Above(double threshold) => rightIsBound ? 1 : 0;

    /// <inheritdoc/>
    public override double Below(double threshold) => leftIsBound ? 1 : 0;

    /// <summary>A copy of the interval for the shift, with an infinite end in each direction that lower bounds leave open.</summary>
    public Interval Of(Interval interval) => new(
        rightIsBound ? double.NegativeInfinity : interval.Low,
        leftIsBound ? double.PositiveInfinity : interval.High,
        interval.Level);

    /// <summary>The bounds on a shift (left minus right) whose value was computed from the lower bounds.</summary>
    public Bounds Of(double shift) => new(
        rightIsBound ? double.NegativeInfinity : shift,
        leftIsBound ? double.PositiveInfinity : shift);
}
