using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A part of the evidence for or against a claim.</summary>
internal abstract record EvidenceFact : Fact
{
    /// <inheritdoc/>
    public sealed override Prose In(Language language) => language.Say(this);
}

/// <summary>A comparison of two configurations, or of a configuration with a number.</summary>
/// <param name="Effect">The effect.</param>
/// <param name="NamesMetric">Whether to name the metric, because the claim compares several metrics.</param>
/// <param name="AdjustedP">The claim's p value after Holm's adjustment; null if the claim makes several comparisons.</param>
internal sealed record ArmsCompared(Effect Effect, bool NamesMetric, double? AdjustedP) : EvidenceFact;

/// <summary>A comparison of two numbers that are computed or published instead of measured.</summary>
/// <param name="Comparison">The comparison.</param>
internal sealed record QuantitiesCompared(QuantityComparison Comparison) : EvidenceFact;

/// <summary>A comparison of a configuration with its closest rival, in every metric of a claim.</summary>
/// <param name="Arm">The configuration.</param>
/// <param name="Rival">The other configuration that comes closest to being better in every metric.</param>
/// <param name="Effects">The effect on each metric.</param>
/// <param name="IsSupported">Whether no other configuration is better than <paramref name="Arm"/> in every metric.</param>
/// <param name="NonDominated">
/// The number of non-dominated configurations: those for which no other configuration has better means in every metric.
/// </param>
/// <param name="Arms">The number of compared configurations.</param>
/// <param name="AdjustedP">The claim's p value after Holm's adjustment; null if the claim makes several comparisons.</param>
internal sealed record FrontCompared(
    ArmName Arm,
    ArmName Rival,
    IReadOnlyList<Effect> Effects,
    bool IsSupported,
    int NonDominated,
    int Arms,
    double? AdjustedP) : EvidenceFact;

/// <summary>The fact that a configuration cannot be compared with at least one other configuration.</summary>
/// <param name="Arm">The configuration.</param>
internal sealed record FrontUnknown(ArmName Arm) : EvidenceFact;

/// <summary>The adjusted p value of a claim that makes several comparisons.</summary>
/// <param name="AdjustedP">The claim's p value after Holm's adjustment.</param>
internal sealed record CombinedP(double AdjustedP) : EvidenceFact;

/// <summary>The fact that a run at a reduced scale leaves out the configurations that a claim compares.</summary>
/// <param name="Arms">The configurations that the claim names.</param>
internal sealed record NotInScale(IReadOnlyList<ArmName> Arms) : EvidenceFact;

/// <summary>The fact that a claim is ill-posed and therefore has no answer.</summary>
/// <param name="Problem">The problem that makes the claim ill-posed.</param>
internal sealed record NoAnswer(ClaimProblem Problem) : EvidenceFact;

/// <summary>The effect that decides a verdict, as a short text for a table.</summary>
/// <param name="Effect">The effect.</param>
/// <param name="NamesLeft">
/// Whether to name the left side of the comparison, because the claim is about several configurations or a quantity derived from several
/// configurations.
/// </param>
/// <param name="NamesMetric">Whether to name the metric, because the claim compares several metrics.</param>
/// <param name="Of">The number of comparisons that the claim makes.</param>
internal sealed record MainEffectFact(Effect Effect, bool NamesLeft, bool NamesMetric, int Of) : EvidenceFact;

/// <summary>The comparison of two computed or published numbers that decides a verdict, as a short text for a table.</summary>
/// <param name="Comparison">The comparison.</param>
/// <param name="NamesLeft">
/// Whether to name the owner of the left number, because the claim compares the numbers of several configurations or publications.
/// </param>
/// <param name="Of">The number of comparisons that the claim makes.</param>
internal sealed record MainQuantity(QuantityComparison Comparison, bool NamesLeft, int Of) : EvidenceFact;
