namespace LlamaBatch.Statistics;

/// <summary>The jackknife for a quantity that depends on several independent samples.</summary>
/// <param name="Acceleration">
/// The acceleration a of the BCa bootstrap: one sixth of the skewness of the influences of individual runs (Davison and Hinkley 1997,
/// section 5.3). For one sample, it equals the acceleration of Efron (1987). It is 0 if no run has an influence, or if the quantity is
/// infinite after one run is left out.
/// </param>
/// <param name="Freedom">
/// Satterthwaite's degrees of freedom (1946) of the jackknife variance of the quantity, or infinity if no run has an influence.
/// </param>
internal readonly record struct JackknifeInfluence(double Acceleration, double Freedom)
{
    /// <summary>Computes the acceleration and the degrees of freedom.</summary>
    /// <param name="leftOut">For each sample, the quantity fitted without each of its runs in turn. Each sample must have at least two
    /// runs.</param>
    public static JackknifeInfluence Of(IReadOnlyList<IReadOnlyList<double>> leftOut)
    {
        (double squares, double cubes, double variance, double spread) = (0, 0, 0, 0);
        foreach (IReadOnlyList<double> sample in leftOut)
        {
            double mean = sample.Average();
            double share = (sample.Count - 1.0) / sample.Count;
            double sum = sample.Sum(value => (mean - value) * (mean - value));
            squares += share * share * sum;
            cubes += share * share * share * sample.Sum(value => Math.Pow(mean - value, 3));
            variance += share * sum;
            spread += share * sum * share * sum / (sample.Count - 1);
        }

        double acceleration = cubes / (6 * Math.Pow(squares, 1.5));
        double freedom = variance * variance / spread;
        return new(double.IsFinite(acceleration) ? acceleration : 0, double.IsFinite(freedom) ? freedom : double.PositiveInfinity);
    }
}
