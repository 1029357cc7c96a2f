namespace LlamaBatch.Reporting.Analyses;

/// <summary>
/// Rates of wrong verdicts where the assumptions of the rule do not hold.
/// They come from simulations with the true effect on the margin.
/// </summary>
internal static class ErrorRates
{
    /// <summary>
    /// A one-sided claim at margin 0 with 5 evaluation seeds after noisy tuning.
    /// Tuning chooses among 7 equal levels on 2 seeds.
    /// </summary>
    public const double NoisyTuningWithFiveSeeds = 0.085;

    /// <summary>The same with 10 evaluation seeds: they show ever more surely the level that chance chose.</summary>
    public const double NoisyTuningWithTenSeeds = 0.16;

    /// <summary>The error rate of a cost claim with 5 blocks if each arm has a constant offset of 0.5 %.</summary>
    /// <remarks>The differences between blocks have a standard deviation of 1.05 %.</remarks>
    public const double OffsetOfHalfAPercent = 0.20;

    /// <summary>The same with an offset of 1 %.</summary>
    public const double OffsetOfOnePercent = 0.43;

    /// <summary>Differences with an exponential distribution (skewness 2), by seeds.</summary>
    public static IReadOnlyList<(int Seeds, double Error)> ExponentialDifferences { get; } = [(3, 0.115), (5, 0.118), (10, 0.10)];

    /// <summary>How often <see cref="Statistics.SkewnessTest"/> finds exponential differences in one comparison, by seeds.</summary>
    public static IReadOnlyList<(int Seeds, double Power)> SkewnessPower { get; } = [(5, 0.16), (10, 0.37), (20, 0.70)];

    /// <summary>The entry for the nearest number of seeds.</summary>
    public static double At(IReadOnlyList<(int Seeds, double Value)> table, int seeds)
        => table.MinBy(entry => Math.Abs(Math.Log((double)entry.Seeds / seeds))).Value;
}
