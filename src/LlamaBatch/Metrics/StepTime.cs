namespace LlamaBatch;

/// <summary>The median wall time of an optimizer step, in seconds.</summary>
/// <remarks>
/// <para>A step is the forward and backward pass over all micro-batches, clipping and the update, on one thread.</para>
/// <para>
/// Source: Hoefler and Belli 2015, Proc. SC, article 73, on medians of repeated timings, which one interruption does not change.
/// </para>
/// <para>Cost: a cost trial of its own, with at least 30 timed steps, in each block.</para>
/// </remarks>
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
