using LlamaBatch.Statistics;

namespace LlamaBatch;

/// <summary>
/// Two arms compared seed by seed: a paired t test of "the left arm is below (above) the right one by more than the margin". Seeds share initial weights and data over the
/// arms, so the differences vary less than the arms do.
/// </summary>
/// <remarks>
/// Where all differences are the same to rounding, p is the limit of vanishing variation: 0 on the side of the margin where they lie, 1 on the other, one half for
/// both on the margin itself. A diverged trial counts with the value of a model that knows nothing. A pair without a finite difference, or arms that all diverged, cannot be
/// compared; <see cref="Obstacle"/> then says why and both p are 1.
/// </remarks>
public sealed record Comparison
{
    /// <summary>Below this many pairs no verdict is given: two differences give an interval, but nothing about their distribution.</summary>
    public const int FewestPairs = 3;

    /// <summary>Differences closer than this to each other, relative to the values, are the same to rounding.</summary>
    private const double Rounding = 1e-12;

    private readonly double[] _excesses;

    /// <summary>Compares two arms.</summary>
    /// <param name="left">The arm that the claim is about.</param>
    /// <param name="right">The arm it is compared with.</param>
    /// <param name="metric">What was measured.</param>
    /// <param name="relation"><see cref="Relation.Below"/> or <see cref="Relation.Above"/>.</param>
    /// <param name="margin">The smallest effect of interest, not negative, as the metric's contrast measures it.</param>
    public Comparison(Sample left, Sample right, MetricDefinition metric, Relation relation, double margin)
    {
        Left = left;
        Right = right;
        Metric = metric;
        Relation = relation;
        Margin = margin;

        var pairs = (from a in left.Values join b in right.Values on a.Seed equals b.Seed orderby a.Seed select (Left: a, Right: b)).ToList();
        Seeds = [.. pairs.Select(pair => pair.Left.Seed)];
        Planned = left.Values.Select(value => value.Seed).Concat(left.MissingSeeds).Union(right.Values.Select(value => value.Seed).Concat(right.MissingSeeds)).Count();

        double[] lefts = [.. pairs.Select(pair => Scaled(pair.Left.Value))];
        double[] rights = [.. pairs.Select(pair => Scaled(pair.Right.Value))];
        double[] differences = [.. lefts.Zip(rights, (a, b) => a - b)];
        Moments moments = Moments.Of(differences);
        double rounding = Rounding * lefts.Concat(rights).Select(Math.Abs).DefaultIfEmpty(0).Max();
        Effect = moments.Mean;
        StandardDeviation = moments.StandardDeviation <= rounding ? 0 : moments.StandardDeviation;
        Correlation = Moments.Correlation(lefts, rights);
        VarianceRatio = Square(StandardDeviation) / (Square(Moments.Of(lefts).StandardDeviation) + Square(Moments.Of(rights).StandardDeviation));
        _excesses = [.. differences.Select(difference => (relation == Relation.Below ? -difference : difference) - margin)];

        Obstacle = differences.Length == 0 ? VerdictReason.NotRun
            : differences.Any(difference => !double.IsFinite(difference)) ? VerdictReason.NotFinite
            : pairs.All(pair => pair.Left.Diverged && pair.Right.Diverged) ? VerdictReason.Diverged
            : differences.Length < FewestPairs ? VerdictReason.Underpowered
            : VerdictReason.None;
        if (Obstacle != VerdictReason.None)
        {
            return;
        }

        double excess = _excesses.Average();
        double t = StandardDeviation == 0
            ? Math.Abs(excess) <= rounding ? 0 : excess * double.PositiveInfinity
            : excess / StandardError;
        PFor = StudentT.Above(t, Count - 1);
        PAgainst = StudentT.Above(-t, Count - 1);
    }

    /// <summary>The arm that the claim is about.</summary>
    public Sample Left { get; }

    /// <summary>The arm it is compared with.</summary>
    public Sample Right { get; }

    /// <summary>What was measured.</summary>
    public MetricDefinition Metric { get; }

    /// <summary>What is said of the left arm.</summary>
    public Relation Relation { get; }

    /// <summary>The smallest effect of interest, in the unit of <see cref="Effect"/>.</summary>
    public double Margin { get; }

    /// <summary>The seeds present in both arms.</summary>
    public IReadOnlyList<int> Seeds { get; }

    /// <summary>How many pairs, n.</summary>
    public int Count => Seeds.Count;

    /// <summary>How many pairs were planned.</summary>
    public int Planned { get; }

