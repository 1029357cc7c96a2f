using LlamaBatch.Journal;
using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Sections;

/// <summary>Deviations from the plan: shortened, missing, diverged, crashed or recovered trials.</summary>
internal static class DeviationsSection
{
    /// <summary>The deviations, in the order in which the report states them.</summary>
    /// <param name="input">The results.</param>
    /// <param name="command">The command that runs the missing trials.</param>
    public static IReadOnlyList<Fact> Of<TPoint>(ReportInput<TPoint> input, string command)
        where TPoint : LlamaExperiment =>
        [
            .. input.IsNotRun ? [] : Gaps(input, command),
            .. Divergence(input),
            .. Attempts(input),
            .. CostCaveats.Disturbed(input.Results) is { } some ? [new UndecidedTimes(some.Count, some.All)] : Array.Empty<Fact>(),
            .. ValueCaveats.Of(input.Results),
            .. FailedTrials.Of(input),
            .. Unused(input.Results) is > 0 and long unused ? [new UnusedTokens(unused)] : Array.Empty<Fact>(),
            .. !input.IsNotRun && Others(input) is > 0 and int others ? [new OtherTrials(others)] : Array.Empty<Fact>(),
            .. OwnCode.Changes(input.Sweep.OwnCode, Shown(input), input.Stored)
                .Select(changed => new ChangedCode(changed.Type, changed.Trials)),
            .. input.Stored.Notes.Select(note => new StoredNote(note)),
        ];

    /// <summary>Facts about what a smaller scale leaves out, and about missing trials.</summary>
    private static IEnumerable<Fact> Gaps<TPoint>(ReportInput<TPoint> input, string command)
        where TPoint : LlamaExperiment
    {
        if (input.Scale != Scale.Full)
        {
            yield return Shortened(input);
        }

        int wanted = input.Planned.Count;
        int have = input.Tuning.Count + input.Results.Points.Sum(point => point.Trials.Count + point.Costs.Count);
        if (have < wanted)
        {
            yield return new MissingTrials(wanted - have, wanted, command);
        }
    }

    private static IEnumerable<Fact> Divergence<TPoint>(ReportInput<TPoint> input)
        where TPoint : LlamaExperiment
    {
        var diverged = (from point in input.Results.DistinctPoints(isCost: false)
                        let count = point.Trials.Count(trial => trial.Outcome == Outcome.Diverged)
                        where count > 0
                        select new Diverged(point.Levels, count, point.Trials.Count)).ToList();
        if (diverged.Count > 0)
        {
            yield return new DivergedTrials(diverged);
        }

        int tuning = input.Tuning.Count(trial => input.Stored.Trials[trial.Id].Outcome == Outcome.Diverged);
        if (tuning > 0)
        {
            yield return new DivergedTuning(tuning);
        }
    }

    /// <summary>The outcomes of attempts that did not finish their trial, with the number of attempts for each outcome.</summary>
    private static IEnumerable<Fact> Attempts<TPoint>(ReportInput<TPoint> input)
        where TPoint : LlamaExperiment
    {
        HashSet<string> shown = Shown(input);
        return from attempt in input.Stored.Attempts
               where shown.Contains(attempt.Trial) && attempt.Outcome is not (Outcome.Completed or Outcome.Diverged)
               group attempt by attempt.Outcome into ended
               orderby ended.Key
               select new EndedAttempts(ended.Key, ended.Count());
    }

    /// <summary>The identities of the trials in the report.</summary>
    private static HashSet<string> Shown<TPoint>(ReportInput<TPoint> input)
        where TPoint : LlamaExperiment =>
        input.Tuning.Select(trial => trial.Id)
            .Concat(input.Results.Points.SelectMany(point => point.Trials.Concat(point.Costs)).Select(trial => trial.Id))
            .ToHashSet(StringComparer.Ordinal);

    private static long Unused(ResultTable results) =>
        results.Points.Select(point => point.Plan.Training.Tokens.Count - point.Plan.TokensTrained).DefaultIfEmpty(0).Max();

    /// <summary>The number of finished trials that no scale of the experiment needs, for example after an axis lost a level.</summary>
    private static int Others<TPoint>(ReportInput<TPoint> input)
        where TPoint : LlamaExperiment
    {
        var asked = Enum.GetValues<Scale>()
            .Where(scale => input.Sweep.PlannedAt(scale, input.Planned.Step).Problems.Count == 0)
            .SelectMany(scale => input.Sweep.PlannedAt(scale, input.Planned.Step).Trials(input.Corpora, input.Stored.Trials))
            .Select(trial => trial.Id)
            .ToHashSet(StringComparer.Ordinal);
        return input.Stored.Trials.Keys.Count(id => !asked.Contains(id));
    }

    private static ShortenedRun Shortened<TPoint>(ReportInput<TPoint> input)
        where TPoint : LlamaExperiment
    {
        long full = input.Sweep.PlannedAt(Scale.Full).PlanOf(input.Sweep.Baseline).Training.Tokens.Count;
        return new ShortenedRun(
            input.Scale,
            [.. from axis in input.Sweep.Axes
                let left = axis.LevelsAt(Scale.Full).Except(axis.LevelsAt(input.Scale)).ToList()
                where left.Count > 0
                select new AxisLevels(axis.Name, left)],
            new(input.Results.Points.Select(point => point.Plan.Training.Tokens.Count).DefaultIfEmpty(full).Max(), full),
            new(input.Planned.Seeds, input.Sweep.Seeds),
            input.Sweep.Axes.Any(axis => axis.IsTuned) ? new(input.Planned.TuningSeeds, input.Sweep.TuningSeeds) : default);
    }
}
