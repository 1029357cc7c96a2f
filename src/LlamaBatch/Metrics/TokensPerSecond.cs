namespace LlamaBatch;

/// <summary>The training throughput on one thread, in tokens per second, without validation.</summary>
/// <remarks>
/// <para>The tokens of a step divided by <see cref="StepTime"/>.</para>
/// <para>Source: the observed throughput of Chowdhery et al. 2022, arXiv:2204.02311, appendix B.</para>
/// <para>Cost: that of <see cref="StepTime"/>. One cost trial measures both.</para>
/// </remarks>
public sealed class TokensPerSecond : ICostMetric
{
    private TokensPerSecond()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Throughput";

    /// <inheritdoc/>
    public static string Unit => "tokens/s";

    /// <inheritdoc/>
    public static Better Better => Better.Higher;

    /// <inheritdoc/>
    public static Contrast Contrast => Contrast.Ratio;

    /// <inheritdoc/>
    public static double Margin => 0.05;

    /// <inheritdoc/>
    public static double Lowest => 0;

    /// <inheritdoc/>
    public static double Measure(CostOutcome cost) => cost.TokensPerStep / cost.StepSeconds;
}
