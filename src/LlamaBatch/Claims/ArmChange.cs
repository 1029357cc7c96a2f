namespace LlamaBatch;

/// <summary>The values of a metric for one configuration in two studies, an earlier and a later one.</summary>
/// <param name="Before">The values in the earlier study.</param>
/// <param name="After">The values in the later study.</param>
/// <param name="Shift">The verdict on "the later value is lower", without a margin. It is inconclusive if the difference may be
/// noise.</param>
/// <param name="Harm">
/// The verdict on "the later value is no worse than the earlier one", with the metric's margin. It is null if the metric does not declare
/// which direction is better.
/// </param>
internal sealed record ArmChange(Sample Before, Sample After, Verdict Shift, Verdict? Harm)
{
    /// <summary>The comparison of the values in the later study with those in the earlier study.</summary>
    public Comparison Comparison => Shift.Comparisons[0];

    /// <summary>The metric whose values are compared.</summary>
    public MetricDefinition Metric => Comparison.Metric;

    /// <summary>Whether every seed has the same value in both studies.</summary>
    public bool IsIdentical => AreIdentical(Before, After);

    /// <summary>Whether the difference between the two studies is statistically significant.</summary>
    public bool IsChanged => !IsIdentical && Shift.Status != VerdictStatus.Inconclusive;

    /// <summary>
    /// Whether the later value is worse. The result is null if the difference may be noise, or if the metric does not declare which
    /// direction is better.
    /// </summary>
    public bool? IsForTheWorse => !IsChanged || Metric.Better == Better.Neither
        ? null
        : (Shift.Status == VerdictStatus.Supported) == (Metric.Better == Better.Higher);

    /// <summary>Whether the later value is worse by more than the metric's margin.</summary>
    public bool IsWorse => !IsIdentical && Harm?.Status == VerdictStatus.Refuted;

    /// <summary>Whether the values cannot be compared, for example because too few seeds have a value in both studies.</summary>
    public bool IsIncomparable => !IsIdentical && Comparison.Obstacle != VerdictReason.None;

    /// <summary>
    /// Whether two samples have the same value for every seed. Independent runs have no common seeds, so their sorted values are compared.
    /// </summary>
    /// <param name="one">The first sample.</param>
    /// <param name="other">The second sample.</param>
    public static bool AreIdentical(Sample one, Sample other) => one.IsIndependent && other.IsIndependent
        ? Unnumbered(one).SequenceEqual(Unnumbered(other)) && one.NotNumbers.Count == other.NotNumbers.Count
        : one.Values.SequenceEqual(other.Values) && one.NotNumbers.SequenceEqual(other.NotNumbers);

    private static IEnumerable<SeedValue> Unnumbered(Sample arm) =>
        arm.Values.Select(value => value with { Seed = 0 }).OrderBy(value => value.Value).ThenBy(value => value.Bounds.Low);
}
