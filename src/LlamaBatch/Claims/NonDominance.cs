namespace LlamaBatch;

/// <summary>
/// Evidence that no rival dominates a configuration on several metrics. A rival dominates if it is better by more than the margin on at
/// least one metric, and worse by more than the margin on no metric.
/// </summary>
/// <remarks>
/// A rival does not dominate the configuration if one of two conditions holds. Either the configuration is better by more than the margin
/// on some metric, or it is worse by more than the margin on no metric. The p value for the first condition is the smallest over the
/// metrics, times their number. The p value for the second condition is the largest over the metrics. p⁺ is the smaller of these two p
/// values, and the rival with the largest p⁺ decides. A small p⁻ is evidence that neither condition holds. The rival with the smallest p⁻
/// decides, and its p⁻ is multiplied by the number of rivals. If more than two thirds of the configurations are non-dominated, judged by
/// their means, the claim does not discriminate between configurations and is not supported.
/// </remarks>
public sealed class NonDominance : Evidence
{
    /// <summary>The largest fraction of non-dominated configurations at which a claim of non-dominance can be supported.</summary>
    private const double LargestShare = 2.0 / 3;

    private readonly IReadOnlyList<IReadOnlyList<Comparison>> _rivals;
    private readonly IReadOnlyList<IReadOnlyList<double>> _improvements;

    /// <param name="rivals">For each rival, its comparisons with the claim's configuration, one per metric.</param>
    /// <param name="improvements">
    /// For each configuration, including the claim's own, its mean on each metric, signed so that larger is better.
    /// </param>
    internal NonDominance(IReadOnlyList<IReadOnlyList<Comparison>> rivals, IReadOnlyList<IReadOnlyList<double>> improvements)
    {
        _rivals = rivals;
        _improvements = improvements;
        Obstacle = Comparisons.Select(pair => pair.Obstacle).FirstOrDefault(obstacle => obstacle != VerdictReason.None);
        if (Obstacle == VerdictReason.None)
        {
            PFor = Math.Min(1, rivals.Max(metrics => Math.Min(
                metrics.Count * metrics.Min(pair => pair.PBetter(pair.Margin)),
                metrics.Max(pair => pair.PBetter(-pair.Margin)))));
            PAgainst = Math.Min(1, rivals.Count * rivals.Min(PDominated));
        }
    }

    /// <summary>The number of configurations that no other configuration dominates, judged by the means of the metrics.</summary>
    public int NonDominated
    {
        get
        {
            double[] margins = [.. _rivals[0].Select(pair => pair.Margin)];
            return _improvements.Count(one => !_improvements.Any(rival => Dominates(rival, one, margins)));
        }
    }

    /// <summary>The number of configurations, including the claim's own.</summary>
    public int ArmCount => _improvements.Count;

    /// <summary>The configuration that the claim is about.</summary>
    public Sample Arm => _rivals[0][0].Left;

    /// <summary>The rival that is closest to dominating the claim's configuration.</summary>
    public Sample Rival => AgainstRival[0].Right;

    /// <inheritdoc/>
    public override IReadOnlyList<Comparison> Comparisons => [.. _rivals.SelectMany(metrics => metrics)];

    /// <inheritdoc/>
    public override double PFor { get; } = 1;

    /// <inheritdoc/>
    public override double PAgainst { get; } = 1;

    /// <inheritdoc/>
    public override VerdictReason Obstacle { get; }

    /// <summary>The comparisons of the claim's configuration with <see cref="Rival"/>, one per metric.</summary>
    internal IReadOnlyList<Comparison> AgainstRival => _rivals.MinBy(PDominated)!;

    /// <inheritdoc/>
    internal override Comparison DecisiveComparison
        => Comparisons.FirstOrDefault(pair => pair.Obstacle != VerdictReason.None) ?? AgainstRival.MaxBy(pair => pair.PWorse(pair.Margin))!;

    /// <inheritdoc/>
    internal override VerdictReason WhyNotSupported
        => NonDominated > LargestShare * ArmCount ? VerdictReason.NonDiscriminating : VerdictReason.None;

    /// <summary>
    /// Whether <paramref name="rival"/> dominates <paramref name="arm"/>. Both lists hold one mean per metric, signed so that larger is
    /// better.
    /// </summary>
    internal static bool Dominates(IReadOnlyList<double> rival, IReadOnlyList<double> arm, IReadOnlyList<double> margins)
    {
        var ahead = rival.Zip(arm, (a, b) => a - b).Zip(margins).ToList();
        return ahead.Any(metric => metric.First > metric.Second) && ahead.All(metric => metric.First >= -metric.Second);
    }

    /// <inheritdoc/>
    internal override Evidence WithMargins(double factor)
        => new NonDominance([.. _rivals.Select(metrics => metrics.Select(pair => pair.Times(factor)).ToArray())], _improvements);

    /// <inheritdoc/>
    internal override Sample? ArmThatCouldOverturn(bool supported) =>
        Comparisons.Where(pair => pair.Metric.Kind != MetricKind.Cost).Select(pair => supported ? pair.Right : pair.Left)
            .FirstOrDefault(arm => arm.IsAtEdge);

    /// <inheritdoc/>
    internal override VerdictReason WhyRefuted(double level) => VerdictReason.Beaten;

    /// <inheritdoc/>
    internal override VerdictReason WhyInconclusive(double error) =>
        Obstacle != VerdictReason.None ? Obstacle : WhyNotSupported != VerdictReason.None ? WhyNotSupported : VerdictReason.Underpowered;

    private static double PDominated(IReadOnlyList<Comparison> metrics) =>
        Math.Max(
            metrics.Max(pair => pair.PWorse(pair.Margin)),
            Math.Min(1, metrics.Count * metrics.Min(pair => pair.PWorse(-pair.Margin))));
}
