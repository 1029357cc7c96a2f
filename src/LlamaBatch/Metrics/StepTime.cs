namespace LlamaBatch;

/// <summary>The median wall time of an optimizer step, in seconds.</summary>
public sealed class StepTime : ICostMetric
{
    private StepTime()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Step time";

    /// <inheritdoc/>
    public static string Unit => "s";

    /// <inheritdoc/>
    public static Better Better => Better.Lower;

    /// <inheritdoc/>
    public static Contrast Contrast => Contrast.Ratio;

    /// <inheritdoc/>
    public static double Margin => 0.05;

    /// <inheritdoc/>
    public static double Lowest => 0;

    /// <inheritdoc/>
    public static double Measure(CostOutcome cost) => cost.StepSeconds;
}
