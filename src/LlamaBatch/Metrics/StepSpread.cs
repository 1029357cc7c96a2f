namespace LlamaBatch;

/// <summary>The unevenness of the timed steps of a cost trial: the median step time divided by the 10th percentile.</summary>
/// <remarks>
/// <para>All steps do the same work, so the value is close to 1 on a quiet machine.</para>
/// <para>Source: own definition, a guard against other programs on the machine.</para>
/// <para>Cost: that of <see cref="StepTime"/>. The same step times are read.</para>
/// </remarks>
public sealed class StepSpread : ICostMetric
{
    /// <summary>The largest acceptable value. If the spread is higher, the measured times count as disturbed by other programs.</summary>
    public const double Most = 1.1;

    private StepSpread()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Spread of step times";

    /// <inheritdoc/>
    public static string Unit => "1";

    /// <inheritdoc/>
    public static Better Better => Better.Lower;

    /// <inheritdoc/>
    public static Contrast Contrast => Contrast.Ratio;

    /// <inheritdoc/>
    public static double Margin => 0.05;

    /// <inheritdoc/>
    public static double Lowest => 0;

    /// <inheritdoc/>
    public static bool IsTimed => false;

    /// <inheritdoc/>
    public static double Measure(CostOutcome cost) => cost.StepSpread;
}
