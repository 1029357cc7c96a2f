using LlamaBatch.Data;

namespace LlamaBatch.Torch;

/// <summary>Random factors for the gradients of micro-batches. They give a step the gradient noise of a smaller batch.</summary>
/// <remarks>
/// See <see cref="Training.NoiseBatchSize"/>. The factors are a pure function of the seed and of the position in the training stream.
/// </remarks>
/// <param name="seed">The trial's seed.</param>
/// <param name="noiseOf">The batch size whose gradient noise each step receives.</param>
public sealed class GradientNoise(int seed, Sequences noiseOf)
{
    /// <summary>Makes the factors for a trial, or returns null if the trial's plan adds no noise.</summary>
    public static GradientNoise? Create(TrialPlan plan, int seed) =>
        plan.Training.NoiseBatchSize.Count > 0 ? new GradientNoise(seed, plan.Training.NoiseBatchSize) : null;

    /// <summary>
    /// The random factor for a micro-batch's gradient: 1 + σ or 1 − σ, with equal probability. σ is <c>√(B / noiseOf − 1)</c>.
    /// </summary>
    /// <param name="batch">The batch of the step, with B sequences.</param>
    /// <param name="first">The index of the micro-batch's first sequence in the batch, from 0.</param>
    public double WeightOf(TokenBatch batch, int first)
    {
        double deviation = Math.Sqrt(Math.Max(0, ((double)batch.Sequences / noiseOf.Count) - 1));
        bool isNegative = (SplitMix64.For(Purpose.GradientNoise, seed, batch.Place + first).Next() & 1) == 1;
        return isNegative ? 1 - deviation : 1 + deviation;
    }
}
