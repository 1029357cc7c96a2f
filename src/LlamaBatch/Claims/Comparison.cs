using LlamaBatch.Statistics;

namespace LlamaBatch;

/// <summary>
/// Two arms, or an arm and a number, compared seed by seed: a paired t test of what the claim says against its margin. Seeds share initial weights and data over the arms, so the differences
/// vary less than the arms do.
/// </summary>
/// <remarks>
/// <para>
/// "Below" and "above" ask for a difference beyond the margin. "Equal" is decided by two one-sided tests (Schuirmann 1987): the difference lies above minus the margin and below the margin.
/// "Not above" and "not below" are non-inferiority.
/// </para>
/// <para>
/// Where all differences are the same to rounding, p is the limit of vanishing variation: 0 on the side of the margin where they lie, 1 on the other, one half for both on the margin itself.
/// </para>
/// <para>
/// The mean of capped or censored values has no t distribution. Where a trial diverged, or ended before a value was reached, the signs of the differences decide: the exact sign test, with the median and
/// the interval that belong to it. A diverged trial is at best a model that knows nothing: that bounds its value on one side.
/// </para>
/// <para>
/// A quantity fitted over the seeds together is decided by the t test of its jackknife's pseudo-values and, from <see cref="BcaBootstrap.FewestSeeds"/> seeds on, needs the bootstrap to agree:
/// the larger p counts.
/// </para>
/// <para>
/// A pair without a finite difference, or arms that all diverged or all stopped early, cannot be compared; <see cref="Obstacle"/> then says why and both p are 1.
/// </para>
/// </remarks>
public sealed class Comparison : Evidence
{
    /// <summary>Below this many pairs no verdict is given: two differences give an interval, but nothing about their distribution.</summary>
    public const int FewestPairs = 3;

    /// <summary>The logarithm of a ratio that no two best levels come near.</summary>
    private const double WidestRatio = 20;

    /// <summary>Differences closer than this to each other, relative to the values, are the same to rounding.</summary>
    private const double Rounding = 1e-12;

    private readonly double[] _differences;
    private readonly Bounds[] _bounds = [];
    private readonly IReadOnlyList<ShiftTest> _tests = [];
    private readonly SignTest? _signs;
    private readonly OptimumTest? _optimum;
    private Lazy<(double For, double Against)> _p = new((1, 1));

    /// <summary>Compares two arms.</summary>
    /// <param name="left">The arm that the claim is about.</param>
    /// <param name="right">The arm it is compared with, or a number.</param>
    /// <param name="metric">What was measured.</param>
    /// <param name="relation">What is said of the left arm.</param>
    /// <param name="margin">The smallest effect of interest, not negative, as the metric's contrast measures it.</param>
    public Comparison(Sample left, Sample right, MetricDefinition metric, Relation relation, double margin)
    {
        Left = left;
        Right = right;
        Metric = metric;
        Relation = relation;
        Margin = margin;

        IEnumerable<SeedValue> others = right.Number is double number ? left.Values.Select(value => new SeedValue(value.Seed, number)) : right.Values;
        var pairs = (from a in left.Values join b in others on a.Seed equals b.Seed orderby a.Seed select (Left: a, Right: b)).ToList();
        Seeds = [.. pairs.Select(pair => pair.Left.Seed)];
        Planned = left.Values.Select(value => value.Seed).Concat(left.MissingSeeds).Union(right.Values.Select(value => value.Seed).Concat(right.MissingSeeds)).Count();
        Censored = pairs.Count(pair => pair.Left.Censored || pair.Right.Censored);
        AtMost = pairs.Count(pair => pair.Left.IsAtMost || pair.Right.IsAtMost);
        IsBySign = Censored > 0 || AtMost > 0 || (metric.Kind != MetricKind.Cost && pairs.Any(pair => pair.Left.Diverged || pair.Right.Diverged));

        double[] lefts = [.. pairs.Select(pair => Scaled(pair.Left.Value))];
        double[] rights = [.. pairs.Select(pair => Scaled(pair.Right.Value))];
        _differences = [.. lefts.Zip(rights, (a, b) => a - b)];
        Moments moments = Moments.Of(_differences);
        double rounding = Rounding * lefts.Concat(rights).Select(Math.Abs).DefaultIfEmpty(0).Max();
        Effect = IsOptimum && pairs.Count > 0 ? ScaledOf(left, [.. left.Values.Select(value => value.Seed)]) - ScaledOf(right, [.. right.Values.Select(value => value.Seed)])
            : IsBySign ? Median.Of(_differences) : double.IsFinite(moments.Mean) ? moments.Mean : double.NaN;
        StandardDeviation = moments.StandardDeviation <= rounding ? 0 : moments.StandardDeviation;
        Correlation = Moments.Correlation(lefts, rights);
        VarianceRatio = Square(StandardDeviation) / (Square(Moments.Of(lefts).StandardDeviation) + Square(Moments.Of(rights).StandardDeviation));

        // Seeds that were left out for their values would leave the others a choice, not a sample.
        Obstacle = left.Measured.Concat(right.Measured).Any(arm => arm.NotNumbers.Count > 0) ? VerdictReason.NotFinite
            : _differences.Length == 0 ? left.Measured.Concat(right.Measured).Any(arm => arm.Values.Any(value => value.IsBound)) ? VerdictReason.Censored : VerdictReason.NotRun
            : left.EndsBeforeOptimum == true || right.EndsBeforeOptimum == true ? VerdictReason.EdgeOptimum
            : left.IsStep || right.IsStep ? VerdictReason.NoStandardError
            : IsFit && IsBySign && pairs.Exists(pair => !pair.Left.Diverged || !pair.Right.Diverged) ? VerdictReason.NoStandardError
            : IsBySign ? lefts.Concat(rights).Any(double.IsNaN) ? VerdictReason.NotFinite : ObstacleTo(pairs, right)
            : _differences.Any(difference => !double.IsFinite(difference)) ? VerdictReason.NotFinite
            : ObstacleTo(pairs, right);
        if (Obstacle != VerdictReason.None)
        {
            return;
        }

        Bounds[] leftBounds = [.. pairs.Select(pair => Scaled(BoundsOf(pair.Left)))];
        Bounds[] rightBounds = [.. pairs.Select(pair => Scaled(BoundsOf(pair.Right)))];
        _bounds = [.. leftBounds.Zip(rightBounds, (a, b) => a.Minus(b))];
        _signs = IsBySign ? new SignTest(_bounds) : null;
        _optimum = IsOptimum ? new OptimumTest(left.Optimum!, right.Optimum, Math.Log(right.Number ?? 1)) : null;
        _tests = _signs is not null ? [_signs]
            : _optimum is not null ? [_optimum]
            : IsFit && Count >= BcaBootstrap.FewestSeeds ? [new PairedTTest(_differences, rounding), new BcaBootstrap(Count, Refit)]
            : [new PairedTTest(_differences, rounding)];
        _p = new(PAt(margin));
    }

