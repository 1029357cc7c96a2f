namespace LlamaBatch.Journal;

/// <summary>A moment at which a run computed verdicts, with the claims and repetitions at that time.</summary>
/// <remarks>The looks show which claims were added after results were seen.</remarks>
/// <param name="AtUtc">The time of the look, in UTC.</param>
/// <param name="Scale">The reported scale.</param>
/// <param name="Seeds">The number of evaluation seeds that were finished at every point.</param>
/// <param name="Blocks">The number of cost blocks that were finished at every point.</param>
/// <param name="Claims">The identities of the claims that training decides, in the order of the record.</param>
public sealed record Look(DateTime AtUtc, Scale Scale, int Seeds, int Blocks, IReadOnlyList<string> Claims)
{
    /// <summary>Whether another look has the same scale, repetitions and claims.</summary>
    public bool SawTheSameAs(Look other)
        => (Scale, Seeds, Blocks) == (other.Scale, other.Seeds, other.Blocks) && Claims.SequenceEqual(other.Claims, StringComparer.Ordinal);
}
