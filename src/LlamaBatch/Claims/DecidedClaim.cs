namespace LlamaBatch;

/// <summary>A claim with what became of it, for other reports and for the record of what was claimed when.</summary>
/// <param name="Text">The claim, as a sentence.</param>
/// <param name="Source">Where it is made; empty if the author named none.</param>
/// <param name="Identity">What it says, see <see cref="ClaimIdentity"/>.</param>
/// <param name="Status">Its verdict.</param>
/// <param name="NeedsTraining">Whether training has a part in it; arithmetic cannot be chosen to suit results.</param>
public sealed record DecidedClaim(string Text, string Source, string Identity, VerdictStatus Status, bool NeedsTraining = true)
{
    /// <summary>The whole verdict with its evidence; null where only its status is known.</summary>
    public Verdict? Verdict { get; init; }
}
