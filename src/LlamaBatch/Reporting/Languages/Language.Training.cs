using LlamaBatch.Reporting.Facts;

namespace LlamaBatch.Reporting.Languages;

/// <content>What the settings of training weaken.</content>
internal abstract partial class Language
{
    /// <inheritdoc cref="UnequalTokens"/>
    public abstract Prose Say(UnequalTokens fact);

    /// <inheritdoc cref="FewSteps"/>
    public abstract Prose Say(FewSteps fact);
}
