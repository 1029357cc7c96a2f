namespace LlamaBatch.Statistics;

/// <summary>
/// Holm's step-down adjustment of p values (Holm 1979). If every hypothesis with an adjusted p of at most α is rejected, the family-wise
/// error rate is at most α. The tests may be dependent in any way.
/// </summary>
public static class HolmAdjustment
{
    /// <summary>The adjusted p values, in the original order. A p value of NaN is treated as 1.</summary>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> p)
    {
        var adjusted = new double[p.Count];
        double largest = 0;
        int remaining = p.Count;
        foreach (int index in Enumerable.Range(0, p.Count).OrderBy(index => Usable(p[index])))
        {
            largest = Math.Max(largest, Math.Min(1, remaining * Usable(p[index])));
            adjusted[index] = largest;
            remaining--;
        }

        return adjusted;
    }

    /// <summary>The largest unadjusted p with which one test would reject, given the p values of the other tests.</summary>
    /// <param name="p">The p values of all tests.</param>
    /// <param name="index">The index of the test.</param>
    /// <param name="error">The family-wise error rate α.</param>
    public static double Threshold(IReadOnlyList<double> p, int index, double error)
    {
        int rejected = Adjust([.. p.Select((value, i) => i == index ? 1 : value)]).Where((adjusted, i) => i != index && adjusted <= error)
            .Count();
        return error / (p.Count - rejected);
    }

    private static double Usable(double p) => double.IsNaN(p) ? 1 : p;
}
