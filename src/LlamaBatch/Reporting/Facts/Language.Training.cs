using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <content>Caveats about the settings of training.</content>
internal abstract partial class Language
{
    /// <inheritdoc cref="SweepEdge"/>
    public abstract Prose Say(SweepEdge fact);

    /// <inheritdoc cref="UnequalTokens"/>
    public abstract Prose Say(UnequalTokens fact);

    /// <inheritdoc cref="FewSteps"/>
    public abstract Prose Say(FewSteps fact);

    /// <inheritdoc cref="ShortWarmup"/>
    public abstract Prose Say(ShortWarmup fact);

    /// <inheritdoc cref="Leak"/>
    public abstract Prose Say(Leak fact);

    /// <inheritdoc cref="NoBFloat16"/>
    public abstract Prose Say(NoBFloat16 fact);

    /// <inheritdoc cref="WeightDecayTimescales"/>
    public abstract Prose Say(WeightDecayTimescales fact);

    /// <inheritdoc cref="Beta2HalfLives"/>
    public abstract Prose Say(Beta2HalfLives fact);

    /// <inheritdoc cref="Beta2Exceptions"/>
    public abstract Prose Say(Beta2Exceptions fact);

    /// <inheritdoc cref="ClippedPoints"/>
    public abstract Prose Say(ClippedPoints fact);

    /// <inheritdoc cref="TargetsInWarmup"/>
    public abstract Prose Say(TargetsInWarmup fact);

    /// <inheritdoc cref="RisingSteps"/>
    public abstract Prose Say(RisingSteps fact);

    /// <inheritdoc cref="UnusualMargins"/>
    public abstract Prose Say(UnusualMargins fact);
}
