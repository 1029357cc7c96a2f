namespace LlamaBatch.Runs;

/// <summary>Counts runs that lack a metric that other runs of the table have.</summary>
internal static class RunsWithoutMetric
{
    /// <summary>The number of runs without a value of a metric, keyed by metric. Metrics that all runs have are left out.</summary>
    public static IReadOnlyDictionary<string, int> In(IReadOnlyList<ImportedRun> runs, IReadOnlyList<string> metrics) => metrics
        .Select(metric => (metric, Missing: runs.Count(run => !run.Finals.ContainsKey(metric) && run.Targets.All(
            target => target.Target.Metric != metric))))
        .Where(one => one.Missing > 0)
        .ToDictionary(one => one.metric, one => one.Missing, StringComparer.Ordinal);
}
