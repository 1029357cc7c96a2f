namespace LlamaBatch.Journal;

/// <summary>Records when a run computed verdicts on claims, and how many seeds and blocks were finished by then.</summary>
/// <remarks>These records show which claims were added after results were seen.</remarks>
/// <param name="AtUtc">The time at which the verdicts were computed, in UTC.</param>
/// <param name="Scale">The scale of the results: smoke, quick or full.</param>
/// <param name="Seeds">The number of evaluation seeds that were finished for every compared configuration.</param>
/// <param name="Blocks">The number of blocks of cost trials that were finished for every compared configuration.</param>
/// <param name="Claims">The identities of the claims that need training, in the order of the experiment's record.</param>
public sealed record Look(DateTime AtUtc, Scale Scale, int Seeds, int Blocks, IReadOnlyList<string> Claims)
{
    /// <summary>Whether another record is identical to this record, except possibly in the time.</summary>
    public bool SawTheSameAs(Look other)
        => (Scale, Seeds, Blocks) == (other.Scale, other.Seeds, other.Blocks) && Claims.SequenceEqual(other.Claims, StringComparer.Ordinal);
}
