namespace LlamaBatch.Reporting.Analyses;

/// <summary>
/// Error rates of verdicts if assumptions of the decision rule are violated. They come from simulations in which the true
/// effect equals the margin.
/// </summary>
internal static class ErrorRates
{
    /// <summary>
    /// The error rate of a claim with 5 evaluation seeds after noisy tuning, by number of tuning seeds. The claim is one-sided, with
    /// margin 0. In the simulation, tuning chooses among the 7 nearly equal levels of a batch of 256 in the first BatchSize100.
    /// </summary>
    public static IReadOnlyList<(int Seeds, double Error)> NoisyTuningWithFiveSeeds { get; } =
        [(1, 0.105), (2, 0.085), (3, 0.071), (5, 0.058), (10, 0.041)];

    /// <summary>
    /// The error rate of a claim with 10 evaluation seeds after noisy tuning, by number of tuning seeds. It is higher than with 5
    /// evaluation seeds, because more seeds detect the effect of the randomly chosen level more reliably.
    /// </summary>
    public static IReadOnlyList<(int Seeds, double Error)> NoisyTuningWithTenSeeds { get; } =
        [(1, 0.21), (2, 0.16), (3, 0.135), (5, 0.10), (10, 0.063)];

    /// <summary>The error rate of a cost claim with 5 blocks if each configuration has its own offset.</summary>
    /// <remarks>The offsets have a standard deviation of 0.5 %. The differences between blocks have a standard deviation of 1.05 %.</remarks>
    public const double OffsetOfHalfAPercent = 0.20;

    /// <summary>The error rate of a cost claim with 5 blocks if each configuration has its own, larger offset.</summary>
    /// <remarks>The offsets have a standard deviation of 1 %.</remarks>
    public const double OffsetOfOnePercent = 0.43;

    /// <summary>Error rates of the t test for exponentially distributed differences (skewness 2), by number of seeds.</summary>
    public static IReadOnlyList<(int Seeds, double Error)> ExponentialDifferences { get; } = [(3, 0.115), (5, 0.118), (10, 0.10)];

    /// <summary>
    /// The power of <see cref="Statistics.SkewnessTest"/> against exponential differences in one comparison, by number
    /// of seeds.
    /// </summary>
    public static IReadOnlyList<(int Seeds, double Power)> SkewnessPower { get; } = [(5, 0.16), (10, 0.37), (20, 0.70)];

    /// <summary>The table's value for the number of seeds that is nearest on a logarithmic scale.</summary>
    public static double At(IReadOnlyList<(int Seeds, double Value)> table, int seeds)
        => table.MinBy(entry => Math.Abs(Math.Log((double)entry.Seeds / seeds))).Value;
}
