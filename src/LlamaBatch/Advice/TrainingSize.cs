namespace LlamaBatch.Advice;

/// <summary>The size of a training run, from which laws predict its best settings.</summary>
/// <param name="Parameters">The number of parameters of the model, N.</param>
/// <param name="Tokens">
/// The number of training tokens, D. For a critical batch size, D is the number of tokens that a small batch size needs to reach the loss
/// (D_min of Bergsma et al. 2025).
/// </param>
internal readonly record struct TrainingSize(double Parameters, double Tokens)
{
    /// <summary>The number of tokens per parameter of a compute-optimal training run (Hoffmann et al. 2022, arXiv 2203.15556).</summary>
    public const double ComputeOptimal = 20;

    /// <summary>The floating-point operations of the training run, C = 6 N D (Kaplan et al. 2020, arXiv 2001.08361, section 2.1).</summary>
    public double Flops => 6 * Parameters * Tokens;

    /// <summary>The number of tokens per parameter, D / N.</summary>
    public double TokensPerParameter => Tokens / Parameters;

    /// <summary>The size of the compute-optimal training run with a given number of tokens.</summary>
    /// <param name="tokens">The number of training tokens, D.</param>
    public static TrainingSize Optimal(double tokens) => new(tokens / ComputeOptimal, tokens);
}
