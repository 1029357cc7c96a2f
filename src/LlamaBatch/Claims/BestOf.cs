namespace LlamaBatch;

/// <summary>
/// Evidence that one configuration is the best of several (Hsu 1996). No rival may be better by more than the margin, and at least one
/// rival must be worse by more than the margin. The second condition excludes a flat optimum, at which all configurations are equally good.
/// </summary>
/// <remarks>
/// <para>
/// For each rival, there are four p values, with these null hypotheses. (a) The rival is better by more than the margin. (b) The claimed
/// best configuration is better by at most the margin. (c) The rival is better by at most the margin. (d) The claimed best configuration is
/// better by at least the margin. Over all rivals, p⁺ = max(max a, min b) and p⁻ = min(min c, max d). Each minimum is adjusted for the
/// number of rivals.
/// </para>
/// <para>
/// The adjustment is Bonferroni's. Dunnett's critical values assume one variance for all pairs, but the configurations of a sweep differ in
/// variance. In simulations with five pairs and five seeds, the error rate of Dunnett's test is 3.8 % instead of 2.5 %.
/// </para>
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

    /// <summary>The comparisons of the claimed best configuration with its rivals, one per rival.</summary>
    public override IReadOnlyList<Comparison> Comparisons { get; }

    /// <summary>The configuration that is claimed to be best.</summary>
    public Sample Arm => Comparisons[0].Left;

    /// <summary>The smallest difference that makes one configuration better than another.</summary>
    public double Margin => Comparisons[0].Margin;

    /// <inheritdoc/>
    public override double PFor { get; } = 1;

    /// <inheritdoc/>
    public override double PAgainst { get; } = 1;

    /// <inheritdoc/>
    public override VerdictReason Obstacle { get; }

    /// <summary>The p value under the hypothesis that no rival is better by more than the margin.</summary>
    private double PBeaten { get; } = 1;

    /// <inheritdoc/>
    internal override Comparison DecisiveComparison =>
        Comparisons.FirstOrDefault(pair => pair.Obstacle != VerdictReason.None)
        ?? (PAgainst < PFor && PBeaten <= PAgainst
            ? Comparisons.MinBy(pair => pair.PWorse(-Margin))
            : Comparisons.MaxBy(pair => pair.PBetter(-Margin)))!;

    /// <inheritdoc/>
    internal override Evidence WithMargins(double factor) => new BestOf([.. Comparisons.Select(pair => pair.Times(factor))]);

    /// <inheritdoc/>
    internal override Sample? ArmThatCouldOverturn(bool supported)
    {
        if (Comparisons[0].Metric.Kind == MetricKind.Cost)
        {
            return null;
        }

        // If a rival is better, only better tuning of the claimed best configuration could overturn the verdict. Otherwise, only better
        // tuning of a rival could.
        IEnumerable<Sample> losers = supported ? Comparisons.Select(pair => pair.Right)
            : PBeaten <= PAgainst ? [Arm]
            : Comparisons.Select(pair => pair.Right).Prepend(Arm);
        return losers.FirstOrDefault(arm => arm.IsAtEdge);
    }

    /// <inheritdoc/>
    internal override VerdictReason WhyRefuted(double level) => PBeaten <= PAgainst ? VerdictReason.Beaten : VerdictReason.Negligible;

    /// <inheritdoc/>
    internal override VerdictReason WhyInconclusive(double error) => DecisiveComparison.WhyInconclusive(error);

    /// <summary>The smallest p value of the comparisons, Bonferroni-adjusted for their number.</summary>
    private double SmallestOf(Func<Comparison, double> p) => Math.Min(1, Comparisons.Count * Comparisons.Min(p));
}
