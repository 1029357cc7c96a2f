namespace LlamaBatch.Journal;

/// <summary>A moment at which a run computed verdicts: what was claimed then, and on how many repetitions. It shows which claims came after the results.</summary>
/// <param name="AtUtc">When.</param>
/// <param name="Scale">The scale that was reported.</param>
/// <param name="Seeds">Evaluation seeds that were finished at every point.</param>
/// <param name="Blocks">Blocks of costs that were finished at every point.</param>
/// <param name="Claims">The claims that training decides, as <see cref="ClaimIdentity"/> says, in the order of the record.</param>
public sealed record Look(DateTime AtUtc, Scale Scale, int Seeds, int Blocks, IReadOnlyList<string> Claims)
{
    /// <summary>Whether it saw the same as another.</summary>
    public bool SawTheSameAs(Look other) => (Scale, Seeds, Blocks) == (other.Scale, other.Seeds, other.Blocks) && Claims.SequenceEqual(other.Claims, StringComparer.Ordinal);
}
