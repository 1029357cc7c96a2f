namespace LlamaBatch;

/// <summary>A range of margins with the same verdict, as multiples of the margin that the claim declares.</summary>
/// <param name="Status">The verdict for every margin of the range: supported or refuted.</param>
/// <param name="From">The smallest margin of the range, as a multiple of the claim's margin.</param>
/// <param name="To">The largest margin of the range, as a multiple of the claim's margin. It is infinite if the range is unbounded.</param>
internal readonly record struct MarginRange(VerdictStatus Status, double From, double To)
{
    /// <summary>Whether the range contains a multiple of the margin.</summary>
    public bool Contains(double factor) => From <= factor && factor <= To;
}
