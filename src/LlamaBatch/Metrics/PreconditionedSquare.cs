namespace LlamaBatch;

/// <summary>An estimate of the squared norm of the true gradient after Adam's preconditioning, Gᵀ P G.</summary>
/// <remarks>
/// <para>
/// The formula is that of <see cref="GradientSquare"/>, with <c>gᵀ P g</c> in place of ‖g‖². Values of single steps are noisy, so average
/// before you divide. The gradient noise scale after preconditioning is the mean of <see cref="PreconditionedVariance"/> divided by the
/// mean of this metric, in sequences.
/// </para>
/// <para>Source: as for <see cref="PreconditionedVariance"/> (McCandlish et al. 2018), which documents P and its limits.</para>
/// <para>Cost: that of <see cref="PreconditionedVariance"/>. Both metrics together cost no more than one.</para>
/// </remarks>
public sealed class PreconditionedSquare : IStepMetric
{
    private PreconditionedSquare()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Preconditioned square of the true gradient";

    /// <inheritdoc/>
    public static string Unit => "L2²/√v̂";

    /// <inheritdoc/>
    public static Better Better => Better.Neither;

    /// <inheritdoc/>
    public static Contrast Contrast => Contrast.Difference;

    /// <inheritdoc/>
    public static double Margin => 0.05;

    /// <inheritdoc/>
    public static bool NeedsMicroBatches => true;

    /// <inheritdoc/>
    public static bool NeedsPreconditioner => true;

    /// <inheritdoc/>
    public static double WhenDiverged(int vocabSize) => double.PositiveInfinity;

    /// <inheritdoc/>
    public static double Measure(StepOutcome step) => step.PreconditionedSquare;
}
