namespace LlamaBatch;

/// <summary>
/// Speed of the machine while steps were timed: the slower of two reference computations, before and after. It is
/// measured with every cost trial, to tell a slower machine from a slower step.
/// </summary>
public sealed class ReferenceSpeed : ICostMetric
{
    /// <summary>
    /// Below this share of the median of a study, a measurement of time counts as that of a slower machine. It is the margin of the metrics of time: what a claim could mistake for an effect. On a quiet machine the speed stays within
    /// 3 % of its median.
    /// </summary>
    public const double Least = 0.95;

    private ReferenceSpeed()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Speed of the reference computation";

    /// <inheritdoc/>
    public static string Unit => "FLOP/s";

    /// <inheritdoc/>
    public static Better Better => Better.Higher;

    /// <inheritdoc/>
    public static Contrast Contrast => Contrast.Ratio;

    /// <inheritdoc/>
    public static double Margin => 0.05;

    /// <inheritdoc/>
    public static bool IsTimed => false;

    /// <inheritdoc/>
    public static double Measure(CostOutcome cost) => cost.ReferenceSpeed;
}
