namespace LlamaBatch.Statistics;

/// <summary>
/// A test that allows only conclusions that lower bounds support. A side whose values are lower bounds may be found larger than the other
/// side, but not smaller.
/// </summary>
/// <remarks>Another test decides as well, and the larger p counts. This test can therefore only withdraw conclusions.</remarks>
/// <param name="leftIsBound">Whether the values of the left side are lower bounds.</param>
/// <param name="rightIsBound">Whether the values of the right side are lower bounds.</param>
internal sealed class OneSidedLimits(bool leftIsBound, bool rightIsBound) : ShiftTest
{
    /// <inheritdoc/>
    public override double Above(double threshold) => rightIsBound ? 1 : 0;

    /// <inheritdoc/>
    public override double Below(double threshold) => leftIsBound ? 1 : 0;

    /// <summary>The interval with an open end where the values are bounds.</summary>
    public Interval Of(Interval interval) => new(
        rightIsBound ? double.NegativeInfinity : interval.Low,
        leftIsBound ? double.PositiveInfinity : interval.High,
        interval.Level);

    /// <summary>The bounds of a shift that is computed from the bounds of the sides.</summary>
    public Bounds Of(double shift) => new(
        rightIsBound ? double.NegativeInfinity : shift,
        leftIsBound ? double.PositiveInfinity : shift);
}
