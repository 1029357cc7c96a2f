using LlamaBatch.Statistics;

namespace LlamaBatch;

/// <summary>
/// A comparison of two configurations or quantities, or of either with a number, by a paired t test over seeds. With the same seed, all
/// configurations have the same initial weights and data, so paired differences vary less than individual values. Independent runs are
/// compared by Welch's test.
/// </summary>
/// <remarks>
/// <para>
/// "Below" and "above" require a difference beyond the margin. "Equal" is decided by two one-sided tests (Schuirmann 1987): the difference
/// lies between minus the margin and the margin. "Not above" and "not below" are tests of non-inferiority.
/// </para>
/// <para>
/// If all pairs have the same difference up to rounding, p is 0 or 1, depending on the side of the margin on which the difference lies. If
/// the difference equals the margin, p is 0.5.
/// </para>
/// <para>
/// If a trial diverged, or ended before it reached the target, only a bound on its value is known. The exact sign test then decides instead
/// of the t test, and the effect is the median difference. For a diverged trial, the bound is the value of a uniform model.
/// </para>
/// <para>
/// A claim about a quantity fitted to all seeds together is decided by the t test of the quantity's jackknife pseudo-values. With at least
/// <see cref="BcaBootstrap.FewestSeeds"/> seeds, the bootstrap must agree: the larger p counts.
/// </para>
/// <para>
/// A ratio of means (<see cref="Samples.Over"/>) is compared with a number by Fieller's theorem. Two ratios are compared in the same way as
/// two fitted quantities.
/// </para>
/// <para>
/// A claim about a quantity of a curve (<see cref="LevelCurves"/>) is decided by two t tests. The first tests the quantity's jackknife
/// pseudo-values, and the second tests the quantity computed from each seed alone. The larger p counts, and the interval covers the
/// intervals of both tests.
/// </para>
/// <para>
/// If a range of nearly best levels (<see cref="LevelCurves.WidthWithin"/>) reaches the first or last level of its axis, the width of the
/// range is only a lower bound. Lower bounds can show that a side is above the opposite side, but not that it is below
/// (<see cref="OneSidedLimits"/>).
/// </para>
/// <para>
/// No verdict is possible if a pair has no finite difference, or if all trials of both sides diverged or ended before the target.
/// <see cref="Obstacle"/> then states why, and both p values are 1.
/// </para>
/// </remarks>
public sealed class Comparison : Evidence
{
    /// <summary>
    /// The minimum number of pairs for a verdict. Two pairs give an interval but no information about the distribution of
    /// differences.
    /// </summary>
    public const int FewestPairs = 3;

    /// <summary>An upper limit on the log ratio of two best levels: no axis spans a factor of e²⁰.</summary>
    private const double WidestRatio = 20;

    /// <summary>The relative tolerance for rounding errors; differences within it are treated as equal.</summary>
    private const double Rounding = 1e-12;

    private readonly double[] _differences;
    private readonly Bounds[] _bounds = [];
    private readonly IReadOnlyList<ShiftTest> _tests = [];
    private readonly SignTest? _signs;
    private readonly WelchTest? _welch;
    private readonly CriticalBatchTest? _criticalBatch;
    private readonly CriticalBatchLimits? _limits;
    private readonly (Moments Left, Moments Right) _arms;
    private readonly OptimumTest? _optimum;
    private readonly FiellerTest? _fieller;
    private readonly OneSidedLimits? _oneSided;
    private readonly Moments? _alone;
    private Lazy<(double For, double Against)> _p = new((1, 1));

