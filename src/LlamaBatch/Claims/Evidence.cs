namespace LlamaBatch;

/// <summary>A part of a claim that training decides, with one p value for the claim and one against it.</summary>
/// <remarks>
/// <see cref="Comparison"/> is about two arms; <see cref="BestOf"/> and <see cref="NonDominance"/> are about one arm among several.
/// </remarks>
public abstract class Evidence
{
    /// <summary>p⁺: small where the evidence is for the claim.</summary>
    public abstract double PFor { get; }

    /// <summary>p⁻: small where the evidence is against the claim.</summary>
    public abstract double PAgainst { get; }

    /// <summary>Why nothing can be decided, so that both p are 1; otherwise <see cref="VerdictReason.None"/>.</summary>
    public abstract VerdictReason Obstacle { get; }

    /// <summary>The comparisons of two arms that it consists of.</summary>
    public abstract IReadOnlyList<Comparison> Comparisons { get; }

    /// <summary>The comparison that decided, or that prevented a decision.</summary>
    internal abstract Comparison DecisiveComparison { get; }

    /// <summary>A copy with all margins multiplied.</summary>
    internal abstract Evidence WithMargins(double factor);

    /// <summary>Why the claim is not supported even if p⁺ is small; otherwise <see cref="VerdictReason.None"/>.</summary>
    internal virtual VerdictReason WhyNotSupported => VerdictReason.None;

    /// <summary>
    /// The losing arm, if its tuned level lies at the edge of the grid; null otherwise. Tuned on a wider grid, it could
    /// overturn the verdict.
    /// </summary>
    /// <param name="supported">Whether the verdict is for the claim.</param>
    internal abstract Sample? ArmThatCouldOverturn(bool supported);

    /// <summary>Why the claim is refuted.</summary>
    /// <param name="level">The confidence level of intervals.</param>
    internal abstract VerdictReason WhyRefuted(double level);

    /// <summary>Why the claim is inconclusive.</summary>
    /// <param name="error">The accepted error of the family of claims.</param>
    internal abstract VerdictReason WhyInconclusive(double error);
}
