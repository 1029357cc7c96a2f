namespace LlamaBatch;

/// <summary>A claim with its verdict, for use outside the experiment's own report and in the list of earlier verdicts.</summary>
/// <param name="Text">The claim, as a sentence.</param>
/// <param name="Source">Where the claim was published, such as an article's section, or empty if the claim names no source.</param>
/// <param name="Identity">Hashes of the claim's text and meaning; see <see cref="ClaimIdentity"/>.</param>
/// <param name="Status">The verdict's status.</param>
/// <param name="NeedsTraining">Whether training decides the claim, at least in part.</param>
public sealed record DecidedClaim(string Text, string Source, string Identity, VerdictStatus Status, bool NeedsTraining = true)
{
    /// <summary>The claim in other languages.</summary>
    public IReadOnlyList<Translation> Translations { get; init; } = [];

    /// <summary>The verdict with its evidence, or null if only its status is known.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Makes a decided claim from a claim and its verdict.</summary>
    internal static DecidedClaim Of(Claim claim, Verdict verdict) =>
        new(claim.Text, claim.Source, ClaimIdentity.Of(claim, verdict), verdict.Status, verdict.NeedsTraining)
        {
            Translations = claim.Translations,
            Verdict = verdict,
        };
}
