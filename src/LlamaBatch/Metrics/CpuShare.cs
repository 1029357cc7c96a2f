namespace LlamaBatch;

/// <summary>The processor time of the timed steps divided by their wall time. It is 1 if the process had a core to itself.</summary>
/// <remarks>
/// <para>Source: own definition, a guard against other programs on the machine.</para>
/// <para>Cost: that of <see cref="StepTime"/>. The system keeps both times.</para>
/// </remarks>
public sealed class CpuShare : ICostMetric
{
    /// <summary>The smallest acceptable value. If the share is lower, the measured times count as disturbed by other programs.</summary>
    public const double Least = 0.9;

    private CpuShare()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Share of a core";

    /// <inheritdoc/>
    public static string Unit => "1";

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
    public static double Measure(CostOutcome cost) => cost.CpuShare;
}
