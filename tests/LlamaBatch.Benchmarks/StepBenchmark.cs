using System.Diagnostics;
using System.Globalization;
using LlamaBatch.Torch.Kernels;
using static TorchSharp.torch;

namespace LlamaBatch.Benchmarks;

/// <summary>
/// A training step in three ways: the fast step, the autograd step of LlamaBatch, and plain TorchSharp. In each turn every side takes the
/// same number of steps, in an order that rotates, and the median of its steps counts; ratios are taken within a turn, so that what else
/// the machine does concerns all sides.
/// </summary>
internal static class StepBenchmark
{
    private const int Turns = 5;

    /// <summary>Plain TorchSharp keeps the activations of the whole batch; beyond this it is left out, in bytes.</summary>
    private const long MostPlainBytes = 6L << 30;

    /// <summary>How many times as fast as plain TorchSharp the fast step is meant to be.</summary>
    private static readonly Dictionary<(string Model, int Batch), double> _goals =
        new() { [("XS", 4)] = 3, [("XS", 32)] = 1.7, [("S", 4)] = 1.3, [("S", 32)] = 1.5 };

    public static IEnumerable<string> Run(double seconds)
    {
        yield return "| model | batch | fast step, tokens/s | GFLOP/s | of the peak | against plain TorchSharp | goal "
            + "| against the autograd step |";
        yield return "|---|--:|--:|--:|--:|--:|--:|--:|";
        foreach (ModelSize size in ModelSize.All)
        {
            foreach (int batch in size.Batches)
            {
                yield return Measure(size, batch, seconds);
            }
        }
    }

    /// <summary>What multiplying in bfloat16 saves.</summary>
    public static IEnumerable<string> RunPrecisions(double seconds)
    {
        yield return "| model | batch | float32, tokens/s | bfloat16, tokens/s | ratio |";
        yield return "|---|--:|--:|--:|--:|";
        foreach (ModelSize size in ModelSize.All)
        {
            const int Batch = 4;
            using LlamaModel model = LlamaModel.Create(size.Model, seed: 1);
            using AdamWOptimizer optimizer = OptimizerOf(model);
            TrialPlan plan = size.Plan(Batch, StepKind.Fast);
            using LlamaPass single = LlamaPass.Create(model, plan);
            using LlamaPass half = LlamaPass.Create(model, plan with { Training = plan.Training with { Precision = Precision.BFloat16 } });
            List<double[]> turns = InTurns(seconds, Step(single, optimizer, size, Batch), Step(half, optimizer, size, Batch));
            double count = (double)Batch * size.Length;
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"| {size.Name} | {Batch} | {count / Of(turns, 0).Median:#,0} | {count / Of(turns, 1).Median:#,0} "
                + $"| {new Spread(turns.Select(turn => turn[0] / turn[1]))} |");
        }
    }

    /// <summary>
    /// Median seconds of each side in each turn: as many steps of each as take about so much time all together, of at least two.
    /// </summary>
    public static List<double[]> InTurns(double seconds, params IReadOnlyList<Action> sides)
    {
        double once = 0;
        foreach (Action side in sides)
        {
            side();                                                                 // what is made at the first step is not measured
            long start = Stopwatch.GetTimestamp();
            side();
            once += Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        int steps = (int)Math.Clamp(seconds / Turns / once, 2, 2_000);
        var turns = new List<double[]>();
        for (int turn = 0; turn < Turns; turn++)
        {
            double[] medians = new double[sides.Count];
            for (int i = 0; i < sides.Count; i++)
            {
                int side = (turn + i) % sides.Count;
                medians[side] = MedianOf(sides[side], steps);
            }

            turns.Add(medians);
        }

        return turns;
    }

    private static string Measure(ModelSize size, int batch, double seconds)
    {
        using LlamaModel model = LlamaModel.Create(size.Model, seed: 1);
        using AdamWOptimizer optimizer = OptimizerOf(model);
        using LlamaPass fast = LlamaPass.Create(model, size.Plan(batch, StepKind.Fast));
        using LlamaPass autograd = LlamaPass.Create(model, size.Plan(batch, StepKind.Autograd));
        using var plainStep = new PlainStep(model, size.Length);
        using Tensor tokens = TensorOf(size.Batch(batch));
        var whole = new Training { BatchSize = batch, MicroBatch = batch, Step = StepKind.Autograd };
        bool hasPlain = (size.Plan(batch, StepKind.Autograd) with { Training = whole }).ActivationBytes < MostPlainBytes;
        if (hasPlain)
        {
            CheckSame(new TrainingStep(fast, optimizer, 0).Accumulate(size.Batch(batch)), plainStep.Run(tokens));
        }

        double peak = 0;
        List<double[]> turns = InTurns(
            seconds,
            Step(fast, optimizer, size, batch),
            Step(autograd, optimizer, size, batch),
            () => peak = Math.Max(peak, ProductPeak.Flops(runs: 2)),
            hasPlain ? () => plainStep.Run(tokens) : () => { });
        double count = (double)batch * size.Length;
        double flops = count * size.Model.FlopsPerToken(size.Length) / Of(turns, 0).Median;
        string plain = hasPlain ? new Spread(turns.Select(turn => turn[3] / turn[0])).ToString() : "too large";
        string goal = _goals.TryGetValue((size.Name, batch), out double times) ? times.ToString(CultureInfo.InvariantCulture) : "1";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {size.Name} | {batch} | {count / Of(turns, 0).Median:#,0} | {flops / 1e9:0} | {flops / peak:0 %} | {plain} | {goal} "
            + $"| {new Spread(turns.Select(turn => turn[1] / turn[0]))} |");
    }

    /// <summary>The ratios mean nothing if the two do not compute the same.</summary>
    private static void CheckSame(double ours, double plain)
    {
        if (Math.Abs(ours - plain) > 1e-4 * plain)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"With the same weights and tokens plain TorchSharp has a loss of {plain}, the fast pass one of {ours}."));
        }
    }

    private static Action Step(LlamaPass pass, AdamWOptimizer optimizer, ModelSize size, int batch)
    {
        var step = new TrainingStep(pass, optimizer, 1);
        return () => step.Run(size.Batch(batch));
    }

    private static AdamWOptimizer OptimizerOf(LlamaModel model) =>
        new LlamaBatch.AdamW { LearningRate = 1e-4, WeightDecay = 0.1 }.CreateFor(model);

    private static Spread Of(List<double[]> turns, int side) => new(turns.Select(turn => turn[side]));

    private static double MedianOf(Action run, int times)
    {
        double[] seconds = new double[times];
        for (int i = 0; i < times; i++)
        {
            long before = Stopwatch.GetTimestamp();
            run();
            seconds[i] = Stopwatch.GetElapsedTime(before).TotalSeconds;
        }

        return new Spread(seconds).Median;
    }

    private static Tensor TensorOf(TokenBatch batch)
    {
        int[] tokens = new int[batch.Sequences * (batch.Length + 1)];
        batch.Read(0, tokens);
        return tensor(tokens.Select(token => (long)token).ToArray(), [batch.Sequences, batch.Length + 1]);
    }
}
