using LlamaBatch.Reporting.Languages;

namespace LlamaBatch.Catalog;

/// <summary>A problem with a claim, found before training by evaluating the claim on simulated results.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Scale">The scale at which the problem was found.</param>
/// <param name="Problem">The problem with the claim.</param>
/// <param name="HasNoAnswer">
/// Whether the claim cannot be evaluated on any simulated results, for example because its code always throws.
/// </param>
public sealed record ClaimFinding(Claim Claim, Scale Scale, ClaimProblem Problem, bool HasNoAnswer)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"\"{Claim.Text}\"{(Scale == Scale.Full ? "" : $" at the {Scale.ToString().ToLowerInvariant()} scale")}: "
            + $"{KnownLanguages.English.Say(Problem)}";
}
