using LlamaBatch.Reporting.Facts;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Sections;

/// <summary>The extent, origin and limits of runs that were trained elsewhere.</summary>
internal static class RunsSection
{
    /// <summary>A run ended early if it is shorter than the longest run of its configuration by more than this share.</summary>
    private const double Early = 0.05;

    /// <summary>The minimum length at which identical curves are reported. Shorter curves may be identical by chance.</summary>
    private const int FewestEqual = 5;

    /// <summary>Facts about the number and the source of the runs, for the paragraph below the title.</summary>
    /// <param name="results">The runs by configuration.</param>
    /// <param name="table">The table of runs, as declared in the experiment's record.</param>
    public static IReadOnlyList<Fact> Extent(ImportedResults results, RunTable table) =>
        [new TrainedElsewhere(results.Points.Sum(point => point.Runs.Count), results.Points.Count(point => point.Runs.Count > 0)),
            new RunsSource(table.Source)];

    /// <summary>The caveats about the runs, with the caveats of the experiment's author first.</summary>
    /// <param name="results">The runs by configuration.</param>
    /// <param name="table">The table of runs, as declared in the experiment's record.</param>
    public static IReadOnlyList<Fact> Weaknesses(ImportedResults results, RunTable table)
    {
        var runs = results.Points.SelectMany(point => point.Runs).ToList();
        List<IReadOnlyList<AxisLevel>> empty = [.. results.Points.Where(point => point.Runs.Count == 0).Select(point => point.Levels)];
        string[] tuned = [.. results.Axes.Where(axis => axis.IsTuned).Select(axis => axis.Name)];
        NamedRun[] diverged = [.. runs.Where(run => run.Diverged).Select(NameOf).OrderBy(run => run.Name, StringComparer.Ordinal)];
        return
        [
            .. table.Caveats.Select(text => new AuthorsCaveat(text)),
            .. results.Targets.SelectMany(target => Grid(results, target)),
            .. results.WithoutBudget.Count > 0 ? [new UnknownTokens()] : Array.Empty<Fact>(),
            .. tuned.Length > 0 ? [new TunedOnComparedRuns(tuned)] : Array.Empty<Fact>(),
            .. empty.Count > 0 ? [new PointsWithoutRun(empty, results.Points.Count)] : Array.Empty<Fact>(),
            .. diverged.Length > 0 ? [new DivergedRuns(diverged, runs.Count)] : Array.Empty<Fact>(),
            .. results.Points.SelectMany(EndingEarly).ToList() is { Count: > 0 } early
                ? [new RunsThatEndEarly(early)]
                : Array.Empty<Fact>(),
            .. EqualIn(runs) is { Count: > 0 } equal ? [new EqualRuns(equal)] : Array.Empty<Fact>(),
        ];
    }

    /// <summary>The runs of a configuration that end early without diverging, each with its length as a share of the longest.</summary>
    private static IEnumerable<(NamedRun Run, double Share)> EndingEarly(ImportedPoint point)
    {
        double EndOf(ImportedRun run) => run.Curves.Values.Where(curve => curve.Count > 0).Select(curve => curve[^1].Progress)
            .DefaultIfEmpty(double.NaN)
            .Max();
        var ends = point.Runs.Where(run => !run.Diverged).Select(run => (Run: run, End: EndOf(run))).Where(one => one.End > 0).ToList();
        return
        [
            .. from one in ends
               let share = one.End / ends.Max(other => other.End)
               where share < 1 - Early
               orderby one.Run.Name
               select (NameOf(one.Run), share),
        ];
    }

    /// <summary>
    /// The groups of runs with identical curves. Runs with only short curves are skipped, because short curves may be identical by chance.
    /// </summary>
    private static List<IReadOnlyList<NamedRun>> EqualIn(IReadOnlyList<ImportedRun> runs) =>
        [.. runs.Where(run => run.Curves.Values.Any(curve => curve.Count >= FewestEqual))
            .GroupBy(
                run => string.Join(';', run.Curves.OrderBy(curve => curve.Key, StringComparer.Ordinal)
                    .Select(curve => $"{curve.Key}:{string.Join(',', curve.Value)}")),
                StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => (IReadOnlyList<NamedRun>)[.. group.Select(NameOf).OrderBy(run => run.Name, StringComparer.Ordinal)])];

    private static NamedRun NameOf(ImportedRun run) => new(run.Name, run.Levels);

    /// <summary>Facts about the compared axes, and about how runs are paired.</summary>
    /// <param name="results">The runs by configuration.</param>
    /// <param name="table">The table of runs, as declared in the experiment's record.</param>
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
