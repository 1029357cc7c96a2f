namespace LlamaBatch.Reporting.Analyses;

/// <summary>How often verdicts are wrong where the rule's assumptions do not hold, found by simulation with the true effect on the margin. <c>ErrorRateTests</c> simulates them again.</summary>
internal static class ErrorRates
{
    /// <summary>
    /// A claim in one direction at margin 0 and 5 evaluation seeds, where the tuning seeds do not tell the levels apart: 7 levels, 2 tuning seeds with the spread of the evaluation seeds. Nominal is 2.5 %.
    /// </summary>
    public const double NoisyTuningWithFiveSeeds = 0.085;

    /// <summary>The same with 10 evaluation seeds: they show ever more surely the level that chance chose.</summary>
    public const double NoisyTuningWithTenSeeds = 0.16;

    /// <summary>5 blocks whose differences vary by 1.05 %, and an offset of each arm of 0.5 %, constant on one occasion.</summary>
    public const double OffsetOfHalfAPercent = 0.20;

    /// <summary>The same with an offset of 1 %.</summary>
    public const double OffsetOfOnePercent = 0.43;

    /// <summary>Differences with an exponential distribution (skewness 2), by seeds.</summary>
    public static IReadOnlyList<(int Seeds, double Error)> ExponentialDifferences { get; } = [(3, 0.115), (5, 0.118), (10, 0.10)];

    /// <summary>How often <see cref="Statistics.SkewnessTest"/> finds exponential differences in one comparison, by seeds.</summary>
    public static IReadOnlyList<(int Seeds, double Power)> SkewnessPower { get; } = [(5, 0.16), (10, 0.37), (20, 0.70)];

    /// <summary>The entry for the nearest number of seeds.</summary>
    public static double At(IReadOnlyList<(int Seeds, double Value)> table, int seeds) => table.MinBy(entry => Math.Abs(Math.Log((double)entry.Seeds / seeds))).Value;
}
