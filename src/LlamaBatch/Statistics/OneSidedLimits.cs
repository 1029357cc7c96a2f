namespace LlamaBatch.Statistics;

/// <summary>
/// Allows only conclusions that lower bounds support. A side whose values are lower bounds may prove to be larger than the other, never
/// smaller.
/// </summary>
/// <remarks>Combined with another test by the larger p, so it only takes conclusions away.</remarks>
/// <param name="leftIsBound">Whether the values of the left side are lower bounds.</param>
/// <param name="rightIsBound">Whether those of the right side are.</param>
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
