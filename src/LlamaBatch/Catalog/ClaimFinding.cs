using LlamaBatch.Reporting.Languages;

namespace LlamaBatch.Catalog;

/// <summary>What a rehearsal found wrong with a claim.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Scale">The scale at which it was found.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="HasNoAnswer">Whether the claim's code gives no answer whatever is measured; else it does, but not always.</param>
public sealed record ClaimFinding(Claim Claim, Scale Scale, ClaimProblem Problem, bool HasNoAnswer)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"\"{Claim.Text}\"{(Scale == Scale.Full ? "" : $" at the {Scale.ToString().ToLowerInvariant()} scale")}: {Language.English.Say(Problem)}";
}
