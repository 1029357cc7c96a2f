namespace LlamaBatch;

/// <summary>A metric of an arm (a compared configuration) in two studies.</summary>
/// <param name="Before">The arm in the earlier study.</param>
/// <param name="After">The arm in the later study.</param>
/// <param name="Shift">The verdict on "it is lower now", without a margin: inconclusive if the difference may be noise.</param>
/// <param name="Harm">
/// The verdict on "it is no worse than before by the metric's margin". Null if the metric has no better direction.
/// </param>
internal sealed record ArmChange(Sample Before, Sample After, Verdict Shift, Verdict? Harm)
{
    /// <summary>The comparison of the arm in the later study with the same arm in the earlier one.</summary>
    public Comparison Comparison => Shift.Comparisons[0];

    /// <summary>The metric.</summary>
    public MetricDefinition Metric => Comparison.Metric;

    /// <summary>Whether every seed has the same value in both studies.</summary>
    public bool IsIdentical => AreIdentical(Before, After);

    /// <summary>Whether the difference is larger than noise explains.</summary>
    public bool IsChanged => !IsIdentical && Shift.Status != VerdictStatus.Inconclusive;

    /// <summary>Whether the later value is worse; null if the difference may be noise or the metric has no better direction.</summary>
    public bool? IsForTheWorse => !IsChanged || Metric.Better == Better.Neither
        ? null
        : (Shift.Status == VerdictStatus.Supported) == (Metric.Better == Better.Higher);

    /// <summary>Whether the later value is worse by more than the metric's margin.</summary>
    public bool IsWorse => !IsIdentical && Harm?.Status == VerdictStatus.Refuted;

    /// <summary>Whether the two values cannot be compared, for lack of seeds or because values are missing.</summary>
    public bool IsIncomparable => !IsIdentical && Comparison.Obstacle != VerdictReason.None;

    /// <summary>
    /// Whether every seed has the same value in two arms. For independent runs, whose seed numbers mean nothing, only the values must
    /// agree.
    /// </summary>
    /// <param name="one">An arm.</param>
    /// <param name="other">The other arm.</param>
    public static bool AreIdentical(Sample one, Sample other) => one.IsIndependent && other.IsIndependent
        ? Unnumbered(one).SequenceEqual(Unnumbered(other)) && one.NotNumbers.Count == other.NotNumbers.Count
        : one.Values.SequenceEqual(other.Values) && one.NotNumbers.SequenceEqual(other.NotNumbers);

    private static IEnumerable<SeedValue> Unnumbered(Sample arm) =>
        arm.Values.Select(value => value with { Seed = 0 }).OrderBy(value => value.Value).ThenBy(value => value.Bounds.Low);
}
