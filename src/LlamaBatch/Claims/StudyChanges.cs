namespace LlamaBatch;

/// <summary>
/// The changes from an earlier study to a later study, at the configurations that both have. The later study may come from another commit
/// or machine, or consist of imported runs.
/// </summary>
/// <remarks>
/// <para>
/// Every metric is compared at every configuration that both studies have. Learning metrics are paired by seed, since a seed has the same
/// initial weights and data in both studies. Costs and imported runs are compared as independent values.
/// </para>
/// <para>
/// Holm's adjustment is applied separately to two groups of tests: whether a value changed at all, and whether it is worse by more than the
/// metric's margin. Values that are identical for every seed need no test, so they are not counted.
/// </para>
/// </remarks>
internal sealed class StudyChanges
{
    private StudyChanges(
        IReadOnlyList<ArmChange> all,
        IReadOnlyList<ArmName> onlyBefore,
        IReadOnlyList<ArmName> onlyAfter,
        IReadOnlyList<(MetricDefinition Metric, ArmName Arm)> lost)
    {
        All = all;
        OnlyBefore = onlyBefore;
        OnlyAfter = onlyAfter;
        Lost = lost;
    }

    /// <summary>Every compared metric of every configuration, metric by metric.</summary>
    public IReadOnlyList<ArmChange> All { get; }

    /// <summary>The configurations that only the earlier study has.</summary>
    public IReadOnlyList<ArmName> OnlyBefore { get; }

    /// <summary>The configurations that only the later study has.</summary>
    public IReadOnlyList<ArmName> OnlyAfter { get; }

    /// <summary>The metrics that a configuration has in the earlier study but not in the later one.</summary>
    public IReadOnlyList<(MetricDefinition Metric, ArmName Arm)> Lost { get; }

    /// <summary>
    /// Whether the later study lacks values of the earlier study, or nothing was compared. A change for the worse could then be hidden.
    /// </summary>
    public bool IsIncomplete => All.Count == 0 || OnlyBefore.Count + Lost.Count > 0;

    /// <summary>The values whose differences may be noise, with the clearest differences first.</summary>
    public IEnumerable<ArmChange> WithinNoise => All
        .Where(change => !change.IsIdentical && !change.IsChanged && !change.IsIncomparable)
        .OrderBy(change => Math.Min(change.Comparison.PFor, change.Comparison.PAgainst));

    /// <summary>The values whose changes are statistically significant.</summary>
    public IEnumerable<ArmChange> Changed => All.Where(change => change.IsChanged);

    /// <summary>The values that are worse by more than their margins.</summary>
    public IEnumerable<ArmChange> Worse => All.Where(change => change.IsWorse);

    /// <summary>Compares two studies.</summary>
    /// <param name="before">The metrics of the earlier study, each at all its configurations.</param>
    /// <param name="after">The metrics of the later study, each at all its configurations.</param>
    /// <param name="familyWiseError">The accepted probability of reporting noise as a change at least once.</param>
    public static StudyChanges Between(
        IReadOnlyList<Samples> before, IReadOnlyList<Samples> after, double familyWiseError = 0.05)
    {
        List<(Sample Before, Sample After, MetricDefinition Metric)> pairs =
        [
            .. from earlier in before
               let later = after.FirstOrDefault(one => one.Metric.Key == earlier.Metric.Key && one.Budget == earlier.Budget)
               where later is not null
               from arm in earlier.DistinctArms.Where(HasValues)
               let other = later.Arms.FirstOrDefault(one => HasValues(one) && AreSame(one, arm))
               where other is not null
               select (arm, other, earlier.Metric),
        ];
        bool[] differ = [.. pairs.Select(pair => !ArmChange.AreIdentical(pair.Before, pair.After))];
        Verdict[] shifts = Decided([.. pairs.Select(pair => Asked(pair, Relation.Below, 0))], differ, familyWiseError);
        Verdict[] harms = Decided(
            [.. pairs.Select(pair => Asked(
                pair, pair.Metric.Better == Better.Higher ? Relation.NotBelow : Relation.NotAbove, pair.Metric.Margin))],
            [.. pairs.Zip(differ, (pair, isDifferent) => isDifferent && IsRanked(pair))],
            familyWiseError);
        return new StudyChanges(
            [.. pairs.Select((pair, i) => new ArmChange(pair.Before, pair.After, shifts[i], IsRanked(pair) ? harms[i] : null))],
            Missing(before, after),
            Missing(after, before),
            [
                .. from earlier in before
                   let later = after.FirstOrDefault(one => one.Metric.Key == earlier.Metric.Key && one.Budget == earlier.Budget)
                   from arm in earlier.DistinctArms.Where(HasValues)
                   where later?.Arms.Any(one => HasValues(one) && AreSame(one, arm)) != true
                       && after.SelectMany(one => one.Arms).Any(one => HasValues(one) && AreSame(one, arm))
                   select (earlier.Metric, arm.Name),
            ]);
    }

    /// <summary>Decides the selected verdicts together, with Holm's adjustment; the remaining verdicts stay undecided.</summary>
    private static Verdict[] Decided(Verdict[] asked, bool[] decides, double familyWiseError)
    {
        var decided = new Queue<Verdict>(ClaimFamily.Decide([.. asked.Where((_, i) => decides[i])], familyWiseError));
        return [.. asked.Select((one, i) => decides[i] ? decided.Dequeue() : one)];
    }

    private static bool IsRanked((Sample Before, Sample After, MetricDefinition Metric) pair) => pair.Metric.Better != Better.Neither;

    private static Verdict Asked((Sample Before, Sample After, MetricDefinition Metric) pair, Relation relation, double margin)
    {
        bool isIndependent = pair.Before.IsIndependent || pair.After.IsIndependent || pair.Metric.Kind == MetricKind.Cost;
        return Verdict.Of(
            [new Comparison(
                pair.After.Plain(isIndependent), pair.Before.Plain(isIndependent), pair.Metric, relation, margin)],
            absent: []);
    }

    private static List<ArmName> Missing(IReadOnlyList<Samples> of, IReadOnlyList<Samples> @in)
    {
        var there = @in.SelectMany(one => one.Arms).Where(HasValues).ToList();
        return [.. of.SelectMany(one => one.DistinctArms).Where(HasValues)
            .Where(arm => !there.Exists(other => AreSame(arm, other)))
            .Select(arm => arm.Name)
            .Distinct()];
    }

    private static bool HasValues(Sample arm) => arm.Values.Count + arm.NotNumbers.Count > 0;

    private static bool AreSame(Sample one, Sample other) =>
        one.Levels.Count == other.Levels.Count && one.Levels.All(other.Levels.Contains);
}
