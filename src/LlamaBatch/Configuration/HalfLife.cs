namespace LlamaBatch;

/// <summary>Moving averages measured in tokens instead of steps (Marek et al. 2025, arXiv 2507.07101, section 3).</summary>
public static class HalfLife
{
    /// <summary>
    /// The decay with the same half-life in tokens at another batch size: <c>β' = β^(toBatch / fromBatch)</c>. It is at
    /// least <paramref name="atLeast"/>.
    /// </summary>
    /// <remarks>
    /// A batch so large that the average would forget within a few steps needs a bound: Adam converges where <c>β₁² ≤ β₂</c> (Zhang et al. 2022, arXiv 2208.09632), so β₂ is at least 0.81 for β₁ = 0.9. The
    /// report's settings show where the bound was reached.
    /// </remarks>
    /// <param name="beta">The decay β at <paramref name="fromBatch"/>, between 0 and 1.</param>
    /// <param name="fromBatch">The batch that <paramref name="beta"/> was chosen for.</param>
    /// <param name="toBatch">The batch that the result is for.</param>
    /// <param name="atLeast">The least decay that is returned.</param>
    public static double Rescale(double beta, Sequences fromBatch, Sequences toBatch, double atLeast = 0) =>
        Math.Max(atLeast, Math.Pow(beta, (double)toBatch.Count / fromBatch.Count));
}
