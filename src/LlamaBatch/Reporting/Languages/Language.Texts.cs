using LlamaBatch.Reporting.Facts;

namespace LlamaBatch.Reporting.Languages;

/// <content>The texts that are trained and validated on.</content>
internal abstract partial class Language
{
    /// <inheritdoc cref="DifferentValidationSets"/>
    public abstract Prose Say(DifferentValidationSets fact);
}
