namespace LlamaBatch.Statistics;

/// <summary>
/// Tukey's jackknife (Tukey 1958): a quantity fitted to n seeds becomes one pseudo-value per seed. These are n θ − (n −
/// 1) θ without the seed. Their mean removes bias of order 1/n, and a t test treats them as independent.
/// </summary>
public static class Jackknife
{
    /// <summary>The pseudo-values, in the order of the seeds.</summary>
    /// <param name="count">The number of seeds, n; at least two.</param>
    /// <param name="fit">Fits the quantity to some of the seeds, given as indices 0 to n - 1.</param>
    public static IReadOnlyList<double> PseudoValues(int count, Func<IReadOnlyList<int>, double> fit)
    {
        int[] all = [.. Enumerable.Range(0, count)];
        double whole = fit(all);
        return [.. all.Select(left => count * whole - (count - 1) * fit([.. all.Where(place => place != left)]))];
    }

    /// <summary>
    /// Whether a quantity changes by steps, for which the jackknife has no valid error. Such a quantity takes few distinct
    /// values over all seeds, all but one, and each alone. Two equal values may be chance; more are steps.
    /// </summary>
    /// <inheritdoc cref="PseudoValues"/>
    public static bool IsStep(int count, Func<IReadOnlyList<int>, double> fit)
    {
        if (count < 2)
        {
            return false;
        }

        int[] all = [.. Enumerable.Range(0, count)];
        double[] values = [fit(all), .. all.Select(left => fit([.. all.Where(place => place != left)])), .. all.Select(one => fit([one]))];
        double rounding = 1e-12 * values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        double[] sorted = [.. values.Order()];
        int alike = sorted.Zip(sorted.Skip(1), (low, high) => !(high - low > rounding)).Count(same => same);
        return alike >= FewestAlike;
    }

    /// <summary>The fewest pairs of equal neighbors among the sorted values that show steps.</summary>
    private const int FewestAlike = 3;
}
