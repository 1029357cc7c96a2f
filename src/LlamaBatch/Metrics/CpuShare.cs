namespace LlamaBatch;

/// <summary>The processor time divided by the wall time while steps were timed; 1 if no other program used the core.</summary>
public sealed class CpuShare : ICostMetric
{
    /// <summary>The share below which a time counts as disturbed by other programs.</summary>
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
