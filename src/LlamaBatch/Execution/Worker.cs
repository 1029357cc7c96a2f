using LlamaBatch.Data;
using LlamaBatch.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>Trains one trial in a process of its own.</summary>
internal static class Worker
{
    /// <summary>A worker of a host that was killed may still be finishing its step; then its checkpoint is worth waiting for.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    /// <summary>Trains the trial and writes its attempt file. What goes wrong is said in a sentence on standard error.</summary>
    /// <returns>The process's exit code.</returns>
    public static int Run(WorkerTask task, Experiment experiment, Func<string?>? nativeProblem, TimeProvider clock)
    {
        using StopSignal stop = StopSignal.OfProcess();
        var host = new HostLine(stop);
        var folder = new ExperimentFolder(task.Experiments, task.Experiment, task.Scale);
        var corpora = new CorpusShelf(folder.Home);
        var store = new ResultStore(folder.Root);
        Trial? trial = Find(experiment, task, corpora, store);
        if (trial is null || AttemptName.Of(task.Attempt) is not AttemptName name || name.Trial != trial.Id)
        {
            Console.Error.WriteLine($"{experiment.Name} has no trial {task.Trial} for the attempt {task.Attempt} at scale {task.Scale}; was the program built anew while it ran?");
            return ExitCode.Failed;
        }

        // This loads libtorch, so that its size is in the base of the memory measurement and a failure to load is one sentence.
        if (nativeProblem?.Invoke() is string problem)
        {
            Console.Error.WriteLine(problem);
            return ExitCode.Environment;
        }

        using FileLock? turn = FileLock.Take(folder.TrialLock(trial), _patience);
        if (turn is null)
        {
            Console.Error.WriteLine($"This trial is still being trained by {FileLock.HolderOf(folder.TrialLock(trial))}; it holds {folder.TrialLock(trial)}.");
            return ExitCode.Failed;
        }

        if (store.AttemptsAt(trial.Id).Any(attempt => attempt.Result is not null))
        {
            return ExitCode.Done;
        }

        // A worker of a host that was killed may have begun this attempt after the present host had counted them.
        while (File.Exists(Path.Combine(folder.Runs, name.File)))
        {
            name = new AttemptName(name.Trial, name.Number + 1);
        }

        return Attempt(task, experiment, trial, name, folder, corpora, host, stop, clock);
    }

    private static int Attempt(
        WorkerTask task, Experiment experiment, Trial trial, AttemptName name, ExperimentFolder folder, CorpusShelf corpora, HostLine host, StopSignal stop,
        TimeProvider clock)
    {
        using AttemptJournal journal = AttemptJournal.Create(Path.Combine(folder.Runs, name.File));
        journal.Started(trial, name.Number, clock.GetUtcNow().UtcDateTime, MachineFacts.Current());
        var memory = new ProcessMemory();
        var observer = new WorkerObserver(trial, folder.Checkpoint(trial), TimeSpan.FromSeconds(task.CheckpointSeconds), journal, host, stop);
        var recorder = new TrialRecorder(trial, experiment.Metrics, observer);
        try
        {
            experiment.Train(trial, corpora, recorder);
        }
        catch (Exception failure)
        {
            // Said before it is written: the disk may be full, and then no record gets there.
            string sentence = Failure.Sentence(failure);
            Console.Error.WriteLine(sentence);
            journal.Failed(Failure.OutcomeOf(failure), sentence);
            if (failure is CorpusException or IOException or UnauthorizedAccessException)
            {
                return ExitCode.Environment;
            }

            File.WriteAllText(Path.Combine(folder.Runs, Path.ChangeExtension(name.File, ".log")), failure + "\n");
            return ExitCode.Failed;
        }

        if (recorder.Outcome == Outcome.Interrupted)
        {
            journal.Interrupted();
            return ExitCode.Interrupted;
        }

        var cost = new CostOutcome(trial.Plan.TokensPerStep, recorder.MedianStepSeconds(), memory.PeakBytes());
        journal.Finished(recorder.Result(experiment.Metrics
            .Where(metric => metric.MeasureCost is not null)
            .ToDictionary(metric => metric.Key, metric => metric.MeasureCost!(cost), StringComparer.Ordinal)));
        return ExitCode.Done;
    }

    private static Trial? Find(Experiment experiment, WorkerTask task, CorpusShelf corpora, ResultStore store) =>
        experiment.TuningTrials(task.Scale, corpora).FirstOrDefault(trial => trial.Id == task.Trial)
        ?? experiment.EvaluationTrials(task.Scale, corpora, store.Read().Trials).FirstOrDefault(trial => trial.Id == task.Trial);
}
