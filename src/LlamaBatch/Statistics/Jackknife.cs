namespace LlamaBatch.Statistics;

/// <summary>
/// Tukey's jackknife (Tukey 1958): a quantity fitted to n seeds becomes one pseudo-value a seed, <c>n θ - (n - 1) θ without the seed</c>, whose mean is the fit less its bias of order 1/n and
/// which a t test takes as n independent values.
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
}
