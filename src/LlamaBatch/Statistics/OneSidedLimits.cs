namespace LlamaBatch.Statistics;

/// <summary>
/// Limits a comparison to the conclusions that lower bounds support. If only lower bounds of one side are known, the data can only show
/// that this side is the larger one.
/// </summary>
/// <remarks>
/// The p of a conclusion is 0 if the bounds allow it and 1 if not. A comparison uses the larger of this p and the p of the main test.
/// </remarks>
/// <param name="leftIsBound">Whether the values of the left side are lower bounds.</param>
/// <param name="rightIsBound">Whether the values of the right side are lower bounds.</param>
internal sealed class OneSidedLimits(bool leftIsBound, bool rightIsBound) : ShiftTest
{
    /// <inheritdoc/>
    public override double Above(double threshold) => rightIsBound ? 1 : 0;

    /// <inheritdoc/>
    public override double Below(double threshold) => leftIsBound ? 1 : 0;

    /// <summary>A copy of the interval of the shift, with an infinite end in each direction that lower bounds leave open.</summary>
    public Interval Of(Interval interval) => new(
        rightIsBound ? double.NegativeInfinity : interval.Low,
        leftIsBound ? double.PositiveInfinity : interval.High,
        interval.Level);

    /// <summary>The bounds of a shift (left minus right) whose value was computed from the lower bounds.</summary>
    public Bounds Of(double shift) => new(
        rightIsBound ? double.NegativeInfinity : shift,
        leftIsBound ? double.PositiveInfinity : shift);
}
