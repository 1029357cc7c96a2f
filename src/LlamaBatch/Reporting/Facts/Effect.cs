using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting.Facts;

/// <summary>How the uncertainty of an effect is shown.</summary>
internal enum Spread
{
    /// <summary>An interval, which may be unbounded.</summary>
    Interval,

    /// <summary>No interval, because only one pair of values was compared.</summary>
    OnePair,

    /// <summary>No interval, because all pairs have the same difference.</summary>
    Identical,

    /// <summary>The sign test decides, and no interval exists.</summary>
    SignsAlone,

    /// <summary>The sign test decides, and there are too few pairs for an interval at the requested level.</summary>
    TooFewSigns,
}

/// <summary>
/// The effect of a comparison between a configuration and another configuration or a number, in the unit that readers see. A negative
/// difference means that the left side is lower.
/// </summary>
internal sealed record Effect
{
    /// <summary>The left side of the comparison: the configuration or quantity that the claim is about.</summary>
    public required ArmName Left { get; init; }

    /// <summary>The right side of the comparison: a configuration, quantity or number.</summary>
    public required ArmName Right { get; init; }

    /// <summary>The metric that is compared.</summary>
    public required MetricDefinition Metric { get; init; }

    /// <summary>Whether amounts are values of the left side, which is compared with a number. Otherwise, amounts are differences.</summary>
    public required bool IsValue { get; init; }

    /// <summary>The unit of the amounts.</summary>
    public required string Unit { get; init; }

    /// <summary>The sign of the difference: −1 if the left side is lower, 1 if higher, 0 if equal or unknown.</summary>
    public required int Side { get; init; }

    /// <summary>The amount of the effect. If values are censored, only a lower or upper bound is known.</summary>
    public required Bounds Amount { get; init; }

    /// <summary>The uncertainty of the amount, in the same unit. It determines how many digits are shown.</summary>
    public required double Error { get; init; }

    /// <summary>How the uncertainty of the effect is shown.</summary>
    public required Spread Spread { get; init; }

    /// <summary>The interval of the amount; an end may be infinite.</summary>
    public required Interval Interval { get; init; }

    /// <summary>The kind of repetition: seeds, blocks of cost trials, or runs.</summary>
    public required Repetition Repetition { get; init; }

    /// <summary>The number of compared pairs of values, with one pair per seed, block or run.</summary>
    public required int Count { get; init; }

    /// <summary>The number of pairs that the plan asks for.</summary>
    public required int Planned { get; init; }

    /// <summary>Whether the sign test decides, because a trial diverged or a value is censored.</summary>
    public required bool IsBySign { get; init; }

    /// <summary>The number of pairs whose difference is known to have the sign of the effect.</summary>
    public required int InDirection { get; init; }

    /// <summary>The number of pairs with a right-censored value: a trial did not reach the target.</summary>
    public required int NotReached { get; init; }

    /// <summary>The number of pairs with a left-censored value: a trial reached the target before the first measurement.</summary>
    public required int ReachedBefore { get; init; }

    /// <summary>
    /// Whether the claim says that both sides are equal within the margin. Reports then omit whether the value lies above or below
    /// a number.
    /// </summary>
    public bool IsEquivalence { get; init; }

    /// <summary>Whether the test is against a margin above zero.</summary>
    public required bool HasMargin { get; init; }

    /// <summary>
    /// The p value of the sign-flip test. Null if it is unknown, or if it is the smallest possible for this number of pairs.
    /// </summary>
    public required double? SignFlipP { get; init; }

    /// <summary>Whether the two sides can be compared, so that an effect exists.</summary>
    public required bool IsKnown { get; init; }

    /// <summary>
    /// Whether the interval excludes equality of both sides. Always true if the sign test decides, because this test does not use the
    /// interval.
    /// </summary>
    public bool IsSeparated { get; init; } = true;

    /// <summary>Whether the size of the effect, or a bound on the size, is known.</summary>
    public bool HasSize => double.IsFinite(Amount.Low) || double.IsFinite(Amount.High);

