using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting.Facts;

/// <summary>What an effect has in place of an interval.</summary>
internal enum Spread
{
    /// <summary>An interval, which may be open.</summary>
    Interval,

    /// <summary>One pair has none.</summary>
    OnePair,

    /// <summary>All pairs differ by the same.</summary>
    Identical,

    /// <summary>Signs decide, and nothing can be compared.</summary>
    SignsAlone,

    /// <summary>Signs decide, and so few pairs have no interval of the level asked for.</summary>
    TooFewSigns,
}

/// <summary>The difference of two arms, or of a value and a number, in the unit that readers see. Negative means lower.</summary>
internal sealed record Effect
{
    /// <summary>The arm that the claim is about.</summary>
    public required ArmName Left { get; init; }

    /// <summary>What it is compared with.</summary>
    public required ArmName Right { get; init; }

    /// <summary>What was measured.</summary>
    public required MetricDefinition Metric { get; init; }

    /// <summary>Whether the amounts are values beside a number, which say more than their distance from it.</summary>
    public required bool IsValue { get; init; }

    /// <summary>The unit of the amounts.</summary>
    public required string Unit { get; init; }

    /// <summary>Whether the left side is lower (-1), higher (1) or neither (0).</summary>
    public required int Side { get; init; }

    /// <summary>The amount; only a bound of it where values were not reached.</summary>
    public required Bounds Amount { get; init; }

    /// <summary>What amounts are rounded by.</summary>
    public required double Error { get; init; }

    /// <summary>What there is of an interval.</summary>
    public required Spread Spread { get; init; }

    /// <summary>The interval, in amounts; an end may be infinite.</summary>
    public required Interval Interval { get; init; }

    /// <summary>What is repeated.</summary>
    public required Repetition Repetition { get; init; }

    /// <summary>How many pairs there are.</summary>
    public required int Count { get; init; }

    /// <summary>How many pairs were planned.</summary>
    public required int Planned { get; init; }

    /// <summary>Whether the signs of the differences decide.</summary>
    public required bool IsBySign { get; init; }

    /// <summary>In how many pairs the left side surely lies on its side.</summary>
    public required int InDirection { get; init; }

    /// <summary>Pairs with a value that was not reached.</summary>
    public required int NotReached { get; init; }

    /// <summary>Pairs with a value that was reached before the first measurement.</summary>
    public required int ReachedBefore { get; init; }

    /// <summary>The p by sign flips; null where it is the least that so many pairs can have.</summary>
    public required double? SignFlipP { get; init; }

    /// <summary>Whether there is an effect.</summary>
    public required bool IsKnown { get; init; }

    /// <summary>Whether its size, or a bound of it, is known.</summary>
    public bool HasSize => double.IsFinite(Amount.Low) || double.IsFinite(Amount.High);

    /// <summary>The effect of a comparison.</summary>
    /// <param name="part">The comparison.</param>
    /// <param name="level">The coverage of its interval.</param>
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
            Left = part.Left.Name,
            Right = part.Right.Name,
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
            Repetition = part.Repetition,
            Count = part.Count,
            Planned = part.Planned,
            IsBySign = part.IsBySign,
            InDirection = part.InDirection,
            NotReached = part.Censored,
            ReachedBefore = part.AtMost,
            SignFlipP = part.SignFlipP is double p && p > SignFlipTest.SmallestP(part.Count) ? p : null,
            IsKnown = IsKnownOf(part),
        };

        double End(double difference) => double.IsFinite(difference) ? AmountOf(difference) : difference;
    }

    /// <summary>Whether a comparison has an effect.</summary>
    /// <param name="part">The comparison.</param>
    public static bool IsKnownOf(Comparison part) => part.Count > 0 && !double.IsNaN(part.Effect);

    /// <summary>The error that amounts are rounded by: half of a t interval, or the nearer end of a sign interval.</summary>
    /// <param name="part">The comparison.</param>
    /// <param name="interval">Its interval.</param>
    /// <param name="amountOf">The amount of a difference.</param>
    public static double ErrorOf(Comparison part, Interval interval, Func<double, double> amountOf) => part.IsBySign || part.IsOptimum
        ? new[] { interval.Low, interval.High }.Where(double.IsFinite).Select(end => Math.Abs(amountOf(end) - amountOf(part.Effect)))
            .Where(distance => distance > 0)
            .DefaultIfEmpty(double.NaN)
            .Min()
        : Math.Abs(amountOf(interval.High) - amountOf(interval.Low)) / 2;

    /// <summary>The known part of the effect. Null if values that were not reached leave its sign open, or if it is infinite.</summary>
    private static Bounds Known(Comparison part)
    {
        Bounds shift = part.Shift;
        var nothing = new Bounds(double.NegativeInfinity, double.PositiveInfinity);
        return double.IsInfinity(part.Effect) ? nothing
            : shift.Low == shift.High ? Bounds.At(part.Effect)
            : shift.Low > 0 ? Bounds.AtLeast(shift.Low)
            : shift.High < 0 ? new Bounds(double.NegativeInfinity, shift.High)
            : nothing;
    }

    private static Spread SpreadOf(Comparison part, Interval interval, double level) =>
        part.Count < 2 ? Spread.OnePair
        : !part.IsBySign && part.StandardDeviation == 0 ? Spread.Identical
        : double.IsNaN(interval.Low) ? Spread.SignsAlone
        : double.IsFinite(interval.Low) || double.IsFinite(interval.High) || part.IsOptimum || part.SmallestSignP <= 1 - level
            ? Spread.Interval
            : Spread.TooFewSigns;
}
