using System.Globalization;
using LlamaBatch.Files;
using LlamaBatch.Trials;

namespace LlamaBatch.CommandLine;

/// <summary>A finished trial in one line.</summary>
internal static class TrialLine
{
    /// <summary>Its label, what it was for, and the last value of each metric.</summary>
    public static string Of(Trial trial, TrialResult result)
    {
        string phase = trial.Phase switch { Phase.Tuning => " (tuning)", Phase.Cost => " (cost)", _ => "" };
        string values = result.Outcome == Outcome.Diverged
            ? $"diverged after {Number.Compact(result.Tokens)} tokens"
            : string.Join(", ", result.Learning
                .Where(series => series.Value.Count > 0)
                .Select(series => string.Create(CultureInfo.InvariantCulture, $"{series.Key} {series.Value[^1].Value:0.0000}"))
                .Concat(result.Costs.Select(cost => $"{cost.Key} {Number.Significant(cost.Value)}")));
        string label = string.Join(',', trial.Levels.Select(level => $"{level.Axis}={LevelText.Shown(level)}").Append($"{(trial.Phase == Phase.Cost ? "block" : "seed")}={trial.Seed}"));

        // A result may name metrics that nobody here declared.
        return Printable.OneLine($"{label}{phase}: {values}");
    }
}
