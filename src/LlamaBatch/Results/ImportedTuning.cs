using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>Chooses the level of each tuned axis at a point of the compared axes, from the runs of the table.</summary>
/// <remarks>
/// The levels are chosen on the same runs that are then compared, so part of the advantage of the chosen levels is chance. The report says
/// so.
/// </remarks>
internal static class ImportedTuning
{
    /// <summary>The chosen level of each tuned axis; none if no axis is tuned or the point has no run.</summary>
    /// <param name="design">The declarations.</param>
    /// <param name="runs">The runs at the compared levels.</param>
    /// <param name="metric">The metric to tune by; null if no metric can rank levels.</param>
    public static IReadOnlyList<TunedLevel> Choose<TPoint>(
        Design<TPoint> design, IReadOnlyList<ImportedRun> runs, MetricDefinition? metric)
        where TPoint : ImportedExperiment
    {
        Axis<TPoint>[] tuned = [.. design.Axes.Where(axis => axis.IsTuned)];
        if (tuned.Length == 0 || runs.Count == 0 || metric is null)
        {
            return [];
        }

        double sign = metric.Better == Better.Higher ? -1 : 1;
        double ScoreOf(IEnumerable<ImportedRun> some) => some
            .Select(run => run.Diverged ? sign * double.PositiveInfinity : run.Finals.GetValueOrDefault(metric.Key, double.NaN))
            .Where(value => !double.IsNaN(value))
            .DefaultIfEmpty(double.NaN)
            .Average();
        var best = runs.GroupBy(run => string.Join(',', tuned.Select(axis => LevelOf(run, axis.Name))), StringComparer.Ordinal)
            .Select(group => (Runs: group.ToList(), Score: ScoreOf(group)))
            .Where(group => !double.IsNaN(group.Score))
            .OrderBy(group => sign * group.Score)
            .FirstOrDefault();
        return best.Runs is null ? [] : [.. tuned.Select(axis => Chosen(axis, best.Runs[0], runs, ScoreOf))];
    }

    private static TunedLevel Chosen<TPoint>(
        Axis<TPoint> axis, ImportedRun best, IReadOnlyList<ImportedRun> runs, Func<IEnumerable<ImportedRun>, double> scoreOf)
        where TPoint : class
    {
        string level = LevelOf(best, axis.Name);
        string[] present = [.. axis.LevelsAt(Scale.Full).Where(one => runs.Any(run => LevelOf(run, axis.Name) == one))];
        return new TunedLevel(
            new AxisLevel(axis.Name, level),
            IsEdge: present.Length > 0 && (level == present[0] || level == present[^1]),
            [.. present.Select(one => KeyValuePair.Create(one, scoreOf(runs.Where(run => LevelOf(run, axis.Name) == one))))]);
    }

    private static string LevelOf(ImportedRun run, string axis) => run.Levels.First(level => level.Axis == axis).Level;
}
