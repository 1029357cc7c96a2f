namespace LlamaBatch.Statistics;

/// <summary>Student's t distribution.</summary>
public static class StudentT
{
    /// <summary>The probability of a value above <paramref name="t"/>. It is exactly 1 at minus infinity and 0 at plus infinity.</summary>
    /// <param name="t">The value.</param>
    /// <param name="freedom">The degrees of freedom.</param>
    public static double Above(double t, double freedom) =>
        double.IsNaN(t) ? double.NaN
        : double.IsInfinity(t) ? t > 0 ? 0 : 1
        : MathNet.Numerics.Distributions.StudentT.CDF(0, 1, freedom, -t);

    /// <summary>The quantile: a t-distributed value lies below it with the given probability.</summary>
    /// <param name="probability">The probability, between 0 and 1.</param>
    /// <param name="freedom">The degrees of freedom.</param>
    public static double Quantile(double probability, double freedom) =>
        MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, freedom, probability);
}
