using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <content>Configurations that count as one, because they have the same settings.</content>
internal abstract partial class Language
{
    /// <inheritdoc cref="EqualLevels"/>
    public abstract Prose Say(EqualLevels fact);

    /// <inheritdoc cref="EqualPoints"/>
    public abstract Prose Say(EqualPoints fact);

    /// <inheritdoc cref="MoreEqualPoints"/>
    public abstract Prose Say(MoreEqualPoints fact);

    /// <inheritdoc cref="EqualPointsSummary"/>
    public abstract Prose Say(EqualPointsSummary fact);
}
