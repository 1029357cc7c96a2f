using System.Diagnostics;

namespace LlamaBatch.Torch;

/// <summary>Measures the duration of a training step. The step trains on synthetic tokens, which take almost no time to generate.</summary>
internal static class StepClock
{
    private const int Blocks = 5;

    /// <summary>
    /// The seconds per step: the median of the means of five groups of steps. A warm-up of the same total duration comes first.
    /// </summary>
    /// <param name="plan">The plan of the trial.</param>
    /// <param name="duration">The approximate duration of all five groups together, in seconds.</param>
    /// <param name="workers">The number of threads that train at once, each with its own model. The time of the slowest thread is
    /// returned.</param>
    public static double SecondsPerStep(TrialPlan plan, double duration, int workers)
    {
        using var start = new Barrier(workers);
        double[] seconds = new double[workers];
        var threads = Enumerable.Range(0, workers).Select(worker => new Thread(() => seconds[worker] = Measure(plan, duration, start)))
            .ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return seconds.Max();
    }

    private static double Measure(TrialPlan plan, double duration, Barrier start)
    {
        using LlamaModel model = LlamaModel.Create(plan.Model, seed: 1);
        using AdamWOptimizer optimizer = new AdamW { LearningRate = 1e-4, WeightDecay = 0.1 }.CreateFor(model);
        using LlamaPass pass = LlamaPass.Create(model, plan);
        var step = new TrainingStep(pass, optimizer, plan.Training.GradientClip);
        TokenBatch batch = new(plan.Training.BatchSize.Count, plan.SequenceLength, (row, sequence) =>
        {
            for (int i = 0; i < sequence.Length; i++)
            {
                sequence[i] = ((row * 31) + (i * i * 7) + i) % plan.Model.VocabSize;
            }
        });

        start.SignalAndWait();
        Run(step, batch, duration);
        double[] blocks = [.. Enumerable.Range(0, Blocks).Select(_ => Run(step, batch, duration / Blocks))];
        return blocks.Order().ElementAt(Blocks / 2);
    }

    /// <summary>The mean seconds per step, over as many steps as fit into a duration, but at least two.</summary>
    private static double Run(TrainingStep step, TokenBatch batch, double duration)
    {
        long start = Stopwatch.GetTimestamp();
        int steps = 0;
        while (steps < 2 || Stopwatch.GetElapsedTime(start).TotalSeconds < duration)
        {
            step.Run(batch);
            steps++;
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / steps;
    }
}
