namespace LlamaBatch;

/// <summary>
/// The machine's speed in a fixed computation that runs before and after the timed steps of a cost trial. The lower of the two speeds
/// counts. Every cost trial measures the speed, to distinguish a slower machine from a slower step.
/// </summary>
public sealed class ReferenceSpeed : ICostMetric
{
    /// <summary>The share of the study's median speed below which a time counts as disturbed.</summary>
    /// <remarks>This share matches the margin of time metrics. On a quiet machine, the speed stays within 3 % of its median.</remarks>
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
    public static double Lowest => 0;

    /// <inheritdoc/>
    public static bool IsTimed => false;

    /// <inheritdoc/>
    public static double Measure(CostOutcome cost) => cost.ReferenceSpeed;
}
