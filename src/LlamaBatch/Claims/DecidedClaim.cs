namespace LlamaBatch;

/// <summary>A claim with its verdict, for other reports and recorded looks.</summary>
/// <param name="Text">The claim, as a sentence.</param>
/// <param name="Source">Where the claim is made, such as an article's section; empty if the author named none.</param>
/// <param name="Identity">Hashes of its text and meaning; see <see cref="ClaimIdentity"/>.</param>
/// <param name="Status">Its verdict.</param>
/// <param name="NeedsTraining">Whether training decides it, at least in part.</param>
public sealed record DecidedClaim(string Text, string Source, string Identity, VerdictStatus Status, bool NeedsTraining = true)
{
    /// <summary>The verdict with its evidence; null if only its status is known.</summary>
    public Verdict? Verdict { get; init; }
}
