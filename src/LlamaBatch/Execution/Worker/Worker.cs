using LlamaBatch.Catalog;
using LlamaBatch.Data;
using LlamaBatch.Files;
using LlamaBatch.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>Runs one trial in a separate process.</summary>
internal static class Worker
{
    /// <summary>The maximum time to wait for a worker of an earlier, killed run, which may still be saving a checkpoint.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    private const int FileExists = 17;
    private const int FileExistsOnWindows = unchecked((int)0x80070050);

    /// <summary>Runs the trial and writes its attempt file. Prints a problem as one sentence on standard error.</summary>
    /// <returns>The exit code of the process.</returns>
    public static int Run(
        WorkerTask task,
        Experiment experiment,
        INativeLibrary? library,
        TimeProvider clock,
        Func<AttemptFailure, string> say)
    {
        using StopSignal stop = StopSignal.OfProcess();
        using IDisposable listener = stop.Listen();
        var host = new HostPipe(stop);
        var program = ProgramFiles.Current();
        if (program.Fingerprint != task.Program)
        {
            throw ProgramFiles.Rebuilt(Path.GetFileName(typeof(ProgramFiles).Assembly.Location) + " or another file");
        }

        var folder = new ExperimentFolder(task.Experiments, task.Experiment, task.Scale);
        var corpora = new CorpusShelf(folder.Home);
        var store = new ResultStore(folder.Root);
        Trial? trial = TrialOf(task, experiment, corpora);
        if (trial?.Id != task.Trial || AttemptName.Parse(task.Attempt) is not AttemptName name || name.Trial != trial.Id)
        {
            Console.Error.WriteLine($"{experiment.Name} has no trial {task.Trial} for the attempt {task.Attempt} at scale {task.Scale}. "
                + "Was the program rebuilt, or runs/ deleted, during the run?");
            return ExitCode.Failed;
        }

        // This loads libtorch, so that a load error is one sentence.
        if (library?.Problem() is string problem)
        {
            Console.Error.WriteLine(problem);
            return ExitCode.Environment;
        }

        using FileLock? turn = FileLock.Acquire(folder.TrialLock(trial), _patience);
        if (turn is null)
        {
            Console.Error.WriteLine(
                $"This trial is still being trained by {FileLock.HolderOf(folder.TrialLock(trial))}; it holds {folder.TrialLock(trial)}.");
            return ExitCode.Failed;
        }

        IReadOnlyList<AttemptReading> attempts = store.AttemptsAt(trial.Id);
        if (attempts.Any(attempt => attempt.Result is not null))
        {
            return ExitCode.Done;
        }

        if (attempts.Select(attempt => attempt.Problem).FirstOrDefault(problem => problem is not null) is string unreadable)
        {
            Console.Error.WriteLine(unreadable);
            return ExitCode.Failed;
        }

        using AttemptJournal journal = Begin(folder, ref name);
        return Attempt(task, experiment, trial, name, journal, program, folder, corpora, store, library, host, stop, clock, say);
    }

    /// <summary>The trial of a task; null if the experiment does not have the task's levels.</summary>
    private static Trial? TrialOf(WorkerTask task, Experiment experiment, CorpusShelf corpora)
    {
        try
        {
            return experiment.PlannedAt(task.Scale, task.Step).TrialOf(task.Levels, task.Seed, task.Phase, corpora);
        }
        catch (Exception unknown) when (unknown is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Creates the file of an attempt. If a file with the attempt's number exists, uses the next number.</summary>
    private static AttemptJournal Begin(ExperimentFolder folder, ref AttemptName name)
    {
        while (true)
        {
            string path = Path.Combine(folder.Runs, name.File);
            try
            {
                return AttemptJournal.Create(path);
            }
            catch (IOException taken) when (taken.HResult is FileExists or FileExistsOnWindows)
            {
                name = new AttemptName(name.Trial, name.Number + 1);
            }
        }
    }

    private static int Attempt(
        WorkerTask task,
        Experiment experiment,
        Trial trial,
        AttemptName name,
        AttemptJournal journal,
        ProgramFiles program,
        ExperimentFolder folder,
        CorpusShelf corpora,
        ResultStore store,
        INativeLibrary? library,
        HostPipe host,
        StopSignal stop,
        TimeProvider clock,
        Func<AttemptFailure, string> say)
    {
        var machine = MachineFacts.Current();
        double? predicted = SpeedFile.Read(machine)?.SecondsOf(trial.Plan, isAlone: trial.Phase == Phase.Cost);
        journal.Started(trial, name.Number, clock.GetUtcNow().UtcDateTime, machine, OwnCode.TextOf(experiment.OwnCode), predicted);
        TrialResult? result;
        try
        {
            result = trial.Phase == Phase.Cost ? Measure() : Learn();
        }
        catch (Exception failure)
        {
            // The failure is printed before it is recorded, because the disk may be full.
            AttemptFailure cause = Failure.From(failure);
            Console.Error.WriteLine(say(cause));
            journal.Failed(Failure.OutcomeOf(failure), cause);
            if (cause is not Threw { Place: not "" } && failure is (CorpusException or IOException or UnauthorizedAccessException))
            {
                return ExitCode.Environment;
            }

            File.WriteAllText(Path.Combine(folder.Runs, Path.ChangeExtension(name.File, ".log")), failure + "\n");
            return ExitCode.Failed;
        }

        if (result is null)
        {
            journal.Interrupted();
            return ExitCode.Interrupted;
        }

        // If a build replaced files during training, an assembly that was loaded late may belong to the new build.
        if (program.Replaced() is string replaced)
        {
            journal.Interrupted();
            throw ProgramFiles.Rebuilt(replaced);
        }

        journal.Finished(result);
        return ExitCode.Done;

        TrialResult? Learn()
        {
            var observer = new WorkerObserver(
                trial,
                folder.Checkpoint(trial),
                TimeSpan.FromSeconds(task.CheckpointSeconds),
                journal,
                host,
                stop)
            {
                Trunks = [.. Trunk.Of(trial, task.Trunks).Select(trunk => new TrunkFile(trunk, folder.PathOf(trunk)))],
            };
            var recorder = new TrialRecorder(trial, experiment.Metrics, observer) { Code = experiment.OwnCode };
            experiment.Train(trial, corpora, recorder);
            return recorder.Outcome == Outcome.Interrupted ? null : recorder.Result(new Dictionary<string, double>(StringComparer.Ordinal));
        }

        // A cost trial never resumes, because costs are measured in one undisturbed process.
        TrialResult? Measure()
        {
            CheckpointFile.Delete(folder.Checkpoint(trial));
            library?.WarmUp();
            var observer = new WorkerObserver(trial, folder.Checkpoint(trial), TimeSpan.MaxValue, journal, host, stop);
            return CostMeasurement.Run(
                experiment,
                trial,
                task.Scale,
                corpora,
                observer,
                store.Read().Trials.Values,
                library is null ? null : library.PeakFlops,
                () => stop.IsAsked);
        }
    }
}
