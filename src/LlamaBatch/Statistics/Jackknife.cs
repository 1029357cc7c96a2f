namespace LlamaBatch.Statistics;

/// <summary>
/// Tukey's jackknife (Tukey 1958): a quantity fitted to n seeds becomes one pseudo-value per seed. These are n θ − (n −
/// 1) θ without the seed. Their mean removes bias of order 1/n, and a t test treats them as independent.
/// </summary>
public static class Jackknife
{
    /// <summary>The pseudo-values, in the order of the seeds.</summary>
    /// <param name="count">How many seeds, n; at least two.</param>
    /// <param name="fit">The quantity fitted to some of the seeds, given their places 0 to n - 1.</param>
    public static IReadOnlyList<double> PseudoValues(int count, Func<IReadOnlyList<int>, double> fit)
    {
        int[] all = [.. Enumerable.Range(0, count)];
        double whole = fit(all);
        return [.. all.Select(left => count * whole - (count - 1) * fit([.. all.Where(place => place != left)]))];
    }

    /// <summary>
    /// Whether a quantity changes in steps. Then its values for all seeds, without each, and for each alone are few.
    /// The jackknife then has no error, or a wrong one. Two seeds that happen to agree make two values alike, so it
    /// takes one more.
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

    /// <summary>Neighbors among the sorted values that are the same, from which on they are steps.</summary>
    private const int FewestAlike = 3;
}
