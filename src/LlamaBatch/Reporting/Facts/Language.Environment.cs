using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <content>The machines, versions and texts of a study.</content>
internal abstract partial class Language
{
    /// <inheritdoc cref="RanOn"/>
    public abstract Prose Say(RanOn fact);

    /// <inheritdoc cref="Numerics"/>
    public abstract Prose Say(Numerics fact);

    /// <inheritdoc cref="TextFingerprint"/>
    public abstract Prose Say(TextFingerprint fact);

    /// <inheritdoc cref="HowToRepeat"/>
    public abstract Prose Say(HowToRepeat fact);
}
