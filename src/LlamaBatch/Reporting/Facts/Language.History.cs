using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <content>How verdicts are reached, and what became of claims since.</content>
internal abstract partial class Language
{
    /// <summary>The margin of a ratio that serves as an example of how little up and down differ.</summary>
    protected const double ExampleMargin = 0.05;

    /// <summary>A part of the decision method, as a paragraph.</summary>
    /// <param name="fact">The part.</param>
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

    /// <summary>The example margin of a ratio, with its change up and down, in percent.</summary>
    protected (Prose Margin, Prose Up, Prose Down) Example() =>
        (Percent(ExampleMargin), Percent(EffectUnit.Percent(ExampleMargin) / 100), Percent(-EffectUnit.Percent(-ExampleMargin) / 100));

    /// <summary>A link to the report of another experiment.</summary>
    protected Prose ReportOf(string experiment) =>
        Prose.Link(experiment, $"../{Uri.EscapeDataString(experiment)}/{ReportFile}");

    /// <summary>A day in ISO 8601 format, such as <c>2026-11-27</c>.</summary>
    protected static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
