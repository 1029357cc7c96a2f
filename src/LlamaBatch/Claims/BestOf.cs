namespace LlamaBatch;

/// <summary>
/// An arm compared with the best of others (Hsu 1996): no other is better by more than the margin, and at least one is worse by more than the margin. The second half keeps a flat optimum, where any
/// arm would do, from being called best.
/// </summary>
/// <remarks>
/// p⁺ is the larger of two: the largest p over "the other is better by more than the margin" (all must be excluded), and the smallest over "the arm is better by at most the margin", adjusted for
/// having been chosen. p⁻ is the smaller of two: the smallest over "no better by more than the margin", adjusted, and the largest over "the arm is better by the margin" (none is worse).
/// The adjustment is Bonferroni's. Hsu's critical values are Dunnett's, which need one error for all pairs, and the arms of a sweep vary unlike each other: with an error for each of five pairs of
/// five seeds a simulation errs in 3.8 % of cases where 2.5 % are promised.
/// </remarks>
public sealed class BestOf : Evidence
{
    internal BestOf(IReadOnlyList<Comparison> comparisons)
    {
        Comparisons = comparisons;
        Obstacle = comparisons.Select(pair => pair.Obstacle).FirstOrDefault(obstacle => obstacle != VerdictReason.None);
        if (Obstacle != VerdictReason.None)
        {
            return;
        }

        double margin = Margin;
        PFor = Math.Max(comparisons.Max(pair => pair.PBetter(-margin)), SmallestOf(pair => pair.PBetter(margin)));
        PBeaten = SmallestOf(pair => pair.PWorse(-margin));
        PAgainst = Math.Min(PBeaten, comparisons.Max(pair => pair.PWorse(margin)));
    }

    /// <summary>The arm with each of the others.</summary>
    public override IReadOnlyList<Comparison> Comparisons { get; }

    /// <summary>The arm that the claim is about.</summary>
    public Sample Arm => Comparisons[0].Left;

    /// <summary>The smallest difference that makes one arm better than another.</summary>
    public double Margin => Comparisons[0].Margin;

    /// <inheritdoc/>
    public override double PFor { get; } = 1;

    /// <inheritdoc/>
    public override double PAgainst { get; } = 1;

    /// <inheritdoc/>
    public override VerdictReason Obstacle { get; }

    /// <summary>The p of "no other is better by more than the margin".</summary>
    private double PBeaten { get; } = 1;

    /// <inheritdoc/>
    internal override Comparison Crucial =>
        Comparisons.FirstOrDefault(pair => pair.Obstacle != VerdictReason.None)
        ?? (PAgainst < PFor && PBeaten <= PAgainst ? Comparisons.MinBy(pair => pair.PWorse(-Margin)) : Comparisons.MaxBy(pair => pair.PBetter(-Margin)))!;

    /// <inheritdoc/>
    internal override Evidence WithMargins(double factor) => new BestOf([.. Comparisons.Select(pair => pair.Times(factor))]);

    /// <inheritdoc/>
    internal override Sample? ThreatTo(bool supported)
    {
        if (Comparisons[0].Metric.Kind == MetricKind.Cost)
        {
            return null;
        }

        // Refuted by one that is better: only the arm itself could change that. Supported, or none is worse: any other might be better than it looks.
        IEnumerable<Sample> losers = supported ? Comparisons.Select(pair => pair.Right)
            : PBeaten <= PAgainst ? [Arm]
            : Comparisons.Select(pair => pair.Right).Prepend(Arm);
        return losers.FirstOrDefault(arm => arm.IsAtEdge);
    }

    /// <inheritdoc/>
    internal override VerdictReason RefutedBy(double level) => PBeaten <= PAgainst ? VerdictReason.Beaten : VerdictReason.Negligible;

    /// <inheritdoc/>
    internal override VerdictReason OpenBecause(double error) => Crucial.OpenBecause(error);

    /// <summary>The smallest p, adjusted for being the smallest of several.</summary>
    private double SmallestOf(Func<Comparison, double> p) => Math.Min(1, Comparisons.Count * Comparisons.Min(p));
}
