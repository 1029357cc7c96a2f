namespace LlamaBatch;

/// <summary>
/// The timescale of AdamW's weight decay: the share of the training text over which the weights average their updates. It is <c>τ = B /
/// (η λ D)</c> for batches of B tokens, learning rate η, weight decay λ and D training tokens. Sources: Wang and Aitchison 2024, arXiv
/// 2405.13698; Bergsma et al. 2025, arXiv 2505.13738.
/// </summary>
/// <remarks>
/// With the same weight decay, τ is proportional to the batch size, so different batch sizes are regularized differently. Bergsma et al.
/// find that the best τ is about <c>1.084 (D / N)^−0.527</c> for N parameters, for D / N from 20 to 1,280.
/// </remarks>
public static class Timescale
{
    /// <summary>The weight decay that has a given timescale, <c>λ = B / (η τ D)</c>.</summary>
    /// <param name="timescale">The timescale τ, as a share of the training text; 1 averages over all of it.</param>
    /// <param name="learningRate">The peak learning rate η.</param>
    /// <param name="batch">The tokens of an optimizer step, B.</param>
    /// <param name="tokens">The training tokens, D.</param>
    public static double WeightDecay(double timescale, double learningRate, Tokens batch, Tokens tokens) =>
        batch.Count / (learningRate * timescale * tokens.Count);

    /// <summary>The timescale of a given weight decay, <c>τ = B / (η λ D)</c>.</summary>
    /// <param name="weightDecay">The weight decay λ.</param>
    /// <param name="learningRate">The peak learning rate η.</param>
    /// <param name="batch">The tokens of an optimizer step, B.</param>
    /// <param name="tokens">The training tokens, D.</param>
    public static double Of(double weightDecay, double learningRate, Tokens batch, Tokens tokens) =>
        batch.Count / (learningRate * weightDecay * tokens.Count);
}
