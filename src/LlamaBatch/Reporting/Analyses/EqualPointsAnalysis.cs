using LlamaBatch.Reporting.Facts;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>
/// Finds configurations with identical settings. If possible, they are reported as equivalent levels of one axis, otherwise individually.
/// </summary>
internal static class EqualPointsAnalysis
{
    /// <summary>The maximum number of groups of identical configurations that a report lists. Further groups are only counted.</summary>
    private const int MostGroups = 5;

    /// <summary>Facts about configurations with identical settings; empty if the settings of all configurations differ.</summary>
    /// <param name="points">The compared configurations with the identities of their trials.</param>
    /// <param name="metrics">The metrics. Configurations with the same costs are reported only if a cost metric is measured.</param>
    public static IReadOnlyList<Fact> Of(
        IReadOnlyList<(IReadOnlyList<AxisLevel> Levels, ArmIdentity Identity)> points, IReadOnlyList<MetricDefinition> metrics)
    {
        var facts = new List<Fact>();
        var first = new Dictionary<AxisLevel, AxisLevel>();
        for (int place = 0; points.Count > 0 && place < points[0].Levels.Count; place++)
        {
            string axis = points[0].Levels[place].Axis;
            var levels = IdentitiesAt(place, points);
            foreach (var same in levels.GroupBy(level => level.Learning, StringComparer.Ordinal).Where(same => same.Count() > 1))
            {
                bool costDiffers = same.DistinctBy(level => level.Cost, StringComparer.Ordinal).Count() > 1;
                Sharing sharing = costDiffers ? Sharing.Learning : Sharing.Everything;
                facts.Add(new EqualLevels(axis, [.. same.Select(level => level.Level.Level)], sharing));
                foreach (var level in same)
                {
                    first[level.Level] = same.First().Level;
                }
            }

            facts.AddRange(levels.Where(_ => metrics.Any(metric => metric.Kind == MetricKind.Cost))
                .GroupBy(level => level.Cost, StringComparer.Ordinal)
                .Where(same => same.DistinctBy(level => level.Learning, StringComparer.Ordinal).Count() > 1)
                .Select(same => new EqualLevels(axis, [.. same.Select(level => level.Level.Level)], Sharing.Costs)));
        }

        IReadOnlyList<AxisLevel> Reduced(IReadOnlyList<AxisLevel> levels) =>
            [.. levels.Select(level => first.GetValueOrDefault(level, level))];
        var others = points.Select(point => (Levels: Reduced(point.Levels), point.Identity.Learning))
            .DistinctBy(point => string.Join(',', point.Levels), StringComparer.Ordinal)
            .GroupBy(point => point.Learning, point => point.Levels, StringComparer.Ordinal)
            .Where(same => same.Count() > 1)
            .ToList();
        facts.AddRange(others.Take(MostGroups).Select(same => new EqualPoints([.. same])));
        if (others.Count > MostGroups)
        {
            facts.Add(new MoreEqualPoints(others.Count - MostGroups));
        }

        return facts;
    }

    /// <summary>
    /// For each level of one axis, the trial identities at all levels of the other axes. The identities are joined in the same order for
    /// each level.
    /// </summary>
    private static List<(AxisLevel Level, string Learning, string Cost)> IdentitiesAt(
        int place, IReadOnlyList<(IReadOnlyList<AxisLevel> Levels, ArmIdentity Identity)> points) =>
    [
        .. points.GroupBy(point => point.Levels[place]).Select(level => (
            level.Key,
            string.Join(' ', level.Select(point => point.Identity.Learning)),
            string.Join(' ', level.Select(point => point.Identity.Cost)))),
    ];
}