    /// <summary>The arm that the claim is about.</summary>
    public Sample Left { get; }

    /// <summary>The arm it is compared with, or a number.</summary>
    public Sample Right { get; }

    /// <summary>What was measured.</summary>
    public MetricDefinition Metric { get; }

    /// <summary>What is said of the left arm.</summary>
    public Relation Relation { get; }

    /// <summary>The smallest effect of interest, in the unit of <see cref="Effect"/>.</summary>
    public double Margin { get; private set; }

    /// <summary>The seeds present in both arms.</summary>
    public IReadOnlyList<int> Seeds { get; }

    /// <summary>How many pairs, n.</summary>
    public int Count => Seeds.Count;

    /// <summary>What is repeated: training by seeds, the measurement of costs by blocks.</summary>
    internal Repetition Repetition => Metric.Kind == MetricKind.Cost ? Repetition.Block : Repetition.Seed;

    /// <summary>How many pairs were planned.</summary>
    public int Planned { get; }

    /// <summary>How many pairs have a side that was not reached.</summary>
    public int Censored { get; }

    /// <summary>How many pairs have a side that was reached before anything was measured.</summary>
    public int AtMost { get; }

    /// <summary>Whether the signs of the differences decide, since a trial diverged or a value is known by a bound alone.</summary>
    public bool IsBySign { get; }

    /// <summary>
    /// The mean of left minus right, in the metric's unit; for a <see cref="Contrast.Ratio"/> metric of the logarithm of left over right. Where signs decide, the median of the
    /// differences, where values that were not reached count as far as they came; <see cref="Shift"/> is what is known of it. Infinite where a metric of a diverged trial is; not a number where there is no mean.
    /// </summary>
    public double Effect { get; }

    /// <summary>The standard deviation of the paired differences, s_d; 0 where they are the same to rounding.</summary>
    public double StandardDeviation { get; }

    /// <summary>The difference of each pair, as the metric's contrast measures it.</summary>
    internal IReadOnlyList<double> Differences => _differences;

    /// <summary>The standard error of <see cref="Effect"/>.</summary>
    public double StandardError => StandardDeviation / Math.Sqrt(Count);

    /// <summary>p⁺: the one-sided p of the claim being false. For "equal" the larger of the two tests.</summary>
    public override double PFor => _p.Value.For;

    /// <summary>p⁻: the one-sided p of the claim being true.</summary>
    public override double PAgainst => _p.Value.Against;