    /// <summary>Compares two sides in one metric.</summary>
    /// <param name="left">The side that the claim is about.</param>
    /// <param name="right">The side that the left side is compared with; it may be a number.</param>
    /// <param name="metric">The metric that is compared.</param>
    /// <param name="relation">The relation of the left side to the right side that the claim asserts.</param>
    /// <param name="margin">The smallest effect of interest, at least 0, in the unit of <see cref="Effect"/>.</param>
    public Comparison(Sample left, Sample right, MetricDefinition metric, Relation relation, double margin)
    {
        Left = left;
        Right = right;
        Metric = metric;
        Relation = relation;
        Margin = margin;

        IEnumerable<SeedValue> others = right.Number is double number
            ? left.Values.Select(value => new SeedValue(value.Seed, number))
            : right.Values;
        var pairs = (from a in left.Values join b in others on a.Seed equals b.Seed orderby a.Seed select (Left: a, Right: b)).ToList();
        Seeds = [.. pairs.Select(pair => pair.Left.Seed)];
        Censored = pairs.Count(pair => pair.Left.Censored || pair.Right.Censored);
        AtMost = pairs.Count(pair => pair.Left.IsAtMost || pair.Right.IsAtMost);
        bool isIndependent = left.IsIndependent && (right.IsIndependent || right.Number is not null)
            && left.Parts.Count + right.Parts.Count == 0;
        IEnumerable<SeedValue> used = isIndependent
            ? left.Values.Concat(right.Values)
            : pairs.SelectMany(pair => new[] { pair.Left, pair.Right });
        IsBySign = used.Any(value => value.IsBound || (metric.Kind != MetricKind.Cost && value.Diverged));
        IsUnpaired = isIndependent && !IsBySign;

        double[] lefts = [.. (IsUnpaired ? left.Values : pairs.Select(pair => pair.Left)).Select(value => Scaled(value.Value))];
        double[] rights = [.. (IsUnpaired ? others : pairs.Select(pair => pair.Right)).Select(value => Scaled(value.Value))];
        Count = Math.Min(lefts.Length, rights.Length);
        Planned = isIndependent ? Count : left.Values.Select(value => value.Seed).Concat(left.MissingSeeds)
            .Union(right.Values.Select(value => value.Seed).Concat(right.MissingSeeds))
            .Count();
        _differences = IsUnpaired ? [] : [.. lefts.Zip(rights, (a, b) => a - b)];
        _arms = (Moments.Of(lefts), Moments.Of(rights));
        Moments moments = Moments.Of(_differences);
        double rounding = Rounding * lefts.Concat(rights).Select(Math.Abs).DefaultIfEmpty(0).Max();
        double deviation = IsUnpaired
            ? Math.Sqrt(Square(_arms.Left.StandardDeviation) + Square(_arms.Right.StandardDeviation))
            : moments.StandardDeviation;
        Effect = IsUnpaired ? Finite(_arms.Left.Mean - _arms.Right.Mean)
            : (IsOptimum || IsRatioOfMeans) && pairs.Count > 0
            ? ScaledOf(left, [.. left.Values.Select(value => value.Seed)]) - ScaledOf(right, [.. right.Values.Select(value => value.Seed)])
            : IsBySign ? Median.Of(_differences) : Finite(moments.Mean);
        StandardDeviation = deviation <= rounding ? 0 : deviation;
        Correlation = IsUnpaired ? double.NaN : Moments.Correlation(lefts, rights);
        VarianceRatio = IsUnpaired ? 1
            : Square(StandardDeviation) / (Square(_arms.Left.StandardDeviation) + Square(_arms.Right.StandardDeviation));

        // Dropping the seeds that measured NaN, or did not reach the target, would bias the sample.
        Obstacle = left.Measured.Concat(right.Measured).Any(arm => arm.Unmatched.Count > 0) ? VerdictReason.NotReached
            : left.Measured.Concat(right.Measured).Any(arm => arm.NotNumbers.Count > 0) ? VerdictReason.NotFinite
            : Count == 0 ? left.Measured.Concat(right.Measured).Any(arm => arm.Values.Any(value => value.IsBound))
                ? VerdictReason.Censored
                : VerdictReason.NotRun
            : left.EndsBeforeOptimum == true || right.EndsBeforeOptimum == true ? VerdictReason.EdgeOptimum
            : CriticalBatchObstacle(left, right) is var missing and not VerdictReason.None ? missing
            : left.IsStep || right.IsStep ? VerdictReason.NoStandardError
            : IsFit && IsBySign && pairs.Exists(pair => !pair.Left.Diverged || !pair.Right.Diverged) ? VerdictReason.NoStandardError
            : IsBySign ? lefts.Concat(rights).Any(double.IsNaN) ? VerdictReason.NotFinite : ObstacleTo(pairs, right)
            : (IsUnpaired ? lefts.Concat(rights) : _differences).Any(value => !double.IsFinite(value)) ? VerdictReason.NotFinite
            : IsAllZero ? VerdictReason.AllZero
            : IsUnpaired ? Count < FewestPairs ? VerdictReason.Underpowered : VerdictReason.None
            : ObstacleTo(pairs, right);
        if (Obstacle != VerdictReason.None)
        {
            return;
        }

        if (IsUnpaired)
        {
            Bounds[] runs = [.. left.Values.Select(value => Scaled(value.Bounds))];
            _welch = right.Number is double limit
                ? new WelchTest(runs, Scaled(limit), rounding)
                : new WelchTest(runs, [.. right.Values.Select(value => Scaled(value.Bounds))], rounding);
            _tests = [_welch];
            _p = new(PAt(margin));
            return;
        }

        Bounds[] leftBounds = [.. pairs.Select(pair => Scaled(BoundsOf(pair.Left)))];
        Bounds[] rightBounds = [.. pairs.Select(pair => Scaled(BoundsOf(pair.Right)))];
        _bounds = [.. leftBounds.Zip(rightBounds, (a, b) => a.Minus(b))];
        _signs = IsBySign ? new SignTest(_bounds) : null;
        _optimum = IsOptimum ? new OptimumTest(left.Optimum!, right.Optimum, Math.Log(right.Number ?? 1)) : null;
        _fieller = IsRatioOfMeans && _signs is null
            ? new FiellerTest(left.Ratio!.Numerators, left.Ratio.Denominators, right.Number!.Value)
            : null;
        _limits = left.CriticalBatch is { } fit && right.Number is double one ? new(fit, one) : null;
        _criticalBatch = _limits is not null && left.IsIndependent ? new(left.CriticalBatch!, right.Number!.Value) : null;
        _tests = _signs is not null ? [_signs]
            : _criticalBatch is not null ? [_criticalBatch, _limits!]
            : _optimum is not null ? [_optimum]
            : _fieller is not null ? [_fieller]
            : used.Any(value => value.Within is { } within && within.Low < within.High) ? [_welch = new WelchTest(_bounds, 0, rounding)]
            : IsFit && Count >= BcaBootstrap.FewestSeeds ? [new PairedTTest(_differences, rounding), new BcaBootstrap(Count, Refit)]
            : [new PairedTTest(_differences, rounding)];
        _tests = _limits is not null && _criticalBatch is null ? [.. _tests, _limits] : _tests;
        if (_optimum is null && _signs is null && (left.Alone ?? right.Alone) is not null)
        {
            double[] alone = [.. Seeds.Select(seed => Scaled(left.AloneBySeed[seed])
                - Scaled(right.Number ?? right.AloneBySeed[seed]))];
            _alone = Moments.Of(alone);
            _tests = [.. _tests, new PairedTTest(alone, rounding)];
        }

        _oneSided = left.IsLowerBound || right.IsLowerBound ? new OneSidedLimits(left.IsLowerBound, right.IsLowerBound) : null;
        _tests = _oneSided is not null ? [.. _tests, _oneSided] : _tests;
        _p = new(PAt(margin));
    }

