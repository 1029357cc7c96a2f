using System.Globalization;
using LlamaBatch.Catalog;
using LlamaBatch.Data;
using LlamaBatch.Execution;
using LlamaBatch.Files;
using LlamaBatch.Journal;
using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.CommandLine;

/// <summary><c>run</c>: runs the trials that have no result yet, and writes the report.</summary>
internal static class RunCommand
{
    /// <summary>Runs the experiments one after another.</summary>
    /// <returns>The highest exit code of the experiments.</returns>
    public static int Execute(CommandContext context, IReadOnlyList<string> names, RunSettings settings, string? trials)
    {
        if (names.Count == 0 && context.Experiments.Count != 1)
        {
            throw new UsageException($"No experiment given. {context.Listing()} 'run \"*\"' runs all.");
        }

        var program = ProgramFiles.Current();
        using StopSignal stop = StopSignal.OfProcess();
        return CommandContext.ForEach(
            context.Select(names),
            experiment => RunAsync(context, experiment, settings, program, trials, stop).GetAwaiter().GetResult());
    }

    private static async Task<int> RunAsync(
        CommandContext context,
        Experiment experiment,
        RunSettings settings,
        ProgramFiles program,
        string? trials,
        StopSignal stop)
    {
        if (!experiment.IsTrained)
        {
            CommandContext.Say($"{experiment.Name}: its runs come from a table; nothing to train.");
            return ReportCommand.Execute(context, [experiment.Name], scale: null, language: null);
        }

        PlannedExperiment planned = context.PlannedAt(experiment, settings.Scale);
        CommandContext.RefuseProblems(planned);
        CommandContext.RefuseClaims(experiment, settings.Scale);
        var folder = new ExperimentFolder(settings.Experiments, experiment.Name, settings.Scale);
        Directory.CreateDirectory(folder.Runs);
        using FileLock? turn = FileLock.TryTake(folder.HostLock);
        if (turn is null)
        {
            throw new EnvironmentException($"Another run of {experiment.Name} is in progress: {FileLock.HolderOf(folder.HostLock)}. "
                + "Wait for it or stop it; its finished trials are kept. 'report' and 'plan' work meanwhile.");
        }

        var corpora = new CorpusShelf(folder.Home);
        planned.CheckCorpora(corpora);
        foreach (string note in planned.CorpusNotes(corpora))
        {
            CommandContext.Say(note);
        }

        var store = new ResultStore(folder.Root);
        if (settings.IsFresh)
        {
            folder.DeleteTrunks([]);
        }

        if (settings.IsFresh && store.SetAside() is string kept)
        {
            CommandContext.Say(
                $"Earlier results of {experiment.Name} are kept in {Path.GetRelativePath(Directory.GetCurrentDirectory(), kept)}.");
        }

        StoredResults stored = store.Read();
        if (stored.Warnings.Count > 0)
        {
            // Write copies damaged lines to runs/. It is called now, because a copy during the run could create runs/ again after the
            // user moved it away.
            stored = store.Write();
        }

        CommandContext.Warn(stored);
        List<Trial> known = [.. planned.Trials(corpora, stored.Trials)];
        CheckTrials(planned, settings, known, trials);
        var speed = DurationEstimate.Of(known, stored, MachineFacts.Current(), SpeedFile.Read(MachineFacts.Current()));
        WarnOfChangedCorpora(corpora, stored);
        Announce(planned, settings, known, stored, speed, trials);
        CommandContext.WarnOfCode(experiment, known.Select(trial => trial.Id), stored);

        IReadOnlyList<string> warned = stored.Warnings;
        RunOutcome outcome;
        using (stop.Listen())
        {
            var progress = new RunProgress(experiment.Name, settings.Workers, speed);
            (outcome, stored) = await TrainAsync(context, planned, settings, turn, program, store, corpora, stored, progress, stop);
            CommandContext.Warn(stored, warned);
            Conclude(settings, outcome);
        }

        if (!outcome.WasInterrupted)
        {
            if (LookOf(planned, corpora, stored, context.Clock) is { } look)
            {
                stored = store.Write(corpora.Fingerprints, corpora.Facts, look);
            }

            var others = new CatalogVerdicts(context);
            (IReadOnlyList<string> reports, _) = ReportFiles.Write(
                planned,
                folder,
                corpora,
                stored,
                () => others.But(settings.Experiments, experiment));
            CommandContext.Say($"Report: {CommandContext.PathsOf(reports)}");
            if (others.Complain())
            {
                return Math.Max(outcome.ExitCode, ExitCode.Environment);
            }
        }

        return outcome.ExitCode == ExitCode.Done && stored.Unreadable.Count > 0 ? ExitCode.Environment : outcome.ExitCode;
    }

    /// <summary>Runs the trials, and writes finished trials to <c>results.jsonl</c> even if the run is interrupted or fails.</summary>
    private static async Task<(RunOutcome Outcome, StoredResults Stored)> TrainAsync(
        CommandContext context,
        PlannedExperiment planned,
        RunSettings settings,
        FileLock turn,
        ProgramFiles program,
        ResultStore store,
        CorpusShelf corpora,
        StoredResults stored,
        RunProgress progress,
        StopSignal stop)
    {
        using IRunView view = ViewOf(context);
        var scheduler = new TrialScheduler(planned, settings, turn, program, corpora, stored, progress, view, context.Clock);
        RunOutcome outcome;
        try
        {
            outcome = await scheduler.RunAsync(stop);
        }
        catch (Exception first)
        {
            try
            {
                store.Write(corpora.Fingerprints, corpora.Facts, finished: scheduler.FinishedNow);
            }
            catch (Exception second) when (second is IOException or UnauthorizedAccessException)
            {
                // The first exception is the cause. The attempt files still contain all results that are missing in results.jsonl.
                view.Say($"results.jsonl was not written: {CommandContext.Sentence(second)}");
            }

            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
            throw;
        }

        return (outcome, store.Write(corpora.Fingerprints, corpora.Facts, finished: scheduler.FinishedNow));
    }

