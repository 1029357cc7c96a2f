using LlamaBatch.Files;

namespace LlamaBatch.Runs;

/// <summary>Checks that runs with the same levels have different pair values, such as different seeds.</summary>
internal static class RunPairs
{
    /// <summary>Throws if two runs with the same levels have the same pair value, such as the same seed.</summary>
    /// <exception cref="RunTableException">Two runs with the same levels have the same pair value.</exception>
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