    /// <summary>The side that the claim is about.</summary>
    public Sample Left { get; }

    /// <summary>The side that the left side is compared with; it may be a number.</summary>
    public Sample Right { get; }

    /// <summary>The metric that is compared.</summary>
    public MetricDefinition Metric { get; }

    /// <summary>The quantity that is held equal between the two sides.</summary>
    public Budget Budget { get; init; }

    /// <summary>The relation of the left side to the right side that the claim asserts.</summary>
    public Relation Relation { get; }

    /// <summary>The smallest effect of interest, in the unit of <see cref="Effect"/>.</summary>
    public double Margin { get; private set; }

    /// <summary>Whether the runs of the two sides are independent, so that Welch's test decides instead of the paired t test.</summary>
    public bool IsUnpaired { get; }

    /// <summary>The seeds with a value on both sides.</summary>
    public IReadOnlyList<int> Seeds { get; }

    /// <summary>The number of pairs, n. For independent runs, it is the number of runs on the side with fewer runs.</summary>
    public int Count { get; }

    /// <summary>What <see cref="Count"/> counts: seeds, blocks of cost trials, or independent runs.</summary>
    internal Repetition Repetition => Left.IsIndependent ? Repetition.Run
        : Metric.Kind == MetricKind.Cost ? Repetition.Block
        : Repetition.Seed;

    /// <summary>The planned number of pairs. For independent runs, it is the same as <see cref="Count"/>.</summary>
    public int Planned { get; }

    /// <summary>The number of right-censored pairs, in which a trial ended before it reached the target value.</summary>
    public int Censored { get; }

