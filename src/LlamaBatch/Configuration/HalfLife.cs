namespace LlamaBatch;

/// <summary>Moving averages measured in tokens instead of steps (Marek et al. 2025, arXiv 2507.07101, section 3).</summary>
public static class HalfLife
{
    /// <summary>
    /// The decay that keeps an average's half-life in tokens when the batch changes: <c>β' = β^(toBatch / fromBatch)</c>.
    /// </summary>
    /// <param name="beta">The decay β at <paramref name="fromBatch"/>, between 0 and 1.</param>
    /// <param name="fromBatch">The batch that <paramref name="beta"/> was chosen for.</param>
    /// <param name="toBatch">The batch that the result is for.</param>
    public static double Rescale(double beta, Sequences fromBatch, Sequences toBatch) =>
        Math.Pow(beta, (double)toBatch.Count / fromBatch.Count);
}
