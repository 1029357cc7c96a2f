using MathNet.Numerics.Distributions;

namespace LlamaBatch.Statistics;

/// <summary>The F test of whether the mean examples at all batch sizes lie on the fitted line.</summary>
/// <param name="F">
/// The statistic: the weighted mean square of the means about the line, divided by the mean square of the runs about their means.
/// </param>
/// <param name="Freedom">The degrees of freedom of the means about the line: batch sizes − 2.</param>
/// <param name="ErrorFreedom">The degrees of freedom of the runs about the means: runs − batch sizes.</param>
/// <param name="Curvature">Whether the means bend upward (convex) or downward (concave) relative to the line.</param>
public readonly record struct LackOfFit(double F, int Freedom, int ErrorFreedom, Curvature Curvature)
{
    /// <summary>The p value: the probability of an F at least this large if the means lie on a line.</summary>
    public double P =>
        double.IsNaN(F) ? 1 : double.IsInfinity(F) ? 0 : F == 0 ? 1 : FisherSnedecor.CDF(ErrorFreedom, Freedom, 1 / F);
}
