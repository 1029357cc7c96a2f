namespace LlamaBatch.Journal;

/// <summary>A moment at which a run computed verdicts, with the claims, seeds and cost blocks at that time.</summary>
/// <remarks>Such moments are recorded because they show which claims were added after results were seen.</remarks>
/// <param name="AtUtc">The time at which the verdicts were computed, in UTC.</param>
/// <param name="Scale">The reported scale.</param>
/// <param name="Seeds">The number of evaluation seeds that were finished at every combination of compared levels.</param>
/// <param name="Blocks">The number of blocks of cost trials that were finished at every combination of compared levels.</param>
/// <param name="Claims">The identities of the claims that training decides, in the order of the record.</param>
public sealed record Look(DateTime AtUtc, Scale Scale, int Seeds, int Blocks, IReadOnlyList<string> Claims)
{
    /// <summary>Whether the verdicts of another moment had the same scale, numbers of seeds and blocks, and claims.</summary>
    public bool SawTheSameAs(Look other)
        => (Scale, Seeds, Blocks) == (other.Scale, other.Seeds, other.Blocks) && Claims.SequenceEqual(other.Claims, StringComparer.Ordinal);
}
