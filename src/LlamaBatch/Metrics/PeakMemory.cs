namespace LlamaBatch;

/// <summary>Highest resident memory of the training process above what it held before the model was made.</summary>
public sealed class PeakMemory : ICostMetric
{
    private PeakMemory()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Peak memory";

    /// <inheritdoc/>
    public static string Unit => "bytes";

    /// <inheritdoc/>
    public static Better Better => Better.Lower;

    /// <inheritdoc/>
    public static Contrast Contrast => Contrast.Ratio;

    /// <inheritdoc/>
    public static double Margin => 0.02;

    /// <inheritdoc/>
    public static bool IsTimed => false;

    /// <inheritdoc/>
    public static double Measure(CostOutcome cost) => cost.PeakMemoryBytes;
}
