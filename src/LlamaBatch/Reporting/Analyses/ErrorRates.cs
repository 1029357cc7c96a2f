namespace LlamaBatch.Reporting.Analyses;

/// <summary>
/// Error rates of verdicts if an assumption of the decision rule is violated. The rates come from simulations in which the true effect
/// equals the margin.
/// </summary>
internal static class ErrorRates
{
    /// <summary>
    /// The error rate of a one-sided claim with margin 0 and 5 evaluation seeds, by number of tuning seeds. In the simulation, tuning
    /// chooses among 7 learning rates that are nearly equally good, as for batch size 256 in the first run of experiment BatchSize100.
    /// </summary>
    public static IReadOnlyList<(int Seeds, double Error)> NoisyTuningWithFiveSeeds { get; } =
        [(1, 0.105), (2, 0.085), (3, 0.071), (5, 0.058), (10, 0.041)];

    /// <summary>
    /// The error rate of a one-sided claim with margin 0 and 10 evaluation seeds, by number of tuning seeds. More evaluation seeds
    /// raise this rate, because the effect of a level chosen by noise more often becomes significant.
    /// </summary>
    public static IReadOnlyList<(int Seeds, double Error)> NoisyTuningWithTenSeeds { get; } =
        [(1, 0.21), (2, 0.16), (3, 0.135), (5, 0.10), (10, 0.063)];

    /// <summary>
    /// The error rate of a cost claim if each configuration's cost has a constant random offset of 0.5 %. The claim has 5 blocks of cost
    /// trials.
    /// </summary>
    /// <remarks>
    /// 0.5 % is the standard deviation of the offsets. The standard deviation of the differences between blocks is 1.05 %.
    /// </remarks>
    public const double OffsetOfHalfAPercent = 0.20;

    /// <summary>
    /// The error rate of a cost claim if each configuration's cost has a constant random offset of 1 %. The claim has 5 blocks of cost
    /// trials.
    /// </summary>
    /// <remarks>1 % is the standard deviation of the offsets.</remarks>
    public const double OffsetOfOnePercent = 0.43;

    /// <summary>Error rates of the t test for exponentially distributed differences (skewness 2), by number of seeds.</summary>
    public static IReadOnlyList<(int Seeds, double Error)> ExponentialDifferences { get; } = [(3, 0.115), (5, 0.118), (10, 0.10)];

    /// <summary>
    /// The power of <see cref="Statistics.SkewnessTest"/> to detect exponentially distributed differences in one comparison, by number of
    /// seeds.
    /// </summary>
    public static IReadOnlyList<(int Seeds, double Power)> SkewnessPower { get; } = [(5, 0.16), (10, 0.37), (20, 0.70)];

    /// <summary>The value in a table for the number of seeds that is nearest to <paramref name="seeds"/> on a logarithmic scale.</summary>
    public static double At(IReadOnlyList<(int Seeds, double Value)> table, int seeds)
        => table.MinBy(entry => Math.Abs(Math.Log((double)entry.Seeds / seeds))).Value;
}
