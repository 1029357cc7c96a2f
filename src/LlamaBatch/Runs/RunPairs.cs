using LlamaBatch.Files;

namespace LlamaBatch.Runs;

/// <summary>Checks the pairs of runs. A pair contains at most one run of each arm.</summary>
internal static class RunPairs
{
    /// <summary>Throws if two runs of an arm have the same pair.</summary>
    /// <exception cref="RunTableException">Two runs of an arm have the same pair.</exception>
    public static void Check(IEnumerable<ImportedRun> runs)
    {
        foreach (var arm in runs.Where(run => run.Pair is not null).GroupBy(run => string.Join(", ", run.Levels)))
        {
            foreach (var pair in arm.GroupBy(run => run.Pair, StringComparer.Ordinal).Where(pair => pair.Count() > 1))
            {
                throw new RunTableException(
                    $"{pair.Last().Place}: {arm.Key} already has a run with Pair {Printable.Short(pair.Key!)}, in {pair.First().Place}. "
                    + "Give each run of an arm its own value, or leave Pair out.");
            }
        }
    }
}
