namespace LlamaBatch;

/// <summary>A range of margins with the same verdict, as multiples of the margin that the claim declares.</summary>
/// <param name="Status">The verdict: supported or refuted.</param>
/// <param name="From">The smallest multiple.</param>
/// <param name="To">The largest multiple; infinite if the range has no end.</param>
internal readonly record struct MarginRange(VerdictStatus Status, double From, double To)
{
    /// <summary>Whether the range contains a multiple of the margin.</summary>
    public bool Contains(double factor) => From <= factor && factor <= To;
}
