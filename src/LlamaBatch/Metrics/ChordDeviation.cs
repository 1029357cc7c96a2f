namespace LlamaBatch;

/// <summary>
/// Estimates the noise of a curve from three successive measurements. The estimate is the scaled distance of the middle measurement from
/// the straight line (chord) through the outer two. A linear trend of the curve adds nothing to the estimate.
/// </summary>
/// <remarks>
/// At the middle measurement, the chord has the value <c>w Lₜ₋₂ + (1 − w) Lₜ</c>. The weight w is computed from the training tokens of the
/// three measurements and is ½ for even spacing. Independent Gaussian noise of standard deviation σ leads to a mean absolute distance of
/// <c>σ √(2/π) √(1 + w² + (1 − w)²)</c>. The estimate is the distance divided by the factor of σ in this formula. For even spacing, the
/// estimate is <c>√(π/12) |Lₜ − 2 Lₜ₋₁ + Lₜ₋₂|</c>, as in <see cref="LossJitter"/> (von Neumann et al. 1941, with second differences).
/// </remarks>
internal static class ChordDeviation
{
    /// <summary>
    /// The scaled distance of the middle one of three evaluations from the line through the other two. For independent Gaussian noise, the
    /// mean distance is the standard deviation of the noise.
    /// </summary>
    /// <param name="validation">The latest evaluation. Its property <c>Earlier</c> holds the two evaluations before it.</param>
    /// <param name="valueOf">Returns the value of the curve at an evaluation, such as the accuracy.</param>
    /// <returns>The distance, or 0 if fewer than two evaluations precede the latest.</returns>
    public static double Of(ValidationOutcome validation, Func<ValidationOutcome, double> valueOf)
    {
        if (validation.Earlier is not [var middle, var first, ..])
        {
            return 0;
        }

        double weight = (double)(validation.TrainedTokens - middle.TrainedTokens) / (validation.TrainedTokens - first.TrainedTokens);
        double chord = (weight * valueOf(first)) + ((1 - weight) * valueOf(validation));
        double spread = Math.Sqrt(1 + (weight * weight) + ((1 - weight) * (1 - weight)));
        return Math.Sqrt(Math.PI / 2) * Math.Abs(valueOf(middle) - chord) / spread;
    }
}