    /// <summary>
    /// The exact two-sided sign-flip p of "the difference is the one at the edge of the claim", a second opinion that needs no normality; null where it cannot be computed, and for "equal", which
    /// has two edges.
    /// </summary>
    public double? SignFlipP => Obstacle == VerdictReason.None && !IsBySign && !IsOptimum && Relation != Relation.EqualTo ? SignFlipTest.P([.. _differences.Select(difference => difference - Edge)]) : null;

    /// <summary>The correlation ρ of the arms over the seeds; not a number where one does not vary.</summary>
    public double Correlation { get; }

    /// <summary>
    /// The variance of the paired difference relative to that of unpaired arms, <c>s_d² / (s_left² + s_right²)</c>: 1 - ρ where both vary alike. Below 1 the common seeds
    /// helped.
    /// </summary>
    public double VarianceRatio { get; }

    /// <inheritdoc/>
    public override VerdictReason Obstacle { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Comparison> Comparisons => [this];

    /// <inheritdoc/>
    internal override Comparison Crucial => this;

    /// <summary>In how many pairs the left side surely is the smaller (larger) one, as <see cref="Effect"/> says.</summary>
    internal int InDirection => _bounds.Count(difference => Effect < 0 ? difference.High < 0 : difference.Low > 0);

    /// <summary>The smallest two-sided p that the signs of so few differences can have; 0 where they do not decide.</summary>
    internal double SmallestSignP => 2 * (_signs?.SmallestP ?? 0);

    /// <summary>What is known of <see cref="Effect"/>: only a bound where values were not reached.</summary>
    internal Bounds Shift => _signs?.Shift ?? (Censored > 0 ? new Bounds(double.NegativeInfinity, double.PositiveInfinity) : Bounds.At(Effect));

    /// <summary>Whether a claim of a larger margin says more, as "below by more than" does, or less, as "equal to within" does.</summary>
    internal bool AsksForDifference => Relation is Relation.Below or Relation.Above;

    private bool IsFit => Left.Fit is not null || Right.Fit is not null;

    /// <summary>Whether best levels are compared, with each other or with a number: their slope decides, and how they vary over the seeds is not known.</summary>
    internal bool IsOptimum => Left.Optimum is not null && (Right.Optimum is not null || Right.Number is not null);

    /// <summary>The difference at the edge of the claim.</summary>
    private double Edge => Relation is Relation.Above or Relation.NotAbove ? Margin : -Margin;

    /// <summary>Whether a value is better where it is smaller, as the sign of an improvement needs it.</summary>
    private bool IsLowerBetter => Metric.Better == Better.Lower;

    /// <summary>
    /// The interval of <see cref="Effect"/>, for this comparison alone: the t interval, or where signs decide the exact one of <see cref="SignTest.Interval"/>, which may be open and has a level of its own.
    /// Not a number where there is none.
    /// </summary>
    /// <param name="level">The coverage asked for.</param>
    public Interval Interval(double level = 0.95) =>
        _signs is not null ? _signs.Interval(level)
        : _optimum is not null ? _optimum.Interval(level)
        : IsBySign ? new Interval(double.NaN, double.NaN, level)
        : LlamaBatch.Interval.OfMean(Effect, StandardDeviation, Count, level);

    /// <summary>
    /// The minimum detectable effect: the distance from the margin at which this many seeds, varying as these do, decide with 80 % probability; exact. In the unit of
    /// <see cref="Effect"/>.
    /// </summary>
    /// <param name="error">The two-sided error.</param>
    public double DetectableEffect(double error = 0.05) =>
        StandardDeviation == 0 ? 0 : StandardDeviation * PairedPower.DetectableEffect(Count, error);

    /// <summary>
    /// The seeds that decide with 80 % probability, if they vary as these do, whether the difference is twice the margin or none at all; for "equal" that it is none. Where the margin is zero:
    /// whether it is the difference seen. Null where nothing is known of the variation.
    /// </summary>
    /// <param name="error">The two-sided error.</param>
    public int? SeedsNeeded(double error = 0.05)
    {
        // Two one-sided tests must both succeed: each may fail with half the probability.
        double power = Relation == Relation.EqualTo ? (1 + PairedPower.Usual) / 2 : PairedPower.Usual;
        double distance = Margin > 0 ? Margin : Math.Abs(Effect);
        return double.IsFinite(StandardDeviation) && distance > 0
            ? StandardDeviation == 0 ? FewestPairs : Math.Max(FewestPairs, PairedPower.SeedsNeeded(distance / StandardDeviation, error, power))
            : null;
    }

    /// <summary>The same with its margin multiplied.</summary>
    internal Comparison Times(double factor)
    {
        // What was measured and its tests are shared; only what depends on the margin is made anew.
        var other = (Comparison)MemberwiseClone();
        other.Margin = factor * Margin;
        other._p = Obstacle != VerdictReason.None ? _p : new(() => other.PAt(other.Margin));
        return other;
    }

    /// <inheritdoc/>
    internal override Evidence WithMargins(double factor) => Times(factor);

    /// <summary>Margins beyond it make no difference: the values do not reach so far, or their mean surely does not.</summary>
    internal double Reach => _signs?.Reach ?? Math.Abs(Effect) + (IsOptimum ? WidestRatio : 1000 * StandardError);

    /// <summary>p⁺ and p⁻ of a margin.</summary>
    private (double For, double Against) PAt(double margin) => Relation switch
    {
        Relation.Below => (PBelow(-margin), PAbove(-margin)),
        Relation.Above => (PAbove(margin), PBelow(margin)),
        Relation.NotAbove => (PBelow(margin), PAbove(margin)),
        Relation.NotBelow => (PAbove(-margin), PBelow(-margin)),
        _ => (Math.Max(PAbove(-margin), PBelow(margin)), Math.Min(PAbove(margin), PBelow(-margin))),
    };

    /// <summary>The p of "the left side is better by at most <paramref name="improvement"/>", which may be negative.</summary>
    internal double PBetter(double improvement) => IsLowerBetter ? PBelow(-improvement) : PAbove(improvement);

    /// <summary>The p of "the left side is better by at least <paramref name="improvement"/>", which may be negative.</summary>
    internal double PWorse(double improvement) => IsLowerBetter ? PAbove(-improvement) : PBelow(improvement);

    /// <summary>By how much the left side is better; negative where it is worse.</summary>
    internal double Improvement => IsLowerBetter ? -Effect : Effect;

    /// <summary>A better winner only wins more; a better loser might not lose. What was computed from several arms might change either way.</summary>
    /// <inheritdoc/>
    internal override Sample? ThreatTo(bool supported)
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

        bool leftWins = Relation == Relation.EqualTo ? Improvement > 0 : IsLowerBetter == (Relation is Relation.Below or Relation.NotAbove) == supported;
        Sample loser = leftWins ? Right : Left;
        return loser.IsAtEdge ? loser : null;
    }

