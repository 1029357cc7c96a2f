using System.Diagnostics;
using System.Globalization;
using System.Text;
using LlamaBatch.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.FakeExperiments;

/// <summary>
/// A training loop with everything but tensors: state that depends on all earlier steps, measurements, a checkpoint,
/// divergence.
/// </summary>
internal static class FakeTraining
{
    public static void Run(Trial<Fake> trial, TrialRecorder recorder)
    {
        if (Faults.IsNoted(trial))
        {
            recorder.Note(
                new UnusableCheckpoint(Path.GetFileName(recorder.CheckpointPath), new(CheckpointFault.Checksum), TriesPrevious: false));
        }

        int first = 0;
        double weight = 1 + trial.Seed % 10 / 7.0;
        CheckpointFile.Restore(
            recorder,
            (file, length) =>
            {
                byte[] content = new byte[length];
                file.ReadExactly(content);
                string[] saved = Encoding.UTF8.GetString(content).Split('\n', 3);
                if (recorder.RestoreState(saved[2]) is CheckpointProblem problem)
                {
                    return problem;
                }

                first = int.Parse(saved[0], CultureInfo.InvariantCulture);
                weight = double.Parse(saved[1], CultureInfo.InvariantCulture);
                return null;
            });

        for (int step = first; step < trial.Plan.Steps; step++)
        {
            var clock = Stopwatch.StartNew();
            weight -= trial.Point.LearningRate * Math.Sin(weight * (step + 3) + trial.Seed);
            double loss = trial.Point.LearningRate > 1 && step > 30
                ? double.NaN
                : 5.0 / (1 + step * trial.Point.LearningRate) + weight * weight / 100;
            Thread.Sleep(Faults.StepMilliseconds);
            var outcome = new StepOutcome(loss, Math.Abs(weight), clock.Elapsed.TotalSeconds);
            if (!recorder.Observe(step, outcome))
            {
                return;
            }

            recorder.Record<TrainLoss>(step, outcome);
            if (recorder.IsDue<ValidationLoss>(step))
            {
                recorder.Record<ValidationLoss>(step, new ValidationOutcome(loss * 1000 / 3, 1000, 100, 1000));
            }

            if (step == trial.Plan.Steps / 2)
            {
                Faults.Crash(trial);
            }

            if (recorder.CheckpointIsDue)
            {
                Save(recorder, step + 1, weight);
            }

            if (recorder.MustStop)
            {
                return;
            }
        }
    }

    private static void Save(TrialRecorder recorder, int step, double weight) =>
        CheckpointFile.Write(recorder, write => write(
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{step}\n{weight:R}\n{recorder.SaveState()}"))));
}
