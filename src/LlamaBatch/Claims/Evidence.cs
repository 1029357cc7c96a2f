namespace LlamaBatch;

/// <summary>
/// A part of a claim that training decides: a p for it and a p against it. <see cref="Comparison"/> is about two arms, <see cref="BestOf"/> and <see cref="NonDominance"/>
/// about one arm among several.
/// </summary>
public abstract class Evidence
{
    /// <summary>p⁺: small where the evidence is for the claim.</summary>
    public abstract double PFor { get; }

    /// <summary>p⁻: small where the evidence is against the claim.</summary>
    public abstract double PAgainst { get; }

    /// <summary>Why nothing can be decided; <see cref="VerdictReason.None"/> where it can. Both p are then 1.</summary>
    public abstract VerdictReason Obstacle { get; }

    /// <summary>The comparisons of two arms that it is made of.</summary>
    public abstract IReadOnlyList<Comparison> Comparisons { get; }

    /// <summary>The comparison that matters most: the one that a verdict, or the lack of one, hangs on.</summary>
    internal abstract Comparison Crucial { get; }

    /// <summary>The same with all margins multiplied.</summary>
    internal abstract Evidence WithMargins(double factor);

    /// <summary>Why a claim that the p support is not supported all the same; <see cref="VerdictReason.None"/> where nothing speaks against it.</summary>
    internal virtual VerdictReason Objection => VerdictReason.None;

    /// <summary>
    /// The arm that could turn a verdict for (against) the claim if it were tuned better, since its tuned level lies at the edge of the grid; null where there is none.
    /// </summary>
    internal abstract Sample? ThreatTo(bool supported);

    /// <summary>How a claim that is refuted is wrong.</summary>
    /// <param name="level">The coverage of intervals.</param>
    internal abstract VerdictReason RefutedBy(double level);

    /// <summary>Why the claim is open.</summary>
    /// <param name="error">The error that a verdict alone would have.</param>
    internal abstract VerdictReason OpenBecause(double error);
}
