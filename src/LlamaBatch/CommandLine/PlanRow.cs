using LlamaBatch.Trials;

namespace LlamaBatch.CommandLine;

/// <summary>A row of the plan table: the trials of a compared configuration, over all levels of tuned axes.</summary>
/// <param name="Levels">The levels of the compared axes.</param>
/// <param name="Plans">The plans at each tuned level.</param>
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

    /// <summary>Summarizes many rows in a single row, with the number of levels of each axis.</summary>
    public static PlanRow Of(List<PlanRow> rows) => new(
        [.. rows[0].Levels.Select((first, place) => new AxisLevel(
            first.Axis,
            $"{rows.DistinctBy(row => row.Levels[place].Level, StringComparer.Ordinal).Count()} levels"))],
        [.. rows.SelectMany(row => row.Plans)]);

    /// <summary>A quantity of the row's plans: one value, or a range from the smallest to the largest.</summary>
    public string Range(Func<TrialPlan, double> amount, Func<double, string> text)
    {
        string least = text(Plans.Min(amount)), most = text(Plans.Max(amount));
        return least == most ? least : $"{least} to {most}";
    }
}
