using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <content>How verdicts are decided, and claims that changed after results were known.</content>
internal abstract partial class Language
{
    /// <summary>A paragraph about how verdicts are decided.</summary>
    /// <param name="fact">The fact.</param>
    public abstract Prose Say(DecisionFact fact);

    /// <inheritdoc cref="ClaimsAfterResults"/>
    public abstract Prose Say(ClaimsAfterResults fact);

    /// <inheritdoc cref="DroppedClaims"/>
    public abstract Prose Say(DroppedClaims fact);

    /// <inheritdoc cref="OppositeVerdict"/>
    public abstract Prose Say(OppositeVerdict fact);

    /// <summary>A note that a claim was added or changed after the results; empty for other claims.</summary>
    /// <param name="late">Whether the claim was added or changed.</param>
    public abstract Prose Late(LateClaim late);

    /// <summary>Converts a margin, a difference of logarithms, to a rise in percent.</summary>
    protected Prose Up(double margin) => Margin(new ReadableMargin(EffectUnit.Percent(margin), "%"));

    /// <summary>Converts a margin, a difference of logarithms, to a fall in percent.</summary>
    protected Prose Down(double margin) => Margin(new ReadableMargin(-EffectUnit.Percent(-margin), "%"));

    /// <summary>A link to the report of another experiment.</summary>
    protected Prose ReportOf(string experiment) =>
        Prose.Link(experiment, $"../{Uri.EscapeDataString(experiment)}/{ReportFile}");

    /// <summary>A day in ISO 8601 format, such as <c>2026-11-27</c>.</summary>
    protected static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
