namespace LlamaBatch.Statistics;

/// <summary>The parabola over the logarithm of the level that fits best by least squares.</summary>
public static class LogParabola
{
    /// <summary>
    /// The level of its vertex, held within the levels; where it opens the other way, the end level that is better. Not a number below three levels, with one that is not above zero, or with a mean that is not finite.
    /// </summary>
    /// <param name="levels">At least three levels.</param>
    /// <param name="isMaximum">Whether more is better.</param>
    public static double BestLevel(IReadOnlyList<LevelMean> levels, bool isMaximum)
    {
        if (levels.Count < 3 || levels.Any(level => !(level.Level > 0) || !double.IsFinite(level.Mean)))
        {
            return double.NaN;
        }

        // Centred, so that the three normal equations are well conditioned.
        double[] logs = [.. levels.Select(level => Math.Log(level.Level))];
        double centre = logs.Average();
        double[] x = [.. logs.Select(log => log - centre)];
        double[] y = [.. levels.Select(level => isMaximum ? -level.Mean : level.Mean)];
        double n = x.Length;
        double x2 = x.Sum(one => one * one);
        double x3 = x.Sum(one => one * one * one);
        double x4 = x.Sum(one => one * one * one * one);
        double mean = y.Average();
        double xy = x.Zip(y, (a, b) => a * (b - mean)).Sum();
        double x2y = x.Zip(y, (a, b) => a * a * (b - mean)).Sum();
        double determinant = x2 * (x4 - x2 * x2 / n) - x3 * x3;
        double curvature = (x2 * x2y - x3 * xy) / determinant;
        double slope = (xy - curvature * x3) / x2;
        double vertex = curvature > 0 ? -slope / (2 * curvature) : slope > 0 ? double.NegativeInfinity : double.PositiveInfinity;
        return Math.Exp(centre + Math.Clamp(vertex, x.Min(), x.Max()));
    }
}
