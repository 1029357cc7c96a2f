using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <content>What repetitions, and the machine that costs were measured on, weaken.</content>
internal abstract partial class Language
{
    /// <inheritdoc cref="DisturbedCosts"/>
    public abstract Prose Say(DisturbedCosts fact);

    /// <inheritdoc cref="Outliers"/>
    public abstract Prose Say(Outliers fact);

    /// <inheritdoc cref="OneOccasion"/>
    public abstract Prose Say(OneOccasion fact);

    /// <inheritdoc cref="SkewedDifferences"/>
    public abstract Prose Say(SkewedDifferences fact);

    /// <inheritdoc cref="NoiseScales"/>
    public abstract Prose Say(NoiseScales fact);

    /// <inheritdoc cref="SeveralLooks"/>
    public abstract Prose Say(SeveralLooks fact);
}
