namespace LlamaBatch;

/// <summary>
/// Unevenness of the timed steps of a cost trial: their median time over that of the fastest tenth. All steps compute
/// the same, so on a quiet machine it is close to 1.
/// </summary>
public sealed class StepSpread : ICostMetric
{
    /// <summary>Above it a measurement of time counts as disturbed while it was made.</summary>
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
    public static bool IsTimed => false;

    /// <inheritdoc/>
    public static double Measure(CostOutcome cost) => cost.StepSpread;
}