    /// <summary>The mean of left minus right, in the metric's unit; for a <see cref="Contrast.Ratio"/> metric of the logarithm of left over right.</summary>
    public double Effect { get; }

    /// <summary>The standard deviation of the paired differences, s_d; 0 where they are the same to rounding.</summary>
    public double StandardDeviation { get; }

    /// <summary>The standard error of <see cref="Effect"/>.</summary>
    public double StandardError => StandardDeviation / Math.Sqrt(Count);

    /// <summary>p⁺: the one-sided p of "the difference claimed is at most the margin". Small: for the claim.</summary>
    public double PFor { get; } = 1;

    /// <summary>p⁻: the one-sided p of "the difference claimed is at least the margin". Small: against the claim.</summary>
    public double PAgainst { get; } = 1;

    /// <summary>
    /// The exact two-sided sign-flip p of "the difference claimed is the margin", a second opinion that needs no normality; null where it cannot be computed.
    /// </summary>
    public double? SignFlipP => Obstacle == VerdictReason.None ? SignFlipTest.P(_excesses) : null;

    /// <summary>The correlation ρ of the arms over the seeds; not a number where one does not vary.</summary>
    public double Correlation { get; }

    /// <summary>
    /// The variance of the paired difference relative to that of unpaired arms, <c>s_d² / (s_left² + s_right²)</c>: 1 - ρ where both vary alike. Below 1 the common seeds
    /// helped.
    /// </summary>
    public double VarianceRatio { get; }

    /// <summary>Why the arms cannot be compared; <see cref="VerdictReason.None"/> where they can.</summary>
    public VerdictReason Obstacle { get; }

    /// <summary>Whether the claim holds the left arm for the better one, or the right one; null where the metric does not rank, or tuning was not for its like.</summary>
    private bool? ClaimsLeftIsBetter =>
        Metric.Kind == MetricKind.Cost || Metric.Better == Better.Neither ? null : (Metric.Better == Better.Lower) == (Relation == Relation.Below);

    /// <summary>The t interval of <see cref="Effect"/>, for this comparison alone.</summary>
    /// <param name="level">The coverage.</param>
    public Interval Interval(double level = 0.95) => LlamaBatch.Interval.OfMean(Effect, StandardDeviation, Count, level);

    /// <summary>
    /// The minimum detectable effect: the distance from the margin at which this many seeds, varying as these do, decide with 80 % probability; exact. In the unit of
    /// <see cref="Effect"/>.
    /// </summary>
    /// <param name="error">The two-sided error.</param>
    public double DetectableEffect(double error = 0.05) =>
        StandardDeviation == 0 ? 0 : StandardDeviation * PairedPower.DetectableEffect(Count, error);

    /// <summary>
    /// The seeds that decide with 80 % probability, if they vary as these do, whether the difference is twice the margin or none at all. Where the margin is zero: whether it is the difference
    /// seen. Null where nothing is known of the variation.
    /// </summary>
    /// <param name="error">The two-sided error.</param>
    public int? SeedsNeeded(double error = 0.05)
    {
        double distance = Margin > 0 ? Margin : Math.Abs(Effect);
        return double.IsFinite(StandardDeviation) && distance > 0
            ? StandardDeviation == 0 ? FewestPairs : Math.Max(FewestPairs, PairedPower.SeedsNeeded(distance / StandardDeviation, error))
            : null;
    }

    /// <summary>
    /// The arm that could turn a verdict for (against) the claim if it were tuned better, since its tuned level lies at the edge of the grid; null where there is none. A better winner
    /// only wins more; a better loser might not lose.
    /// </summary>
    internal Sample? ThreatTo(bool supported)
    {
        Sample? loser = ClaimsLeftIsBetter is bool leftIsBetter ? leftIsBetter == supported ? Right : Left : null;
        return loser is { IsAtEdge: true } ? loser : null;
    }

    /// <summary>What the interval says of a refuted claim.</summary>
    internal VerdictReason RefutedBy(double level)
    {
        Interval interval = Interval(level);
        (double low, double high) = Relation == Relation.Below ? (-interval.High, -interval.Low) : (interval.Low, interval.High);
        return high < 0 ? VerdictReason.Opposite : low >= -Margin && high <= Margin ? VerdictReason.Negligible : VerdictReason.TooSmall;
    }

    private double Scaled(double value) => Metric.Contrast == Contrast.Ratio ? Math.Log(value) : value;

    private static double Square(double value) => value * value;
}
