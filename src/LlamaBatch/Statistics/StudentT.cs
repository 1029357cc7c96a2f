namespace LlamaBatch.Statistics;

/// <summary>Student's t distribution.</summary>
public static class StudentT
{
    /// <summary>The probability of a value above <paramref name="t"/>; exactly 0 and 1 at the infinities.</summary>
    /// <param name="t">The value.</param>
    /// <param name="freedom">Degrees of freedom.</param>
    public static double Above(double t, double freedom) =>
        double.IsNaN(t) ? double.NaN
        : double.IsInfinity(t) ? t > 0 ? 0 : 1
        : MathNet.Numerics.Distributions.StudentT.CDF(0, 1, freedom, -t);

    /// <summary>The quantile: the value with <paramref name="probability"/> below it.</summary>
    /// <param name="probability">Between 0 and 1.</param>
    /// <param name="freedom">Degrees of freedom.</param>
    public static double Quantile(double probability, double freedom) =>
        MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, freedom, probability);
}
