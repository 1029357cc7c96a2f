using LlamaBatch.Data;

namespace LlamaBatch.Torch;

/// <summary>Random weights of micro-batches, which give a step the gradient noise of a smaller batch.</summary>
/// <remarks>See <see cref="Training.NoiseBatchSize"/>. The weights are a pure function of the seed and of the place in the text.</remarks>
/// <param name="seed">The trial's seed.</param>
/// <param name="noiseOf">The batch size whose noise each step has.</param>
public sealed class GradientNoise(int seed, Sequences noiseOf)
{
    /// <summary>The added noise of a trial; null if its plan has none.</summary>
    public static GradientNoise? Create(TrialPlan plan, int seed) =>
        plan.Training.NoiseBatchSize.Count > 0 ? new GradientNoise(seed, plan.Training.NoiseBatchSize) : null;

    /// <summary>The weight of a micro-batch, whose mean over seeds is 1.</summary>
    /// <param name="batch">The batch of the step.</param>
    /// <param name="first">The index in the batch of the first sequence of the micro-batch.</param>
    public double WeightOf(TokenBatch batch, int first)
    {
        double deviation = Math.Sqrt(Math.Max(0, ((double)batch.Sequences / noiseOf.Count) - 1));
        bool isNegative = (SplitMix64.For(Purpose.GradientNoise, seed, batch.Place + first).Next() & 1) == 1;
        return isNegative ? 1 - deviation : 1 + deviation;
    }
}
