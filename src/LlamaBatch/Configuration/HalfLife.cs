namespace LlamaBatch;

/// <summary>
/// Keeps the half-life of a moving average, in tokens, the same when the batch size changes. Source: Marek et al. 2025, arXiv 2507.07101,
/// section 3.
/// </summary>
public static class HalfLife
{
    /// <summary>
    /// The decay that keeps the half-life in tokens when the batch size changes: <c>β' = β^(toBatch / fromBatch)</c>. The result is at
    /// least <paramref name="atLeast"/>.
    /// </summary>
    /// <remarks>
    /// Very large batch sizes need the lower bound, because the average would otherwise span only a few steps. Adam converges if <c>β₁² ≤
    /// β₂</c> (Zhang et al. 2022, arXiv 2208.09632), so β₂ should be at least 0.81 for β₁ = 0.9. The report lists the resulting decay of
    /// each configuration.
    /// </remarks>
    /// <param name="beta">The decay β at <paramref name="fromBatch"/>, between 0 and 1.</param>
    /// <param name="fromBatch">The batch size for which <paramref name="beta"/> was chosen.</param>
    /// <param name="toBatch">The batch size for which the new decay is computed.</param>
    /// <param name="atLeast">The lower bound on the result.</param>
    public static double Rescale(double beta, Sequences fromBatch, Sequences toBatch, double atLeast = 0) =>
        Math.Max(atLeast, Math.Pow(beta, (double)toBatch.Count / fromBatch.Count));
}
