using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>Chooses the best level of each tuned axis, for one combination of levels of the compared axes.</summary>
/// <remarks>
/// The levels are chosen from the same runs that claims compare, so the advantage of the chosen levels is partly due to chance. The report
/// states this.
/// </remarks>
internal static class ImportedTuning
{
    /// <summary>The chosen level of each tuned axis. The list is empty if no axis is tuned, no run is given, or no run has the
    /// metric.</summary>
    /// <param name="design">The declarations of the experiment.</param>
    /// <param name="runs">The runs with one combination of levels of the compared axes.</param>
    /// <param name="metric">The metric by which levels are chosen, or null if no metric can rank levels.</param>
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
        // The combinations of levels of the tuned axes that have a score, best first.
        List<Candidate> candidates =
        [
            .. runs.GroupBy(run => string.Join(',', tuned.Select(axis => LevelOf(run, axis.Name))), StringComparer.Ordinal)
                .Select(group => new Candidate(group.First(), ScoreOf(group)))
                .Where(candidate => !double.IsNaN(candidate.Score))
                .OrderBy(candidate => sign * candidate.Score),
        ];
        return candidates.Count == 0 ? [] : [.. tuned.Select(axis => Chosen(axis, runs, candidates))];
    }

    private static TunedLevel Chosen<TPoint>(Axis<TPoint> axis, IReadOnlyList<ImportedRun> runs, IReadOnlyList<Candidate> bestFirst)
        where TPoint : class
    {
        string level = LevelOf(bestFirst[0].Run, axis.Name);
        string[] present = [.. axis.LevelsAt(Scale.Full).Where(one => runs.Any(run => LevelOf(run, axis.Name) == one))];
        double ScoreAt(string one) =>
            bestFirst.FirstOrDefault(candidate => LevelOf(candidate.Run, axis.Name) == one)?.Score ?? double.NaN;
        return new TunedLevel(
            new AxisLevel(axis.Name, level),
            IsEdge: TunedLevel.IsEnd(level, present),
            [.. present.Select(one => KeyValuePair.Create(one, ScoreAt(one)))]);
    }

    private static string LevelOf(ImportedRun run, string axis) => run.Levels.First(level => level.Axis == axis).Level;

    /// <summary>A combination of levels of the tuned axes, with its score.</summary>
    /// <param name="Run">One of the runs with this combination.</param>
    /// <param name="Score">The mean of the metric over the runs with this combination.</param>
    private sealed record Candidate(ImportedRun Run, double Score);
}
