using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A part of what speaks for or against a claim.</summary>
internal abstract record EvidenceFact : Fact
{
    /// <inheritdoc/>
    public sealed override Prose In(Language language) => language.Say(this);
}

/// <summary>Two arms compared, or an arm and a number.</summary>
/// <param name="Effect">The effect.</param>
/// <param name="NamesMetric">Whether the claim compares several metrics, so that this one must be named.</param>
/// <param name="AdjustedP">The claim's p, where this is its only part.</param>
internal sealed record ArmsCompared(Effect Effect, bool NamesMetric, double? AdjustedP) : EvidenceFact;

/// <summary>Two numbers of arithmetic, or of print, compared.</summary>
/// <param name="Comparison">The comparison.</param>
internal sealed record QuantitiesCompared(QuantityComparison Comparison) : EvidenceFact;

/// <summary>An arm compared with the rival that is the closest to dominating it.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Rival">The rival.</param>
/// <param name="Effects">Each metric.</param>
/// <param name="IsSupported">Whether no other arm dominates it.</param>
/// <param name="NonDominated">How many arms are non-dominated at their means.</param>
/// <param name="Arms">How many arms there are.</param>
/// <param name="AdjustedP">The claim's p, where this is its only part.</param>
internal sealed record FrontCompared(
    ArmName Arm,
    ArmName Rival,
    IReadOnlyList<Effect> Effects,
    bool IsSupported,
    int NonDominated,
    int Arms,
    double? AdjustedP) : EvidenceFact;

/// <summary>An arm that cannot be compared with all others.</summary>
/// <param name="Arm">The arm.</param>
internal sealed record FrontUnknown(ArmName Arm) : EvidenceFact;

/// <summary>The p of a claim with several parts.</summary>
/// <param name="AdjustedP">The p.</param>
internal sealed record CombinedP(double AdjustedP) : EvidenceFact;

/// <summary>Nothing is compared, since the scale leaves out what the claim names.</summary>
/// <param name="Arms">What it names.</param>
internal sealed record NotInScale(IReadOnlyList<ArmName> Arms) : EvidenceFact;

/// <summary>The claim has no answer.</summary>
/// <param name="Problem">Why.</param>
internal sealed record NoAnswer(ClaimProblem Problem) : EvidenceFact;

/// <summary>The effect that decides a verdict, for a table.</summary>
/// <param name="Effect">The effect.</param>
/// <param name="NamesLeft">Whether the claim is about several arms, or what was computed from some.</param>
/// <param name="NamesMetric">Whether the claim compares several metrics.</param>
/// <param name="Of">How many effects the claim has.</param>
internal sealed record MainEffectFact(Effect Effect, bool NamesLeft, bool NamesMetric, int Of) : EvidenceFact;

/// <summary>The arithmetic comparison that decides a verdict, for a table.</summary>
/// <param name="Comparison">The comparison.</param>
/// <param name="Of">How many the claim has.</param>
internal sealed record MainQuantity(QuantityComparison Comparison, int Of) : EvidenceFact;
