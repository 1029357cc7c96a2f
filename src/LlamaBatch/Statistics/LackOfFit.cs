using MathNet.Numerics.Distributions;

namespace LlamaBatch.Statistics;

/// <summary>The F test that the arms' means lie on the fitted line, against the variation within the arms.</summary>
/// <param name="F">The weighted mean square of the arms about the line, divided by the weighted mean square of the runs about their
/// arms.</param>
/// <param name="Freedom">Degrees of freedom of the arms about the line: arms − 2.</param>
/// <param name="ErrorFreedom">Degrees of freedom of the runs about their arms: runs − arms.</param>
/// <param name="Curvature">The direction in which the means bend away from the line.</param>
public readonly record struct LackOfFit(double F, int Freedom, int ErrorFreedom, Curvature Curvature)
{
    /// <summary>The probability of an F at least this large if the means lie on a line.</summary>
    public double P =>
        double.IsNaN(F) ? 1 : double.IsInfinity(F) ? 0 : F == 0 ? 1 : FisherSnedecor.CDF(ErrorFreedom, Freedom, 1 / F);
}
