namespace LlamaBatch;

/// <summary>Model FLOPs utilization: achieved operations per second divided by the peak.</summary>
/// <remarks>
/// <para>
/// The peak is the speed of one thread of this machine in a large matrix product, measured right after the steps. The operation count
/// assumes full attention, even if a step skips the masked scores above the diagonal.
/// </para>
/// <para>Source: Chowdhery et al. 2022, arXiv:2204.02311, appendix B.</para>
/// <para>Cost: that of <see cref="StepTime"/>, and 60 products of two 512 × 512 matrices in each cost trial.</para>
/// </remarks>
public sealed class ModelFlopsUtilization : ICostMetric
{
    private ModelFlopsUtilization()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Model FLOPs utilization";

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
    public static bool NeedsPeakFlops => true;

    /// <inheritdoc/>
    public static double Measure(CostOutcome cost) => cost.TokensPerStep / cost.StepSeconds * cost.FlopsPerToken / cost.PeakFlops;
}
