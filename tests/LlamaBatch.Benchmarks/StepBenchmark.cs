using System.Diagnostics;
using System.Globalization;
using static TorchSharp.torch;

namespace LlamaBatch.Benchmarks;

/// <summary>
/// A training step in three ways, in turns: the fast step, the autograd step of LlamaBatch, and plain TorchSharp. Ratios are taken within a turn, so that what else
/// the machine does concerns all three; the time of a turn is that of its fastest step.
/// </summary>
internal static class StepBenchmark
{
    private const int Turns = 5;

    /// <summary>Plain TorchSharp keeps the activations of the whole batch; beyond this it is left out, in bytes.</summary>
    private const long MostPlainBytes = 6L << 30;

    public static IEnumerable<string> Run(double seconds, double peak)
    {
        yield return "| model | batch | fast step, tokens/s | GFLOP/s | of the peak | against plain TorchSharp | against the autograd step |";
        yield return "|---|--:|--:|--:|--:|--:|--:|";
        foreach (ModelSize size in ModelSize.All)
        {
            foreach (int batch in size.Batches)
            {
                yield return Measure(size, batch, seconds, peak);
            }
        }
    }

    private static string Measure(ModelSize size, int batch, double seconds, double peak)
    {
        using LlamaModel model = LlamaModel.Create(size.Model, seed: 1);
        using AdamWOptimizer optimizer = new LlamaBatch.AdamW { WeightDecay = 0.1 }.CreateFor(model);
        using LlamaPass fast = LlamaPass.Of(model, size.Plan(batch, StepKind.Fast));
        using LlamaPass autograd = LlamaPass.Of(model, size.Plan(batch, StepKind.Autograd));
        var fastStep = new TrainingStep(fast, optimizer, 1);
        var autogradStep = new TrainingStep(autograd, optimizer, 1);
        using var plainStep = new PlainStep(size.Model, size.Length);
        using Tensor tokens = TensorOf(size.Batch(batch));
        bool hasPlain = (size.Plan(batch, StepKind.Autograd) with { Training = new Training { BatchSize = batch, MicroBatch = batch, Step = StepKind.Autograd } }).ActivationBytes < MostPlainBytes;

        var fastTimes = new List<double>();
        var againstPlain = new List<double>();
        var againstAutograd = new List<double>();
        for (int turn = -1; turn < Turns; turn++)
        {
            double share = turn < 0 ? 0 : seconds / Turns / 3;
            double ofFast = Fastest(() => fastStep.Take(size.Batch(batch)), share);
            double ofPlain = hasPlain ? Fastest(() => plainStep.Take(tokens), share) : double.NaN;
            double ofAutograd = Fastest(() => autogradStep.Take(size.Batch(batch)), share);
            if (turn >= 0)
            {
                fastTimes.Add(ofFast);
                againstPlain.Add(ofPlain / ofFast);
                againstAutograd.Add(ofAutograd / ofFast);
            }
        }

        double best = new Spread(fastTimes).Smallest;
        double count = (double)batch * size.Length;
        double flops = count * size.Model.FlopsPerToken(size.Length) / best;
        string plain = hasPlain ? new Spread(againstPlain).ToString() : "too large";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {size.Name} | {batch} | {count / best:#,0} | {flops / 1e9:0} | {flops / peak:0 %} | {plain} | {new Spread(againstAutograd)} |");
    }

    /// <summary>Seconds of the fastest run in about so much time, of at least two.</summary>
    public static double Fastest(Action run, double seconds)
    {
        double best = double.PositiveInfinity;
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < 2 || Stopwatch.GetElapsedTime(start).TotalSeconds < seconds; i++)
        {
            long before = Stopwatch.GetTimestamp();
            run();
            best = Math.Min(best, Stopwatch.GetElapsedTime(before).TotalSeconds);
        }

        return best;
    }

    private static Tensor TensorOf(TokenBatch batch)
    {
        int[] tokens = new int[batch.Sequences * (batch.Length + 1)];
        batch.Read(0, tokens);
        return tensor(tokens.Select(token => (long)token).ToArray(), [batch.Sequences, batch.Length + 1]);
    }
}
