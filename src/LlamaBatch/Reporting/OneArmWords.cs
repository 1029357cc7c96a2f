using LlamaBatch.Trials;

namespace LlamaBatch.Reporting;

/// <summary>Which points of a sweep are one arm, since their settings are equal: by levels of an axis where that says it, else point by point.</summary>
internal static class OneArmWords
{
    /// <summary>More sentences than these are counted.</summary>
    private const int MostPoints = 5;

    /// <summary>The sentences; none where every point is an arm of its own.</summary>
    /// <param name="points">The compared points, with what their trials are known by.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<(IReadOnlyList<AxisLevel> Levels, ArmIdentity Identity)> points)
    {
        var sentences = new List<string>();
        var first = new Dictionary<AxisLevel, AxisLevel>();
        for (int place = 0; points.Count > 0 && place < points[0].Levels.Count; place++)
        {
            // Points come in the order of their levels, so that those of two levels of an axis stand in the same order.
            var levels = points.GroupBy(point => point.Levels[place])
                .Select(level => (Level: level.Key, Learning: string.Join(' ', level.Select(point => point.Identity.Learning)), Cost: string.Join(' ', level.Select(point => point.Identity.Cost))))
                .ToList();
            foreach (var same in levels.GroupBy(level => level.Learning, StringComparer.Ordinal).Where(same => same.Count() > 1))
            {
                bool costDiffers = same.DistinctBy(level => level.Cost, StringComparer.Ordinal).Count() > 1;
                sentences.Add(NameOf(same.Select(level => level.Level)) + (costDiffers
                    ? " learn the same and differ in costs only: they are one arm for every metric of learning."
                    : " have the same settings and are one arm."));
                foreach (var level in same)
                {
                    first[level.Level] = same.First().Level;
                }
            }

            sentences.AddRange(levels.GroupBy(level => level.Cost, StringComparer.Ordinal)
                .Where(same => same.DistinctBy(level => level.Learning, StringComparer.Ordinal).Count() > 1)
                .Select(same => $"{NameOf(same.Select(level => level.Level))} have the same cost trials and are one arm for every cost."));
        }

        AxisLevel[] Reduced(IReadOnlyList<AxisLevel> levels) => [.. levels.Select(level => first.GetValueOrDefault(level, level))];
        var others = points.DistinctBy(point => string.Join(',', Reduced(point.Levels)), StringComparer.Ordinal)
            .GroupBy(point => point.Identity.Learning, point => string.Join(", ", Reduced(point.Levels)), StringComparer.Ordinal)
            .Where(same => same.Count() > 1)
            .ToList();
        sentences.AddRange(others.Take(MostPoints).Select(same => $"The points {Words.List(same.Select(point => $"({point})"))} have the same settings and are one arm."));
        if (others.Count > MostPoints)
        {
            sentences.Add($"{Words.Count(others.Count - MostPoints, "more group")} of points have the same settings.");
        }

        return sentences;
    }

    /// <summary><c>Depth 4 and 8</c></summary>
    private static string NameOf(IEnumerable<AxisLevel> levels) => $"{Words.Sentence(levels.First().Axis)} {Words.List(levels.Select(level => LevelText.Shown(level.Level)))}";
}
