using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <content>Caveats about repetitions and about the machine that measured costs.</content>
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
