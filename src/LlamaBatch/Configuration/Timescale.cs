namespace LlamaBatch;

/// <summary>
/// The timescale of AdamW's weight decay: the fraction of the training text over which the weights average their updates. It is <c>τ = B /
/// (η λ D)</c> for batches of B tokens, learning rate η, weight decay λ and D training tokens. Sources: Wang and Aitchison 2024, arXiv
/// 2405.13698; Bergsma et al. 2025, arXiv 2505.13738.
/// </summary>
/// <remarks>
/// With the same weight decay, τ is proportional to the batch size, so different batch sizes are regularized differently. Bergsma et al.
/// find that, for N parameters and D / N from 20 to 1,280, the best τ is about <c>1.084 (D / N)^−0.527</c>.
/// </remarks>
public static class Timescale
{
    /// <summary>The weight decay that has a given timescale, <c>λ = B / (η τ D)</c>.</summary>
    /// <param name="timescale">The timescale τ, as a fraction of the training text. If it is 1, the weights average over the whole
    /// text.</param>
    /// <param name="learningRate">The peak learning rate η.</param>
    /// <param name="batch">The number of tokens in an optimizer step, B.</param>
    /// <param name="tokens">The number of training tokens, D.</param>
    public static double WeightDecay(double timescale, double learningRate, Tokens batch, Tokens tokens) =>
        batch.Count / (learningRate * timescale * tokens.Count);

    /// <summary>The timescale of a given weight decay, <c>τ = B / (η λ D)</c>.</summary>
    /// <param name="weightDecay">The weight decay λ.</param>
    /// <param name="learningRate">The peak learning rate η.</param>
    /// <param name="batch">The number of tokens in an optimizer step, B.</param>
    /// <param name="tokens">The number of training tokens, D.</param>
    public static double Of(double weightDecay, double learningRate, Tokens batch, Tokens tokens) =>
        batch.Count / (learningRate * weightDecay * tokens.Count);
}