    /// <summary>The number of left-censored pairs, in which a trial reached the target value before its first measurement.</summary>
    public int AtMost { get; }

    /// <summary>Whether a trial diverged or a value is censored, so that the sign test decides.</summary>
    public bool IsBySign { get; }

    /// <summary>
    /// The mean difference, left minus right; for a <see cref="Contrast.Ratio"/> metric, the mean of log(left / right). If the sign test
    /// decides, it is the median difference, and each censored value is replaced by its bound. The effect is infinite if a diverged trial's
    /// value is infinite, and NaN if no mean exists.
    /// </summary>
    public double Effect { get; }

    /// <summary>
    /// The standard deviation of the paired differences, s_d. For independent runs, it is the standard deviation of the difference between
    /// one run of each side. It is 0 if the values are equal up to rounding.
    /// </summary>
    public double StandardDeviation { get; }

    /// <summary>The difference of each pair, in the unit of <see cref="Effect"/>.</summary>
    internal IReadOnlyList<double> Differences => _differences;

    /// <summary>The standard error of <see cref="Effect"/>.</summary>
    public double StandardError => _welch?.StandardError ?? StandardDeviation / Math.Sqrt(Count);

    /// <summary>
    /// p⁺: the one-sided p under the hypothesis that the claim is false. For "equal", it is the larger p of the two one-sided tests.
    /// </summary>
    public override double PFor => _p.Value.For;

    /// <summary>p⁻: the one-sided p under the hypothesis that the claim is true.</summary>
    public override double PAgainst => _p.Value.Against;

    /// <summary>
    /// The exact two-sided p of a sign-flip test against the margin. The test does not assume normality. The value is null if it cannot be
    /// computed, or for "equal", because "equal" has two margins.
    /// </summary>
    public double? SignFlipP =>
        Obstacle == VerdictReason.None && !IsUnpaired && !IsBySign && !IsOptimum && !IsRatioOfMeans && !IsByBootstrap
            && Relation != Relation.EqualTo
        ? SignFlipTest.P([.. _differences.Select(difference => difference - SignedMargin)])
        : null;

    /// <summary>The correlation ρ of the two sides over the seeds, or NaN if one side does not vary.</summary>
    public double Correlation { get; }

    /// <summary>
    /// The variance of the paired differences divided by that of unpaired differences, <c>s_d² / (s_left² + s_right²)</c>. If the ratio is
    /// below 1, pairing by seeds reduced the variance. If both sides have the same variance, the ratio is 1 - ρ.
    /// </summary>
    public double VarianceRatio { get; }

