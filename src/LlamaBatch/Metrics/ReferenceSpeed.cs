namespace LlamaBatch;

/// <summary>The machine's speed in a fixed computation that runs before and after the timed steps of a cost trial.</summary>
/// <remarks>
/// <para>The lower of the two speeds counts. The metric shows whether slow steps come from a slow machine.</para>
/// <para>Source: own definition, a guard against other programs on the host.</para>
/// <para>Cost: 30 products of two 192 × 192 matrices in each cost trial, about a millisecond each.</para>
/// </remarks>
public sealed class ReferenceSpeed : ICostMetric
{
    /// <summary>
    /// The smallest acceptable speed, as a fraction of the study's median speed. At a lower speed, the measured times count as disturbed.
    /// </summary>
    /// <remarks>
    /// The tolerance of 5 % equals the margin of time metrics. On a quiet machine, the speed stays within 3 % of its median.
    /// </remarks>
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
