using System.Globalization;
using LlamaBatch.Execution;
using LlamaBatch.Files;
using LlamaBatch.Journal;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.CommandLine;

/// <summary>A line of output about a finished or failed trial.</summary>
internal static class TrialLine
{
    /// <summary>The line about a failed attempt: the reason, and when the trial is retried.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="failure">The reason; null if another program stopped the worker.</param>
    /// <param name="next">When the trial is retried.</param>
    public static string Of(Trial trial, AttemptFailure? failure, NextTry next)
    {
        string reason = failure is null ? "The worker was stopped externally." : KnownLanguages.English.Say(failure).ToString();
        string then = next switch
        {
            NextTry.NextRun => "Failed the same way twice; skipped until the next run.",
            NextTry.Alone => "It will be retried when no other trial runs.",
            _ => "It will be retried.",
        };
        return $"{trial.Label}: {reason} {then}";
    }

    /// <summary>The line about a finished trial: its label, its phase, and the last value of each metric.</summary>
    public static string Of(Trial trial, TrialResult result)
    {
        string phase = trial.Phase switch { Phase.Tuning => " (tuning)", Phase.Cost => " (cost)", _ => "" };
        string values = result.Outcome == Outcome.Diverged
            ? $"diverged after {Number.Compact(result.Tokens)} tokens"
            : string.Join(", ", result.Learning
                .Where(series => series.Value.Count > 0)
                .Select(series => string.Create(CultureInfo.InvariantCulture, $"{series.Key} {series.Value[^1].Value:0.0000}"))
                .Concat(result.Costs.Select(cost => $"{cost.Key} {Number.ThreeDigits(cost.Value)}")));

        // A result may contain metrics that this experiment does not declare.
        return Printable.OneLine($"{trial.Label}{phase}: {values}");
    }
}
