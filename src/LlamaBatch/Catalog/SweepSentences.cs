using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.Catalog;

/// <summary>Converts problems with sweeps to sentences for the command line.</summary>
internal static class SweepSentences
{
    /// <summary>The problems that prevent trials from running, each with a remedy; empty if all trials can run.</summary>
    /// <remarks>All settings are read, so exceptions from user code are also found.</remarks>
    public static IReadOnlyList<string> ProblemSentences<TPoint>(this PlannedSweep<TPoint> planned)
        where TPoint : LlamaExperiment
    {
        try
        {
            return [.. planned.Problems.Select(SentenceOf)];
        }
        catch (Exception exception) when (AuthorCode.PlaceOf(exception) is not null)
        {
            return [AuthorCode.Refusal(planned.Sweep.Name, exception)];
        }
    }

    private static string SentenceOf(SweepProblem problem) => problem switch
    {
        WrittenProblem stated => stated.Sentence,
        IncomparableLevels levels =>
            $"{levels.Experiment}: the levels of the tuned axis {levels.Axis} are {DifferenceOf(levels)}, "
                + $"so their {Words.InSentence(levels.Metric.Name)} cannot choose one. "
            + $"Hold this fixed along {levels.Axis}, or compare {levels.Axis} without [TunedPer].",
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, "A problem without a sentence."),
    };

    private static string DifferenceOf(IncomparableLevels levels) => levels.Sets is { } sets
        ? $"measured on {KnownLanguages.English.Difference(sets)}"
        : $"trained on {Words.List(levels.Budgets.Select(tokens => Number.Exact(tokens)))} tokens";
}
