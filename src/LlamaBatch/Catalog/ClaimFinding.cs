using LlamaBatch.Reporting.Languages;

namespace LlamaBatch.Catalog;

/// <summary>A problem of a claim that a rehearsal found.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Scale">The scale at which it was found.</param>
/// <param name="Problem">The problem.</param>
/// <param name="HasNoAnswer">Whether no results at all decide the claim; otherwise only some do not.</param>
public sealed record ClaimFinding(Claim Claim, Scale Scale, ClaimProblem Problem, bool HasNoAnswer)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"\"{Claim.Text}\"{(Scale == Scale.Full ? "" : $" at the {Scale.ToString().ToLowerInvariant()} scale")}: "
            + $"{KnownLanguages.English.Say(Problem)}";
}
