using System.Globalization;
using System.IO.Hashing;
using System.Text;
using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>Puts the runs of a configuration into a random order that does not depend on their order in the table.</summary>
/// <remarks>
/// Some tests of independent runs pair the first run of one configuration with the first run of another. Such pairs must be random. If the
/// table is sorted by outcome, good runs would be paired with good runs, and the differences would vary too little. The runs are ordered by
/// a hash of their measurements and configuration, so their order in the table does not matter.
/// </remarks>
internal static class RunShuffle
{
    /// <summary>The runs of a configuration in random order.</summary>
    /// <param name="arm">
    /// The levels of the configuration. The hash includes the levels, so that identical runs of two configurations get different positions.
    /// </param>
    /// <param name="runs">The runs of the configuration.</param>
    public static IReadOnlyList<ImportedRun> Of(IReadOnlyList<AxisLevel> arm, IEnumerable<ImportedRun> runs)
    {
        string name = AxisLevel.KeyOf(arm);
        // Runs with identical measurements are interchangeable. A counter in the key gives each such run its own hash.
        return [.. runs.GroupBy(ContentOf, StringComparer.Ordinal)
            .SelectMany(equal => equal.Select((run, place) => (run, Key: $"{name}\n{place}\n{equal.Key}")))
            .OrderBy(one => XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(one.Key)))
            .ThenBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => one.run)];
    }

    /// <summary>
    /// The measurements of a run, as text for the hash. The name and position of the run are left out, because they may follow the order of
    /// the table.
    /// </summary>
    private static string ContentOf(ImportedRun run)
    {
        var text = new StringBuilder();
        void Add(params ReadOnlySpan<object> parts)
        {
            foreach (object part in parts)
            {
                text.Append(CultureInfo.InvariantCulture, $"{part};");
            }
        }

        Add(run.Diverged);
        foreach (var (metric, value) in run.Finals.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            Add(metric, value);
        }

        foreach (ReachedTarget reached in run.Targets
            .OrderBy(one => one.Target.Metric, StringComparer.Ordinal)
            .ThenBy(one => one.Target.Value))
        {
            Add(reached.Target, reached.IsReached, reached.Bounds.Low, reached.Bounds.High);
        }

        foreach (var (metric, curve) in run.Curves.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            Add(metric);
            foreach (CurvePoint point in curve)
            {
                Add(point.Progress, point.Value);
            }
        }

        return text.ToString();
    }
}
