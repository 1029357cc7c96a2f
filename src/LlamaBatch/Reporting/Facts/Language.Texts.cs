using System.Globalization;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <content>The training and validation texts of a study.</content>
internal abstract partial class Language
{
    /// <inheritdoc cref="DifferentValidationSets"/>
    public abstract Prose Say(DifferentValidationSets fact);

    /// <inheritdoc cref="EndlessText"/>
    public abstract Prose Say(EndlessText fact);

    /// <inheritdoc cref="TextRead"/>
    public abstract Prose Say(TextRead fact);

    /// <inheritdoc cref="WindowsUsed"/>
    public abstract Prose Say(WindowsUsed fact);

    /// <inheritdoc cref="HeldOut"/>
    public abstract Prose Say(HeldOut fact);

    /// <inheritdoc cref="LimitedText"/>
    public abstract Prose Say(LimitedText fact);

    /// <inheritdoc cref="CopiedDocuments"/>
    public abstract Prose Say(CopiedDocuments fact);

    /// <inheritdoc cref="LossGap"/>
    public abstract Prose Say(LossGap fact);

    /// <inheritdoc cref="FixedWindows"/>
    public abstract Prose Say(FixedWindows fact);

    /// <inheritdoc cref="RepeatedText"/>
    public abstract Prose Say(RepeatedText fact);

    /// <inheritdoc cref="FewWindows"/>
    public abstract Prose Say(FewWindows fact);

    /// <inheritdoc cref="IncomparableLosses"/>
    public abstract Prose Say(IncomparableLosses fact);

    /// <summary>A number of epochs: a whole number from 10 upward, otherwise one decimal.</summary>
    protected static string Epochs(double epochs) =>
        epochs >= 9.5 ? Number.Exact((long)Math.Round(epochs)) : epochs.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A share of an epoch in percent: a whole number from 10 % upward, otherwise two digits.</summary>
    protected static string Share(double epochs) => (100 * epochs).ToString(epochs < 0.095 ? "G2" : "0", CultureInfo.InvariantCulture);
}
