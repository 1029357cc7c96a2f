using System.Diagnostics;
using System.Globalization;
using LlamaBatch.Execution;
using LlamaBatch.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Benchmarks;

/// <summary>
/// What the journal, the metrics and the messages to the host add to a bare loop of steps. Both loops train the same model in turns; the
/// time of a turn is that of all its steps, since the framework's work falls on some of them.
/// </summary>
internal static class OverheadBenchmark
{
    private const int Turns = 41;

    public static IEnumerable<string> Run(double seconds)
    {
        yield return "| model | batch | time with the framework / bare |";
        yield return "|---|--:|--:|";
        foreach (int batch in new[] { 1, 16 })
        {
            string sequences = batch.ToString(CultureInfo.InvariantCulture), lasting = seconds.ToString(CultureInfo.InvariantCulture);
            double[] ratios = ChildProcess.NumbersOf(ChildProcess.Start("overhead", "XS", sequences, lasting));
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"| XS | {batch} | {ratios[Turns / 2]:0.000} ({ratios[0]:0.000}–{ratios[^1]:0.000}) |");
        }
    }

    /// <summary>Prints the ratios, smallest first. Runs in a process of its own, whose output takes the place of the host.</summary>
    public static void Measure(ModelSize size, int batch, double seconds)
    {
        Threads.UseOne();
        TrialPlan plan = size.Plan(batch, StepKind.Fast);
        using LlamaModel model = LlamaModel.Create(size.Model, seed: 1);
        using AdamWOptimizer optimizer = new AdamW { LearningRate = 1e-5 }.CreateFor(model);
        using LlamaPass pass = LlamaPass.Create(model, plan);
        var training = new TrainingStep(pass, optimizer, 1);
        int steps = 0;
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < seconds / Turns / 2; steps++)
        {
            training.Run(size.Batch(batch));
        }

        var trial = new MeasuredTrial
        {
            Id = new string('0', 32),
            Levels = [],
            Seed = 1,
            Phase = Phase.Evaluation,
            Plan = plan with { Training = plan.Training with { Tokens = steps * plan.TokensPerStep } },
            Settings = [],
        };
        string folder = Directory.CreateTempSubdirectory("llamabatch-").FullName;
        try
        {
            using StopSignal stop = StopSignal.OfProcess();
            using AttemptJournal journal = AttemptJournal.Create(Path.Combine(folder, "attempt.jsonl"));
            var host = new HostPipe(stop);
            var ratios = new List<double>();
            for (int turn = 0; turn < Turns; turn++)
            {
                // Who comes first changes from turn to turn.
                double bareFirst = turn % 2 == 0 ? Bare() : double.NaN;
                double framework = WithFramework();
                ratios.Add(framework / (turn % 2 == 0 ? bareFirst : Bare()));
            }

            Console.SetOut(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
            Console.WriteLine(string.Join(' ', ratios.Order().Select(ratio => ratio.ToString("R", CultureInfo.InvariantCulture))));

            double Bare()
            {
                long start = Stopwatch.GetTimestamp();
                for (int step = 0; step < steps; step++)
                {
                    training.Run(size.Batch(batch));
                }

                return Stopwatch.GetElapsedTime(start).TotalSeconds;
            }

            double WithFramework()
            {
                long start = Stopwatch.GetTimestamp();
                var observer = new WorkerObserver(trial, Path.Combine(folder, "checkpoint"), TimeSpan.FromHours(1), journal, host, stop);
                MetricDefinition[] metrics = [MetricDefinition.Step<TrainLoss>(), MetricDefinition.Step<GradientNorm>()];
                var recorder = new TrialRecorder(trial, metrics, observer);
                StepSizes sizes = trial.Plan.LayOutSteps();
                for (int step = 0; step < steps && !recorder.CheckpointIsDue && !recorder.MustStop; step++)
                {
                    optimizer.LearningRate = 1e-5 * sizes.RateFactorAt(step);
                    StepOutcome outcome = training.Run(size.Batch(batch));
                    recorder.Observe(step, outcome);
                    recorder.Record<TrainLoss>(step, outcome);
                    recorder.Record<GradientNorm>(step, outcome);
                }

                return Stopwatch.GetElapsedTime(start).TotalSeconds;
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed record MeasuredTrial : Trial;
}
