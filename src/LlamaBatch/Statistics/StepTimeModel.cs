namespace LlamaBatch.Statistics;

/// <summary>
/// Step time as a linear function of batch size, <c>t(B) = t₀ + s B</c>. The overhead t₀ includes the optimizer's update; the slope s is
/// the time per sequence. Throughput <c>B / t(B)</c> reaches 95 % of its limit <c>1 / s</c> at the saturation batch size <c>19 t₀ / s</c>.
/// </summary>
/// <param name="Overhead">The overhead t₀ in seconds: mean and standard deviation over the blocks (repetitions) of cost trials.</param>
/// <param name="PerSequence">The time per sequence s in seconds: mean and standard deviation over the blocks.</param>
/// <param name="Saturation">The saturation batch size 19 t₀ / s in sequences: mean and standard deviation over the blocks.</param>
public sealed record StepTimeModel(Moments Overhead, Moments PerSequence, Moments Saturation)
{
    /// <summary>Whether the fitted overhead is plausible, that is, whether its confidence interval does not lie entirely below 0.</summary>
    public bool IsPossible => !(Overhead.Interval.High < 0);

    /// <summary>
    /// Fits a line to each block of cost trials by least squares with weights <c>1 / t²</c> (equal relative errors). A block is one
    /// repetition of the measurements.
    /// </summary>
    /// <param name="blocks">For each block, the measured batch sizes with their seconds per step.</param>
    /// <returns>The model, or null if fewer than two blocks have at least two different batch sizes.</returns>
    public static StepTimeModel? Fit(IEnumerable<IReadOnlyList<(double Batch, double Seconds)>> blocks)
    {
        var fits = blocks.Select(Line).OfType<(double Overhead, double Slope)>().ToList();
        return fits.Count < 2
            ? null
            : new(
                Moments.Of([.. fits.Select(fit => fit.Overhead)]),
                Moments.Of([.. fits.Select(fit => fit.Slope)]),
                Moments.Of([.. fits.Select(fit => 19 * fit.Overhead / fit.Slope)]));
    }

    private static (double Overhead, double Slope)? Line(IReadOnlyList<(double Batch, double Seconds)> points)
    {
        if (points.Select(point => point.Batch).Distinct().Count() < 2 || points.Any(point => !(point.Seconds > 0)))
        {
            return null;
        }

        // After division by t, the errors of the model have the same size: 1 = t₀ (1/t) + s (B/t) + error.
        double uu = 0, uv = 0, vv = 0, u = 0, v = 0;
        foreach ((double batch, double seconds) in points)
        {
            (double a, double b) = (1 / seconds, batch / seconds);
            (uu, uv, vv, u, v) = (uu + (a * a), uv + (a * b), vv + (b * b), u + a, v + b);
        }

        double determinant = (uu * vv) - (uv * uv);
        return (((u * vv) - (v * uv)) / determinant, ((uu * v) - (uv * u)) / determinant);
    }
}
