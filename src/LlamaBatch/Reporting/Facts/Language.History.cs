using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <content>How verdicts are reached, and what became of claims since.</content>
internal abstract partial class Language
{
    /// <summary>A margin of a ratio that shows how little up and down differ.</summary>
    protected const double ExampleMargin = 0.05;

    /// <summary>A part of the method, in a paragraph.</summary>
    /// <param name="fact">The part.</param>
    public abstract Prose Say(DecisionFact fact);

    /// <inheritdoc cref="ClaimsAfterResults"/>
    public abstract Prose Say(ClaimsAfterResults fact);

    /// <inheritdoc cref="DroppedClaims"/>
    public abstract Prose Say(DroppedClaims fact);

    /// <inheritdoc cref="OppositeVerdict"/>
    public abstract Prose Say(OppositeVerdict fact);

    /// <summary>How a claim came after the results; empty where it did not.</summary>
    /// <param name="late">How.</param>
    public abstract Prose Late(LateClaim late);

    /// <summary>A margin of a ratio up and down, in percent.</summary>
    protected (Prose Margin, Prose Up, Prose Down) Example() =>
        (Percent(ExampleMargin), Percent(EffectUnit.Percent(ExampleMargin) / 100), Percent(-EffectUnit.Percent(-ExampleMargin) / 100));

    /// <summary>The report of another experiment, as a link.</summary>
    protected Prose ReportOf(string experiment) =>
        Prose.Link(experiment, $"../{Uri.EscapeDataString(experiment)}/{ReportFile}");

    /// <summary>A day.</summary>
    protected static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
