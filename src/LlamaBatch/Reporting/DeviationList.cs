using LlamaBatch.Trials;

namespace LlamaBatch.Reporting;

/// <summary>What a reader must know that the plan does not say: what was shortened, what is missing, what diverged, crashed or was recovered.</summary>
internal static class DeviationList
{
    /// <summary>The deviations of a report, as Markdown sentences.</summary>
    /// <param name="input">The results.</param>
    /// <param name="command">The command that fills gaps.</param>
    public static IReadOnlyList<string> Of<TPoint>(ReportInput<TPoint> input, string command)
        where TPoint : LlamaExperiment
    {
        var items = new List<string>();
        if (!input.IsNotRun && input.Scale != Scale.Full)
        {
            items.Add($"Shortened to the {input.Scale.ToString().ToLowerInvariant()} scale: {Shortened(input)}.");
        }

        int wanted = input.Sweep.CountAt(input.Scale);
        var tuning = input.IsNotRun ? [] : input.Sweep.TuningTrials(input.Scale, input.Corpora).Where(trial => input.Stored.Trials.ContainsKey(trial.Id)).ToList();
        int have = tuning.Count + input.Results.Points.Sum(point => point.Trials.Count);
        if (!input.IsNotRun && have < wanted)
        {
            items.Add($"{Words.Count(wanted - have, "trial")} of {wanted} missing; `{command}` fills the gaps.");
        }

        foreach (ResultPoint point in input.Results.Points)
        {
            int diverged = point.Trials.Count(trial => trial.Outcome == Outcome.Diverged);
            if (diverged > 0)
            {
                items.Add($"{Words.Count(diverged, "trial")} of {point.Trials.Count} diverged at {LabelOf(point.Levels)}; each counts as a model that knows nothing.");
            }
        }

        int divergedInTuning = tuning.Count(trial => input.Stored.Trials[trial.Id].Outcome == Outcome.Diverged);
        if (divergedInTuning > 0)
        {
            items.Add($"{Words.Count(divergedInTuning, "tuning trial")} diverged.");
        }

        var shown = tuning.Select(trial => trial.Id).Concat(input.Results.Points.SelectMany(point => point.Trials).Select(trial => trial.Id)).ToHashSet(StringComparer.Ordinal);
        foreach (var outcome in input.Stored.Attempts.Where(attempt => shown.Contains(attempt.Trial) && attempt.Outcome is Outcome.Crashed or Outcome.Interrupted).GroupBy(attempt => attempt.Outcome).OrderBy(group => group.Key))
        {
            items.Add($"{Words.Count(outcome.Count(), "attempt")} {(outcome.Key == Outcome.Crashed ? "crashed and were tried again" : "were interrupted and went on from a checkpoint")}.");
        }

        long leftOver = input.Results.Points.Select(point => point.Plan.Training.Tokens.Count - point.Plan.TokensTrained).DefaultIfEmpty(0).Max();
        if (leftOver > 0)
        {
            items.Add($"Budgets end on whole steps: up to {Number.Exact(leftOver)} tokens of the budget, less than one batch, were not trained on.");
        }

        items.AddRange(input.Stored.Notes.Select(MarkdownText.Escape));
        return items;
    }

    private static string Shortened<TPoint>(ReportInput<TPoint> input)
        where TPoint : LlamaExperiment
    {
        var parts = new List<string>();
        foreach (Axis<TPoint> axis in input.Sweep.Axes)
        {
            var left = axis.LevelsAt(Scale.Full).Except(axis.LevelsAt(input.Scale)).ToList();
            if (left.Count > 0)
            {
                parts.Add($"{Words.Lower(axis.Name)} without {string.Join(", ", left)}");
            }
        }

        long full = input.Sweep.Baseline.Training.Tokens.Count;
        long now = input.Results.Points.Select(point => point.Plan.Training.Tokens.Count).DefaultIfEmpty(full).Max();
        if (now < full)
        {
            parts.Add($"{Number.Exact(now)} tokens a trial instead of {Number.Exact(full)}");
        }

        Shorter("evaluation seed", input.Sweep.SeedsAt(input.Scale), input.Sweep.Seeds);
        if (input.Sweep.Axes.Any(axis => axis.IsTuned))
        {
            Shorter("tuning seed", input.Sweep.TuningSeedsAt(input.Scale), input.Sweep.TuningSeeds);
        }

        return string.Join("; ", parts);

        void Shorter(string noun, int now, int full)
        {
            if (now < full)
            {
                parts.Add($"{Words.Count(now, noun)} instead of {full}");
            }
        }
    }

    private static string LabelOf(IReadOnlyList<AxisLevel> levels) => string.Join(", ", levels.Select(level => $"{Words.Lower(level.Axis)} {MarkdownText.Escape(level.Level)}"));
}
