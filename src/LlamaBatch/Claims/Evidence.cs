namespace LlamaBatch;

/// <summary>A part of a claim that training decides, with one p value for the claim and one against it.</summary>
/// <remarks>
/// <see cref="Comparison"/> is about two sides; <see cref="BestOf"/> and <see cref="NonDominance"/> are about one configuration among
/// several.
/// </remarks>
public abstract class Evidence
{
    /// <summary>p⁺, the p value for the claim: small if the evidence supports the claim.</summary>
    public abstract double PFor { get; }

    /// <summary>p⁻, the p value against the claim: small if the evidence contradicts the claim.</summary>
    public abstract double PAgainst { get; }

    /// <summary>
    /// The reason why this part cannot be decided, or <see cref="VerdictReason.None"/> if it can. If it cannot, both p values are 1.
    /// </summary>
    public abstract VerdictReason Obstacle { get; }

    /// <summary>The comparisons of two sides that make up this evidence.</summary>
    public abstract IReadOnlyList<Comparison> Comparisons { get; }

    /// <summary>The comparison that decided this part, or that prevented a decision.</summary>
    internal abstract Comparison DecisiveComparison { get; }

    /// <summary>A copy of the evidence with all margins multiplied by a factor.</summary>
    internal abstract Evidence WithMargins(double factor);

    /// <summary>
    /// The reason why the claim is not supported even if p⁺ is small. It is <see cref="VerdictReason.None"/> if there is no such reason.
    /// </summary>
    internal virtual VerdictReason WhyNotSupported => VerdictReason.None;

    /// <summary>
    /// The losing configuration if its tuned level is the first or last of the axis, or null otherwise. Further levels might improve the
    /// configuration and overturn the verdict.
    /// </summary>
    /// <param name="supported">Whether the verdict is in favor of the claim.</param>
    internal abstract Sample? ArmThatCouldOverturn(bool supported);

    /// <summary>The reason why the claim is refuted.</summary>
    /// <param name="level">The confidence level of the intervals on which the reason is based.</param>
    internal abstract VerdictReason WhyRefuted(double level);

    /// <summary>The reason why the claim is inconclusive.</summary>
    /// <param name="error">The accepted family-wise error rate of the experiment's claims.</param>
    internal abstract VerdictReason WhyInconclusive(double error);
}
