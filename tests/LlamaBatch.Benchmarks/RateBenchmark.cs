using System.Globalization;

namespace LlamaBatch.Benchmarks;

/// <summary>
/// Whether a step's time depends on what the model has learned. Each learning rate trains a model of its own; then the steps of all of
/// them are timed in turns. The text is a short cycle of tokens, so that small rates end with nearly certain predictions, and large ones
/// with scores that ignore most keys: both compute with the smallest floats there are.
/// </summary>
internal static class RateBenchmark
{
    private const int Batch = 4;

    /// <summary>Enough for Adam's moments of unused tokens to fade from 10⁻³ to below 10⁻³⁸.</summary>
    private const int Steps = 1_000;

    private static readonly double[] _rates = [3e-4, 1e-3, 3e-3, 8e-3, 2.4e-2, 9.6e-2];

    public static IEnumerable<string> Run(double seconds)
    {
        yield return "| model | learning rate | loss, nats/token | tokens/s | time of a step, of the fastest |";
        yield return "|---|--:|--:|--:|--:|";
        ModelSize size = ModelSize.Of("S") with { Model = LlamaConfig.Micro with { Layers = 2 }, Length = 64 };
        var trained = _rates.Select(rate => Train(size, rate)).ToList();
        Action[] sides = [.. trained.Select(one => (Action)(() => one.Step.Run(size.Batch(Batch))))];
        List<double[]> turns = StepBenchmark.InTurns(seconds * 2, sides);
        for (int i = 0; i < _rates.Length; i++)
        {
            int at = i;
            double median = new Spread(turns.Select(turn => turn[at])).Median;
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"| {size.Name}, two layers | {_rates[i]} | {trained[i].Loss:0.0000} | {Batch * size.Length / median:#,0} "
                + $"| {new Spread(turns.Select(turn => turn[at] / turn.Min()))} |");
            trained[i].Dispose();
        }
    }

    private static Trained Train(ModelSize size, double rate)
    {
        LlamaModel model = LlamaModel.Create(size.Model, seed: 1);
        AdamWOptimizer optimizer = new LlamaBatch.AdamW { LearningRate = rate }.CreateFor(model);
        LlamaPass pass = LlamaPass.Create(model, size.Plan(Batch, StepKind.Fast));
        var step = new TrainingStep(pass, optimizer, gradientClip: 0);
        double loss = 0;
        for (int i = 0; i < Steps; i++)
        {
            loss = step.Run(size.Batch(Batch)).Loss;
        }

        return new Trained(model, optimizer, pass, step, loss);
    }

    private sealed record Trained(LlamaModel Model, AdamWOptimizer Optimizer, LlamaPass Pass, TrainingStep Step, double Loss) : IDisposable
    {
        public void Dispose()
        {
            Pass.Dispose();
            Optimizer.Dispose();
            Model.Dispose();
        }
    }
}
