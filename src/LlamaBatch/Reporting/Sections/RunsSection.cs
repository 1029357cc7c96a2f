using LlamaBatch.Reporting.Facts;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Sections;

/// <summary>The extent, origin and limits of runs that were trained elsewhere.</summary>
internal static class RunsSection
{
    /// <summary>The facts below the title of a report.</summary>
    /// <param name="results">The runs by point.</param>
    /// <param name="table">The declaration of the table.</param>
    public static IReadOnlyList<Fact> Extent(ImportedResults results, RunTable table) =>
        [new TrainedElsewhere(results.Points.Sum(point => point.Runs.Count), results.Points.Count(point => point.Runs.Count > 0)),
            new RunsSource(table.Source)];

    /// <summary>The facts that limit what verdicts and figures show: the author's caveats first.</summary>
    /// <param name="results">The runs by point.</param>
    /// <param name="table">The declaration of the table.</param>
    public static IReadOnlyList<Fact> Weaknesses(ImportedResults results, RunTable table)
    {
        var runs = results.Points.SelectMany(point => point.Runs).ToList();
        List<IReadOnlyList<AxisLevel>> empty = [.. results.Points.Where(point => point.Runs.Count == 0).Select(point => point.Levels)];
        string[] tuned = [.. results.Axes.Where(axis => axis.IsTuned).Select(axis => axis.Name)];
        int diverged = runs.Count(run => run.Diverged);
        return
        [
            .. table.Caveats.Select(text => new AuthorsCaveat(text)),
            .. results.Targets.SelectMany(target => Grid(results, target)),
            .. tuned.Length > 0 ? [new TunedOnComparedRuns(tuned)] : Array.Empty<Fact>(),
            .. empty.Count > 0 ? [new PointsWithoutRun(empty)] : Array.Empty<Fact>(),
            .. diverged > 0 ? [new DivergedRuns(diverged, runs.Count)] : Array.Empty<Fact>(),
        ];
    }

    /// <summary>The facts on how runs were compared.</summary>
    /// <param name="results">The runs by point.</param>
    /// <param name="table">The declaration of the table.</param>
    public static IReadOnlyList<Fact> Method(ImportedResults results, RunTable table) =>
        [new ImportedAxes([.. results.ComparedAxes.Select(axis => new AxisLevels(axis.Name, axis.Levels))]),
            new RunPairing(results.ArePaired ? table.Pair : null)];

    private static IEnumerable<Fact> Grid(ImportedResults results, Target target)
    {
        double[] shares =
        [
            .. from run in results.Points.SelectMany(point => point.Runs)
               from reached in run.Targets
               where reached.Target == target && reached.IsReached && reached.Bounds.Low < reached.Bounds.High
               select (reached.Bounds.High - reached.Bounds.Low) / reached.Bounds.High,
        ];
        return shares.Length == 0
            ? []
            : [new IntervalCensored(
                results.Metrics.First(metric => metric.Key == target.Metric), target.Value, shares.Min(), shares.Max())];
    }
}