    /// <inheritdoc/>
    internal override VerdictReason RefutedBy(double level)
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
    internal override VerdictReason OpenBecause(double error)
    {
        bool decidedAlone = 2 * Math.Min(PFor, PAgainst) <= error;
        return Obstacle != VerdictReason.None ? Obstacle
            : 2 * Math.Max(Left.Censored, Right.Censored) > Count ? VerdictReason.Censored
            : decidedAlone || IsBySign || Interval(1 - error).HalfWidth > Margin ? VerdictReason.Underpowered
            : VerdictReason.NearMargin;
    }

    /// <summary>What keeps pairs whose values can be compared from being decided.</summary>
    private static VerdictReason ObstacleTo(List<(SeedValue Left, SeedValue Right)> pairs, Sample right) =>
        pairs.TrueForAll(pair => pair.Left.Diverged && pair.Right.Diverged) ? VerdictReason.Diverged
        : pairs.TrueForAll(pair => pair.Left.Censored && (pair.Right.Censored || right.Number >= pair.Left.Value)) ? VerdictReason.Censored
        : pairs.Exists(pair => pair.Left.Disturbed || pair.Right.Disturbed) ? VerdictReason.Contaminated
        : pairs.Count < FewestPairs ? VerdictReason.Underpowered
        : VerdictReason.None;

    private double PAbove(double threshold) => Obstacle == VerdictReason.None ? _tests.Max(test => test.Above(threshold)) : 1;

    private double PBelow(double threshold) => Obstacle == VerdictReason.None ? _tests.Max(test => test.Below(threshold)) : 1;

    /// <summary>The difference fitted to some of the seeds.</summary>
    private double Refit(IReadOnlyList<int> places)
    {
        int[] seeds = [.. places.Select(place => Seeds[place])];
        return ScaledOf(Left, seeds) - ScaledOf(Right, seeds);
    }

    private double ScaledOf(Sample side, IReadOnlyList<int> seeds) =>
        side.Number is double number ? Scaled(number)
        : side.Fit is { } fit ? Scaled(fit(seeds))
        : seeds.Average(seed => Scaled(side.Values.First(value => value.Seed == seed).Value));

    /// <summary>What is known of a value: of a diverged trial, that it is no better than that of a model that knows nothing.</summary>
    private Bounds BoundsOf(SeedValue value) =>
        !value.Diverged || value.Censored || Metric.Better == Better.Neither ? value.Bounds
        : IsLowerBetter ? Bounds.AtLeast(value.Value)
        : new Bounds(Metric.Contrast == Contrast.Ratio ? 0 : double.NegativeInfinity, value.Value);

    private double Scaled(double value) => Metric.Contrast == Contrast.Ratio ? Math.Log(value) : value;

    private Bounds Scaled(Bounds bounds) => new(Scaled(bounds.Low), Scaled(bounds.High));

    private static double Square(double value) => value * value;
}
