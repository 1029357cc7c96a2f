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
        IReadOnlyList<Trial<TPoint>> tuning = input.Tuning;
        int have = tuning.Count + input.Results.Points.Sum(point => point.Trials.Count + point.Costs.Count);
        if (!input.IsNotRun && have < wanted)
        {
            items.Add($"{Words.Count(wanted - have, "trial")} of {wanted} missing; `{command}` fills the gaps.");
        }

        foreach (ResultPoint point in input.Results.DistinctPoints(isCost: false))
        {
            int diverged = point.Trials.Count(trial => trial.Outcome == Outcome.Diverged);
            if (diverged > 0)
            {
                items.Add($"{Words.Count(diverged, "trial")} of {point.Trials.Count} diverged at {MarkdownText.Escape(point.Label)}; each counts as a model that knows nothing.");
            }
        }

        int divergedInTuning = tuning.Count(trial => input.Stored.Trials[trial.Id].Outcome == Outcome.Diverged);
        if (divergedInTuning > 0)
        {
            items.Add($"{Words.Count(divergedInTuning, "tuning trial")} diverged.");
        }

        var shown = tuning.Select(trial => trial.Id).Concat(input.Results.Points.SelectMany(point => point.Trials.Concat(point.Costs)).Select(trial => trial.Id)).ToHashSet(StringComparer.Ordinal);
        foreach (var outcome in input.Stored.Attempts.Where(attempt => shown.Contains(attempt.Trial) && attempt.Outcome is not (Outcome.Completed or Outcome.Diverged)).GroupBy(attempt => attempt.Outcome).OrderBy(group => group.Key))
        {
            items.Add($"{Words.Count(outcome.Count(), "attempt")} {HowEnded(outcome.Key, outcome.Count() == 1 ? "was" : "were")}.");
        }

        if (DisturbanceWords.Of(input.Results) is string disturbed)
        {
            items.Add($"{disturbed} Claims on time that use them are not decided.");
        }

        items.AddRange(Failed(input));
        long leftOver = input.Results.Points.Select(point => point.Plan.Training.Tokens.Count - point.Plan.TokensTrained).DefaultIfEmpty(0).Max();
        if (leftOver > 0)
        {
            items.Add($"Budgets end on whole steps: up to {Number.Exact(leftOver)} tokens of the budget, less than one batch, were not trained on.");
        }

        if (!input.IsNotRun && Others(input) is > 0 and int others)
        {
            items.Add($"`results.jsonl` also holds {Words.Count(others, "finished trial")} that the experiment as it is written does not ask for, of other levels, settings or steps; {(others == 1 ? "it is" : "they are")} not counted here.");
        }

        items.AddRange(OwnCode.Changes(input.Sweep.OwnCode, shown, input.Stored).Select(MarkdownText.Escape));
        items.AddRange(input.Stored.Notes.Select(MarkdownText.Escape));
        return items;
    }

    /// <summary>Finished trials of no scale of this experiment: who widens a grid after a first look should not hide that there was one.</summary>
    private static int Others<TPoint>(ReportInput<TPoint> input)
        where TPoint : LlamaExperiment
    {
        var asked = Enum.GetValues<Scale>()
            .Where(scale => input.Sweep.ProblemsAt(scale).Count == 0)
            .SelectMany(scale => input.Sweep.Trials(scale, input.Corpora, input.Stored.Trials))
            .Select(trial => trial.Id)
            .ToHashSet(StringComparer.Ordinal);
        return input.Stored.Trials.Keys.Count(id => !asked.Contains(id));
    }

    /// <summary>How attempts ended that finished no trial, as the end of a sentence.</summary>
    private static string HowEnded(Outcome outcome, string were) => outcome switch
    {
        Outcome.Interrupted => $"{were} interrupted and went on from a checkpoint",
        Outcome.Killed => $"{were} killed and tried again",
        Outcome.OutOfMemory => $"ran out of memory and {were} tried again",
        _ => $"crashed and {were} tried again",
    };

    /// <summary>Trials that were tried and have no result, with how the last attempt ended.</summary>
    private static IEnumerable<string> Failed<TPoint>(ReportInput<TPoint> input)
        where TPoint : LlamaExperiment
    {
        if (input.IsNotRun)
        {
            return [];
        }

        var wanted = input.Sweep.Trials(input.Scale, input.Corpora, input.Stored.Trials)
            .Select(trial => trial.Id)
            .ToHashSet(StringComparer.Ordinal);
        return input.Stored.Attempts
            .Where(attempt => wanted.Contains(attempt.Trial) && !input.Stored.Trials.ContainsKey(attempt.Trial) && attempt.Failure is not null)
            .GroupBy(attempt => attempt.Trial)
            .Select(attempts => (Last: attempts.MaxBy(attempt => attempt.Number)!, Count: attempts.Count()))
            .OrderBy(failed => failed.Last.Label, StringComparer.Ordinal)
            .Select(failed => $"{MarkdownText.Escape(failed.Last.Label)} has no result after {Words.Count(failed.Count, "failed attempt")}: {MarkdownText.Escape(failed.Last.Failure!)}");
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
}