    /// <summary>
    /// The journal entry that records this computation of verdicts: its time and the claims. Null at smoke scale, or if no claim needs
    /// training.
    /// </summary>
    private static Look? LookOf(PlannedExperiment planned, CorpusShelf corpora, StoredResults stored, TimeProvider clock)
    {
        IReadOnlyList<DecidedClaim> claims = planned.Scale == Scale.Smoke
            ? []
            : [.. planned.Verdicts(corpora, stored).Where(claim => claim.NeedsTraining)];
        (int seeds, int blocks) = planned.Finished(corpora, stored);
        return claims.Count == 0
            ? null
            : new Look(clock.GetUtcNow().UtcDateTime, planned.Scale, seeds, blocks, [.. claims.Select(claim => claim.Identity)]);
    }

    private static IRunView ViewOf(CommandContext context) =>
        System.Console.IsOutputRedirected || !context.Console.Profile.Capabilities.Ansi || !context.Console.Profile.Capabilities.Interactive
            ? new PlainView(System.Console.Out)
            : new TerminalView(context.Console);

    /// <summary>Warns the user about corpora that changed after trials had used them.</summary>
    private static void WarnOfChangedCorpora(CorpusShelf corpora, StoredResults stored)
    {
        foreach ((string corpus, string fingerprint) in corpora.Fingerprints)
        {
            if (stored.Corpora.TryGetValue(corpus, out string? before) && before != fingerprint)
            {
                CommandContext.Say($"Corpus {corpus} has changed since the last training. Results on the old text are kept but not used; "
                    + "the trials are trained again.");
            }
        }
    }

    private static void CheckTrials(PlannedExperiment planned, RunSettings settings, List<Trial> known, string? trials)
    {
        if (trials is not null && !known.Exists(trial => settings.Wanted!(trial.Label)))
        {
            string example = known.Count > 0 ? $" Example of a label: '{known[0].Label}'." : "";
            string later = known.Count < planned.Count ? " Labels of evaluation trials are known after tuning." : "";
            string sentence = $"No trial of {planned.Experiment.Name} matches '{trials}'.{example}{later}";
            throw new UsageException(CommandTree.Shortened(sentence, trials));
        }
    }

    private static void Announce(
        PlannedExperiment planned,
        RunSettings settings,
        List<Trial> known,
        StoredResults stored,
        DurationEstimate speed,
        string? trials)
    {
        // Configurations with identical settings share their trials.
        List<Trial> wanted = [.. known.Where(trial => settings.Wanted is null || settings.Wanted(trial.Label))
            .DistinctBy(trial => trial.Id)];
        int unknown = trials is null ? Math.Max(0, planned.Count - known.Count) : 0;
        List<Trial> left = wanted.FindAll(trial => !stored.Trials.ContainsKey(trial.Id));
        int count = wanted.Count + unknown;
        string scale = settings.Scale.ToString().ToLowerInvariant();
        if (left.Count + unknown == 0)
        {
            CommandContext.Say(string.Create(CultureInfo.InvariantCulture, $"{planned.Experiment.Name} at scale {scale}: "
                + $"{(count == 1 ? "the trial is" : $"all {Words.Count(count, "trial")} are")} finished; nothing to train. "
                + $"'--fresh' trains {(count == 1 ? "it" : "them")} again."));
            return;
        }

        double work = speed.WorkOf(left, settings.Workers)
            + speed.WorkOfUnknown(unknown, known.Where(trial => trial.Phase != Phase.Cost).Select(trial => trial.Plan));
        string before = count > left.Count + unknown
            ? string.Create(CultureInfo.InvariantCulture, $", {count - left.Count - unknown} of them finished")
            : "";
        string shorter = settings.Scale == Scale.Full ? " '--scale quick' is shorter." : "";
        string workers = settings.Workers == 1 ? "1 worker" : string.Create(CultureInfo.InvariantCulture, $"{settings.Workers} workers");
        CommandContext.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"{planned.Experiment.Name} at scale {scale}: {Words.Count(count, "trial")}{before}; "
                + $"about {Words.Duration(DurationEstimate.TimeOf(work, settings.Workers))} with {workers} ({speed.Source}).{shorter}"));
    }

    private static void Conclude(RunSettings settings, RunOutcome outcome)
    {
        if (!outcome.WasInterrupted && outcome.Failed == 0)
        {
            if (outcome.FinishedNow > 0)
            {
                CommandContext.Say(
                    outcome.Trials == 1 ? "The trial is finished." : $"All {Words.Count(outcome.Trials, "trial")} are finished.");
            }

            return;
        }

        string state = $"{Number.Exact(outcome.Finished)} of {Words.Count(outcome.Trials, "trial")} "
            + $"{(outcome.Finished == 1 || outcome.Trials == 1 ? "is" : "are")} finished";
        string command = CommandText.Of(settings.Again);
        CommandContext.Say(outcome.WasInterrupted
            ? $"Stopped. {state}. To resume: {command}"
            : string.Create(CultureInfo.InvariantCulture, $"{state}, {outcome.Failed} failed. To retry: {command}"));
    }
}
