namespace LlamaBatch;

/// <summary>Margins for which a claim has the same verdict, as multiples of its own.</summary>
/// <param name="Status">The verdict, supported or refuted.</param>
/// <param name="From">From where on.</param>
/// <param name="To">Up to where; infinite for all larger ones.</param>
internal readonly record struct MarginRange(VerdictStatus Status, double From, double To)
{
    /// <summary>Whether it is so for the claim as it is written.</summary>
    public bool Contains(double factor) => From <= factor && factor <= To;
}