    /// <summary>Whether the sign of the effect is unknown, because a range of levels reaches an end of its axis.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>Converts a comparison to the effect that readers see.</summary>
    /// <param name="part">The comparison.</param>
    /// <param name="level">The confidence level of the effect's interval.</param>
    public static Effect Of(Comparison part, double level)
    {
        bool isShare = EffectUnit.IsShare(part.Metric);
        bool isValue = part.Right.Number is not null && (part.Metric.Contrast == Contrast.Difference || part.Metric.Unit.Length == 0);
        double AmountOf(double difference) => !isValue ? EffectUnit.Amount(part.Metric, difference)
            : (isShare ? 100 : 1) * (part.Metric.Contrast == Contrast.Ratio
                ? part.Right.Number!.Value * Math.Exp(difference)
                : part.Right.Number!.Value + difference);

        Interval interval = part.Interval(level);
        return new Effect
        {
            Left = part.Left.NameBeside(part.Right),
            Right = part.Right.NameBeside(part.Left),
            Metric = part.Metric,
            IsValue = isValue,
            Unit = !isValue ? EffectUnit.Of(part.Metric) : isShare ? "%" : part.Metric.Unit,
            Side = Math.Sign(double.IsNaN(part.Effect) ? 0 : part.Effect),
            Amount = Known(part) is var known && known.Low == known.High
                ? Bounds.At(AmountOf(known.Low))
                : new Bounds(End(known.Low), End(known.High)),
            Error = ErrorOf(part, interval, AmountOf),
            Spread = SpreadOf(part, interval, level),
            Interval = new Interval(End(interval.Low), End(interval.High), interval.Level),
            IsSeparated = part.IsBySign || interval is not { Low: <= 0, High: >= 0 },
            Repetition = part.Repetition,
            Count = part.Count,
            Planned = part.Planned,
            IsBySign = part.IsBySign,
            InDirection = part.InDirection,
            NotReached = part.Censored,
            ReachedBefore = part.AtMost,
            IsEquivalence = part.Relation == Relation.EqualTo,
            HasMargin = part.Margin > 0,
            SignFlipP = part.SignFlipP is double p && p > SignFlipTest.SmallestP(part.Count) ? p : null,
            IsKnown = IsKnownOf(part),
            IsOpen = part.IsOneSided && part.Shift is { Low: < 0, High: > 0 },
        };

        double End(double difference) => double.IsFinite(difference) ? AmountOf(difference) : difference;
    }

    /// <summary>Whether the two sides of a comparison can be compared, so that an effect exists.</summary>
    /// <param name="part">The comparison.</param>
    public static bool IsKnownOf(Comparison part) => part.Count > 0 && !double.IsNaN(part.Effect)
        && !(part.IsOneSided && double.IsInfinity(part.Shift.Low) && double.IsInfinity(part.Shift.High));

    /// <summary>
    /// The uncertainty of an amount, which determines how many digits are shown: half the width of its interval. For a sign test, an
    /// optimum or a one-sided bound, it is the distance from the amount to the nearer end of the interval.
    /// </summary>
    /// <param name="part">The comparison.</param>
    /// <param name="interval">The interval of the comparison.</param>
    /// <param name="amountOf">Converts a difference to the amount that readers see.</param>
    public static double ErrorOf(Comparison part, Interval interval, Func<double, double> amountOf) =>
        part.IsBySign || part.IsOptimum || part.IsOneSided
        ? new[] { interval.Low, interval.High }.Where(double.IsFinite).Select(end => Math.Abs(amountOf(end) - amountOf(part.Effect)))
            .Where(distance => distance > 0)
            .DefaultIfEmpty(double.NaN)
            .Min()
        : Math.Abs(amountOf(interval.High) - amountOf(interval.Low)) / 2;

    /// <summary>
    /// The bounds of an effect. Both bounds are infinite if the effect is infinite, or if censored values leave its sign unknown.
    /// </summary>
    private static Bounds Known(Comparison part)
    {
        Bounds shift = part.Shift;
        var nothing = new Bounds(double.NegativeInfinity, double.PositiveInfinity);
        return double.IsInfinity(part.Effect) ? nothing
            : shift.Low == shift.High ? Bounds.At(part.Effect)
            : part.IsOneSided ? shift
            : shift.Low > 0 ? Bounds.AtLeast(shift.Low)
            : shift.High < 0 ? new Bounds(double.NegativeInfinity, shift.High)
            : nothing;
    }

    private static Spread SpreadOf(Comparison part, Interval interval, double level) =>
        part.Count < 2 ? Spread.OnePair
        : !part.IsBySign && part.StandardDeviation == 0 && interval.Low == interval.High ? Spread.Identical
        : double.IsNaN(interval.Low) ? Spread.SignsAlone
        : double.IsFinite(interval.Low) || double.IsFinite(interval.High) || part.IsOptimum || part.SmallestSignP <= 1 - level
            ? Spread.Interval
            : Spread.TooFewSigns;
}
