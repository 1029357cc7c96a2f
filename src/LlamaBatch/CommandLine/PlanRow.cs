using LlamaBatch.Trials;

namespace LlamaBatch.CommandLine;

/// <summary>A row of the table of plans: a compared configuration with its plan at each level of the tuned axes.</summary>
/// <param name="Levels">The levels of the compared axes.</param>
/// <param name="Plans">The plans, one for each combination of levels of the tuned axes.</param>
internal sealed record PlanRow(IReadOnlyList<AxisLevel> Levels, IReadOnlyList<TrialPlan> Plans)
{
    /// <summary>Makes one row for each compared configuration.</summary>
    public static List<PlanRow> Of(
        IReadOnlyList<(IReadOnlyList<AxisLevel> Levels, TrialPlan Plan)> points,
        IReadOnlyList<AxisLevels> tuned) =>
        [.. points
            .Select(point => (Levels: (IReadOnlyList<AxisLevel>)[.. point.Levels
                .Where(level => !tuned.Any(axis => axis.Axis == level.Axis))], point.Plan))
            .GroupBy(point => string.Join(',', point.Levels), StringComparer.Ordinal)
            .Select(point => new PlanRow(point.First().Levels, [.. point.Select(one => one.Plan)]))];

    /// <summary>Summarizes rows in one row that shows the number of levels of each axis.</summary>
    public static PlanRow Of(List<PlanRow> rows) => new(
        [.. rows[0].Levels.Select((first, place) => new AxisLevel(
            first.Axis,
            $"{rows.DistinctBy(row => row.Levels[place].Level, StringComparer.Ordinal).Count()} levels"))],
        [.. rows.SelectMany(row => row.Plans)]);

    /// <summary>A quantity of the plans as text: one value if all are equal, otherwise the smallest and the largest value.</summary>
    public string Range(Func<TrialPlan, double> amount, Func<double, string> text)
    {
        string least = text(Plans.Min(amount)), most = text(Plans.Max(amount));
        return least == most ? least : $"{least} to {most}";
    }
}
