namespace LlamaBatch.Statistics;

/// <summary>
/// Tukey's jackknife (Tukey 1958), which converts a fitted quantity to one pseudo-value per seed. The pseudo-value of seed i is
/// <c>n θ − (n − 1) θ₋ᵢ</c>, where θ is fitted to all n seeds and θ₋ᵢ to all seeds except i. The mean of the pseudo-values removes bias of
/// order 1/n, and a t test treats them as independent.
/// </summary>
public static class Jackknife
{
    /// <summary>The pseudo-values, in the order of the seeds.</summary>
    /// <param name="count">The number of seeds, n; at least two.</param>
    /// <param name="fit">Fits the quantity to a subset of the seeds, given as indices 0 to n - 1.</param>
    public static IReadOnlyList<double> PseudoValues(int count, Func<IReadOnlyList<int>, double> fit)
    {
        int[] all = [.. Enumerable.Range(0, count)];
        double whole = fit(all);
        return [.. all.Select(left => count * whole - (count - 1) * fit([.. all.Where(place => place != left)]))];
    }

    /// <summary>
    /// Whether a quantity changes in steps, so that the jackknife gives no valid standard error. The quantity is fitted to all seeds, to
    /// all seeds except one, and to each seed alone. At least three pairs of equal fits show that the quantity changes in steps; one or two
    /// pairs may be chance.
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

    /// <summary>A quantity changes in steps if at least this many pairs of neighboring values among the sorted fits are equal.</summary>
    private const int FewestAlike = 3;
}
