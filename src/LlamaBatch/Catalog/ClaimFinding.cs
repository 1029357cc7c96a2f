using LlamaBatch.Reporting.Languages;

namespace LlamaBatch.Catalog;

/// <summary>A problem of a claim, found by a rehearsal on made-up results.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Scale">The scale at which the problem was found.</param>
/// <param name="Problem">The problem of the claim.</param>
/// <param name="HasNoAnswer">Whether the claim cannot be evaluated on any made-up result, for example because it throws on all of
/// them.</param>
public sealed record ClaimFinding(Claim Claim, Scale Scale, ClaimProblem Problem, bool HasNoAnswer)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"\"{Claim.Text}\"{(Scale == Scale.Full ? "" : $" at the {Scale.ToString().ToLowerInvariant()} scale")}: "
            + $"{KnownLanguages.English.Say(Problem)}";
}