    /// <inheritdoc/>
    public override VerdictReason Obstacle { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Comparison> Comparisons => [this];

    /// <inheritdoc/>
    internal override Comparison DecisiveComparison => this;

    /// <summary>The number of pairs whose difference certainly has the sign of <see cref="Effect"/>.</summary>
    internal int InDirection => _bounds.Count(difference => Effect < 0 ? difference.High < 0 : difference.Low > 0);

    /// <summary>The smallest two-sided p that the sign test can give with this many pairs, or 0 if another test decides.</summary>
    internal double SmallestSignP => 2 * (_signs?.SmallestP ?? 0);

    /// <summary>The lower and upper bounds on <see cref="Effect"/>. The bounds are equal unless values are censored.</summary>
    internal Bounds Shift
        => _signs?.Shift ?? _oneSided?.Of(Effect)
            ?? (Censored > 0 ? new Bounds(double.NegativeInfinity, double.PositiveInfinity) : Bounds.At(Effect));

    /// <summary>Whether the claim asserts a difference beyond the margin. If it does, a larger margin makes the claim stronger.</summary>
    internal bool AsksForDifference => Relation is Relation.Below or Relation.Above;

    /// <summary>Whether a quantity of curves (<see cref="LevelCurves"/>) is compared, so that two t tests decide together.</summary>
    internal bool IsOfCurves => _alone is not null;

    /// <summary>Whether a range of levels reaches the first or last level, so that the effect is only a bound.</summary>
    internal bool IsOneSided => _oneSided is not null;

    private UnpairedPower Unpaired => new(_arms.Left.StandardDeviation, _arms.Right.StandardDeviation);

    /// <summary>Whether a learning metric is 0 in every trial of both sides.</summary>
    private bool IsAllZero =>
        Metric.Kind != MetricKind.Cost && Right.Number is null or 0 && Left.Values.Concat(Right.Values).All(value => value.Value == 0);

    private bool IsFit => Left.Fit is not null || Right.Fit is not null;

    /// <summary>Whether two best levels are compared, or a best level and a number. The t test of the slope then decides.</summary>
    internal bool IsOptimum => Left.Optimum is not null && (Right.Optimum is not null || Right.Number is not null);

    /// <summary>Whether a ratio of means is compared with a number, so that Fieller's theorem decides.</summary>
    internal bool IsRatioOfMeans => Left.Ratio is not null && Right.Number is > 0;

    /// <summary>Whether a critical batch size is compared with a number.</summary>
    internal bool IsCriticalBatch => Left.CriticalBatch is not null && Right.Number is not null;

    /// <summary>Whether the bootstrap decides, as it does for the critical batch size of independent runs.</summary>
    internal bool IsByBootstrap => IsCriticalBatch && Left.IsIndependent;

    /// <summary>The difference at which the claim changes from false to true: plus or minus the margin.</summary>
    private double SignedMargin => Relation is Relation.Above or Relation.NotAbove ? Margin : -Margin;

    /// <summary>Whether a smaller value is better.</summary>
    private bool IsLowerBetter => Metric.Better == Better.Lower;

    /// <summary>
    /// The confidence interval for <see cref="Effect"/>, not adjusted for other comparisons. If the sign test decides,
    /// it is the exact interval of <see cref="SignTest.Interval"/>, which may be unbounded and has its own confidence
    /// level. Both ends are NaN if no interval exists.
    /// </summary>
    /// <param name="level">The confidence level.</param>
    public Interval Interval(double level = 0.95) =>
        _alone is not null ? IntervalOfCurves(level)
        : _oneSided is not null && !IsBySign
            ? _oneSided.Of(LlamaBatch.Interval.OfMean(Effect, StandardDeviation, Count, level))
        : _welch is not null ? _welch.Interval(level)
        : _signs is not null ? _signs.Interval(level)
        : _optimum is not null ? _optimum.Interval(level)
        : _fieller is not null ? _fieller.Interval(level)
        : _criticalBatch is not null ? _criticalBatch.Interval(level)
        : IsBySign || IsUnpaired ? new Interval(double.NaN, double.NaN, level)
        : LlamaBatch.Interval.OfMean(Effect, StandardDeviation, Count, level);

    /// <summary>
    /// The interval for a quantity of curves. It covers both the interval from the mean curve and the interval from individual seeds.
    /// </summary>
    private Interval IntervalOfCurves(double level)
    {
        Interval mean = LlamaBatch.Interval.OfMean(Effect, StandardDeviation, Count, level);
        Interval alone = LlamaBatch.Interval.OfMean(_alone!.Value.Mean, _alone.Value.StandardDeviation, Count, level);
        var both = new Interval(Math.Min(mean.Low, alone.Low), Math.Max(mean.High, alone.High), level);
        return _oneSided?.Of(both) ?? both;
    }

    /// <summary>
    /// The minimum detectable effect: the distance from the margin that this study detects with 80 % power. It is in
    /// the unit of <see cref="Effect"/> and comes from the exact noncentral t distribution.
    /// </summary>
    /// <param name="error">The two-sided error rate.</param>
    public double DetectableEffect(double error = 0.05) =>
        LargestDeviation == 0 ? 0
        : _welch is not null ? _welch.DetectableEffect(error)
        : LargestDeviation * PairedPower.DetectableEffect(Count, error);

    /// <summary>
    /// The standard deviation that determines the power. For a quantity of curves, both t tests must agree, so the larger of their standard
    /// deviations counts.
    /// </summary>
    private double LargestDeviation => Math.Max(StandardDeviation, _alone?.StandardDeviation ?? 0);

    /// <summary>
    /// The number of seeds needed for 80 % power at the observed variance, or null if the variance is unknown. The true difference is
    /// assumed to be either zero or twice the margin; both need the same number of seeds. For "equal", it is assumed to be zero. Without a
    /// margin, it is assumed to be the observed difference.
    /// </summary>
    /// <param name="error">The two-sided error rate.</param>
    public int? SeedsNeeded(double error = 0.05)
    {
        // Two one-sided tests must both succeed, so each may fail with half the probability.
        double power = Relation == Relation.EqualTo ? (1 + PairedPower.Usual) / 2 : PairedPower.Usual;
        double distance = Margin > 0 ? Margin : Math.Abs(Effect);
        return double.IsFinite(LargestDeviation) && distance > 0
            ? LargestDeviation == 0
                ? FewestPairs
                : Math.Max(FewestPairs, IsUnpaired
                    ? Unpaired.RunsNeeded(distance, error, power)
                    : PairedPower.SeedsNeeded(distance / LargestDeviation, error, power))
            : null;
    }

    /// <summary>A copy of the comparison with its margin multiplied by a factor.</summary>
    internal Comparison Times(double factor)
    {
        // The copy shares the values and tests; only the margin and its p values are new.
        var other = (Comparison)MemberwiseClone();
        other.Margin = factor * Margin;
        other._p = Obstacle != VerdictReason.None ? _p : new(() => other.PAt(other.Margin));
        return other;
    }

    /// <inheritdoc/>
    internal override Evidence WithMargins(double factor) => Times(factor);

    /// <summary>A margin beyond which the verdict no longer changes, because the effect is certainly smaller.</summary>
    internal double Reach => _signs?.Reach ?? Math.Abs(Effect) + (IsOptimum ? WidestRatio : 1000 * StandardError);

    /// <summary>The p values p⁺ and p⁻ at a margin.</summary>
    private (double For, double Against) PAt(double margin) => Relation switch
    {
        Relation.Below => (PBelow(-margin), PAbove(-margin)),
        Relation.Above => (PAbove(margin), PBelow(margin)),
        Relation.NotAbove => (PBelow(margin), PAbove(margin)),
        Relation.NotBelow => (PAbove(-margin), PBelow(-margin)),
        _ => (Math.Max(PAbove(-margin), PBelow(margin)), Math.Min(PAbove(margin), PBelow(-margin))),
    };

    /// <summary>
    /// The one-sided p under the hypothesis that the left side is better by at most <paramref name="improvement"/>,
    /// which may be negative.
    /// </summary>
    internal double PBetter(double improvement) => IsLowerBetter ? PBelow(-improvement) : PAbove(improvement);

    /// <summary>
    /// The one-sided p under the hypothesis that the left side is better by at least <paramref name="improvement"/>,
    /// which may be negative.
    /// </summary>
    internal double PWorse(double improvement) => IsLowerBetter ? PAbove(-improvement) : PBelow(improvement);

    /// <summary>The effect, with its sign chosen so that a positive value means the left side is better.</summary>
    internal double Improvement => IsLowerBetter ? -Effect : Effect;

    /// <remarks>
    /// Better tuning of the losing side might change the verdict; better tuning of the winning side would not. If a quantity is computed
    /// from several configurations, better tuning of any of them might change the verdict.
    /// </remarks>
    /// <inheritdoc/>
    internal override Sample? ArmThatCouldOverturn(bool supported)
    {
        bool isComputed = Left.Parts.Count > 0 || Right.Parts.Count > 0;
        if (Metric.Kind == MetricKind.Cost || (Metric.Better == Better.Neither && !isComputed))
        {
            return null;
        }

        if (isComputed || (Relation == Relation.EqualTo && supported))
        {
            return Left.Measured.Concat(Right.Measured).FirstOrDefault(arm => arm.IsAtEdge);
        }

        bool leftWins = Relation == Relation.EqualTo
            ? Improvement > 0
            : IsLowerBetter == (Relation is Relation.Below or Relation.NotAbove) == supported;
        Sample loser = leftWins ? Right : Left;
        return loser.IsAtEdge ? loser : null;
    }

    /// <inheritdoc/>
    internal override VerdictReason WhyRefuted(double level)
    {
        if (!AsksForDifference)
        {
            return VerdictReason.TooLarge;
        }

        Interval interval = Interval(level);
        (double low, double high) = Relation == Relation.Below ? (-interval.High, -interval.Low) : (interval.Low, interval.High);
        return high < 0 ? VerdictReason.Opposite : low >= -Margin && high <= Margin ? VerdictReason.Negligible : VerdictReason.TooSmall;
    }

    /// <inheritdoc/>
    internal override VerdictReason WhyInconclusive(double error)
    {
        bool decidedAlone = 2 * Math.Min(PFor, PAgainst) <= error;
        return Obstacle != VerdictReason.None ? Obstacle
            : _limits is not null && !(_limits.HasLowerBound && _limits.HasUpperBound) ? VerdictReason.NotIdentified
            : _limits is { IsUnstable: true } ? VerdictReason.LackOfFit
            : _oneSided is not null && Math.Min(PFor, PAgainst) >= 0.5 ? VerdictReason.CutOff
            : IsWithinGrid ? VerdictReason.EvaluationGrid
            : 2 * Math.Max(Left.Censored, Right.Censored) > Count ? VerdictReason.Censored
            : decidedAlone || IsBySign || Interval(1 - error).HalfWidth > Margin ? VerdictReason.Underpowered
            : VerdictReason.NearMargin;
    }

    /// <summary>
    /// Whether the claim's margin lies among the effects that are possible if targets were reached anywhere between two evaluations.
    /// </summary>
    private bool IsWithinGrid => _limits is not null ? _limits.IsWithinGrid
        : _welch is { Shift: var shift } && shift.Low < shift.High
            && (Relation == Relation.EqualTo ? new[] { -Margin, Margin } : [SignedMargin]).Any(at => shift.Low <= at && at <= shift.High);

    /// <summary>The reason why a critical batch size cannot be compared, or <see cref="VerdictReason.None"/> if it can.</summary>
    private static VerdictReason CriticalBatchObstacle(Sample left, Sample right) =>
        left.CriticalBatch is null && right.CriticalBatch is null ? VerdictReason.None
        : left.CriticalBatch is not { } fit || right.Number is null ? VerdictReason.NoStandardError
        : fit.Obstacle switch
        {
            Statistics.CriticalBatchObstacle.None => VerdictReason.None,
            Statistics.CriticalBatchObstacle.NotReached => VerdictReason.NotReached,
            Statistics.CriticalBatchObstacle.TooFewArms or Statistics.CriticalBatchObstacle.TooFewRuns => VerdictReason.Underpowered,
            _ => VerdictReason.NotIdentified,
        };

    /// <summary>The reason why the pairs of a comparison allow no verdict, or <see cref="VerdictReason.None"/> if they allow one.</summary>
    private static VerdictReason ObstacleTo(List<(SeedValue Left, SeedValue Right)> pairs, Sample right) =>
        pairs.TrueForAll(pair => pair.Left.Diverged && pair.Right.Diverged) ? VerdictReason.Diverged
        : pairs.TrueForAll(pair => pair.Left.Censored && (pair.Right.Censored || right.Number >= pair.Left.Value)) ? VerdictReason.Censored
        : pairs.Exists(pair => pair.Left.Disturbed || pair.Right.Disturbed) ? VerdictReason.Disturbed
        : pairs.Count < FewestPairs ? VerdictReason.Underpowered
        : VerdictReason.None;

    private double PAbove(double threshold) => Obstacle == VerdictReason.None ? _tests.Max(test => test.Above(threshold)) : 1;

    private double PBelow(double threshold) => Obstacle == VerdictReason.None ? _tests.Max(test => test.Below(threshold)) : 1;

    /// <summary>
    /// The difference between the two sides, left minus right, with both sides refitted to the seeds at the given indices.
    /// </summary>
    private double Refit(IReadOnlyList<int> places)
    {
        int[] seeds = [.. places.Select(place => Seeds[place])];
        return ScaledOf(Left, seeds) - ScaledOf(Right, seeds);
    }

    private double ScaledOf(Sample side, IReadOnlyList<int> seeds) =>
        side.Number is double number ? Scaled(number)
        : side.Fit is { } fit ? Scaled(fit(seeds))
        : seeds.Average(seed => Scaled(side.Values.First(value => value.Seed == seed).Value));

    /// <summary>The lower and upper bounds on a value. A diverged trial is no better than a uniform model.</summary>
    private Bounds BoundsOf(SeedValue value) =>
        !value.Diverged || value.Censored || Metric.Better == Better.Neither ? value.Bounds
        : IsLowerBetter ? Bounds.AtLeast(value.Value)
        : new Bounds(Metric.Contrast == Contrast.Ratio ? 0 : double.NegativeInfinity, value.Value);

    private double Scaled(double value) => Metric.Contrast == Contrast.Ratio ? Math.Log(value) : value;

    private Bounds Scaled(Bounds bounds) => new(Scaled(bounds.Low), Scaled(bounds.High));

    private static double Finite(double value) => double.IsFinite(value) ? value : double.NaN;

    private static double Square(double value) => value * value;
}
